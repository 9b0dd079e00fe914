/** Virtual hosts: add_vhost delete_vhost. */
import type { VhostName } from '@warren/kernel'
import type { ControlReply } from '@warren/rpc'
import {
  type AppContext,
  argument,
  type ControlCommandTable,
  DONE,
  exactArguments,
  nameArgument,
  textOption,
} from '../../command.ts'
import { changeRefused } from '../../failures.ts'

export const VHOST_COMMANDS: ControlCommandTable = {
  add_vhost: { needs: 'running', run: addVhost },
  delete_vhost: { needs: 'running', run: deleteVhost },
}

async function addVhost({ app, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 1)
  const name = nameArgument(request, 0, 'vhost') as VhostName // Checked: 1 to 255 bytes.
  const tags = (textOption(request, 'tags') ?? '').split(',').map((tag) => tag.trim())
  const outcome = await app.propose({
    kind: 'addVhost',
    name,
    description: textOption(request, 'description') ?? '',
    tags: tags.filter((tag) => tag !== ''),
  })
  // RabbitMQ: to add a vhost that exists is no error.
  return outcome.ok || outcome.error.kind === 'vhostExists' ? DONE : changeRefused(outcome.error)
}

async function deleteVhost({ app, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 1)
  const outcome = await app.propose({ kind: 'deleteVhost', name: argument(request, 0) as VhostName }) // Looked up only.
  return outcome.ok ? DONE : changeRefused(outcome.error)
}
