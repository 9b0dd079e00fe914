/** The feature flags that are enabled once all of a recovered log is committed, as a forced start commits it. */
import { decodeProposal, Metadata } from '@warren/model'
import type { RaftRecovery } from '../raft-store.ts'

export function recoveredFlags({ snapshot, entries }: RaftRecovery): ReadonlySet<string> {
  const metadata = snapshot === undefined ? new Metadata() : Metadata.restore(snapshot.state)
  for (const { index, data } of entries) {
    if (index <= (snapshot?.index ?? 0) || data.length === 0) continue
    const proposal = decodeProposal(data)
    if (!proposal.ok) break // Of newer software: what comes behind it cannot be known here.
    metadata.apply(index, proposal.value)
  }
  return metadata.featureFlags
}
