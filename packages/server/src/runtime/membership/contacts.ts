/** What a stopped node keeps of the membership: whom to dial at the next start, and whether the cluster hangs on it. */
import type { Peer } from '@warren/cluster'
import type { NodeId } from '@warren/kernel'
import type { Metadata } from '@warren/model'

export function sameContacts(a: readonly Peer[], b: readonly Peer[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The last disc node of a cluster may not leave it. */
export function isOnlyDiscNode(metadata: Metadata, self: NodeId): boolean {
  let isDisc = false
  for (const { id, role } of metadata.members()) {
    if (role !== 'disc') continue
    if (id !== self) return false
    isDisc = true
  }
  return isDisc
}
