import type { Disk, Epoch, Log, LogIndex, Position, QueueUid } from '@warren/kernel'
import type { Crc32 } from './crc32.ts'
import type { RecoveredQueue, RecoveredQueues } from './recovered-queues.ts'

export interface MessageLogOptions {
  readonly disk: Disk
  readonly crc32: Crc32
  readonly log: Log
  /** Whose log this is: written into each segment and checked when one is opened. */
  readonly nodeId?: string
  readonly segmentBytes?: number
  readonly chunkBytes?: number
  /** A write or sync failed: nothing becomes durable any more, the node must stop. Called at most once. */
  onFailure(error: Error): void
}

/** Where `locate` found a message; one object, overwritten by each call. */
export interface LocatedMessage {
  buffer: Buffer
  contentStart: number
  contentEnd: number
  /** Bit 0: persistent. */
  flags: number
  entryStart: number
}

export class MessageLog {
  contentBuffer: Buffer = Buffer.alloc(0)
  contentOffset = 0
  readonly located: LocatedMessage = {
    buffer: Buffer.alloc(0),
    contentStart: 0,
    contentEnd: 0,
    flags: 0,
    entryStart: 0,
  }
  onDurable: (upTo: number) => void = () => {}

  static async open(_options: MessageLogOptions): Promise<{ log: MessageLog; recovered: RecoveredQueues }> {
    return Promise.reject(new Error('not built yet'))
  }

  get appendedSequence(): number {
    throw new Error('not built yet')
  }
  get durableSequence(): number {
    throw new Error('not built yet')
  }
  get unsyncedBytes(): number {
    throw new Error('not built yet')
  }
  get liveBytes(): number {
    throw new Error('not built yet')
  }
  get liveMessages(): number {
    throw new Error('not built yet')
  }
  /** Bytes of the chunks in memory, in use and pooled. */
  get memoryBytes(): number {
    throw new Error('not built yet')
  }
  get diskBytes(): number {
    throw new Error('not built yet')
  }

  beginMessage(
    _toDisk: boolean,
    _persistent: boolean,
    _targetCount: number,
    _contentBytes: number,
    _producer: number,
    _sequence: number,
  ): Position {
    throw new Error('not built yet')
  }
  setTarget(_i: number, _uid: QueueUid, _epoch: Epoch, _index: LogIndex): void {
    throw new Error('not built yet')
  }
  endMessage(): number {
    throw new Error('not built yet')
  }
  retain(_position: Position, _extraReferences: number): void {
    throw new Error('not built yet')
  }
  appendSettle(
    _uid: QueueUid,
    _epoch: Epoch,
    _operationIndex: LogIndex,
    _firsts: Float64Array,
    _counts: Float64Array,
    _ranges: number,
  ): number {
    throw new Error('not built yet')
  }
  locate(_position: Position): void {
    throw new Error('not built yet')
  }
  /** The producer and the sequence that a message was appended with, for duplicates after a change of leader. */
  producerAt(_position: Position): number {
    throw new Error('not built yet')
  }
  sequenceAt(_position: Position): number {
    throw new Error('not built yet')
  }
  release(_position: Position): void {
    throw new Error('not built yet')
  }
  /**
   * The queue is gone for good: its last index need not be remembered. `unclaimed`, its recovered messages that nobody
   * took over, are released as well.
   */
  releaseQueue(_uid: QueueUid, _unclaimed?: RecoveredQueue): void {
    throw new Error('not built yet')
  }
  flush(): void {
    throw new Error('not built yet')
  }
  close(): Promise<void> {
    return Promise.reject(new Error('not built yet'))
  }
}
