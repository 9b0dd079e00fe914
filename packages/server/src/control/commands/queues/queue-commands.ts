/** Queues: delete_queue purge_queue rebalance transfer_leader. */
import type { QueueError } from '@warren/broker'
import { assertNever, type QueueName, type VhostName, withoutPort } from '@warren/kernel'
import type { QueueRecord } from '@warren/model'
import type { ControlReply } from '@warren/rpc'
import {
  type AppContext,
  type ControlCommandTable,
  DONE,
  done,
  exactArguments,
  flagOption,
  nameArgument,
  vhostOption,
} from '../../command.ts'
import { changeRefused, notClusterNode, queueRefusal, refused } from '../../failures.ts'
import { rebalance } from './rebalance.ts'

export const QUEUE_COMMANDS: ControlCommandTable = {
  delete_queue: { needs: 'running', run: deleteQueue },
  purge_queue: { needs: 'running', run: purgeQueue },
  rebalance: { needs: 'running', run: rebalance },
  transfer_leader: { needs: 'running', run: transferLeader },
}

async function deleteQueue(context: AppContext): Promise<ControlReply> {
  const { app, request } = context
  exactArguments(request, 1)
  const record = await findQueue(context)
  if (record === undefined) return queueRefusal('Queue not found')
  const options = { ifUnused: flagOption(request, 'if-unused'), ifEmpty: flagOption(request, 'if-empty') }
  const outcome = await app.deleteQueue(record, options)
  return outcome.ok ? done({ ready_messages: outcome.value }) : queueRefusal(describe(outcome.error, record, context))
}

async function purgeQueue(context: AppContext): Promise<ControlReply> {
  exactArguments(context.request, 1)
  const record = await findQueue(context)
  if (record === undefined) return refused('not_found')
  const outcome = await context.app.purgeQueue(record)
  if (outcome.ok) return DONE
  return outcome.error.kind === 'notFound' ? refused('not_found') : refused(describe(outcome.error, record, context))
}

/** To a node that has a synchronised mirror. Not of RabbitMQ's command line. */
async function transferLeader(context: AppContext): Promise<ControlReply> {
  const { app, request } = context
  const [, node = ''] = exactArguments(request, 2)
  const record = await findQueue(context)
  if (record === undefined) return queueRefusal('Queue not found')
  const to = [...app.metadata.members()].find((member) => member.name === withoutPort(node))
  if (to === undefined) return notClusterNode()
  const outcome = await app.propose({ kind: 'transferLeader', uid: record.uid, to: to.id })
  return outcome.ok ? DONE : changeRefused(outcome.error)
}

/** Looks again after a barrier, for the queue may have been declared on another node a moment ago. */
export async function findQueue({ app, request }: AppContext): Promise<QueueRecord | undefined> {
  const name = nameArgument(request, 0, 'queue name') as QueueName // Checked: 1 to 255 bytes.
  const vhost = vhostOption(request) as VhostName // Only looked up.
  const found = app.metadata.queue(vhost, name)
  if (found !== undefined) return found
  await app.barrier()
  return app.metadata.queue(vhost, name)
}

function describe(error: QueueError, record: QueueRecord, { app }: AppContext): string {
  switch (error.kind) {
    case 'notFound':
      return 'Queue not found'
    case 'inUse':
    case 'exclusiveUse':
      return 'Queue is in use'
    case 'notEmpty':
      return 'Queue is not empty'
    case 'ownerDown': {
      const home = app.metadata.member(record.leader)?.name ?? record.leader
      return `home node '${home}' of queue '${record.name}' in vhost '${record.vhost}' is down or inaccessible`
    }
    case 'timeout':
      return 'the node of the queue did not answer in time; look before you repeat the command'
    case 'unavailable':
      return error.text
    default:
      return assertNever(error)
  }
}
