/** The replicated metadata state machine. */
import type { ExchangeName, NodeId, QueueName, QueueUid, Result, UserName, VhostName } from '@warren/kernel'
import { assert } from '@warren/kernel'
import type { Command, CommandOk, Proposal } from './command.ts'
import type { DomainError } from './domain-error.ts'
import type { MetadataEvent } from './metadata-event.ts'
import type {
  BindingDestination,
  BindingRecord,
  ExchangeRecord,
  MemberRecord,
  PermissionRecord,
  QueueRecord,
  TopicPermissionRecord,
  UserRecord,
  VhostRecord,
} from './record.ts'
import { Router } from './routing/router.ts'
import type { AccessControl } from './users/access-control.ts'

export interface Applied {
  readonly outcome: Result<CommandOk, DomainError>
  readonly events: readonly MetadataEvent[]
  /** The proposal had been applied before: nothing changed, `outcome` is `outcomeUnknown`. */
  readonly duplicate: boolean
}

/** A snapshot in pieces, so that a large one need not stall the event loop. The pieces joined are the snapshot. */
export interface SnapshotParts {
  /** The next piece (some 1000 records), or undefined after the last. Shows the state of when the snapshot was begun. */
  next(): Uint8Array | undefined
}

export class Metadata {
  /** Stays the same object when a snapshot is installed. */
  readonly router = new Router(new Map())
  readonly access: AccessControl = unwritten()
  /** Takes over the state of a snapshot; the events are the difference, as if commands had made it. */
  install(_bytes: Uint8Array): readonly MetadataEvent[] {
    return unwritten()
  }
  bindingsFrom(_vhost: VhostName, _source: ExchangeName): Iterable<BindingRecord> {
    return unwritten()
  }
  bindingsTo(_vhost: VhostName, _destination: BindingDestination): Iterable<BindingRecord> {
    return unwritten()
  }
  apply(_index: number, _proposal: Proposal): Applied {
    return unwritten()
  }
  /** What `command` would answer now, or undefined when it would change something and so has to be proposed. */
  evaluate(_command: Command): Result<CommandOk, DomainError> | undefined {
    return unwritten()
  }
  snapshot(): Uint8Array {
    return unwritten()
  }
  beginSnapshot(): SnapshotParts {
    return unwritten()
  }
  static restore(_bytes: Uint8Array): Metadata {
    return unwritten()
  }
  /** 16 hexadecimal digits; equal for equal states. */
  hash(): string {
    return unwritten()
  }
  /** Grows with any change to routing or permissions. */
  get generation(): number {
    return unwritten()
  }
  get routingGeneration(): number {
    return unwritten()
  }
  get permissionGeneration(): number {
    return unwritten()
  }
  get appliedIndex(): number {
    return unwritten()
  }
  get clusterName(): string {
    return unwritten()
  }
  vhosts(): Iterable<VhostRecord> {
    return unwritten()
  }
  vhost(_name: VhostName): VhostRecord | undefined {
    return unwritten()
  }
  exchanges(_vhost: VhostName): Iterable<ExchangeRecord> {
    return unwritten()
  }
  exchange(_vhost: VhostName, _name: ExchangeName): ExchangeRecord | undefined {
    return unwritten()
  }
  queues(_vhost?: VhostName): Iterable<QueueRecord> {
    return unwritten()
  }
  queue(_vhost: VhostName, _name: QueueName): QueueRecord | undefined {
    return unwritten()
  }
  queueByUid(_uid: QueueUid): QueueRecord | undefined {
    return unwritten()
  }
  /** Explicit bindings; those of queues that are down are hidden, as RabbitMQ does. */
  bindings(_vhost: VhostName): Iterable<BindingRecord> {
    return unwritten()
  }
  users(): Iterable<UserRecord> {
    return unwritten()
  }
  user(_name: UserName): UserRecord | undefined {
    return unwritten()
  }
  permissions(): Iterable<PermissionRecord> {
    return unwritten()
  }
  permission(_user: UserName, _vhost: VhostName): PermissionRecord | undefined {
    return unwritten()
  }
  topicPermissions(): Iterable<TopicPermissionRecord> {
    return unwritten()
  }
  members(): Iterable<MemberRecord> {
    return unwritten()
  }
  member(_id: NodeId): MemberRecord | undefined {
    return unwritten()
  }
}

function unwritten(): never {
  assert(false, 'not written yet')
  throw new Error()
}
