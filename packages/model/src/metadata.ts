/**
 * The replicated metadata as a state machine: the same proposals at the same indexes make the same state, outcomes and events on
 * every node. No clock, no randomness, no I/O; what is not deterministic was put into the command by its proposer.
 *
 * Invariants: I1 equal states have equal hashes, whether they came by commands or by a snapshot. I2 iteration is in order of
 * creation, which a snapshot keeps. I3 a refused or repeated proposal changes nothing but the memory of proposals. I4 records never
 * change in place. I5 the routing tables are the state itself, so they cannot disagree with it.
 */
import {
  assert,
  type ExchangeName,
  fail,
  type Lineage,
  type NodeId,
  ok,
  type PolicyName,
  type QueueName,
  type QueueUid,
  type Result,
  type UserName,
  type VhostName,
} from '@warren/kernel'
import { decide } from './apply/decide.ts'
import type { Command, CommandOk, Proposal } from './command.ts'
import { Change } from './decision/change.ts'
import type { DomainError } from './domain-error.ts'
import { beginSnapshot, type SnapshotParts } from './encoding/snapshot.ts'
import { beginRestore } from './encoding/snapshot-reading.ts'
import { StateHash } from './encoding/state-hash.ts'
import { mayComeYet } from './lineage.ts'
import type { MetadataEvent } from './metadata-event.ts'
import type { PolicySubject } from './policies/policy-table.ts'
import { parseProposer } from './proposer-sessions.ts'
import type {
  BindingDestination,
  BindingRecord,
  ExchangeRecord,
  LineageRecord,
  MemberRecord,
  PermissionRecord,
  PolicyDefinition,
  PolicyRecord,
  QueueRecord,
  TopicPermissionRecord,
  UserRecord,
  VhostRecord,
} from './record.ts'
import { Router } from './routing/router.ts'
import { MetadataState } from './state.ts'
import { AccessControl } from './users/access-control.ts'

export interface Applied {
  readonly outcome: Result<CommandOk, DomainError>
  readonly events: readonly MetadataEvent[]
  /** The proposal had been applied before: nothing changed, `outcome` is `outcomeUnknown`. */
  readonly duplicate: boolean
}

/** Undefined until everything is there. */
export interface MetadataRestoring {
  next(): Metadata | undefined
}

const NO_EVENTS: readonly MetadataEvent[] = []
const DUPLICATE: Applied = { outcome: fail({ kind: 'outcomeUnknown' }), events: NO_EVENTS, duplicate: true }

export class Metadata {
  readonly router: Router
  readonly access: AccessControl
  readonly #state: MetadataState
  readonly #hash = new StateHash()

