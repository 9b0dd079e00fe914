/**
 * tx mode of one channel (AMQP 0-9-1 §1.9; RabbitMQ: Transactions). Publishes and settlements wait for tx.commit; routing
 * and all checks of a publish happened when it came. A commit publishes, then settles, and is answered when every queue
 * has taken responsibility as for a confirm. It is atomic only when one queue is involved.
 */
import { AmqpError, ReplyCode } from '@warren/codec'
import type { ConfirmParts } from '../../queues/confirm-parts.ts'
import type { QueueHandle, SettleOutcome } from '../../queues/queue-handle.ts'
import type { ChannelScope } from '../channel-scope.ts'
import { writeReturn } from './message-return.ts'

interface HeldPublish {
  readonly targets: readonly QueueHandle[]
  readonly isReturned: boolean
  readonly content: Buffer
  readonly isPersistent: boolean
}

interface HeldSettlement {
  readonly tag: number
  readonly outcome: SettleOutcome
}

export class Transaction {
  readonly #scope: ChannelScope
  #publishes: HeldPublish[] = []
  #settlements: HeldSettlement[] = []
  readonly #settledTags = new Set<number>()
  #heldBytes = 0

  constructor(scope: ChannelScope) {
    this.#scope = scope
  }

  get publishCount(): number {
    return this.#publishes.length
  }

  get settlementCount(): number {
    return this.#settlements.length
  }

  /** `content` is the transaction's to keep. */
  publish(targets: readonly QueueHandle[], isReturned: boolean, content: Buffer, isPersistent: boolean): void {
    this.#publishes.push({ targets, isReturned, content, isPersistent })
    this.#heldBytes += content.length
    this.#scope.host.holdBytes(content.length)
  }

  /** basic.ack, nack or reject: checked now, done at the commit. */
  settle(tag: number, isMultiple: boolean, outcome: SettleOutcome): void {
    for (const found of this.#scope.deliveries.outstandingTags(tag, isMultiple)) {
      if (this.#settledTags.has(found)) {
        if (isMultiple) continue
        throw new AmqpError(ReplyCode.preconditionFailed, `unknown delivery tag ${tag}`)
      }
      this.#settledTags.add(found)
      this.#settlements.push({ tag: found, outcome })
    }
  }

  /** `done` is called when all parts have settled. A refused publish is an error. */
  commit(done: () => void): void {
    const publishes = this.#publishes
    const settlements = this.#settlements
    this.rollback()
    const { host, broker, deliveries, number } = this.#scope
    const parts = new CommitParts(publishes.length)
    publishes.forEach((publish, index) => {
      const { targets, content, isPersistent } = publish
      if (publish.isReturned) writeReturn(host.outbox, number, host.frameBytesMax, content, 0, content.length)
      if (targets.length === 0) {
        parts.expect(index, 0)
        return
      }
      const gate = broker.dispatcher.publish(
        targets,
        targets.length,
        content,
        0,
        content.length,
        isPersistent,
        parts,
        index,
      )
      if (gate !== undefined) host.waitAtGate(gate)
    })
    for (const { tag, outcome } of settlements) deliveries.settle(tag, false, outcome)
    parts.whenSettled((hasFailed) => {
      this.#scope.finish(() => {
        if (hasFailed) throw new AmqpError(ReplyCode.preconditionFailed, 'partial tx completion')
        done()
      })
    })
  }

  /** Forgets the publishes; what was acknowledged is unacknowledged again, not redelivered. */
  rollback(): void {
    this.#publishes = []
    this.#settlements = []
    this.#settledTags.clear()
    this.#scope.host.holdBytes(-this.#heldBytes)
    this.#heldBytes = 0
  }
}

/** Counts the parts of all publishes of one commit. */
class CommitParts implements ConfirmParts {
  #publishesExpected: number
  #parts = 0
  #hasFailed = false
  #done: ((hasFailed: boolean) => void) | undefined = undefined

  constructor(publishes: number) {
    this.#publishesExpected = publishes
  }

  expect(_index: number, parts: number): void {
    this.#publishesExpected -= 1
    this.#parts += parts
  }

  partDone(_index: number): void {
    this.#parts -= 1
    this.#finishIfSettled()
  }

  partFailed(_index: number): void {
    this.#hasFailed = true
    this.#parts -= 1
    this.#finishIfSettled()
  }

  /** Calls `done` once, at once when everything has settled. */
  whenSettled(done: (hasFailed: boolean) => void): void {
    this.#done = done
    this.#finishIfSettled()
  }

  #finishIfSettled(): void {
    const done = this.#done
    if (done === undefined || this.#publishesExpected > 0 || this.#parts > 0) return
    this.#done = undefined
    done(this.#hasFailed)
  }
}
