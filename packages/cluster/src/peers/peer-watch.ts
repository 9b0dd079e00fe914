/** Keeps the lanes pointed at the members, heartbeats going, and an opinion of who can be heard. Takes all lane messages in. */
import {
  assertNever,
  type Clock,
  fail,
  type Incarnation,
  type Lineage,
  type Log,
  type NodeId,
  type Timers,
} from '@warren/kernel'
import type { Metadata } from '@warren/model'
import type { Message } from '@warren/raft'
import type {
  ControlLanes,
  ControlMessage,
  ControlResponse,
  DisconnectReason,
  Heartbeat,
  Peer,
  PeerIdentity,
  PeerVitals,
} from '../control.ts'
import { ASKED_BY_STRANGERS } from '../membership/membership-messages.ts'
import type { LocalMember } from '../metadata-access.ts'
import { FailureDetector, type PeerInput } from './failure-detector.ts'
import { PeerBook } from './peer-book.ts'
import { PeerRequests } from './peer-requests.ts'
import { subscribe, type Unsubscribe } from './subscription.ts'

export interface PeerWatchOptions {
  readonly self: LocalMember
  readonly contacts: readonly Peer[]
  /** The replica as it is now. */
  readonly metadata: () => Metadata
  readonly lanes: ControlLanes
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  readonly heartbeatMs: number
  readonly onRaftMessage: (message: Message) => void
  /** The history that this node follows. */
  readonly lineage: () => Lineage
  readonly ownVitals: () => PeerVitals
}

const SILENT_HEARTBEATS_MAX = 4

export class PeerWatch {
  readonly requests: PeerRequests
  readonly detector: FailureDetector
  readonly #options: PeerWatchOptions
  readonly #book: PeerBook
  readonly #reachableListeners = new Set<(node: NodeId, reachable: boolean) => void>()
  readonly #memberListeners = new Set<(members: readonly Peer[]) => void>()
  readonly #vitals = new Map<NodeId, PeerVitals>()
  #heartbeatAtMs = Number.NEGATIVE_INFINITY
  #heartbeatSequence = 0

  constructor(options: PeerWatchOptions) {
    const { self, contacts, lanes, clock, timers, heartbeatMs } = options
    this.#options = options
    this.#book = new PeerBook(self.id, contacts)
    this.detector = new FailureDetector({ silentMsMax: heartbeatMs * SILENT_HEARTBEATS_MAX })
    const isConnected = (node: NodeId) => this.#book.isConnected(node)
    this.requests = new PeerRequests({ self: self.id, lanes, clock, timers, isConnected })
  }

