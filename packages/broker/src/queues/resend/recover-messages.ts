import { contentBodyBytes } from '@warren/codec'
import type { LogIndex, Position } from '@warren/kernel'
import type { ProducerTable } from '@warren/queue'
import type { MessageLog, RecoveredQueue } from '@warren/storage'

/**
 * Hands what the log has recovered of a queue to `take`, in its order; and to `producers` what the log says of each: who published it,
 * as which of its own. O(messages).
 */
export function recoverMessages(
  { positions, indexes }: RecoveredQueue,
  messageLog: MessageLog,
  producers: ProducerTable,
  take: (index: LogIndex, position: Position, bodyBytes: number) => void,
): void {
  for (let i = 0; i < positions.length; i += 1) {
    const position = positions[i] as Position // i < length.
    messageLog.locate(position)
    const { buffer, contentStart } = messageLog.located
    take(indexes[i] as LogIndex, position, contentBodyBytes(buffer, contentStart))
    const key = messageLog.producerAt(position)
    if (key > 0) producers.recovered(key, messageLog.sequenceAt(position))
  }
}
