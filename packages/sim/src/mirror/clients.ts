/** What the clients of one node do with its queues: publishers with confirms, consumers, gets. They die with the node's application. */
import type { ConfirmParts, ConsumerHandle, ConsumerSink, FlowGate, QueueHandle } from '@warren/broker'
import { ByteWriter, copyBody, encodeContent } from '@warren/codec'
import type { LogIndex, QueueUid } from '@warren/kernel'
import type { QueueRecord } from '@warren/model'
import type { World } from '../world.ts'
import type { Ledger } from './ledger.ts'
import { bodyOf, idOf, type MirrorChecker } from './mirror-checker.ts'
import type { Application, MirrorNode } from './mirror-node.ts'

const HOLD_MS_MAX = 120
const RESUBSCRIBE_MS = 60
/** A leader that was stopped may purge when it goes on. */
const UNKNOWN_PURGE_MS = 8_000
const CONTENT = new ByteWriter()

export interface ClientSurroundings {
  readonly world: World
  readonly ledger: Ledger
  readonly checker: MirrorChecker
}

type Awaited = { readonly id: string; readonly queues: readonly QueueUid[]; left: number; isFailed: boolean }

export class SimPublisher implements ConfirmParts {
  readonly name: string
  readonly #around: ClientSurroundings
  readonly #application: Application
  readonly #awaited = new Map<number, Awaited>()
  #sequence = 0
  #gate: FlowGate | undefined = undefined

  constructor(name: string, application: Application, around: ClientSurroundings) {
    this.name = name
    this.#application = application
    this.#around = around
  }

  get awaitedCount(): number {
    return this.#awaited.size
  }

  /** A shut gate is heeded by most. Returns whether it was published. */
  publish(records: readonly QueueRecord[], persistent: boolean, bytes: number): boolean {
    if (this.#gate?.isShut === true && this.#around.world.chance(0.8)) return false
    const { directory } = this.#application
    const targets = records.map((record) => directory.get(record))
    this.#sequence += 1
    const sequence = this.#sequence
    const id = `${this.name}:${sequence}`
    for (const { uid } of records) this.#around.ledger.published(uid, id, persistent)
    this.#around.world.note('publish', id, records.map(({ name }) => name).join(), persistent)
    this.#awaited.set(sequence, { id, queues: records.map(({ uid }) => uid), left: -1, isFailed: false })
    CONTENT.reset()
    const properties = persistent ? { deliveryMode: 2 } : {}
    const body = Buffer.from(bodyOf(id, bytes), 'latin1')
    encodeContent({ exchange: '', routingKey: '', properties, body }, CONTENT)
    const content = CONTENT.toBuffer()
    const { dispatcher } = directory
    this.#gate = dispatcher.publish(targets, targets.length, content, 0, content.length, persistent, this, sequence)
    return true
  }

  expect(seqNo: number, parts: number): void {
    const awaited = this.#awaited.get(seqNo)
    if (awaited?.left !== -1) this.#around.world.fail(`publish ${this.name}:${seqNo} is expected twice`)
    awaited.left = Math.max(parts, 1)
    if (parts === 0) this.partDone(seqNo) // Where it must be already.
  }

  partDone(seqNo: number): void {
    this.#part(seqNo, false)
  }

  partFailed(seqNo: number): void {
    this.#part(seqNo, true)
  }

  #part(seqNo: number, isFailed: boolean): void {
    const { ledger, checker, world } = this.#around
    const awaited = this.#awaited.get(seqNo)
    if (awaited === undefined) throw world.fail(`publish ${this.name}:${seqNo} is answered once too often`)
    awaited.left -= 1
    awaited.isFailed ||= isFailed
    if (awaited.left > 0) return
    this.#awaited.delete(seqNo)
    world.note(awaited.isFailed ? 'nack' : 'confirm', awaited.id)
    if (awaited.isFailed) {
      ledger.failed += 1
      return
    }
    checker.scan()
    for (const uid of awaited.queues) {
      ledger.confirm(uid, awaited.id)
      checker.checkMessage(uid, awaited.id)
    }
  }
}

