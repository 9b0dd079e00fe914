/**
 * A leader that has been replaced while it ran: what it took in, and cannot know the next one to have, goes on to that one as publishes of
 * this node, in their order and in front of all that comes later. So nobody who published here loses anything, or has to publish it anew.
 *
 * H1 The next leader tells by the index whether it has the message (`ProducerTable.fateOfIndex`). It can do so only if it took over from
 *    the very epoch in which the index was given out, so only that is handed on.
 * H2 What a producer has numbered is not: whoever sent it keeps it, and sends it again.
 */
import type { QueueRecord } from '@warren/model'
import { MESSAGE_REDELIVERED } from '@warren/queue'
import type { MessageLog } from '@warren/storage'
import type { ConfirmParts } from '../confirm-parts.ts'
import type { LocalQueue } from '../local-queue.ts'
import { ProducerIntake } from './producer-intake.ts'
import type { PublishStreams } from './publish-streams.ts'
import { PRODUCE_PERSISTENT, PRODUCE_REDELIVERED } from './resend-codec.ts'

/** Before the queue is closed or becomes a replica. `record` is that of the next leader. O(messages held). */
export function handOn(queue: LocalQueue, record: QueueRecord, streams: PublishStreams, messageLog: MessageLog): void {
  const { mirrors, epoch } = queue
  if (mirrors === undefined || record.epoch !== epoch + 1) return
  const waiting = new Map<number, { readonly tracker: ConfirmParts; readonly seqNo: number }>()
  mirrors.takeWaiting((index, tracker, seqNo) => {
    if (tracker instanceof ProducerIntake) tracker.partFailed()
    else waiting.set(index, { tracker, seqNo })
  })
  const stream = streams.of(record)
  queue.forEachHeld((index, position, meta) => {
    if (index <= mirrors.safe || messageLog.producerAt(position) > 0) return
    messageLog.locate(position)
    const { buffer, contentStart, contentEnd, flags } = messageLog.located
    const persistent = flags & PRODUCE_PERSISTENT // The same bit.
    const redelivered = (meta & MESSAGE_REDELIVERED) === 0 ? 0 : PRODUCE_REDELIVERED
    const { tracker, seqNo = 0 } = waiting.get(index) ?? {}
    waiting.delete(index)
    stream.handOn(buffer, contentStart, contentEnd, persistent | redelivered, index, epoch, tracker, seqNo)
  })
  for (const { tracker, seqNo } of waiting.values()) tracker.partDone(seqNo) // It has been consumed.
}
