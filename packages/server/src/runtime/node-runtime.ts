/**
 * The process: what outlives the application. It holds the data directory, the inter-node port and the identity, and
 * implements what ctl commands ask of a node. One change of state at a time: start, stop, reset and join queue up.
 *
 *   stopped -> booting -> running -> stopping -> stopped
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { LocalMember, MetadataService, PartitionEvent, PeerAddress } from '@warren/cluster'
import { fail, type Log, type NodeId, type NodeName, ok, type Result } from '@warren/kernel'
import type { MemberRole } from '@warren/model'
import type { Json } from '@warren/rpc'
import { findNode } from '@warren/rpc/client'
import type { Config } from '../config/load-config.ts'
import type {
  AppControl,
  AppState,
  ChangeRoleRefusal,
  ForceRefusal,
  JoinRefusal,
  NodeControl,
  ResetRefusal,
  StartRefusal,
  UpdateContactsRefusal,
} from '../control/node-control.ts'
import type { ListenerSnapshot, NodeSnapshot } from '../control/node-snapshot.ts'
import { resolves } from '../platform/host-lookup.ts'
import type { LoopMonitor } from '../platform/loop-monitor.ts'
import { hashPassword, NODE_PASSWORD_HASH } from '../platform/node-password-hash.ts'
import { accepts } from '../platform/port-probe.ts'
import { VERSION } from '../version.ts'
import { RunningApp } from './app-control.ts'
import { Application } from './application.ts'
import { formCluster } from './formation/form-cluster.ts'
import type { PeerState } from './formation/formation-rules.ts'
import { discoverPeers } from './formation/peer-discovery.ts'
import type { InterNode } from './inter-node.ts'
import { askForcedStart, type ForcedStartFiles, takeForcedStart } from './membership/forced-start.ts'
import { type Identity, isBlank, newIdentity } from './membership/identity.ts'
import { type IdentityFiles, IdentityKeeper, type LeftHistory } from './membership/identity-keeper.ts'
import { askToJoin, join, joinAny, leave, updateContacts } from './membership/membership-requests.ts'
import { takeOwnName } from './membership/rename.ts'
import { nodeSnapshot } from './process-facts.ts'

export interface NodeRuntimeOptions extends IdentityFiles {
  readonly config: Config
  readonly environment: { readonly [key: string]: Json }
  readonly cookieHash: string
  readonly loopMonitor: LoopMonitor
  readonly identity: Identity
  /** Never rejects. */
  readonly probePeer: (peer: NodeName) => Promise<PeerState>
  readonly interNode: InterNode
  readonly log: Log
  /** Other members' questions about this node, answered by the control commands. */
  readonly answerPeer: (query: Json) => Promise<Json>
  /** The process should end now, with this exit code. */
  readonly onEnd: (exitCode: number) => void
}

type State =
  | { readonly kind: 'stopped' }
  /** The service comes a moment after the start; who wants to stop before that leaves word. */
  | { readonly kind: 'booting'; service: MetadataService | undefined; readonly stopAsked: AbortController }
  | { readonly kind: 'running'; readonly application: Application; readonly control: AppControl }
  | { readonly kind: 'stopping' }

const END_DELAY_MS = 50
const START_AGAIN_MS = 1000

export class NodeRuntime implements NodeControl {
  readonly name: NodeName
  readonly #options: NodeRuntimeOptions
  readonly #identity: IdentityKeeper
  #state: State = { kind: 'stopped' }
  /** The newest of the changes of state that queue up. */
  #last: Promise<unknown> = Promise.resolve()
  #waiting: ((state: AppState) => void)[] = []
  #hasFailed = false
  /** How often a stop was asked for. */
  #stops = 0

  constructor(options: NodeRuntimeOptions) {
    this.#options = options
    this.#identity = new IdentityKeeper(options, options.identity)
    this.name = options.config.nodeName
  }

  get id(): NodeId {
    return this.#identity.now.id
  }

  get appState(): AppState {
    return this.#state.kind === 'running' && this.#state.application.isPaused ? 'paused' : this.#state.kind
  }

