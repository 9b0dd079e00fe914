/**
 * The first step of salvage, once a node that has lost its history knows the one it follows, and before its queues open: what
 * only the lost history may have gone on to confirm goes from the log to files.
 *
 * K1 Nothing leaves the log before all files, and the fact that they are whole, are on the disk: a crash before that begins anew.
 * K2 The lost history is remembered until what has to leave the log has left it, durably.
 * K3 What one attempt left in files is gone before the next begins: the cluster may have changed, and ask for less to be kept. But
 *    once they are whole they stay, whatever comes: a node that then leaves the history it was about to follow keeps more beside.
 */
import type { Disk, Epoch, Log, LogIndex, NodeId, Position, QueueUid } from '@warren/kernel'
import type { Metadata } from '@warren/model'
import { IndexRuns, SettleRanges } from '@warren/queue'
import type { Crc32, MessageLog, RecoveredQueue, RecoveredQueues } from '@warren/storage'
import type { KeptFacts, Runs } from './kept-facts.ts'
import { KEPT_PERSISTENT, KeptFileWriter } from './kept-file.ts'
import { KeptStore } from './kept-store.ts'
import { forgetHistory, type LostHistory, type LostQueue, readLostHistory, writeHistory } from './lost-history.ts'
import { planSalvage, type SalvagePlan } from './salvage-plan.ts'

export interface KeepAsideOptions {
  /** The data directory. */
  readonly disk: Disk
  readonly crc32: Crc32
  readonly metadata: Metadata
  readonly self: NodeId
  readonly messageLog: MessageLog
  readonly recovered: RecoveredQueues
  readonly log: Log
}

/** A settle record counts its ranges in 16 bits. */
const RANGES_MAX = 4096
/** More runs than that are not worth a comparison: some messages come twice. */
const COMPARED_RUNS_MAX = 10_000

/** What the queues may claim of `recovered`. Nothing to do unless a history was lost. */
export async function keepAside(options: KeepAsideOptions): Promise<RecoveredQueues> {
  const { disk } = options
  let { recovered } = options
  let history = await readLostHistory(disk)
  if (history?.dropped !== undefined && history.isLeftAgain === true) {
    recovered = await dropFromLog({ ...options, recovered }, history.dropped)
    const { dropped, isLeftAgain, ...rest } = history
    history = { ...rest, part: rest.part + 1 }
    await writeHistory(disk, history)
  }
  if (history === undefined) return recovered
  const dropped = history.dropped ?? (await keepQueues({ ...options, recovered }, history))
  if (history.dropped === undefined) await writeHistory(disk, { ...history, dropped })
  const left = await dropFromLog({ ...options, recovered }, dropped)
  await forgetHistory(disk)
  return left
}

async function keepQueues(
  options: KeepAsideOptions,
  history: LostHistory,
): Promise<NonNullable<LostHistory['dropped']>> {
  const { disk, metadata, self, recovered } = options
  const store = await KeptStore.open(disk)
  await store.clear(prefixOf(history))
  const known = new Map(history.queues.map((queue) => [queue.uid, queue]))
  const dropped: { readonly uid: QueueUid; readonly from: number }[] = []
  const led: number[] = []
  for (const { uid, leader } of history.queues) if (leader === self) led.push(uid)
  for (const [uid, queue] of recovered) {
    const lost = known.get(uid)
    const found = metadata.queueByUid(uid)
    // Neither is what a queue that was deleted in good order has left in the log.
    if (lost === undefined && found === undefined && !metadata.mayComeYet(uid)) continue
    const plan = planSalvage(history, lost, found, self)
    const first = queue.indexes.findIndex((index) => index >= plan.keepFrom)
    if (first >= 0) await keepQueue(options, store, { history, uid, lost, found, queue, plan, first })
    if (Number.isFinite(plan.dropFrom)) dropped.push({ uid, from: plan.dropFrom })
  }
  await store.addLed(history.lineage, led)
  return dropped
}

interface KeptQueue {
  readonly history: LostHistory
  readonly uid: QueueUid
  readonly lost: LostQueue | undefined
  readonly found: Pick<LostQueue, 'vhost' | 'name'> | undefined
  readonly queue: RecoveredQueue
  readonly plan: SalvagePlan
  /** Place in `queue` of the first message that is kept. */
  readonly first: number
}

