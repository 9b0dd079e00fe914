/** What a user may do in a vhost: set_permissions clear_permissions. */
import type { UserName, VhostName } from '@warren/kernel'
import type { ControlReply } from '@warren/rpc'
import {
  type AppContext,
  type ControlCommandTable,
  DONE,
  exactArguments,
  nameArgument,
  vhostOption,
} from '../command.ts'
import { changeRefused } from '../failures.ts'

export const PERMISSION_COMMANDS: ControlCommandTable = {
  set_permissions: { needs: 'running', run: setPermissions },
  clear_permissions: { needs: 'running', run: clearPermissions },
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

function subject(request: AppContext['request']): { user: UserName; vhost: VhostName } {
  const user = nameArgument(request, 0, 'user') as UserName // Checked: 1 to 255 bytes.
  return { user, vhost: vhostOption(request) as VhostName } // One that is no name is refused as not existing.
}
