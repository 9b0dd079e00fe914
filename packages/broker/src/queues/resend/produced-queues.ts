/**
 * A peer's publishes to mirrored queues that lead here, in one session: each queue's in the order in which the peer sent them, those it
 * sends again included. `PublishStream` is the other end.
 *
 * A record names the epoch of the leader that it is for. One for an epoch that this node has yet to apply waits (LinkHandler, I4); one
 * for an epoch that is over is dropped: the peer will hear of the new one, and send it again. So nothing is taken in behind a gap.
 * So is one of a start of the peer that is over, which the lane has brought late: nobody waits for it, and its numbers are forgotten.
 */
import { readU32, readU64 } from '@warren/codec'
import type { NodeId, QueueUid } from '@warren/kernel'
import { SettleRanges } from '@warren/queue'
import type { PeerLane } from '../link/peer-lane.ts'
import type { LocalPublisher } from '../local-publisher.ts'
import type { LocalQueue } from '../local-queue.ts'
import { ProducerIntake } from './producer-intake.ts'
import { PRODUCE_HAD, PRODUCE_HEADER_BYTES, PRODUCE_ORIGIN_BYTES, writeProduced } from './resend-codec.ts'

/** The queues that lead here, and those who publish to them. */
export interface LedQueues {
  localQueue(uid: QueueUid): LocalQueue | undefined
  /** Of a queue that does not lead here in that epoch: whether it may still. */
  turnOf(uid: QueueUid, epoch: number): 'toCome' | 'over' | 'deleted'
  /** That start of the node is over. */
  isOver(node: NodeId, incarnation: number): boolean
}

export interface ProducedQueuesOptions {
  readonly lane: PeerLane
  readonly owned: LedQueues
  readonly publisher: LocalPublisher
  /** There is something to write at the end of the turn. */
  readonly mark: () => void
}

interface ProducedQueue {
  readonly intake: ProducerIntake
  readonly epoch: number
  readonly incarnation: number
}

export class ProducedQueues {
  readonly #options: ProducedQueuesOptions
  readonly #queues = new Map<QueueUid, ProducedQueue>()
  #toWrite: ProducedAnswers[] = []

  constructor(options: ProducedQueuesOptions) {
    this.#options = options
  }

  /** Hot. One produce record. False: its queue, or its epoch, is yet to come. */
  record(buffer: Buffer, start: number, end: number): boolean {
    const uid = readU64(buffer, start) as QueueUid
    const epoch = readU32(buffer, start + 8)
    const incarnation = readU32(buffer, start + 12)
    const sequence = readU64(buffer, start + 16)
    const { owned } = this.#options
    const queue = owned.localQueue(uid)
    if (queue?.epoch !== epoch) return this.#stray(uid, epoch, sequence)
    let produced = this.#queues.get(uid)
    if (produced?.intake.queue !== queue || produced.epoch !== epoch || produced.incarnation !== incarnation) {
      if (owned.isOver(this.#options.lane.peer, incarnation)) return true
      produced = this.#open(queue, incarnation)
    }
    const firstEpoch = readU32(buffer, start + 24)
    const flags = buffer[start + 28] as number // A record is as long as its length says.
    const isHad = (flags & PRODUCE_HAD) !== 0
    const body = start + PRODUCE_HEADER_BYTES
    const origin = isHad ? readU64(buffer, body) : 0
    const content = isHad ? body + PRODUCE_ORIGIN_BYTES : body
    produced.intake.take(sequence, firstEpoch, flags, origin, buffer, content, end)
    return true
  }

  /** The turn's end: the lane is flushed by the caller. */
  flush(): void {
    const toWrite = this.#toWrite
    if (toWrite.length === 0) return
    this.#toWrite = []
    const { writer } = this.#options.lane
    for (const answers of toWrite) {
      answers.isListed = false
      writeProduced(answers.done, answers, false, writer)
      writeProduced(answers.failed, answers, true, writer)
    }
  }

  /** The queue has been deleted or leads elsewhere. */
  queueClosed(uid: QueueUid): void {
    this.#queues.get(uid)?.intake.close()
    this.#queues.delete(uid)
  }

  /** The session has ended. */
  close(): void {
    for (const { intake } of this.#queues.values()) intake.close()
    this.#queues.clear()
    this.#toWrite = []
  }

  #stray(uid: QueueUid, epoch: number, sequence: number): boolean {
    const turn = this.#options.owned.turnOf(uid, epoch)
    if (turn !== 'deleted') return turn === 'over'
    const gone = new ProducedAnswers(uid, epoch) // Deleted: it counts as done (RabbitMQ: confirm.ack).
    gone.done.add(sequence)
    this.#list(gone)
    return true
  }

  #open(queue: LocalQueue, incarnation: number): ProducedQueue {
    const { lane, publisher } = this.#options
    this.queueClosed(queue.uid)
    const answers = new ProducedAnswers(queue.uid, queue.epoch)
    const answer = (sequence: number, isFailed: boolean): void => {
      if (isFailed) answers.failed.add(sequence)
      else answers.done.add(sequence)
      this.#list(answers)
    }
    const producer = queue.admitProducer(lane.peer, incarnation)
    const intake = new ProducerIntake({ queue, producer, publisher, answer })
    const produced = { intake, epoch: queue.epoch, incarnation }
    this.#queues.set(queue.uid, produced)
    return produced
  }

  #list(answers: ProducedAnswers): void {
    if (answers.isListed) return
    answers.isListed = true
    this.#toWrite.push(answers)
    this.#options.mark()
  }
}

/** What has been answered in this turn. */
class ProducedAnswers {
  readonly uid: QueueUid
  readonly epoch: number
  readonly done = new SettleRanges()
  readonly failed = new SettleRanges()
  isListed = false

  constructor(uid: QueueUid, epoch: number) {
    this.uid = uid
    this.epoch = epoch
  }
}
