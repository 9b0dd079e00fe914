/** enable_feature_flag. */
import { FEATURE_FLAG_NAMES } from '@warren/model'
import type { ControlReply } from '@warren/rpc'
import { type AppContext, CommandRefusal, type ControlCommandTable, DONE, exactArguments } from '../../command.ts'
import { badArgument, changeRefused, type Failure, failure } from '../../failures.ts'

export const FEATURE_FLAG_COMMANDS: ControlCommandTable = {
  enable_feature_flag: { needs: 'running', run: enable },
}

const EXIT_USAGE = 64

/** One after another with `all`, until one cannot be enabled. */
async function enable({ app, node, request, log }: AppContext): Promise<ControlReply> {
  const [name = ''] = exactArguments(request, 1)
  if (name === '') throw new CommandRefusal(badArgument('feature_flag cannot be an empty string.'))
  if (name !== 'all' && !FEATURE_FLAG_NAMES.includes(name)) return unsupported(node.name)
  for (const flag of name === 'all' ? FEATURE_FLAG_NAMES : [name]) {
    const outcome = await app.propose({ kind: 'enableFeatureFlag', name: flag })
    if (!outcome.ok) {
      log.warn('feature flag cannot be enabled', { flag, ...outcome.error })
      return outcome.error.kind === 'featureFlagUnsupported'
        ? unsupported(outcome.error.node)
        : changeRefused(outcome.error)
    }
    if (outcome.value.changed) log.info('feature flag enabled', { flag })
  }
  return DONE
}

function unsupported(node: string): Failure {
  return failure(EXIT_USAGE, `Error:\nThis feature flag is not supported by node ${node}`)
}
