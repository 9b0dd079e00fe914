/** The links to all peers, by node; hears the data lanes. */
import type { DataLaneListener, DataLanes } from '@warren/cluster'
import type { Lineage, NodeId, QueueUid } from '@warren/kernel'
import { PeerLink, type PeerLinkOptions } from './peer-link.ts'

export type LinksOptions = Omit<PeerLinkOptions, 'peer'>

export class Links implements DataLaneListener {
  readonly #options: LinksOptions
  readonly #lanes: DataLanes
  readonly #peers = new Map<NodeId, PeerLink>()
  /** When it was last looked at. */
  #lineage: Lineage

  constructor(options: LinksOptions) {
    this.#options = options
    this.#lanes = options.lanes
    this.#lineage = options.lineage()
  }

  /** Hears the lanes from now on. `peers` may be connected already. */
  open(peers: Iterable<NodeId>): void {
    this.#lanes.listener = this
    for (const peer of peers) if (this.#lanes.isUp(peer)) this.onUp(peer)
  }

  /** The link to a peer, connected or not. */
  get(peer: NodeId): PeerLink {
    let link = this.#peers.get(peer)
    if (link === undefined) {
      link = new PeerLink({ ...this.#options, peer })
      this.#peers.set(peer, link)
    }
    return link
  }

  /** The way to a peer, if it is open. */
  openLane(peer: NodeId): PeerLink | undefined {
    const link = this.#peers.get(peer)
    return link?.lane.isOpen === true ? link : undefined
  }

  all(): Iterable<PeerLink> {
    return this.#peers.values()
  }

  onBatch(peer: NodeId, batch: Buffer): void {
    this.get(peer).lane.batch(batch)
    this.#options.turn.handled(batch.length)
  }

  onUp(peer: NodeId): void {
    this.get(peer).lane.up()
  }

  onDown(peer: NodeId): void {
    this.#peers.get(peer)?.lane.down()
  }

  onWritable(peer: NodeId): void {
    this.#peers.get(peer)?.lane.writable()
  }

  /** Metadata was applied: records that waited for it may go on. */
  metadataAdvanced(): void {
    const lineage = this.#options.lineage()
    if (lineage !== this.#lineage) {
      this.#lineage = lineage
      for (const peer of this.#peers.values()) peer.lane.reset('this node has come into another history')
    }
    for (const peer of this.#peers.values()) if (peer.lane.hasParked) peer.lane.resume()
  }

  queueClosed(uid: QueueUid): void {
    for (const peer of this.#peers.values()) peer.queueClosed(uid)
  }

  /** The node is no member any more. */
  forget(peer: NodeId): void {
    this.#peers.get(peer)?.lane.leave()
    this.#peers.delete(peer)
  }

  /** Says goodbye to all peers and hears nothing any more. */
  close(): void {
    if (this.#lanes.listener === this) this.#lanes.listener = undefined
    for (const peer of this.#peers.values()) peer.lane.leave()
    this.#peers.clear()
  }
}
