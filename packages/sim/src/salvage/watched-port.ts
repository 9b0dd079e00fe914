/** Salvage's way to the queues of a node, which tells the ledger what they refuse: that is sent again, behind what they took meanwhile. */
import { type ConfirmParts, DirectorySalvagePort, type FlowGate } from '@warren/broker'
import { copyBody } from '@warren/codec'
import type { QueueRecord } from '@warren/model'
import { idOf } from '../mirror/mirror-checker.ts'
import type { SalvageLedger } from './salvage-ledger.ts'

type KeptMessage = Parameters<DirectorySalvagePort['publish']>[1]

export class WatchedPort extends DirectorySalvagePort {
  readonly #ledger: SalvageLedger

  constructor(ledger: SalvageLedger, ...of: ConstructorParameters<typeof DirectorySalvagePort>) {
    super(...of)
    this.#ledger = ledger
  }

  override publish(
    queue: QueueRecord,
    message: KeptMessage,
    tracker: ConfirmParts,
    seqNo: number,
  ): FlowGate | undefined {
    const { source, contentStart, contentEnd } = message
    const id = idOf(copyBody(source, contentStart, contentEnd))
    const watched: ConfirmParts = {
      expect: (offset, parts) => tracker.expect(offset, parts),
      partDone: (offset) => tracker.partDone(offset),
      partFailed: (offset) => {
        this.#ledger.refused(queue.name, id)
        tracker.partFailed(offset)
      },
    }
    return super.publish(queue, message, watched, seqNo)
  }
}
