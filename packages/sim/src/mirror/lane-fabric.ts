/**
 * Data lanes between the nodes (cluster's `DataLanes`, L1 to L4) under virtual time: in order, late, stalled by cuts and stopped
 * processes, with windows that fill; broken at one end or both, now or later, and connected again.
 */
import { type DataLaneListener, type DataLanes, LANE_ROOM_BYTES } from '@warren/cluster'
import type { NodeId } from '@warren/kernel'
import type { SimNetwork } from '../network/sim-network.ts'
import type { SimProcess } from '../process/sim-process.ts'
import type { World } from '../world.ts'

/** A peer that has said nothing for so long is given up, at most. */
const SILENCE_MS_MAX = 5_000
const RECONNECT_MS = 60
const STALLED_MS = 15

type Direction = { readonly batches: Uint8Array[]; bytes: number; isFull: boolean; isPumping: boolean }
type End = { readonly port: LanePort; isUp: boolean; life: number; out: Direction }
type Session = { readonly a: End; readonly b: End; silentSinceMs: number | undefined }

export class LaneFabric {
  /** Bytes under way from which on a lane is full. */
  windowBytes = 20_000
  readonly #world: World
  readonly #network: SimNetwork
  readonly #ports = new Map<NodeId, LanePort>()
  readonly #sessions = new Map<string, Session>()

  constructor(world: World, network: SimNetwork) {
    this.#world = world
    this.#network = network
  }