  /** Blank, or over a restored state. */
  constructor(state: MetadataState = new MetadataState()) {
    this.#state = state
    this.router = new Router(this.#state.vhosts)
    this.access = new AccessControl(this.#state)
  }

  /** `index` is the Raft index, greater at each call. A proposal that was applied before changes nothing. */
  apply(index: number, proposal: Proposal): Applied {
    const state = this.#state
    assert(index > state.appliedIndex, 'indexes are applied in order')
    state.appliedIndex = index
    if (this.#isOutdated(proposal.proposer)) return DUPLICATE
    if (!state.proposers.accept(proposal.proposer, proposal.sequence, proposal.floor)) return DUPLICATE
    const decision = decide(state, proposal.command)
    if (!decision.ok) return { outcome: decision, events: NO_EVENTS, duplicate: false }
    if (decision.kind === 'keep') return { outcome: ok(decision.value), events: NO_EVENTS, duplicate: false }
    const change = new Change(state, index)
    const value = decision.perform(change)
    return { outcome: ok(value), events: change.events, duplicate: false }
  }

  /** What `command` would answer now, or undefined when it would change something and so has to be proposed. */
  evaluate(command: Command): Result<CommandOk, DomainError> | undefined {
    const decision = decide(this.#state, command)
    if (!decision.ok) return decision
    return decision.kind === 'keep' ? ok(decision.value) : undefined
  }

  snapshot(): Uint8Array {
    const parts: Uint8Array[] = []
    const snapshot = this.beginSnapshot()
    for (let part = snapshot.next(); part !== undefined; part = snapshot.next()) parts.push(part)
    return Buffer.concat(parts)
  }

  /** The snapshot in pieces, for states whose encoding would stall the event loop; shows the state of now. */
  beginSnapshot(): SnapshotParts {
    return beginSnapshot(this.#state)
  }

  /** All at once; see `beginRestore`. */
  static restore(bytes: Uint8Array): Metadata {
    const restoring = Metadata.beginRestore(bytes)
    for (;;) {
      const restored = restoring.next()
      if (restored !== undefined) return restored
    }
  }

  /** A snapshot back in steps of a few milliseconds. Bytes that are none are a bug, or a broken disk that no checksum caught. */
  static beginRestore(bytes: Uint8Array): MetadataRestoring {
    const steps = beginRestore(bytes)
    return {
      next() {
        const state = steps.step()
        assert(state.ok, 'a snapshot of the metadata cannot be read')
        return state.value === undefined ? undefined : new Metadata(state.value)
      },
    }
  }

  /** 16 hexadecimal digits; equal for equal states. O(records), some 20 ns each once they are known. */
  hash(): string {
    return this.#hash.of(this.#state)
  }

  /** The Raft index of the last change to routing or permissions: caches that hold another one are void. */
  get generation(): number {
    return Math.max(this.#state.routingGeneration, this.#state.permissionGeneration)
  }

  /** Of the last change to vhosts, exchanges, queues (their leaders and states too) or bindings. */
  get routingGeneration(): number {
    return this.#state.routingGeneration
  }

  /** Of the last change to vhosts, users or permissions. */
  get permissionGeneration(): number {
    return this.#state.permissionGeneration
  }

  get appliedIndex(): number {
    return this.#state.appliedIndex
  }

  /** Empty before the bootstrap. */
  get clusterName(): string {
    return this.#state.clusterName
  }

  get lineage(): Lineage {
    return this.#state.lineage
  }

  /** Those begun after the founding one, oldest first. */
  get lineages(): readonly LineageRecord[] {
    return this.#state.lineages
  }

  /** Enabled ones; for good. */
  get featureFlags(): ReadonlySet<string> {
    return this.#state.featureFlags
  }

  *vhosts(): Iterable<VhostRecord> {
    for (const topology of this.#state.vhosts.values()) yield topology.record
  }

  vhost(name: VhostName): VhostRecord | undefined {
    return this.#state.vhosts.get(name)?.record
  }

  /** The predeclared ones among them. */
  *exchanges(vhost: VhostName): Iterable<ExchangeRecord> {
    for (const exchange of this.#state.vhosts.get(vhost)?.exchanges.values() ?? []) yield exchange.record
  }

  exchange(vhost: VhostName, name: ExchangeName): ExchangeRecord | undefined {
    return this.#state.exchange(vhost, name)
  }

  /** Of one vhost, or of all. */
  *queues(vhost?: VhostName): Iterable<QueueRecord> {
    if (vhost === undefined) return yield* this.#state.queuesByUid.values()
    for (const queue of this.#state.vhosts.get(vhost)?.queues.values() ?? []) yield queue.record
  }

  queue(vhost: VhostName, name: QueueName): QueueRecord | undefined {
    return this.#state.queue(vhost, name)
  }

  queueByUid(uid: QueueUid): QueueRecord | undefined {
    return this.#state.queuesByUid.get(uid)
  }

  /** Explicit ones (every queue is bound to the default exchange besides); those of queues that are down are hidden, as in RabbitMQ. */
  *bindings(vhost: VhostName): Iterable<BindingRecord> {
    for (const { record, target } of this.#state.vhosts.get(vhost)?.bindings.values() ?? []) {
      if (target.kind === 'exchange' || target.record.state === 'running') yield record
    }
  }

  bindingsFrom(vhost: VhostName, source: ExchangeName): Iterable<BindingRecord> {
    const exchange = this.#state.vhosts.get(vhost)?.exchanges.get(source)
    return Array.from(exchange?.outbound ?? [], (binding) => binding.record)
  }

  bindingsTo(vhost: VhostName, destination: BindingDestination): Iterable<BindingRecord> {
    const target = this.#state.vhosts.get(vhost)?.target(destination)
    return Array.from(target?.inbound ?? [], (binding) => binding.record)
  }

  /** Of one vhost, in order of creation, or of all. */
  *policies(vhost?: VhostName): Iterable<PolicyRecord> {
    for (const table of this.#state.policies.values()) {
      if (vhost === undefined || table.vhost === vhost) yield* table.records()
    }
  }

  policy(vhost: VhostName, name: PolicyName): PolicyRecord | undefined {
    return this.#state.policies.get(vhost)?.get(name)?.record
  }

  /** As `policies`. */
  *operatorPolicies(vhost: VhostName): Iterable<PolicyRecord> {
    yield* this.#state.operatorPolicies.get(vhost)?.records() ?? []
  }

  /** What the policies of a queue make together; undefined when it has none. */
  policyDefinitionOf(queue: QueueRecord): PolicyDefinition | undefined {
    return this.#state.definitionFor(queue)
  }

  /** The policy that something of that name would follow, were it declared now. */
  matchPolicy(vhost: VhostName, subject: PolicySubject, name: QueueName | ExchangeName): PolicyRecord | undefined {
    return this.#state.policies.get(vhost)?.match(subject, name)?.record
  }

  users(): Iterable<UserRecord> {
    return this.#state.users.values()
  }

  user(name: UserName): UserRecord | undefined {
    return this.#state.users.get(name)
  }

  permissions(): Iterable<PermissionRecord> {
    return this.#state.permissions.values()
  }

  permission(user: UserName, vhost: VhostName): PermissionRecord | undefined {
    return this.#state.permission(user, vhost)
  }

  topicPermissions(): Iterable<TopicPermissionRecord> {
    return this.#state.topicPermissions.values()
  }

  /** Not there, but perhaps only because this replica lags. */
  mayComeYet(uid: QueueUid): boolean {
    return mayComeYet(this.#state, uid)
  }

  members(): Iterable<MemberRecord> {
    return this.#state.members.values()
  }

  member(id: NodeId): MemberRecord | undefined {
    return this.#state.members.get(id)
  }

  /** From an incarnation before the one recorded: nobody waits for the answer, and its memory of proposals is gone. */
  #isOutdated(proposer: string): boolean {
    const parsed = parseProposer(proposer)
    const member = parsed === undefined ? undefined : this.#state.members.get(parsed.node)
    return member !== undefined && parsed !== undefined && parsed.incarnation < member.incarnation
  }
}
