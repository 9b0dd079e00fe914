/**
 * What a node that leaves its history for another's has to remember of it: the queues that it led or mirrored there. In a file of
 * the data directory from before the Raft state goes until what those queues hold, and the other history may not, is kept aside.
 */
import type { Disk, Lineage, NodeId, QueueUid } from '@warren/kernel'
import type { Metadata, QueueRecord } from '@warren/model'
import { parseObject } from './kept-facts.ts'

const FILE = 'lost-history.json'
const FORMAT_VERSION = 1

export interface LostHistory {
  readonly lineage: Lineage
  /** The start of the node that was the last one there: with the lineage it names what is kept. */
  readonly incarnation: number
  /** False: more may have happened there than `queues` shows. */
  readonly isComplete: boolean
  /** Members that ran on that side at its end. */
  readonly running: readonly NodeId[]
  readonly queues: readonly LostQueue[]
  /** Files of it are written in parts, from 0 on: one more each time that the history which was to be followed was left as well. */
  readonly part: number
  /** Everything of this part is in its files; from these indexes on the log has to let go. */
  readonly dropped?: readonly { readonly uid: QueueUid; readonly from: number }[]
  /** After that the history which was to be followed was left: what stayed in the log for its queues has to be looked at again. */
  readonly isLeftAgain?: boolean
}

export interface LostQueue
  extends Pick<QueueRecord, 'uid' | 'vhost' | 'name' | 'leader' | 'epoch' | 'epochs' | 'syncSet'> {
  /** Mirrors that left the sync set of this leader and did not come back, and how far they had everything then. */
  readonly parted: readonly PartedMirror[]
}

export interface PartedMirror {
  readonly node: NodeId
  readonly index: number
  /** The start of the node that had it. */
  readonly incarnation: number
}

export interface HistoryToLeave {
  readonly self: NodeId
  readonly lineage: Lineage
  readonly incarnation: number
  /** As it was at the end; undefined where it was never read. */
  readonly metadata: Metadata | undefined
  /** Of a queue that the node led until now. */
  readonly partedOf: (uid: QueueUid) => readonly PartedMirror[]
}

export async function rememberHistory(disk: Disk, leaving: HistoryToLeave): Promise<void> {
  const older = await readLostHistory(disk)
  if (older !== undefined) {
    // It has not been dealt with, so that the node took nothing in since: it tells what the log holds.
    if (older.dropped !== undefined) await writeHistory(disk, { ...older, isLeftAgain: true })
    return
  }
  const { self, lineage, incarnation, metadata } = leaving
  const queues: LostQueue[] = []
  for (const { uid, vhost, name, leader, epoch, epochs, syncSet, mirrors } of metadata?.queues() ?? []) {
    if (leader !== self && !mirrors.includes(self)) continue
    // One that came back may have dropped, by what this history had decided, what it had.
    const parted = leaving.partedOf(uid).filter(({ node, incarnation: had }) => {
      const member = metadata?.member(node)
      return member?.running === false && member.incarnation === had
    })
    queues.push({ uid, vhost, name, leader, epoch, epochs, syncSet, parted })
  }
  // A ram node that was not running had forgotten all of it.
  const isComplete = metadata?.member(self) !== undefined
  const running = [...(metadata?.members() ?? [])].filter((member) => member.running).map(({ id }) => id)
  await writeHistory(disk, { lineage, incarnation, isComplete, running, queues, part: 0 })
}

export async function writeHistory(disk: Disk, history: LostHistory): Promise<void> {
  await disk.replaceFile(FILE, Buffer.from(JSON.stringify({ formatVersion: FORMAT_VERSION, ...history })))
}

/** Rejects with a text for the operator when it cannot be read: without it what the log holds might be taken for what it is not. */
export async function readLostHistory(disk: Disk): Promise<LostHistory | undefined> {
  const bytes = await disk.readFile(FILE)
  if (bytes === undefined) return undefined
  const json = parseObject(bytes)
  if (json === undefined) throw new Error(`${FILE} cannot be read; restore it from a backup, or reset the node`)
  const { formatVersion, ...history } = json
  if (formatVersion === FORMAT_VERSION) return history as unknown as LostHistory // As it was written.
  throw new Error(
    `${FILE} has format ${formatVersion}; this version reads ${FORMAT_VERSION}. Start the version that wrote it.`,
  )
}

export async function forgetHistory(disk: Disk): Promise<void> {
  await disk.remove(FILE)
  await disk.syncDirectory()
}
