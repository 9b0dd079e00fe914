/** What a user may do in a vhost: set_permissions clear_permissions set_topic_permissions clear_topic_permissions. */
import type { ExchangeName, UserName, VhostName } from '@warren/kernel'
import type { ControlReply } from '@warren/rpc'
import {
  type AppContext,
  type ControlCommandTable,
  DONE,
  exactArguments,
  nameArgument,
  vhostOption,
} from '../../command.ts'
import { changeRefused } from '../../failures.ts'

export const PERMISSION_COMMANDS: ControlCommandTable = {
  set_permissions: { needs: 'running', run: setPermissions },
  clear_permissions: { needs: 'running', run: clearPermissions },
  set_topic_permissions: { needs: 'running', run: setTopicPermissions },
  clear_topic_permissions: { needs: 'running', run: clearTopicPermissions },
}

async function setPermissions({ app, request }: AppContext): Promise<ControlReply> {
  const [, configure = '', write = '', read = ''] = exactArguments(request, 4)
  const outcome = await app.propose({ kind: 'setPermissions', ...subject(request), configure, write, read })
  return outcome.ok ? DONE : changeRefused(outcome.error, true)
}

async function clearPermissions({ app, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 1)
  const outcome = await app.propose({ kind: 'clearPermissions', ...subject(request) })
  return outcome.ok ? DONE : changeRefused(outcome.error, true)
}

/** The exchange need not exist. */
async function setTopicPermissions({ app, request }: AppContext): Promise<ControlReply> {
  const [, , write = '', read = ''] = exactArguments(request, 4)
  const permission = { ...subject(request), exchange: exchangeArgument(request), write, read }
  const outcome = await app.propose({ kind: 'setTopicPermissions', ...permission })
  return outcome.ok ? DONE : changeRefused(outcome.error, true)
}

/** Without an exchange: for all of the vhost. */
async function clearTopicPermissions({ app, request }: AppContext): Promise<ControlReply> {
  const hasExchange = request.arguments.length > 1
  exactArguments(request, hasExchange ? 2 : 1)
  const which = { ...subject(request), ...(hasExchange ? { exchange: exchangeArgument(request) } : {}) }
  const outcome = await app.propose({ kind: 'clearTopicPermissions', ...which })
  return outcome.ok ? DONE : changeRefused(outcome.error, true)
}

function exchangeArgument(request: AppContext['request']): ExchangeName {
  return nameArgument(request, 1, 'exchange') as ExchangeName // Checked: 1 to 255 bytes.
}

function subject(request: AppContext['request']): { user: UserName; vhost: VhostName } {
  const user = nameArgument(request, 0, 'user') as UserName // Checked: 1 to 255 bytes.
  return { user, vhost: vhostOption(request) as VhostName } // One that is no name is refused as not existing.
}