  port(node: NodeId, process: SimProcess): LanePort {
    const port = new LanePort(node, process, this)
    for (const other of this.#ports.values()) this.#watch(other, port)
    this.#ports.set(node, port)
    return port
  }

  /** The lane between two breaks, as each end hears in its own time, or one never before the next session. */
  break(a: NodeId, b: NodeId): void {
    const session = this.#sessions.get(nameOf(a, b))
    if (session === undefined) return
    this.#world.note('lane breaks', a, b)
    const first = this.#world.chance(0.5) ? session.a : session.b
    this.#lose(first)
    if (this.#world.chance(0.7)) {
      const other = first === session.a ? session.b : session.a
      this.#world.schedule(this.#world.chance(0.5) ? 0 : this.#world.between(0, 300), () => this.#lose(other))
    }
  }

  /** A process has ended: who talked to it hears of that sooner or later. */
  ended(node: NodeId): void {
    for (const session of this.#sessions.values()) {
      if (session.a.port.node !== node && session.b.port.node !== node) continue
      const [own, other] = session.a.port.node === node ? [session.a, session.b] : [session.b, session.a]
      own.isUp = false
      this.#world.schedule(this.#world.between(0, 40), () => this.#lose(other))
    }
  }

  end(from: NodeId, to: NodeId): End | undefined {
    const session = this.#sessions.get(nameOf(from, to))
    if (session === undefined) return undefined
    const end = session.a.port.node === from ? session.a : session.b
    return end.isUp ? end : undefined
  }

  send(from: NodeId, to: NodeId, batch: Uint8Array): boolean {
    const end = this.end(from, to)
    if (end === undefined) return true
    end.out.batches.push(batch)
    end.out.bytes += batch.length
    end.out.isFull = end.out.bytes > this.windowBytes
    this.#pump(from, to, end.out)
    return !end.out.isFull
  }

  #pump(from: NodeId, to: NodeId, out: Direction): void {
    if (out.isPumping || out.batches.length === 0) return
    out.isPumping = true
    this.#world.schedule(this.#network.delayMs(), () => {
      out.isPumping = false
      this.#arrive(from, to, out)
    })
  }

  #arrive(from: NodeId, to: NodeId, out: Direction): void {
    const session = this.#sessions.get(nameOf(from, to))
    if (session === undefined) return
    const [sender, receiver] = session.a.port.node === from ? [session.a, session.b] : [session.b, session.a]
    if (sender.out !== out || !receiver.isUp) return // Of a session that is over.
    if (this.#network.isCut(from, to) || receiver.port.process.isStopped) {
      out.isPumping = true
      this.#world.schedule(STALLED_MS, () => {
        out.isPumping = false
        this.#arrive(from, to, out)
      })
      return
    }
    // What a short delay brings comes together.
    for (let count = 1 + this.#world.random.below(4); count > 0 && sender.out === out && receiver.isUp; count -= 1) {
      const batch = out.batches.shift()
      if (batch === undefined) break
      out.bytes -= batch.length
      const lent = Buffer.from(batch.subarray(LANE_ROOM_BYTES))
      receiver.port.process.run(() => receiver.port.listener?.onBatch(from, lent))
      lent.fill(0xee) // What is lent is not kept.
    }
    if (out.isFull && out.bytes <= this.windowBytes / 2 && sender.isUp) {
      out.isFull = false
      sender.port.process.run(() => sender.port.listener?.onWritable(to))
    }
    this.#pump(from, to, out)
  }

  #lose(end: End): void {
    const { port } = end
    const peer = port.peerOf(end)
    if (!end.isUp) return
    end.isUp = false
    end.out = direction()
    if (end.life === port.process.life) port.process.run(() => port.listener?.onDown(peer))
  }

  /** Connects the two whenever they can be, and gives up who is silent. */
  #watch(a: LanePort, b: LanePort): void {
    const name = nameOf(a.node, b.node)
    const look = (): void => {
      this.#look(name, a, b)
      this.#world.schedule(this.#world.between(RECONNECT_MS / 3, RECONNECT_MS), look)
    }
    this.#world.schedule(this.#world.between(0, 5), look)
  }

  #look(name: string, a: LanePort, b: LanePort): void {
    const isCut = this.#network.isCut(a.node, b.node) || this.#network.isCut(b.node, a.node)
    const { process: left } = a
    const { process: right } = b
    const isSilent = isCut || !left.isAlive || !right.isAlive || left.isStopped || right.isStopped
    const session = this.#sessions.get(name)
    if (session !== undefined && isSilent) {
      session.silentSinceMs ??= this.#world.nowMs + this.#world.between(0, SILENCE_MS_MAX / 2)
      if (this.#world.nowMs - session.silentSinceMs < SILENCE_MS_MAX / 2) return
      this.#lose(session.a)
      this.#lose(session.b)
      return
    }
    if (session !== undefined) session.silentSinceMs = undefined
    if (isSilent || (session?.a.isUp === true && session.b.isUp)) return
    if (a.listener === undefined || b.listener === undefined) return
    this.#connect(name, session, a, b)
  }

  #connect(name: string, before: Session | undefined, a: LanePort, b: LanePort): void {
    if (before !== undefined) {
      this.#lose(before.a)
      this.#lose(before.b)
    }
    const session: Session = { a: endOf(a), b: endOf(b), silentSinceMs: undefined }
    this.#sessions.set(name, session)
    a.join(session.a, b.node)
    b.join(session.b, a.node)
    this.#world.note('lane', a.node, b.node)
    a.process.run(() => a.listener?.onUp(b.node))
    b.process.run(() => b.listener?.onUp(a.node))
  }
}

export class LanePort implements DataLanes {
  listener: DataLaneListener | undefined = undefined
  readonly node: NodeId
  readonly process: SimProcess
  readonly #fabric: LaneFabric
  readonly #peers = new WeakMap<End, NodeId>()

  constructor(node: NodeId, process: SimProcess, fabric: LaneFabric) {
    this.node = node
    this.process = process
    this.#fabric = fabric
  }

  send(peer: NodeId, batch: Uint8Array): boolean {
    return this.#fabric.send(this.node, peer, batch)
  }

  isUp(peer: NodeId): boolean {
    return this.#fabric.end(this.node, peer) !== undefined
  }

  /** For the fabric. */
  join(end: End, peer: NodeId): void {
    this.#peers.set(end, peer)
  }

  /** For the fabric. */
  peerOf(end: End): NodeId {
    const peer = this.#peers.get(end)
    if (peer === undefined) throw new Error('an end of no session')
    return peer
  }
}

function nameOf(a: NodeId, b: NodeId): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`
}

function direction(): Direction {
  return { batches: [], bytes: 0, isFull: false, isPumping: false }
}

function endOf(port: LanePort): End {
  return { port, isUp: true, life: port.process.life, out: direction() }
}
