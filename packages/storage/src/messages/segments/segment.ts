/** One stretch of the log on disk. Its file comes into being when the first block is due, or a little earlier. */
import type { BlockOwner } from '../../block.ts'
import type { Chunk } from '../memory/chunk.ts'
import type { SegmentFile } from './segment-files.ts'

export class Segment {
  readonly id: number
  /** File bytes that blocks may use, header included. Grows only while there is no block. */
  capacity: number
  readonly owner: BlockOwner
  /** Where the next block goes. */
  end: number
  /** Messages with references whose entries lie here, and the bytes of these entries. */
  liveMessages = 0
  liveBytes = 0
  /** Those whose entries lie here. */
  readonly chunks = new Set<Chunk>()
  /** Blocks opened and not yet durable. */
  pendingBlocks = 0
  /** Blocks that are durable. */
  durableBlocks = 0
  file: SegmentFile | undefined = undefined

  constructor(id: number, capacity: number, owner: BlockOwner, end: number) {
    this.id = id
    this.capacity = capacity
    this.owner = owner
    this.end = end
  }
}