  get isBlank(): boolean {
    return isBlank(this.#identity.now)
  }

  get otherMembers(): readonly NodeName[] {
    return this.#identity.now.contacts.map(({ name }) => name)
  }

  app(): AppControl | undefined {
    return this.#state.kind === 'running' ? this.#state.control : undefined
  }

  startApp(): Promise<Result<void, StartRefusal>> {
    return this.#inTurn(() => (this.#state.kind === 'running' ? Promise.resolve(ok(undefined)) : this.#start()))
  }

  stopApp(): Promise<void> {
    this.#stops += 1
    // A start that waits for other nodes would hold up the queue for ever: it is told to give up first.
    if (this.#state.kind === 'booting') {
      this.#state.stopAsked.abort()
      this.#state.service?.stop(() => undefined)
    }
    return this.#inTurn(async () => {
      if (this.#state.kind !== 'running') return
      const { application } = this.#state
      this.#state = { kind: 'stopping' }
      await application.stop(this.#options.log)
      await this.#identity.written()
      this.#state = { kind: 'stopped' }
      this.#options.log.info('application stopped', { node: this.name })
    })
  }

  reset(): Promise<Result<void, ResetRefusal>> {
    return this.#inTurn(async () => {
      const left = await leave(this.#options.interNode.control, this.#identity.now)
      if (!left.ok) return left
      await this.#become(newIdentity(this.name))
      this.#options.log.info('node was reset', { node: this.name, id: this.id })
      return ok(undefined)
    })
  }

