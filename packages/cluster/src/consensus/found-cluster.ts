/**
 * The first log of a cluster, made by its founding node: itself as the only voter and member, then the bootstrap state.
 * Written in one sync, so that a node is either blank or a whole cluster of one.
 */
import type { DiskDone, Incarnation } from '@warren/kernel'
import { encodeProposal, FEATURE_FLAG_NAMES, proposerName } from '@warren/model'
import type { Entry } from '@warren/raft'
import type { LocalMember } from '../metadata-access.ts'
import type { RaftRecovery, RaftStore } from '../raft-store.ts'

/** Incarnations of running nodes begin at 1, so no later proposal has this proposer. */
const FOUNDING = 0 as Incarnation

/** What to start MetadataService with, once `done` was called without an error. */
export function foundCluster(
  options: {
    readonly self: LocalMember
    readonly store: RaftStore
    readonly clusterName: string
    readonly guestPasswordHash: string
  },
  done: DiskDone,
): RaftRecovery {
  const { self, store, clusterName, guestPasswordHash } = options
  const proposer = proposerName(self.id, FOUNDING)
  const { id, name, role, host, clusterPort, featureFlags = FEATURE_FLAG_NAMES } = self
  const entries: readonly Entry[] = [
    {
      index: 1,
      term: 1,
      kind: 'configuration',
      configuration: { voters: [id], learners: [] },
      data: encodeProposal({
        proposer,
        sequence: 1,
        floor: 0,
        command: { kind: 'addMember', id, name, role, host, clusterPort, featureFlags },
      }),
    },
    {
      index: 2,
      term: 1,
      kind: 'command',
      data: encodeProposal({
        proposer,
        sequence: 2,
        floor: 1,
        command: { kind: 'bootstrap', clusterName, guestPasswordHash, featureFlags },
      }),
    },
  ]
  const hardState = { term: 1, votedFor: id, commitIndex: 0 }
  store.persist({ hardState, entries }, done)
  return { hardState, entries, snapshot: undefined }
}
