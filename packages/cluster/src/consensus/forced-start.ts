/** Whether a node may go on alone with the metadata that it recovered (force_boot, forget_cluster_node --offline). */
import { decodeProposal, FORCED_LINEAGE_FLAG, Metadata } from '@warren/model'
import type { RaftRecovery } from '../raft-store.ts'
import type { MetadataReplica } from './metadata-replica.ts'

/** What stands against it, in words for the log; undefined: nothing. A blank log knows no cluster to go on from. */
export function whyNotForced(replica: MetadataReplica, recovery: RaftRecovery): string | undefined {
  if (replica.node.lastIndex === 0 || !replica.isWhole) return 'this node holds no metadata to go on from'
  const isKnown = recoveredFlags(recovery).has(FORCED_LINEAGE_FLAG)
  return isKnown ? undefined : `the feature flag ${FORCED_LINEAGE_FLAG} is not enabled`
}

/** The feature flags that are enabled once all of a recovered log is committed, as a forced start commits it. */
function recoveredFlags({ snapshot, entries }: RaftRecovery): ReadonlySet<string> {
  const metadata = snapshot === undefined ? new Metadata() : Metadata.restore(snapshot.state)
  for (const { index, data } of entries) {
    if (index <= (snapshot?.index ?? 0) || data.length === 0) continue
    const proposal = decodeProposal(data)
    if (!proposal.ok) break // Of newer software: what comes behind it cannot be known here.
    metadata.apply(index, proposal.value)
  }
  return metadata.featureFlags
}