  forceReset(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#become(newIdentity(this.name))
      this.#options.log.warn('node was reset without telling its cluster', { node: this.name, id: this.id })
    })
  }

  changeRole(role: MemberRole): Promise<Result<'changed' | 'same', ChangeRoleRefusal>> {
    return this.#inTurn(async () => {
      const { contacts, isOnlyDisc } = this.#identity.now
      const { control } = this.#options.interNode
      if (this.#identity.now.role === role) return ok('same')
      if (contacts.length === 0) return fail({ kind: 'notClustered' })
      if (isOnlyDisc) return fail({ kind: 'onlyDiscNode' })
      const left = await leave(control, this.#identity.now)
      if (!left.ok) return left
      const next = newIdentity(this.name, role)
      const joined = await joinAny(control, this.#member(next), this.id, contacts)
      await this.#become(joined.ok ? (joined.value ?? next) : newIdentity(this.name))
      if (!joined.ok) return fail({ kind: 'notTakenBack', reason: joined.error.kind })
      this.#options.log.info('node changed its type', { node: this.name, id: this.id, role })
      return ok('changed')
    })
  }

  joinCluster(seed: NodeName, role: MemberRole): Promise<Result<'joined' | 'alreadyMember', JoinRefusal>> {
    return this.#inTurn(async () => {
      const location = await findNode(seed)
      if (!location.ok) return fail({ kind: 'incompatible', text: location.error.text })
      const address: PeerAddress = { host: location.value.host, clusterPort: location.value.port }
      if (this.#identity.now.contacts.length > 0 && this.#identity.now.isOnlyDisc) return fail({ kind: 'onlyDiscNode' })
      if (!(await resolves(address.host))) {
        return fail({ kind: 'unreachable', host: address.host, port: address.clusterPort, reason: 'unknownHost' })
      }
      const next = newIdentity(this.name, role)
      const joined = await join(this.#options.interNode.control, this.#member(next), this.id, address)
      if (!joined.ok) {
        this.#options.log.error('node could not join a cluster', { seed, ...joined.error })
        return joined
      }
      if (joined.value === undefined) return ok('alreadyMember')
      await this.#become(joined.value)
      this.#options.log.info('node joined a cluster', { node: this.name, id: this.id, seed, role })
      return ok('joined')
    })
  }

  updateContacts(seed: NodeName): Promise<Result<void, UpdateContactsRefusal>> {
    return this.#inTurn(() => updateContacts(this.#options.interNode.control, this.#identity, seed))
  }

  async forceBoot(forget?: NodeName): Promise<Result<void, ForceRefusal>> {
    const asked = await askForcedStart(this.#identity.now, forget, this.#forcedStartFiles())
    // One that waits for the others would wait for ever.
    if (asked.ok && this.#state.kind === 'booting') void this.stopApp().then(() => this.startApp())
    return asked
  }

  stop(): void {
    setTimeout(() => this.#options.onEnd(0), END_DELAY_MS)
  }

  awaitRunning(timeoutMs: number): Promise<AppState> {
    if (this.appState === 'running') return Promise.resolve('running')
    return new Promise((resolve) => {
      const done = (state: AppState): void => {
        clearTimeout(timer)
        this.#waiting = this.#waiting.filter((waiting) => waiting !== done)
        resolve(state)
      }
      const timer = setTimeout(() => done(this.appState), timeoutMs)
      this.#waiting.push(done)
    })
  }

  snapshot(): NodeSnapshot {
    const application = this.#state.kind === 'running' ? this.#state.application : undefined
    const { config, interNode, loopMonitor } = this.#options
    return nodeSnapshot({ config, application, clusterPort: interNode.port, loopMonitor })
  }

  environment(): { readonly [key: string]: Json } {
    return this.#options.environment
  }

  get cookieHash(): string {
    return this.#options.cookieHash
  }

  connects(listener: ListenerSnapshot): Promise<boolean> {
    return accepts(listener.port, listener.interface)
  }

  hashPassword(password: string): string {
    return hashPassword(password)
  }

  verifyPassword(storedHash: string, password: string): boolean {
    return NODE_PASSWORD_HASH.verify(storedHash, password)
  }

  async #start(): Promise<Result<void, StartRefusal>> {
    const { config, disk, interNode, log } = this.#options
    const state: State = { kind: 'booting', service: undefined, stopAsked: new AbortController() }
    const { signal } = state.stopAsked
    this.#state = state
    const formed = await this.#form(signal)
    if (!formed.ok) return this.#notStarted(formed.error, signal)
    const forced = await takeForcedStart(this.#identity.now, this.#forcedStartFiles())
    const identity = await this.#identity.boot()
    const { contacts, lineage, incarnation } = identity
    interNode.identify({ id: this.id, name: this.name, incarnation })
    const started = await Application.start(
      {
        ...{ config, disk, log, contacts, lineage, forced, self: this.#member(identity) },
        ...{ control: interNode.control, data: interNode.data, onFailure: (error: Error) => this.#failed(error) },
      },
      (service) => {
        state.service = service
        this.#identity.watch(service, (error) => this.#failed(error))
        service.onDeclaredDown((reason) => this.#restart(reason))
        service.onPartition((event) => this.#onPartition(event, service))
        // Its start follows within this call; only then is there something to stop.
        if (signal.aborted) queueMicrotask(() => service.stop(() => undefined))
      },
    )
    if (!started.ok) {
      if (started.error.kind !== 'superseded') return this.#notStarted(started.error, signal)
      await this.#identity.follow(started.error, { metadata: started.error.metadata, partedOf: () => [] })
      if (signal.aborted) return this.#notStarted({ kind: 'bootFailed', text: 'the start was stopped' }, signal)
      return this.#start()
    }
    const application = started.value
    const control = new RunningApp({ application, incarnation, self: this.id, answerPeer: this.#options.answerPeer })
    this.#state = { kind: 'running', application, control }
    this.#tellWaiting()
    takeOwnName(application.metadata, this.name, log)
    return ok(undefined)
  }

  #notStarted(refusal: StartRefusal, stopAsked: AbortSignal): Result<void, StartRefusal> {
    const { log } = this.#options
    this.#state = { kind: 'stopped' }
    if (stopAsked.aborted) log.info('application was stopped while it started', { node: this.name })
    else log.error('application did not start', { ...refusal })
    return fail(stopAsked.aborted ? { kind: 'stopped' } : refusal)
  }

  /** A blank node that is told of a cluster becomes its founder or a member of it before it starts. */
  async #form(stopAsked: AbortSignal): Promise<Result<void, StartRefusal>> {
    const { config, interNode, log, probePeer } = this.#options
    const { formation } = config
    if (formation === undefined || !isBlank(this.#identity.now)) return ok(undefined)
    const identity: Identity = { ...this.#identity.now, role: formation.nodeType }
    const formed = await formCluster(
      {
        ...{ self: this.name, config: formation, log: log.scope('formation') },
        discover: () => discoverPeers(formation, this.name),
        probe: probePeer,
        join: (member) => askToJoin(interNode.control, this.#member(identity), this.id, member),
      },
      stopAsked,
    )
    if (!formed.ok) return formed
    if (formed.value.kind === 'founder') return ok(undefined)
    const contacts = formed.value.members.filter(({ id }) => id !== this.id)
    const { lineage } = formed.value
    await this.#identity.keep({ ...identity, contacts, isOnlyDisc: false, lineage })
    log.info('node joined a cluster', { node: this.name, id: this.id, role: identity.role })
    return ok(undefined)
  }

  #forcedStartFiles(): ForcedStartFiles {
    const { config, probePeer: probe, log } = this.#options
    return { directory: config.dataDirectory, probe, log }
  }

  /** The others took this node for dead: what it led has passed on, so it begins again as a new incarnation. */
  #restart(reason: 'down' | 'removed'): void {
    const { log } = this.#options
    if (reason === 'removed') {
      log.error('the cluster has removed this node; reset it to use it again', { node: this.name })
      void this.stopApp()
      return
    }
    log.warn('the cluster has declared this node down; the application starts anew', { node: this.name })
    void this.#startAgain().catch((error: unknown) => this.#failed(error))
  }

  /** Nobody has asked for the stop, so the node does not stay stopped: it tries until it runs, is refused for good, or is told to stop. */
  async #startAgain(between?: () => Promise<void>): Promise<void> {
    const stopped = this.stopApp()
    const stops = this.#stops // Whoever asks for a stop while this one is under way means it.
    await stopped
    await between?.()
    while (this.#stops === stops && !this.#hasFailed) {
      const started = await this.startApp()
      if (started.ok || started.error.kind !== 'bootFailed') return
      await sleep(START_AGAIN_MS)
    }
  }

  /** What else a partition asks for is the application's own. */
  #onPartition(event: PartitionEvent, service: MetadataService): void {
    if (event.kind === 'resumed') this.#tellWaiting()
    if (event.kind !== 'superseded') return
    this.#options.log.warn('the cluster goes on without this side of the partition; the application starts anew', {
      node: this.name,
    })
    const { metadata } = service // As this side had it.
    const partedOf = this.#partedMirrors()
    const follow = () => this.#inTurn(() => this.#identity.follow(event, { metadata, partedOf }))
    void this.#startAgain(follow).catch((error: unknown) => this.#failed(error))
  }

  /** Of the queues that lead here, as of now. */
  #partedMirrors(): LeftHistory['partedOf'] {
    const state = this.#state
    const queues = state.kind === 'running' ? [...state.application.broker.directory.localQueues()] : []
    const parted = new Map(queues.map(({ uid, mirrors }) => [uid, mirrors?.parted ?? []]))
    return (uid) => parted.get(uid) ?? []
  }

  async #become(identity: Identity): Promise<void> {
    await this.#identity.become(identity)
    const { id, name, incarnation } = identity
    this.#options.interNode.identify({ id, name, incarnation })
  }

  #member({ id, role, incarnation }: Identity): LocalMember {
    const { config, interNode } = this.#options
    return {
      ...{ id, role, incarnation, name: this.name, host: interNode.advertisedHost, clusterPort: interNode.port },
      ...{ amqpPort: config.amqpListeners[0]?.port ?? 0, version: VERSION },
    }
  }

  /** The state of something on disk is unknown: nothing may be confirmed any more, so the process ends at once. */
  #failed(error: unknown): void {
    if (this.#hasFailed) return
    this.#hasFailed = true
    this.#options.log.error('a disk failed; the node stops', {
      reason: error instanceof Error ? error.message : String(error),
    })
    this.#options.onEnd(1)
  }

  #tellWaiting(): void {
    for (const waiting of this.#waiting) waiting('running')
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(change)
    this.#last = turn.catch(() => undefined) // Whoever asked for that change hears of its failure.
    return turn
  }
}
