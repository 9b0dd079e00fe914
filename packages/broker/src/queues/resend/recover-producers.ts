import type { Position } from '@warren/kernel'
import type { ProducerTable } from '@warren/queue'
import type { MessageLog } from '@warren/storage'

/** What the log says of the messages of a queue that it has recovered, in their order: who published each, as which of its own. O(messages). */
export function recoverProducers(table: ProducerTable, messageLog: MessageLog, positions: Float64Array): void {
  for (let i = 0; i < positions.length; i += 1) {
    const position = positions[i] as Position // i < length.
    const key = messageLog.producerAt(position)
    if (key > 0) table.recovered(key, messageLog.sequenceAt(position))
  }
}
