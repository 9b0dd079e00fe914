/** A node that leaves its history before it has caught up with it: what its Raft log says, committed or not. */
import type { RaftRecovery } from '@warren/cluster'
import { decodeProposal, FEATURE_FLAG_NAMES, type Metadata } from '@warren/model'

/**
 * `metadata`, with what the log has after `appliedIndex`; nobody else may use it any more. What the node confirmed, it confirmed after
 * the log had what allowed it.
 */
export function endOfHistory(metadata: Metadata, appliedIndex: number, recovery: RaftRecovery): Metadata {
  for (const { index, data } of recovery.entries) {
    if (index <= appliedIndex || data.length === 0) continue
    const proposal = decodeProposal(data, FEATURE_FLAG_NAMES)
    if (!proposal.ok) break
    metadata.apply(index, proposal.value)
  }
  return metadata
}