  start(): void {
    this.#options.lanes.listener = {
      onMessage: (peer, message) => this.#onMessage(peer, message),
      onConnected: (peer) => this.#onConnected(peer),
      onDisconnected: (peer, reason) => this.#onDisconnected(peer, reason),
      onAsk: (from, name, payload, answer) => this.#onAsk(from, name, payload, answer),
    }
    this.membersChanged()
  }

  stop(): void {
    this.#options.lanes.listener = undefined
    this.#options.lanes.setPeers([])
    this.requests.stop()
  }

  peers(): readonly Peer[] {
    return [...this.#book.peers.values()]
  }

  /** A member told us who else is one. */
  learned(members: readonly Peer[]): void {
    this.#book.learned(members, this.#options.clock.nowMs())
    this.#updatePeers()
  }

  /** The replica has caught up with the cluster. */
  settled(): void {
    this.#book.settled(this.#options.clock.nowMs())
  }

  membersChanged(): void {
    const members: Peer[] = []
    for (const { id, name, host, clusterPort } of this.#options.metadata().members()) {
      members.push({ id, name, host, clusterPort })
    }
    if (members.length > 0) for (const listener of this.#memberListeners) listener(members)
    this.#updatePeers()
  }

  /** Heard lately (or ourselves), and of our history: one of another is on the other side of a partition. */
  isReachable(node: NodeId): boolean {
    return node === this.#options.self.id || this.vitals(node)?.lineage === this.#options.lineage()
  }

  /** What a peer that is heard lately says of itself. */
  vitals(node: NodeId): PeerVitals | undefined {
    return this.detector.isUp(node) ? this.#vitals.get(node) : undefined
  }

  /** Our own vitals changed in a way that the others must know before what we send next. */
  beat(): void {
    for (const node of this.#book.peers.keys()) this.#beat(node)
  }

  onReachable(listener: (node: NodeId, reachable: boolean) => void): Unsubscribe {
    return subscribe(this.#reachableListeners, listener)
  }

  onMembers(listener: (members: readonly Peer[]) => void): Unsubscribe {
    return subscribe(this.#memberListeners, listener)
  }

  /** The peers heard lately, as which incarnation. */
  heard(): readonly { readonly node: NodeId; readonly incarnation: Incarnation }[] {
    const heard: { node: NodeId; incarnation: Incarnation }[] = []
    for (const node of this.#book.peers.keys()) {
      if (this.isReachable(node)) heard.push({ node, incarnation: this.detector.incarnation(node) as Incarnation })
    }
    return heard
  }

  tick(nowMs: number): void {
    this.requests.tick(nowMs)
    this.#judge({ kind: 'tick' })
    if (nowMs - this.#heartbeatAtMs < this.#options.heartbeatMs) return
    this.#heartbeatAtMs = nowMs
    this.#updatePeers() // Some that we only heard of may be heard no more.
    this.#heartbeatSequence += 1
    for (const node of this.#book.peers.keys()) this.#beat(node)
  }

  #updatePeers(): void {
    const { metadata, clock, lanes } = this.#options
    const changes = this.#book.update(metadata(), clock.nowMs())
    if (changes === undefined) return
    for (const node of changes.added) this.#judge({ kind: 'watch', node })
    for (const node of changes.removed) {
      this.#judge({ kind: 'forget', node })
      this.#vitals.delete(node)
    }
    lanes.setPeers(this.peers())
  }

  #beat(node: NodeId): void {
    const { lanes, self, ownVitals } = this.#options
    const { incarnation, name, host, clusterPort } = self
    const sequence = this.#heartbeatSequence
    lanes.send(node, { kind: 'heartbeat', incarnation, sequence, name, host, clusterPort, ...ownVitals() })
  }

  #onMessage(peer: NodeId, message: ControlMessage): void {
    switch (message.kind) {
      case 'raft':
        // Who speaks is settled by the stream, not by what the message says of itself.
        if (message.message.from !== peer || message.lineage !== this.#options.lineage()) return
        this.#options.onRaftMessage(message.message)
        return
      case 'heartbeat':
        this.#heard(peer, message)
        return
      case 'request':
      case 'response':
        this.requests.receive(peer, message)
        return
      default:
        assertNever(message)
        return
    }
  }

  #heard(id: NodeId, heartbeat: Heartbeat): void {
    const { incarnation, name, host, clusterPort, lineage, generation, isRunning, hears, connections, alarms } =
      heartbeat
    const before = this.#vitals.get(id)?.lineage
    this.#vitals.set(id, { lineage, generation, isRunning, hears, connections, alarms })
    if (before !== undefined && before !== lineage) this.#sideChanged(id)
    const isAddress = host !== '' && clusterPort > 0
    if (isAddress && this.#book.heard({ id, name, host, clusterPort }, this.#options.clock.nowMs())) this.#updatePeers()
    this.#judge({ kind: 'heartbeat', from: id, incarnation })
  }

  /** It follows another history now: ours, and can be reached, or one of its own. */
  #sideChanged(node: NodeId): void {
    if (!this.detector.isUp(node)) return
    const isReachable = this.isReachable(node)
    for (const listener of this.#reachableListeners) listener(node, isReachable)
  }

  #onAsk(from: PeerIdentity, name: string, payload: Uint8Array, answer: (response: ControlResponse) => void): void {
    if (ASKED_BY_STRANGERS.includes(name)) {
      this.requests.dispatch(from.id, name, payload, answer)
      return
    }
    answer(fail(`${name} is answered to members only`))
  }

  #onConnected(peer: NodeId): void {
    this.#book.connected(peer)
    this.#judge({ kind: 'connected', node: peer })
    this.#beat(peer) // So that it hears us before the next round.
  }

  #onDisconnected(peer: NodeId, reason: DisconnectReason): void {
    const wasConnected = this.#book.disconnected(peer)
    if (wasConnected) {
      this.requests.disconnected(peer)
      this.#judge({ kind: 'closed', node: peer })
    }
    if (reason === 'refused') this.#judge({ kind: 'refused', node: peer })
  }

  #judge(input: PeerInput): void {
    const { clock, log } = this.#options
    for (const effect of this.detector.step(input, clock.nowMs())) {
      const { node } = effect
      const name = this.#book.peers.get(node)?.name
      const isUp = effect.kind === 'peerUp'
      if (isUp) log.info('peer is heard', { node: name, incarnation: effect.incarnation })
      else log.warn('peer is not heard', { node: name, silentMs: effect.silentMs })
      for (const listener of this.#reachableListeners) listener(node, isUp)
    }
  }
}
