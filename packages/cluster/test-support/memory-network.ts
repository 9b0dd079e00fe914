/** Control lanes between nodes of one test: 1 ms a way, in order; nodes can be closed, links can be cut both or one way. */
import { fail, type NodeId, ok, type Result } from '@warren/kernel'
import type {
  Answer,
  AskError,
  ControlLanes,
  ControlListener,
  ControlMessage,
  Peer,
  PeerAddress,
  PeerIdentity,
} from '../src/index.ts'
import type { VirtualTime } from './virtual-time.ts'

const LATENCY_MS = 1
const REDIAL_MS = 100
const KEEPALIVE_MS = 2000

export class MemoryNetwork {
  readonly time: VirtualTime
  readonly #lanes = new Map<number, MemoryLanes>()
  readonly #cut = new Set<string>()
  /** Drops a message when it answers true; for losing just one. */
  loses: (from: NodeId, to: NodeId, message: ControlMessage) => boolean = () => false

  constructor(time: VirtualTime) {
    this.time = time
  }

  open(identity: PeerIdentity, port: number): MemoryLanes {
    const lanes = new MemoryLanes(this, identity, port)
    this.#lanes.set(port, lanes)
    return lanes
  }

  /** The process is gone: its sockets are closed at once. */
  close(lanes: MemoryLanes): void {
    if (this.#lanes.get(lanes.port) === lanes) this.#lanes.delete(lanes.port)
    lanes.closed()
    for (const other of this.#lanes.values()) other.peerClosed(lanes.identity.id)
  }

  at(address: PeerAddress): MemoryLanes | undefined {
    return this.#lanes.get(address.clusterPort)
  }

  cut(from: NodeId, to: NodeId): void {
    this.#cut.add(`${from} ${to}`)
  }

  isolate(node: NodeId): void {
    for (const lanes of this.#lanes.values()) {
      this.cut(node, lanes.identity.id)
      this.cut(lanes.identity.id, node)
    }
  }

  heal(): void {
    this.#cut.clear()
  }

  passes(from: NodeId, to: NodeId): boolean {
    return !this.#cut.has(`${from} ${to}`)
  }
}

export class MemoryLanes implements ControlLanes {
  listener: ControlListener | undefined
  identity: PeerIdentity
  readonly port: number
  readonly #network: MemoryNetwork
  readonly #peers = new Map<NodeId, Peer>()
  readonly #open = new Set<NodeId>()
  #isClosed = false

  constructor(network: MemoryNetwork, identity: PeerIdentity, port: number) {
    this.#network = network
    this.identity = identity
    this.port = port
  }

  send(peer: NodeId, message: ControlMessage): void {
    const { time } = this.#network
    const from = this.identity.id
    const to = this.#peers.get(peer)
    if (to === undefined || !this.#open.has(peer) || this.#network.loses(from, peer, message)) return
    time.after(LATENCY_MS, () => {
      const target = this.#network.at(to)
      if (this.#isClosed || target?.identity.id !== peer || !this.#network.passes(from, peer)) return
      target.listener?.onMessage(from, message)
    })
  }

  setPeers(peers: readonly Peer[]): void {
    const wanted = new Map(peers.map((peer) => [peer.id, peer]))
    for (const id of [...this.#peers.keys()]) {
      if (wanted.has(id)) continue
      this.#peers.delete(id)
      this.#open.delete(id)
    }
    for (const [id, peer] of wanted) {
      const isNew = !this.#peers.has(id)
      this.#peers.set(id, peer)
      if (isNew) this.#dial(id)
    }
  }

  ask(
    address: PeerAddress,
    question: { readonly name: string; readonly payload: Uint8Array; readonly timeoutMs: number },
    done: (answer: Result<Answer, AskError>) => void,
  ): void {
    const { time } = this.#network
    let isOver = false
    const finish = (answer: Result<Answer, AskError>) => {
      if (isOver) return
      isOver = true
      time.after(LATENCY_MS, () => done(answer))
    }
    time.after(question.timeoutMs, () => finish(fail({ kind: 'timeout' })))
    time.after(LATENCY_MS, () => {
      const target = this.#network.at(address)
      if (target === undefined) return finish(fail({ kind: 'unreachable', text: 'refused' }))
      if (!this.#network.passes(this.identity.id, target.identity.id)) return
      if (target.listener === undefined) return finish(fail({ kind: 'notRunning', text: '' }))
      target.listener.onAsk(this.identity, question.name, question.payload, (response) => {
        const from = target.identity
        finish(response.ok ? ok({ from, payload: response.value }) : fail({ kind: 'refused', text: response.error }))
      })
    })
  }

  closed(): void {
    this.#isClosed = true
    this.listener = undefined
    this.#peers.clear()
    this.#open.clear()
  }

  peerClosed(peer: NodeId): void {
    if (!this.#open.delete(peer)) return
    this.listener?.onDisconnected(peer, 'closed')
    this.#network.time.after(LATENCY_MS, () => this.#dial(peer))
  }

  #dial(id: NodeId): void {
    const { time } = this.#network
    time.after(LATENCY_MS, () => {
      const peer = this.#peers.get(id)
      if (peer === undefined || this.#isClosed || this.#open.has(id)) return
      const target = this.#network.at(peer)
      if (!this.#network.passes(this.identity.id, id)) {
        this.listener?.onDisconnected(id, 'unreachable')
      } else if (target === undefined || target.listener === undefined) {
        this.listener?.onDisconnected(id, 'refused')
      } else if (target.identity.id === id) {
        this.#open.add(id)
        this.listener?.onConnected(id)
        this.#watch(id)
        return
      } else {
        this.listener?.onDisconnected(id, 'rejected')
      }
      time.after(REDIAL_MS, () => this.#dial(id))
    })
  }

  /** Keepalive: a link that has been cut for long is found out. */
  #watch(id: NodeId): void {
    this.#network.time.after(KEEPALIVE_MS, () => {
      if (!this.#open.has(id) || this.#isClosed) return
      if (this.#network.passes(this.identity.id, id) && this.#network.passes(id, this.identity.id)) this.#watch(id)
      else this.peerClosed(id)
    })
  }
}
