/**
 * Control lanes between simulated processes, as streams over TCP: in order while a stream lasts; a cut delays what is on
 * its way until the cut is mended or the stream is given up; a crash of either end breaks it and loses the rest.
 */
import type {
  Answer,
  AskError,
  ControlLanes,
  ControlListener,
  ControlMessage,
  Peer,
  PeerAddress,
} from '@warren/cluster'
import { fail, type NodeId, type NodeName, ok, type Result } from '@warren/kernel'
import type { SimProcess } from '../process/sim-process.ts'
import type { World } from '../world.ts'
import type { SimNetwork } from './sim-network.ts'

const REDIAL_MS_MIN = 100
const REDIAL_MS_MAX = 500
const STALL_POLL_MS = 50
const STALL_MS_MEAN = 5000 // How long a cut stream is kept open, on average.

/** One process's lanes. Made anew at each start. */
export interface LaneIdentity {
  readonly id: NodeId
  readonly name: NodeName
  readonly incarnation: number
  readonly address: PeerAddress
  readonly process: SimProcess
}

export class ControlFabric {
  /** Sees every message that is sent. */
  onSend: (from: NodeId, to: NodeId, message: ControlMessage) => void = () => {}
  /** Sees every message that arrives. */
  onArrive: (from: NodeId, to: NodeId, message: ControlMessage) => void = () => {}
  readonly world: World
  readonly network: SimNetwork
  readonly #endpoints = new Map<string, SimControlLanes>()

  constructor(world: World, network: SimNetwork) {
    this.world = world
    this.network = network
  }

  /** From now on this process answers at its address. */
  open(identity: LaneIdentity): SimControlLanes {
    const lanes = new SimControlLanes(this, identity)
    this.#endpoints.set(keyOf(identity.address), lanes)
    return lanes
  }

  /** Who answers there now; undefined when no process does. */
  at(address: PeerAddress): SimControlLanes | undefined {
    const lanes = this.#endpoints.get(keyOf(address))
    return lanes?.isAlive ? lanes : undefined
  }

  /** The process name at an address, alive or not. */
  nameAt(address: PeerAddress): string | undefined {
    return this.#endpoints.get(keyOf(address))?.identity.process.name
  }
}

type Stream = {
  readonly peer: Peer
  state: 'dialling' | 'open' | 'closed'
  target: SimControlLanes | undefined
  /** Sent and not arrived, in order. */
  readonly onTheWay: ControlMessage[]
  arrivesAtMs: number
}

export class SimControlLanes implements ControlLanes {
  listener: ControlListener | undefined = undefined
  readonly identity: LaneIdentity
  readonly #fabric: ControlFabric
  readonly #life: number
  readonly #streams = new Map<NodeId, Stream>()

  constructor(fabric: ControlFabric, identity: LaneIdentity) {
    this.#fabric = fabric
    this.identity = identity
    this.#life = identity.process.life
  }

  get isAlive(): boolean {
    return this.identity.process.isAlive && this.identity.process.life === this.#life
  }