export interface ConsumerWishes {
  readonly noAck: boolean
  readonly prefetch: number
  /** Nobody else takes from the queue, so that the order is that of the queue. */
  readonly isAlone: boolean
}

interface ConsumerOptions {
  readonly name: string
  readonly record: QueueRecord
  readonly node: MirrorNode
  readonly application: Application
  readonly wishes: ConsumerWishes
}

interface GetOptions {
  readonly node: MirrorNode
  readonly application: Application
  readonly record: QueueRecord
  readonly noAck: boolean
}

/** Subscribes, and again when it is cancelled because the queue leads elsewhere. */
export class SimConsumer {
  readonly name: string
  readonly record: QueueRecord
  readonly wishes: ConsumerWishes
  /** Given to it and not settled. */
  held = 0
  readonly node: MirrorNode
  readonly application: Application
  readonly around: ClientSurroundings
  #subscription: Subscription | undefined = undefined
  #isGone = false

  constructor(options: ConsumerOptions, around: ClientSurroundings) {
    this.name = options.name
    this.record = options.record
    this.node = options.node
    this.application = options.application
    this.wishes = options.wishes
    this.around = around
  }

  get isGone(): boolean {
    return this.#isGone
  }

  get subscription(): Subscription | undefined {
    return this.#subscription
  }

