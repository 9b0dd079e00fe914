/** Data lanes between nodes in memory: batches wait until they are delivered, lanes break, windows fill. */
import { type DataLaneListener, type DataLanes, LANE_ROOM_BYTES } from '@warren/cluster'
import type { NodeId } from '@warren/kernel'

export class LaneNetwork {
  readonly #ports = new Map<NodeId, LanePort>()
  /** Bytes under way from one node to another beyond which `send` answers false. */
  windowBytes = Number.POSITIVE_INFINITY
  /** The receiver gets a copy that is scribbled over when it returns, so that it cannot keep what it was lent. */
  isStrict = true

  port(node: NodeId): LanePort {
    let port = this.#ports.get(node)
    if (port === undefined) {
      port = new LanePort(node, this)
      this.#ports.set(node, port)
    }
    return port
  }

  connect(a: NodeId, b: NodeId): void {
    this.port(a).connected(b)
    this.port(b).connected(a)
  }

  /** Whatever is under way is lost, and both ends hear it; or only `a` does, as when the other has not noticed. */
  break(a: NodeId, b: NodeId, hears: 'both' | 'first' = 'both'): void {
    this.port(a).broken(b)
    this.port(b).lose(a)
    if (hears === 'both') this.port(b).broken(a)
  }

  /** Delivers the oldest batch of each direction that is not held; whether there was one. */
  step(): boolean {
    let isBusy = false
    for (const port of this.#ports.values()) if (port.deliverOne()) isBusy = true
    return isBusy
  }
}

export class LanePort implements DataLanes {
  listener: DataLaneListener | undefined = undefined
  readonly node: NodeId
  readonly #network: LaneNetwork
  readonly #outgoing = new Map<NodeId, { batches: Uint8Array[]; bytes: number; isFull: boolean; isHeld: boolean }>()
  readonly sizes: number[] = []

  constructor(node: NodeId, network: LaneNetwork) {
    this.node = node
    this.#network = network
  }

  send(peer: NodeId, batch: Uint8Array): boolean {
    const lane = this.#outgoing.get(peer)
    if (lane === undefined) return true
    this.sizes.push(batch.length)
    lane.batches.push(batch)
    lane.bytes += batch.length
    lane.isFull = lane.bytes > this.#network.windowBytes
    return !lane.isFull
  }

  isUp(peer: NodeId): boolean {
    return this.#outgoing.has(peer)
  }

  /** Batches to `peer` wait until `release`. */
  hold(peer: NodeId): void {
    const lane = this.#outgoing.get(peer)
    if (lane !== undefined) lane.isHeld = true
  }

  release(peer: NodeId): void {
    const lane = this.#outgoing.get(peer)
    if (lane !== undefined) lane.isHeld = false
  }

  bytesTo(peer: NodeId): number {
    return this.#outgoing.get(peer)?.bytes ?? 0
  }

  connected(peer: NodeId): void {
    this.#outgoing.set(peer, { batches: [], bytes: 0, isFull: false, isHeld: false })
    this.listener?.onUp(peer)
  }

  broken(peer: NodeId): void {
    if (this.#outgoing.delete(peer)) this.listener?.onDown(peer)
  }

  /** What is under way to `peer` is lost, unnoticed. */
  lose(peer: NodeId): void {
    const lane = this.#outgoing.get(peer)
    if (lane === undefined) return
    lane.batches = []
    lane.bytes = 0
  }

  deliverOne(): boolean {
    let isBusy = false
    for (const [peer, lane] of [...this.#outgoing]) {
      if (lane.isHeld) continue
      const batch = lane.batches.shift()
      if (batch === undefined) continue
      isBusy = true
      lane.bytes -= batch.length
      const { isStrict } = this.#network
      const records = batch.subarray(LANE_ROOM_BYTES)
      const lent = isStrict ? Buffer.from(records) : Buffer.from(records.buffer, records.byteOffset, records.length)
      this.#network.port(peer).listener?.onBatch(this.node, lent)
      if (isStrict) lent.fill(0xee)
      if (lane.isFull && lane.bytes <= this.#network.windowBytes / 2) {
        lane.isFull = false
        this.listener?.onWritable(peer)
      }
    }
    return isBusy
  }
}
