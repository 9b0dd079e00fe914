/** Policies: set_policy clear_policy set_operator_policy clear_operator_policy. The metadata checks them; the lists are among the lists. */
import type { PolicyName, VhostName } from '@warren/kernel'
import type { ControlReply, ControlRequest } from '@warren/rpc'
import {
  type AppContext,
  argument,
  CommandRefusal,
  type ControlCommandTable,
  DONE,
  exactArguments,
  textOption,
  vhostOption,
} from '../../command.ts'
import { changeRefused, usage } from '../../failures.ts'

export const POLICY_COMMANDS: ControlCommandTable = {
  set_policy: { needs: 'running', run: (context) => setPolicy(context, 'setPolicy') },
  clear_policy: { needs: 'running', run: (context) => clearPolicy(context, 'clearPolicy') },
  set_operator_policy: { needs: 'running', run: (context) => setPolicy(context, 'setOperatorPolicy') },
  clear_operator_policy: { needs: 'running', run: (context) => clearPolicy(context, 'clearOperatorPolicy') },
}

async function setPolicy({ app, request }: AppContext, kind: 'setPolicy' | 'setOperatorPolicy'): Promise<ControlReply> {
  const [, pattern = '', definition = ''] = exactArguments(request, 3)
  const applyTo = textOption(request, 'apply-to') ?? 'all'
  const priority = priorityOption(request)
  const outcome = await app.propose({ kind, ...subject(request), pattern, definition, applyTo, priority })
  return outcome.ok ? DONE : changeRefused(outcome.error)
}

async function clearPolicy(
  { app, request }: AppContext,
  kind: 'clearPolicy' | 'clearOperatorPolicy',
): Promise<ControlReply> {
  exactArguments(request, 1)
  const outcome = await app.propose({ kind, ...subject(request) })
  return outcome.ok ? DONE : changeRefused(outcome.error)
}

/** Any text will do for the name, also the empty one (RabbitMQ). */
function subject(request: ControlRequest): { readonly vhost: VhostName; readonly name: PolicyName } {
  return { vhost: vhostOption(request) as VhostName, name: argument(request, 0) as PolicyName } // The vhost is looked up.
}

function priorityOption(request: ControlRequest): number {
  const text = textOption(request, 'priority') ?? '0'
  const priority = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
  if (Number.isSafeInteger(priority)) return priority
  throw new CommandRefusal(usage(`Invalid options for this command:\n--priority : ${text}`))
}
