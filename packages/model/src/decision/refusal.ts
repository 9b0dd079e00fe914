/** Refusals that several entities share. */
import type { DomainError, EntityFacts } from '../domain-error.ts'
import type { QueueRecord } from '../record.ts'
import type { MetadataState } from '../state.ts'

export function notFound(entity: EntityFacts['entity'], name: string, vhost: string): DomainError {
  return { kind: 'notFound', entity, name, vhost }
}

/** Another connection's exclusive queue. */
export function locked(queue: QueueRecord): DomainError {
  return { kind: 'resourceLocked', queue: queue.name, vhost: queue.vhost }
}

/** Every operation on a queue whose leader's node is down. */
export function homeNodeDown(state: MetadataState, queue: QueueRecord): DomainError {
  return { kind: 'homeNodeDown', node: state.nodeName(queue.leader), queue: queue.name, vhost: queue.vhost }
}

/** Whether the queue belongs to another connection than the one that asks; the broker itself and the operator ask as none. */
export function isOthers(queue: QueueRecord, connection: string | undefined): boolean {
  return connection !== undefined && queue.exclusiveOwner !== undefined && queue.exclusiveOwner !== connection
}
