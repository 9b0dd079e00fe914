/**
 * What a node that leaves its history for another's has to remember of it: which queues it led there. In a file of the data
 * directory from before the Raft state goes until what those queues hold, and the other history has no place for, is kept aside.
 */
import type { Disk, Lineage, NodeId } from '@warren/kernel'
import type { Metadata } from '@warren/model'

const FILE = 'lost-history.json'

export interface LostHistory {
  readonly lineage: Lineage
  readonly queues: readonly LostQueue[]
}

export interface LostQueue {
  readonly uid: number
  readonly vhost: string
  readonly name: string
}

export async function rememberHistory(
  disk: Disk,
  metadata: Metadata | undefined,
  self: NodeId,
  lineage: Lineage,
): Promise<void> {
  // An older one has not been dealt with: its queues may still lie in the log.
  const before = await readLostHistory(disk)
  const queues = new Map((before?.queues ?? []).map((queue) => [queue.uid, queue]))
  for (const { uid, vhost, name, leader } of metadata?.queues() ?? []) {
    if (leader === self) queues.set(uid, { uid, vhost, name })
  }
  const history: LostHistory = { lineage, queues: [...queues.values()] }
  await disk.replaceFile(FILE, Buffer.from(JSON.stringify(history)))
}

export async function readLostHistory(disk: Disk): Promise<LostHistory | undefined> {
  const bytes = await disk.readFile(FILE)
  return bytes === undefined ? undefined : (JSON.parse(Buffer.from(bytes).toString()) as LostHistory)
}

export async function forgetHistory(disk: Disk): Promise<void> {
  await disk.remove(FILE)
  await disk.syncDirectory()
}
