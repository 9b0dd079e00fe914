/**
 * Who our peers are: the members of the metadata, and for a time those whom we only heard of. A replica that lags does not
 * name everybody: a node that was away while others joined is addressed by a leader that it has never heard of, and must be
 * able to answer it. So whoever sends us heartbeats is a peer as long as it does, and what other members told us at start
 * counts until the replica has caught up.
 */
import type { NodeId } from '@warren/kernel'
import type { Metadata } from '@warren/model'
import type { Peer } from '../control.ts'

type Contact = { readonly peer: Peer; readonly untilMs: number }

export interface PeerChanges {
  readonly added: readonly NodeId[]
  readonly removed: readonly NodeId[]
}

const CONTACT_MS = 60_000 // Longer than any redial, short enough for a node that was forgotten to be left alone soon.

export class PeerBook {
  readonly #self: NodeId
  readonly #contacts = new Map<NodeId, Contact>()
  readonly #connected = new Set<NodeId>()
  #peers = new Map<NodeId, Peer>()
  #members: ReadonlySet<NodeId> = new Set()
  #isSettled = false

  constructor(self: NodeId, contacts: readonly Peer[]) {
    this.#self = self
    this.learned(contacts, 0)
  }

  /** Without ourselves. */
  get peers(): ReadonlyMap<NodeId, Peer> {
    return this.#peers
  }

  isConnected(node: NodeId): boolean {
    return this.#connected.has(node)
  }

  connected(node: NodeId): void {
    if (this.#peers.has(node)) this.#connected.add(node)
  }

  /** True when it was connected. */
  disconnected(node: NodeId): boolean {
    return this.#connected.delete(node)
  }

  /** A member told us of these, or we were started with them. */
  learned(peers: readonly Peer[], nowMs: number): void {
    const untilMs = this.#isSettled ? nowMs + CONTACT_MS : Number.POSITIVE_INFINITY
    for (const peer of peers) this.#contacts.set(peer.id, { peer, untilMs })
  }

  /** It has sent us a heartbeat. True: it is new to us, so `update`. */
  heard(peer: Peer, nowMs: number): boolean {
    const untilMs = Math.max(nowMs + CONTACT_MS, this.#contacts.get(peer.id)?.untilMs ?? 0)
    this.#contacts.set(peer.id, { peer, untilMs })
    return !this.#peers.has(peer.id) && peer.id !== this.#self
  }

  /** The replica has caught up: from now on it is the one to say who is a member. */
  settled(nowMs: number): void {
    this.#isSettled = true
    for (const { peer } of this.#contacts.values()) {
      this.#contacts.set(peer.id, { peer, untilMs: nowMs + CONTACT_MS })
    }
  }

  /** Computes the peers anew; what changed, or undefined when nothing did. */
  update(metadata: Metadata, nowMs: number): PeerChanges | undefined {
    const next = this.#wanted(metadata, nowMs)
    const added = [...next.keys()].filter((id) => !this.#peers.has(id))
    const removed = [...this.#peers.keys()].filter((id) => !next.has(id))
    const moved = [...next.values()].filter((peer) => {
      const before = this.#peers.get(peer.id)
      return before !== undefined && (before.host !== peer.host || before.clusterPort !== peer.clusterPort)
    })
    if (added.length === 0 && removed.length === 0 && moved.length === 0) return undefined
    for (const id of removed) this.#connected.delete(id)
    for (const { id } of moved) this.#connected.delete(id)
    this.#peers = next
    return { added, removed }
  }

  #wanted(metadata: Metadata, nowMs: number): Map<NodeId, Peer> {
    const wasMember = this.#members.has(this.#self)
    const members = new Map<NodeId, Peer>()
    for (const { id, name, host, clusterPort } of metadata.members()) members.set(id, { id, name, host, clusterPort })
    for (const id of this.#members) {
      if (!members.has(id)) this.#contacts.delete(id) // Taken out of the cluster.
    }
    this.#members = new Set([...members.keys(), ...(wasMember ? [this.#self] : [])])
    const wanted = new Map<NodeId, Peer>()
    if (wasMember && !members.has(this.#self)) return wanted // We were taken out.
    for (const { peer, untilMs } of this.#contacts.values()) {
      if (nowMs < untilMs) wanted.set(peer.id, peer)
      else this.#contacts.delete(peer.id)
    }
    for (const peer of members.values()) wanted.set(peer.id, peer)
    wanted.delete(this.#self)
    return wanted
  }
}