  send(peer: NodeId, message: ControlMessage): void {
    this.#fabric.onSend(this.identity.id, peer, message)
    const stream = this.#streams.get(peer)
    if (stream?.state !== 'open') return
    const { world, network } = this.#fabric
    stream.onTheWay.push(message)
    stream.arrivesAtMs = Math.max(stream.arrivesAtMs, world.nowMs + network.delayMs())
    world.schedule(stream.arrivesAtMs - world.nowMs, () => this.#arrive(stream))
    // Loss of packets is delay here; now and then it costs the connection.
    if (world.chance(network.conditions.lossChance / 200)) this.#break(stream)
  }

  setPeers(peers: readonly Peer[]): void {
    for (const [id, stream] of this.#streams) {
      if (peers.some((peer) => peer.id === id && keyOf(peer) === keyOf(stream.peer))) continue
      stream.state = 'closed'
      this.#streams.delete(id)
    }
    for (const peer of peers) {
      if (this.#streams.has(peer.id)) continue
      const stream: Stream = { peer, state: 'dialling', target: undefined, onTheWay: [], arrivesAtMs: 0 }
      this.#streams.set(peer.id, stream)
      this.#dial(stream)
    }
  }

  ask(
    address: PeerAddress,
    question: { readonly name: string; readonly payload: Uint8Array; readonly timeoutMs: number },
    done: (answer: Result<Answer, AskError>) => void,
  ): void {
    const { process } = this.identity
    let isOver = false
    const finish = (answer: Result<Answer, AskError>) => {
      if (isOver || !this.isAlive) return
      isOver = true
      done(answer)
    }
    process.after(question.timeoutMs, () => finish(fail({ kind: 'timeout' })))
    this.#travel(process.name, this.#fabric.nameAt(address), () => {
      const target = this.#fabric.at(address)
      const listener = target?.listener
      if (target === undefined || listener === undefined) {
        process.run(() => finish(fail({ kind: 'unreachable', text: 'nobody listens there' })))
        return
      }
      const { id, name, incarnation } = this.identity
      target.identity.process.run(() => {
        target.listener?.onAsk({ id, name, incarnation }, question.name, question.payload, (response) => {
          this.#travel(target.identity.process.name, process.name, () => {
            process.run(() => {
              if (!response.ok) finish(fail({ kind: 'refused', text: response.error }))
              else finish(ok({ from: target.identity, payload: response.value }))
            })
          })
        })
      })
    })
  }

  /** One way, once, unless cut. */
  #travel(from: string, to: string | undefined, arrive: () => void): void {
    const { world, network } = this.#fabric
    if (to !== undefined && !network.isCut(from, to)) world.schedule(network.delayMs(), arrive)
  }

  #dial(stream: Stream): void {
    const { world, network } = this.#fabric
    const { process } = this.identity
    const delayMs = network.delayMs() * 3 + world.between(0, 20)
    process.afterTrue(delayMs, () => {
      if (stream.state !== 'dialling') return
      const target = this.#fabric.at(stream.peer)
      const name = this.#fabric.nameAt(stream.peer)
      const isCut = name !== undefined && (network.isCut(process.name, name) || network.isCut(name, process.name))
      if (isCut || target?.identity.process.isStopped === true) this.#dialFailed(stream, 'unreachable')
      else if (target === undefined) this.#dialFailed(stream, 'refused')
      else if (target.identity.id !== stream.peer.id) this.#dialFailed(stream, 'rejected')
      else {
        stream.state = 'open'
        stream.target = target
        this.listener?.onConnected(stream.peer.id)
      }
    })
  }

  #dialFailed(stream: Stream, reason: 'refused' | 'unreachable' | 'rejected'): void {
    this.listener?.onDisconnected(stream.peer.id, reason)
    this.#redial(stream)
  }

  #redial(stream: Stream): void {
    this.identity.process.afterTrue(this.#fabric.world.between(REDIAL_MS_MIN, REDIAL_MS_MAX), () => {
      if (stream.state === 'dialling') this.#dial(stream)
    })
  }

  /** The oldest message on the way arrives, or waits for the cut to be mended. */
  #arrive(stream: Stream): void {
    const { world, network } = this.#fabric
    const { target } = stream
    if (target === undefined || stream.onTheWay.length === 0) return
    if (!this.isAlive) {
      // What was sent before the crash may still be in the receiver's socket.
      if (world.chance(0.3)) stream.onTheWay.length = 0
    } else if (!target.isAlive) {
      this.#break(stream)
      return
    }
    const message = stream.onTheWay[0]
    if (message === undefined || !target.isAlive) return
    const from = this.identity.process.name
    if (network.isCut(from, target.identity.process.name)) {
      if (world.chance(STALL_POLL_MS / STALL_MS_MEAN)) this.#break(stream)
      else world.schedule(STALL_POLL_MS, () => this.#arrive(stream))
      return
    }
    stream.onTheWay.shift()
    target.identity.process.run(() => {
      if (!target.isAlive) return
      this.#fabric.onArrive(this.identity.id, target.identity.id, message)
      target.listener?.onMessage(this.identity.id, message)
    })
  }

  #break(stream: Stream): void {
    if (stream.state !== 'open') return
    stream.state = 'dialling'
    stream.target = undefined
    stream.onTheWay.length = 0
    if (!this.isAlive) return
    const { process } = this.identity
    process.run(() => {
      if (!this.isAlive) return
      this.listener?.onDisconnected(stream.peer.id, 'closed')
      this.#redial(stream)
    })
  }
}

function keyOf(address: PeerAddress): string {
  return `${address.host}:${address.clusterPort}`
}
