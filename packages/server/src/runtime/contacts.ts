/** The other members as the metadata has them: kept on disk, so that the next start knows whom to dial. */
import type { Peer } from '@warren/cluster'
import type { NodeId } from '@warren/kernel'
import type { Metadata } from '@warren/model'

export function contactsOf(metadata: Metadata, self: NodeId): readonly Peer[] {
  const contacts: Peer[] = []
  for (const { id, name, host, clusterPort } of metadata.members()) {
    if (id !== self) contacts.push({ id, name, host, clusterPort })
  }
  return contacts
}

export function sameContacts(a: readonly Peer[], b: readonly Peer[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
