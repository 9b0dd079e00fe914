/** DataLanes over gRPC: a DataLink a peer, and the dialling of its inward stream. */
import type { DataLaneListener, DataLanes, Peer, PeerIdentity } from '@warren/cluster'
import type { Log, NodeId } from '@warren/kernel'
import type { DialOptions } from '../connect/dial.ts'
import { Redial } from '../connect/redial.ts'
import { type ByteStream, DATA_PATH } from '../streams/byte-stream.ts'
import { WINDOW_BYTES } from './batch-sender.ts'
import { DataLink } from './data-link.ts'

export interface GrpcDataLanesOptions {
  readonly dialOptions: () => Pick<DialOptions, 'cookie' | 'tls' | 'self' | 'keepaliveMs'>
  readonly log: Log
  readonly windowBytes?: number
}

const MESSAGE_BYTES_MAX = 2 * 1024 * 1024 // Twice the largest batch.

export class GrpcDataLanes implements DataLanes {
  readonly #options: GrpcDataLanesOptions
  readonly #links = new Map<NodeId, DataLink>()
  readonly #dialers = new Map<NodeId, { readonly peer: Peer; readonly redial: Redial }>()
  #listener: DataLaneListener | undefined = undefined

  constructor(options: GrpcDataLanesOptions) {
    this.#options = options
  }

  get listener(): DataLaneListener | undefined {
    return this.#listener
  }

  /**
   * A new listener hears of the lanes that are up already. Without one there are none: nobody would take what comes, and
   * the peers had better know.
   */
  set listener(listener: DataLaneListener | undefined) {
    if (listener === undefined) for (const link of this.#links.values()) link.close('nobody listens here')
    this.#listener = listener
    if (listener === undefined) return
    for (const [peer, link] of this.#links) {
      if (link.isUp) listener.onUp(peer)
    }
  }

  send(peer: NodeId, batch: Uint8Array): boolean {
    return this.#links.get(peer)?.send(batch) ?? true
  }

  isUp(peer: NodeId): boolean {
    return this.#links.get(peer)?.isUp ?? false
  }

  setPeers(peers: readonly Peer[]): void {
    const wanted = new Map(peers.map((peer) => [peer.id, peer]))
    for (const [id, { peer, redial }] of this.#dialers) {
      const next = wanted.get(id)
      if (next !== undefined && next.host === peer.host && next.clusterPort === peer.clusterPort) continue
      this.#dialers.delete(id)
      redial.stop()
      this.#links.get(id)?.close('no peer any more')
    }
    for (const [id, peer] of wanted) {
      if (!this.#dialers.has(id)) this.#dialers.set(id, { peer, redial: this.#dial(peer) })
    }
  }

  /** A peer has dialled us for our batches. */
  accept(stream: ByteStream, from: PeerIdentity, id: string): void {
    this.#linkOf(from.id).openOutward(stream, id)
    this.#dialers.get(from.id)?.redial.hurry() // A lane is up once both directions are.
    for (const [peer, link] of this.#links) {
      if (link.isIdle && !this.#dialers.has(peer)) this.#links.delete(peer) // Peers that are no more.
    }
  }

  /** Ends all sessions; those to current peers come back under our present identity. */
  reset(): void {
    for (const link of this.#links.values()) link.close('this node has a new identity')
  }

  #dial(peer: Peer): Redial {
    const link = this.#linkOf(peer.id)
    return new Redial({
      peerName: peer.name,
      log: undefined, // The control lane to the same node tells.
      dialOptions: () => ({
        ...this.#options.dialOptions(),
        address: peer,
        expectedId: peer.id,
        path: DATA_PATH,
        purpose: 'data',
        messageBytesMax: MESSAGE_BYTES_MAX,
      }),
      listener: {
        onOpen: (stream, _identity, id) => link.openInward(stream, id),
        onClosed: (end) => link.inwardClosed(end.text),
        onFailed: () => {}, // And tried again.
      },
    })
  }

  #linkOf(peer: NodeId): DataLink {
    let link = this.#links.get(peer)
    if (link === undefined) {
      const { log, windowBytes } = this.#options
      link = new DataLink({ peer, listener: () => this.#listener, log, windowBytes: windowBytes ?? WINDOW_BYTES })
      this.#links.set(peer, link)
    }
    return link
  }
}
