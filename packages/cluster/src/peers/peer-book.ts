/** Who our peers are: the members of the metadata, or, before it names us, the contacts we were started with. */
import type { NodeId } from '@warren/kernel'
import type { Metadata } from '@warren/model'
import type { Peer } from '../control.ts'

export class PeerBook {
  readonly #self: NodeId
  #contacts: readonly Peer[]
  #peers = new Map<NodeId, Peer>()
  readonly #connected = new Set<NodeId>()
  #wasMember = false

  constructor(self: NodeId, contacts: readonly Peer[]) {
    this.#self = self
    this.#contacts = contacts
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

  /** Somebody who is a member told us of these. */
  learned(members: readonly Peer[]): void {
    this.#contacts = members
  }

  /** Computes the peers anew; what changed, or undefined when nothing did. */
  update(metadata: Metadata): { readonly added: readonly NodeId[]; readonly removed: readonly NodeId[] } | undefined {
    const next = this.#wanted(metadata)
    const added = [...next.keys()].filter((id) => !this.#peers.has(id))
    const removed = [...this.#peers.keys()].filter((id) => !next.has(id))
    const moved = [...next.values()].some((peer) => {
      const before = this.#peers.get(peer.id)
      return before !== undefined && (before.host !== peer.host || before.clusterPort !== peer.clusterPort)
    })
    if (added.length === 0 && removed.length === 0 && !moved) return undefined
    for (const id of removed) this.#connected.delete(id)
    this.#peers = next
    return { added, removed }
  }

  #wanted(metadata: Metadata): Map<NodeId, Peer> {
    const wanted = new Map<NodeId, Peer>()
    if (metadata.member(this.#self) !== undefined) {
      this.#wasMember = true
      for (const { id, name, host, clusterPort } of metadata.members()) wanted.set(id, { id, name, host, clusterPort })
    } else if (!this.#wasMember) {
      for (const contact of this.#contacts) wanted.set(contact.id, contact)
    }
    wanted.delete(this.#self)
    return wanted
  }
}