async function keepQueue(
  { crc32, messageLog, metadata, self, log }: KeepAsideOptions,
  store: KeptStore,
  { history, uid, lost, found, queue, plan, first }: KeptQueue,
): Promise<void> {
  const title = `${prefixOf(history)}${uid}`
  const file = await store.create(title)
  try {
    const writer = new KeptFileWriter(file, crc32)
    for (let i = first; i < queue.positions.length; i += 1) {
      messageLog.locate(queue.positions[i] as Position) // i < length, as below.
      const { buffer, contentStart, contentEnd, flags } = messageLog.located
      await writer.add(queue.indexes[i] as number, flags & KEPT_PERSISTENT, buffer, contentStart, contentEnd)
    }
    await writer.end()
  } finally {
    await file.close()
  }
  const facts: KeptFacts = {
    vhost: (lost ?? found)?.vhost ?? '',
    queue: (lost ?? found)?.name ?? '',
    messages: queue.positions.length - first,
    file: store.messagesFile(title),
    ...{ lineage: history.lineage, uid, leader: lost?.leader ?? self },
    compared: runsOf(queue.indexes.subarray(first).filter((index) => index < plan.comparedBelow)),
    comparedIn: metadata.lineage,
    held: undefined,
    offset: 0,
  }
  await store.write({ title, facts })
  log.warn('messages of a history that was lost are kept aside', {
    ...{ vhost: facts.vhost, queue: facts.queue, messages: facts.messages, file: facts.file },
  })
}

function runsOf(indexes: Float64Array): Runs {
  const { firsts, counts, size } = IndexRuns.of(indexes)
  if (size > COMPARED_RUNS_MAX) return []
  return Array.from(firsts, (first, i) => [first, counts[i] as number]) // i < size.
}

/** Of the titles of what is kept of it. */
function prefixOf({ incarnation, lineage, part }: LostHistory): string {
  return `${String(incarnation).padStart(10, '0')}-${lineage}-${part}-`
}

async function dropFromLog(
  options: KeepAsideOptions,
  dropped: NonNullable<LostHistory['dropped']>,
): Promise<RecoveredQueues> {
  const { messageLog, recovered, metadata } = options
  const left = new Map(recovered)
  for (const { uid, from } of dropped) {
    const queue = recovered.get(uid)
    if (queue === undefined) continue
    const kept = drop(messageLog, uid, queue, from)
    if (metadata.queueByUid(uid) !== undefined) left.set(uid, kept)
    else {
      messageLog.releaseQueue(uid)
      left.delete(uid)
    }
  }
  await durable(messageLog)
  return left
}

/** Settles and releases what is numbered `from` or later. */
function drop(messageLog: MessageLog, uid: QueueUid, queue: RecoveredQueue, from: number): RecoveredQueue {
  const { positions, indexes, lastIndex, lastEpoch } = queue
  const at = indexes.findIndex((index) => index >= from)
  const first = at < 0 ? indexes.length : at
  const settled = new SettleRanges()
  const write = (): void => {
    messageLog.appendSettle(uid, lastEpoch, lastIndex, settled.firsts, settled.counts, settled.size)
    settled.clear()
  }
  for (let i = first; i < indexes.length; i += 1) {
    settled.add(indexes[i] as LogIndex) // i < length.
    messageLog.release(positions[i] as Position)
    if (settled.size === RANGES_MAX) write()
  }
  if (settled.size > 0) write()
  return {
    positions: positions.subarray(0, first),
    indexes: indexes.subarray(0, first),
    lastIndex: Math.min(lastIndex, Math.max(0, from - 1)) as LogIndex,
    lastEpoch: lastEpoch as Epoch,
  }
}

/** Everything appended so far. A disk that fails ends the process by itself. */
function durable(messageLog: MessageLog): Promise<void> {
  const { appendedSequence } = messageLog
  if (messageLog.durableSequence >= appendedSequence) return Promise.resolve()
  return new Promise((resolve) => {
    messageLog.onDurable = (upTo) => {
      if (upTo < appendedSequence) return
      messageLog.onDurable = () => {}
      resolve()
    }
    messageLog.flush()
  })
}