  subscribe(): void {
    if (this.#isGone || this.node.application !== this.application) return
    this.#subscription = new Subscription(this, this.application.directory.get(this.record))
    this.#subscription.begin()
  }

  /** The subscription is over. */
  subscribeLater(): void {
    this.#subscription = undefined
    if (!this.#isGone) this.node.process.after(this.around.world.between(1, RESUBSCRIBE_MS), () => this.subscribe())
  }

  /** The client goes: what it holds is requeued, as a channel does. */
  leave(): void {
    this.#isGone = true
    this.#subscription?.end()
  }
}

class Subscription implements ConsumerSink {
  readonly queue: QueueHandle
  readonly #consumer: SimConsumer
  readonly #last = new Map<string, number>()
  #handle: ConsumerHandle | undefined = undefined
  #isOver = false

  constructor(consumer: SimConsumer, queue: QueueHandle) {
    this.#consumer = consumer
    this.queue = queue
  }

  begin(): void {
    const { name, wishes } = this.#consumer
    const { noAck, prefetch, isAlone } = wishes
    this.queue.consume(
      {
        ...{ sink: this, noAck, exclusive: isAlone, priority: 0, consumerTag: name, arguments: [], prefetch },
        ...{ connectionId: name, channelName: name, user: 'guest' },
      },
      (result) => {
        this.#consumer.around.world.note('subscribed', name, this.queue.record.leader, result.ok || result.error.kind)
        if (result.ok && this.#isOver) result.value.cancel(() => {})
        else if (result.ok) this.#handle = result.value
        else this.cancelled(result.error.kind)
      },
    )
  }

  end(): void {
    this.#isOver = true
    this.#handle?.cancel(() => {})
  }

  hasCredit(): boolean {
    const { wishes, held } = this.#consumer
    return !this.#isOver && (wishes.noAck || wishes.prefetch === 0 || held < wishes.prefetch)
  }

  creditAvailable(): void {
    this.#handle?.creditAvailable()
  }

  deliver(index: LogIndex, redelivered: boolean, source: Buffer, start: number, end: number): void {
    const { around, name, record, wishes, node } = this.#consumer
    const { ledger, world } = around
    const id = idOf(copyBody(source, start, end))
    world.note('deliver', name, record.name, id, index, redelivered)
    if (this.#isOver) world.fail(`${name} is given a message and is gone`)
    ledger.seen(record.uid, index, id)
    ledger.delivered += 1
    this.#checkOrder(id, redelivered)
    if (wishes.noAck) {
      ledger.mayEnd(record.uid, id)
      return
    }
    this.#consumer.held += 1
    node.process.after(world.between(0, HOLD_MS_MAX), () => this.#settle(index, id))
  }

  cancelled(reason: string): void {
    if (this.#isOver) return
    this.#consumer.around.world.note('cancelled', this.#consumer.name, reason)
    this.#isOver = true
    this.#consumer.subscribeLater()
  }

  #settle(index: LogIndex, id: string): void {
    const { application, node, around, name, record, isGone, subscription } = this.#consumer
    if (node.application !== application) return
    const { world, ledger } = around
    this.#consumer.held -= 1
    const choice = world.random.below(10)
    const outcome = choice < 7 && !isGone ? 'ack' : choice < 8 && !isGone ? 'discard' : 'requeue'
    world.note('settle', name, id, index, outcome)
    if (outcome !== 'requeue') {
      ledger.mayEnd(record.uid, id)
      ledger.acknowledged += 1
    }
    // The channel settles where the queue leads now what was delivered before it moved.
    const queue = application.directory.get(record)
    const isMoved = subscription !== this && !this.queue.isSameAs(queue)
    const handle = isMoved && world.chance(0.5) ? queue : this.queue
    if (!isMoved || outcome !== 'requeue') handle.settle(index, outcome)
    const local = application.directory.localQueue(record.uid)
    if (outcome !== 'requeue' && local === handle && !local.isClosed && !local.holds(index)) {
      ledger.ended(record.uid, id, local.epoch, `${node.id}#${node.incarnation}`)
    }
    subscription?.creditAvailable()
  }

  #checkOrder(id: string, redelivered: boolean): void {
    const { wishes, record, node, around, name } = this.#consumer
    if (redelivered || !wishes.isAlone) return
    // A leader that does not know yet that it is none any more loses consumers to those who know: what was under way comes back.
    if (node.metadata?.queueByUid(record.uid)?.epoch !== around.ledger.queue(record.uid).record.epoch) return
    const at = id.lastIndexOf(':')
    const publisher = id.slice(0, at)
    const sequence = Number(id.slice(at + 1))
    const last = this.#last.get(publisher) ?? 0
    if (sequence <= last) around.world.fail(`${name} is given ${id} after ${publisher}:${last}`)
    this.#last.set(publisher, sequence)
  }
}

/** basic.get: the message may be acknowledged, returned, or kept for a while. */
export function getOne(options: GetOptions, around: ClientSurroundings): void {
  const { node, application, record, noAck } = options
  const { world, ledger } = around
  const queue = application.directory.get(record)
  queue.get(noAck, (result) => {
    if (!result.ok || result.value === undefined) return
    const { index, source, contentStart, contentEnd } = result.value
    const id = idOf(copyBody(source, contentStart, contentEnd))
    world.note('got', node.id, record.name, id, index, noAck)
    ledger.seen(record.uid, index, id)
    ledger.delivered += 1
    if (noAck) return ledger.mayEnd(record.uid, id)
    node.process.after(world.between(0, HOLD_MS_MAX), () => {
      if (node.application !== application) return
      const isAck = world.chance(0.6)
      if (isAck) ledger.mayEnd(record.uid, id)
      queue.settle(index, isAck ? 'ack' : 'requeue')
    })
  })
}

/** Until it is answered, and for long after no answer, what is published may go with it. */
export function purge(application: Application, record: QueueRecord, around: ClientSurroundings): void {
  const { world, ledger } = around
  world.note('purge', record.name)
  ledger.purging(record.uid)
  application.directory.get(record).purge((result) => {
    ledger.purged(record.uid, world.nowMs + (result.ok ? 0 : UNKNOWN_PURGE_MS))
  })
}
