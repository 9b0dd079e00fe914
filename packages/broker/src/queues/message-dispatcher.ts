/** Takes a routed message to the queues it was routed to, and sees to it that the publisher's tracker hears of each part. */
import type { ConfirmParts } from './confirm-parts.ts'
import type { FlowGate } from './flow-gate.ts'
import type { QueueHandle } from './queue-handle.ts'

export class MessageDispatcher {
  /**
   * Enqueues the content (wire form) from `contentStart` to `contentEnd` of `source` in the first `targetCount` of
   * `targets`: copied once for all local queues, once for each other owner. Calls `tracker.expect(seqNo, parts)` first
   * and settles the parts through it, at the earliest during this call. `targetCount` 0 is a confirmed publish.
   *
   * Returns the gate that has shut, or was shut, when this publisher ought to stop reading; the message was taken
   * nevertheless. The caller pauses its transport and resumes it when the gate opens (`FlowGate.wait`).
   */
  publish(
    _targets: readonly QueueHandle[],
    _targetCount: number,
    _source: Buffer,
    _contentStart: number,
    _contentEnd: number,
    _persistent: boolean,
    _tracker: ConfirmParts | undefined,
    _seqNo: number,
  ): FlowGate | undefined {
    throw new Error('not built yet')
  }
}
