/**
 * How far each queue's indexes have come, and in which segment the log says so last. Typed arrays: one row a queue.
 *
 * A mention of a higher epoch counts even if its index is lower (a mirror that lost its divergent tail); within an
 * epoch the highest index counts.
 */
import { type Epoch, type LogIndex, NumberMap, type QueueUid } from '@warren/kernel'

const ROWS_INITIAL = 64

export class QueueTable {
  /** uid -> row. */
  readonly #rows = new NumberMap()
  #uids = new Float64Array(ROWS_INITIAL)
  #lastIndexes = new Float64Array(ROWS_INITIAL)
  #lastEpochs = new Float64Array(ROWS_INITIAL)
  #segmentIds = new Float64Array(ROWS_INITIAL)
  #rowCount = 0
  readonly #freeRows: number[] = []
  /** Consecutive entries are mostly of one queue. */
  #latestUid = 0
  #latestRow = 0

  get size(): number {
    return this.#rows.size
  }

  /** An entry in this segment says so. `index` 0 says nothing about the index. */
  mention(uid: number, epoch: number, index: number, segmentId: number): void {
    const row = uid === this.#latestUid ? this.#latestRow : this.#find(uid)
    const lastEpoch = this.#lastEpochs[row] as number // `row` is in bounds.
    const lastIndex = this.#lastIndexes[row] as number
    if (index === 0 || epoch < lastEpoch || (epoch === lastEpoch && index < lastIndex)) return
    this.#lastEpochs[row] = epoch
    this.#lastIndexes[row] = index
    this.#segmentIds[row] = segmentId
  }

  lastIndex(uid: QueueUid): LogIndex {
    const row = this.#rows.get(uid)
    return (row === undefined ? 0 : this.#lastIndexes[row]) as LogIndex
  }

  lastEpoch(uid: QueueUid): Epoch {
    const row = this.#rows.get(uid)
    return (row === undefined ? 0 : this.#lastEpochs[row]) as Epoch
  }

  forget(uid: QueueUid): void {
    const row = this.#rows.get(uid)
    if (row === undefined) return
    this.#rows.delete(uid)
    this.#uids[row] = 0
    this.#freeRows.push(row)
    this.#latestUid = 0
  }

  uids(): Float64Array {
    return this.#rows.sortedKeys()
  }

  /** Queues whose last index no segment after `segmentId` tells. O(queues). */
  uidsToldBy(segmentId: number): QueueUid[] {
    const uids: QueueUid[] = []
    for (let row = 0; row < this.#rowCount; row += 1) {
      const uid = this.#uids[row] as number // In bounds.
      const isTold = uid !== 0 && (this.#lastIndexes[row] as number) > 0
      if (isTold && (this.#segmentIds[row] as number) <= segmentId) uids.push(uid as QueueUid)
    }
    return uids
  }

  #find(uid: number): number {
    const known = this.#rows.get(uid)
    const row = known ?? this.#add(uid)
    this.#latestUid = uid
    this.#latestRow = row
    return row
  }

  #add(uid: number): number {
    const row = this.#freeRows.pop() ?? this.#rowCount
    if (row === this.#rowCount) this.#rowCount += 1
    if (row === this.#uids.length) this.#grow()
    this.#uids[row] = uid
    this.#lastIndexes[row] = 0
    this.#lastEpochs[row] = 0
    this.#rows.set(uid, row)
    return row
  }

  #grow(): void {
    const rows = this.#uids.length * 2
    this.#uids = grown(this.#uids, rows)
    this.#lastIndexes = grown(this.#lastIndexes, rows)
    this.#lastEpochs = grown(this.#lastEpochs, rows)
    this.#segmentIds = grown(this.#segmentIds, rows)
  }
}

function grown(old: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const array = new Float64Array(length)
  array.set(old)
  return array
}
