/** Where a start gets its Raft state from: the disk, the founding of a cluster of one, or nothing yet (the leader sends it). */

import { setImmediate as nextTurn } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import {
  BLANK_RECOVERY,
  foundCluster,
  type LocalMember,
  MemoryRaftStore,
  type RaftRecovery,
  type RaftStore,
} from '@warren/cluster'
import type { Disk, Timers } from '@warren/kernel'
import { Metadata } from '@warren/model'
import { RaftLog } from '@warren/storage'

export interface RaftSource {
  readonly store: RaftStore
  readonly recovery: RaftRecovery
  /** This start founded the cluster. */
  readonly isFounder: boolean
  close(): Promise<void>
}

export interface RaftSourceOptions {
  readonly disk: Disk
  readonly self: LocalMember
  /** It has joined a cluster: whatever it needs to know comes from there. */
  readonly hasContacts: boolean
  readonly timers: Timers
  readonly salt: number
  readonly clusterName: string
  readonly guestPasswordHash: string
}

export async function openRaftSource(options: RaftSourceOptions): Promise<RaftSource> {
  const { self, timers } = options
  if (self.role === 'ram') {
    return {
      store: new MemoryRaftStore(timers),
      recovery: BLANK_RECOVERY,
      isFounder: false,
      close: async () => undefined,
    }
  }
  const recovered = await RaftLog.open(options.disk, crc32, { nodeId: self.id, salt: options.salt })
  const close = (): Promise<void> => recovered.log.close()
  const isBlank = recovered.entries.length === 0 && recovered.snapshot === undefined
  if (!isBlank || options.hasContacts) {
    const { log: store, hardState, entries, snapshot } = recovered
    const decoded = snapshot === undefined ? {} : { metadata: await restoreInSteps(snapshot.state) }
    return { store, recovery: { hardState, entries, snapshot, ...decoded }, isFounder: false, close }
  }
  const { clusterName, guestPasswordHash } = options
  const recovery = await new Promise<RaftRecovery>((resolve, reject) => {
    const founded: { readonly recovery: RaftRecovery } = {
      recovery: foundCluster({ self, store: recovered.log, clusterName, guestPasswordHash }, (error) => {
        if (error === undefined) setImmediate(() => resolve(founded.recovery))
        else reject(error)
      }),
    }
  })
  return { store: recovered.log, recovery, isFounder: true, close }
}

/** The process answers ctl, and others' questions, in between. */
async function restoreInSteps(state: Uint8Array): Promise<Metadata> {
  const restoring = Metadata.beginRestore(state)
  for (;;) {
    const metadata = restoring.next()
    if (metadata !== undefined) return metadata
    await nextTurn()
  }
}
