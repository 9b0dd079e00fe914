/** The texts of refused queue operations on the wire: the one table for `QueueError` (RabbitMQ 3.10's words). */
import { AmqpError, ReplyCode } from '@warren/codec'
import { assertNever } from '@warren/kernel'
import { entityText, type QueueRecord } from '@warren/model'
import type { QueueError } from '../queues/queue-handle.ts'

/**
 * The owner does not answer, yet the cluster takes it for running: its lane is about to come up, or its death about to be
 * noticed. Worth another try for a little while, before the client is told `amqpError`.
 */
export class OwnerAway extends Error {
  override readonly name = 'OwnerAway'
  readonly amqpError: AmqpError

  constructor(amqpError: AmqpError) {
    super(amqpError.text)
    this.amqpError = amqpError
  }
}

/** What to throw. `leaderName` is the name of the node that the queue lives on. */
export function queueFailure(error: QueueError, record: QueueRecord, leaderName: string): AmqpError | OwnerAway {
  const queue = entityText({ entity: 'queue', name: record.name, vhost: record.vhost })
  switch (error.kind) {
    case 'ownerDown':
      return ownerDown(record, leaderName)
    case 'notFound':
      return new AmqpError(ReplyCode.notFound, `no ${queue}`)
    case 'exclusiveUse':
      return new AmqpError(ReplyCode.accessRefused, `${queue} in exclusive use`)
    case 'inUse':
      return new AmqpError(ReplyCode.preconditionFailed, `${queue} in use`)
    case 'notEmpty':
      return new AmqpError(ReplyCode.preconditionFailed, `${queue} not empty`)
    case 'timeout':
    case 'unavailable':
      return operationTimedOut(queue)
    default:
      return assertNever(error)
  }
}

export function ownerDown(record: QueueRecord, leaderName: string): AmqpError | OwnerAway {
  const error = homeNodeDown(record, leaderName)
  return record.state === 'down' ? error : new OwnerAway(error)
}

function homeNodeDown(record: QueueRecord, leaderName: string): AmqpError {
  const durability = record.durable ? 'durable ' : ''
  const queue = `${durability}queue '${record.name}' in vhost '${record.vhost}'`
  return new AmqpError(ReplyCode.notFound, `home node '${leaderName}' of ${queue} is down or inaccessible`)
}

/** `subject` is an exchange or queue with its vhost. Also for a metadata change that found no majority; then `reason` says more. */
export function operationTimedOut(subject: string, reason?: string): AmqpError {
  const more = reason === undefined ? '' : ` (${reason})`
  return new AmqpError(ReplyCode.notFound, `failed to perform operation on ${subject} due to timeout${more}`)
}
