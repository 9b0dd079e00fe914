/**
 * This node's publishes to one mirrored queue that leads elsewhere. Each is kept until it is answered, and sent again, in order, when
 * the way to the leader breaks or another leads; the leader leaves out what it has (`ProducerTable`).
 *
 * K1 A publish is answered once: by a leader, or as failed when there has been none to send to for `LEADERLESS_MS_MAX`, at once when
 *    it has been decided that none can lead (decision 0007: no replica in step runs), or as done when the queue has been deleted.
 * K2 To one leader, in one epoch and session, sequences are sent in ascending order, from the oldest that is not answered.
 *    So what it takes in has no gap but for what it refused, and the order of publishing is the order in the queue.
 * K3 Answers of another epoch than that of the leader sent to are ignored: what it takes in may not be in the one that leads now.
 * K4 Nothing overtakes: as long as one is kept, what is published to the queue goes this way; when this node becomes the leader, all
 *    that is kept is taken in before anything else can be.
 *
 * Publishers wait at `gate` while anything is unsent, or all streams together keep too much.
 */
import type { NodeId, QueueUid, Timer } from '@warren/kernel'
import type { QueueRecord } from '@warren/model'
import type { ConfirmParts } from '../confirm-parts.ts'
import { FlowGate } from '../flow-gate.ts'
import type { PeerLink } from '../link/peer-link.ts'
import type { LocalQueue } from '../local-queue.ts'
import { KeptPublishes } from './kept-publishes.ts'
import { ProducerIntake } from './producer-intake.ts'
import type { PublishStreams } from './publish-streams.ts'
import { PRODUCE_CONFIRMED, PRODUCE_HAD, PRODUCE_PERSISTENT, writeProduce } from './resend-codec.ts'

/** Detection takes up to five seconds, a decision and a promotion one; a client that waits longer had better hear of it. */
const LEADERLESS_MS_MAX = 15_000

/** Where publishes go now: a session with the leader, or the queue, which leads here. */
type Target =
  | { readonly kind: 'peer'; readonly peer: PeerLink; readonly session: number; readonly epoch: number }
  | { readonly kind: 'local'; readonly intake: ProducerIntake; readonly epoch: number }

export class PublishStream {
  readonly uid: QueueUid
  readonly gate = new FlowGate()
  readonly #streams: PublishStreams
  readonly #kept: KeptPublishes
  #record: QueueRecord
  #target: Target | undefined = undefined
  /** The next to be sent to the target. */
  #cursor = 1
  #leaderless: Timer | undefined = undefined
  #hasGivenUp = false
  #isPumping = false

  constructor(record: QueueRecord, streams: PublishStreams) {
    this.uid = record.uid
    this.#record = record
    this.#streams = streams
    this.#kept = new KeptPublishes(streams.slabs)
    this.aim()
  }

  get leader(): NodeId {
    return this.#record.leader
  }
  /** Publishes to the queue have to go this way (K4). */
  get isInUse(): boolean {
    return this.#record.mirrors.length > 0 || !this.#kept.isEmpty
  }
  get isUnsent(): boolean {
    return this.#cursor < this.#kept.next
  }
  /** What is published is sent, or kept until it can be. */
  get takesPublishes(): boolean {
    return this.#target !== undefined || (this.#mayGoOn && !this.#hasGivenUp)
  }
  /** The gate at which a publisher is to wait now. */
  get shutGate(): FlowGate | undefined {
    if (this.gate.isShut) return this.gate
    const target = this.#target
    return target?.kind === 'peer' && target.peer.link.gate.isShut ? target.peer.link.gate : undefined
  }

  /** Hot. One part of a publish; `tracker` hears of it once. */
  publish(
    source: Buffer,
    start: number,
    end: number,
    persistent: boolean,
    tracker: ConfirmParts | undefined,
    seqNo: number,
  ): void {
    if (!this.takesPublishes || this.#streams.isOverLimit) {
      tracker?.partFailed(seqNo)
      return
    }
    const flags = (persistent ? PRODUCE_PERSISTENT : 0) | (tracker === undefined ? 0 : PRODUCE_CONFIRMED)
    this.#streams.keep(this.#kept.add(source, start, end, flags, tracker, seqNo))
    this.pump()
    if (this.isUnsent || this.#streams.isFull) this.gate.shut()
  }

  /**
   * What this node took in under the index `origin` while it led the queue in `epoch`, and the next leader may not have: as if it had
   * been sent first then.
   */
  handOn(
    source: Buffer,
    start: number,
    end: number,
    flags: number,
    origin: number,
    epoch: number,
    tracker: ConfirmParts | undefined,
    seqNo: number,
  ): void {
    if (!this.takesPublishes || this.#streams.isOverLimit) {
      tracker?.partFailed(seqNo)
      return
    }
    const confirmed = tracker === undefined ? 0 : PRODUCE_CONFIRMED
    this.#streams.keep(this.#kept.add(source, start, end, flags | confirmed | PRODUCE_HAD, tracker, seqNo))
    this.#kept.hadAs(origin, epoch)
    if (this.#target?.kind === 'peer') this.pump()
  }

  /** The queue's record has changed. */
  update(record: QueueRecord): void {
    this.#record = record
    this.aim()
  }

  /** The leader, or the way to it, may be another: then all that is kept is sent, from the oldest on (K2). */
  aim(): void {
    const leader = this.#streams.localQueue(this.uid)
    if (this.#isAimedAt(leader)) return
    if (this.#target?.kind === 'local') this.#target.intake.close()
    this.#target = this.#findTarget(leader)
    this.#cursor = this.#kept.oldest
    if (this.#target !== undefined) {
      this.#stopWaiting()
      this.pump()
    } else if (!this.#mayGoOn || this.#hasGivenUp) {
      this.#stopWaiting()
      this.#settleAll(true)
    } else {
      this.#leaderless ??= this.#streams.timers.after(LEADERLESS_MS_MAX, () => this.#giveUp())
    }
  }

  /** Sends what is unsent, as far as there is room. */
  pump(): void {
    if (this.#isPumping) return
    this.#isPumping = true
    const target = this.#target
    if (target?.kind === 'local') this.#pumpLocal(target.intake, target.epoch)
    else if (target !== undefined) this.#pumpPeer(target.peer, target.session, target.epoch)
    this.#isPumping = false
    if (this.isUnsent && target !== undefined) this.#streams.hasUnsent(this)
    this.considerGate()
  }

  /** The leader's answer. */
  settle(epoch: number, first: number, count: number, isFailed: boolean): void {
    if (this.#target?.epoch !== epoch) return // K3
    this.#settle(first, first + count, isFailed)
  }

  /** The queue has been deleted: what was published to it counts as done (RabbitMQ: confirm.ack). */
  deleted(): void {
    this.#close(false)
  }

  /** The application stops. */
  close(): void {
    this.#close(true)
  }

  considerGate(): void {
    if (!this.isUnsent && !this.#streams.isFull) this.gate.open()
  }

  /** The leader may be there still, behind a lane that broke, or come back from its disk, or be replaced: that is to be decided yet. */
  get #mayGoOn(): boolean {
    const { mirrors, state } = this.#record
    return mirrors.length > 0 && state !== 'down'
  }

  #isAimedAt(leader: LocalQueue | undefined): boolean {
    const target = this.#target
    if (target === undefined) return false
    if (target.kind === 'local') return target.intake.queue === leader && !leader.isClosed
    const { peer, session, epoch } = target
    const record = this.#record
    const isSame = peer.lane.peer === record.leader && epoch === record.epoch && record.state !== 'down'
    return leader === undefined && isSame && peer.lane.isOpen && peer.link.sessionCount === session
  }

  #findTarget(queue: LocalQueue | undefined): Target | undefined {
    const { leader, epoch, state } = this.#record
    if (queue !== undefined) return { kind: 'local', intake: this.#intakeOf(queue), epoch }
    if (state === 'down') return undefined
    const peer = this.#streams.peer(leader)
    if (peer === undefined) return undefined
    return { kind: 'peer', peer, session: peer.link.sessionCount, epoch }
  }

  #intakeOf(queue: LocalQueue): ProducerIntake {
    const { nodeId, incarnation, publisher } = this.#streams
    const answer = (sequence: number, isFailed: boolean): void => this.#settle(sequence, sequence + 1, isFailed)
    const producer = queue.admitProducer(nodeId, incarnation)
    return new ProducerIntake({ queue, producer, publisher, answer })
  }

  #pumpLocal(intake: ProducerIntake, epoch: number): void {
    const kept = this.#kept
    while (this.#cursor < kept.next) {
      const sequence = this.#cursor
      this.#cursor = sequence + 1
      if (!kept.find(sequence)) continue
      const { foundFlags, foundOrigin, foundSource, foundStart, foundEnd } = kept
      intake.take(sequence, kept.sent(sequence, epoch), foundFlags, foundOrigin, foundSource, foundStart, foundEnd)
    }
  }

  #pumpPeer(peer: PeerLink, session: number, epoch: number): void {
    const kept = this.#kept
    const { lane, link } = peer
    while (this.#cursor < kept.next && lane.isOpen && link.sessionCount === session && !lane.isCongested) {
      const sequence = this.#cursor
      this.#cursor = sequence + 1
      if (!kept.find(sequence)) continue
      const { foundFlags, foundOrigin, foundSource, foundStart, foundEnd } = kept
      const firstEpoch = kept.sent(sequence, epoch)
      const { uid } = this
      const { incarnation } = this.#streams
      const at = writeProduce(
        lane.writer,
        uid,
        epoch,
        incarnation,
        sequence,
        firstEpoch,
        foundFlags,
        foundOrigin,
        foundEnd - foundStart,
      )
      foundSource.copy(lane.writer.buffer, at, foundStart, foundEnd)
      lane.writer.end()
      peer.mark()
    }
  }

  #settle(from: number, to: number, isFailed: boolean): void {
    const kept = this.#kept
    for (let sequence = Math.max(from, kept.oldest); sequence < Math.min(to, kept.next); sequence += 1) {
      if (!kept.take(sequence)) continue
      const { takenTracker, takenSeqNo } = kept
      this.#streams.release(kept.takenBytes)
      if (isFailed) takenTracker?.partFailed(takenSeqNo)
      else takenTracker?.partDone(takenSeqNo)
    }
    this.considerGate()
  }

  #settleAll(isFailed: boolean): void {
    this.#cursor = this.#kept.next
    this.#settle(this.#kept.oldest, this.#kept.next, isFailed)
  }

  #giveUp(): void {
    this.#leaderless = undefined
    this.#hasGivenUp = true
    this.#streams.log.warn('publishes wait in vain for a leader', { uid: this.uid, leader: this.leader })
    this.#settleAll(true)
  }

  #stopWaiting(): void {
    this.#leaderless?.cancel()
    this.#leaderless = undefined
    if (this.#target !== undefined) this.#hasGivenUp = false
  }

  #close(isFailed: boolean): void {
    if (this.#target?.kind === 'local') this.#target.intake.close()
    this.#target = undefined
    this.#stopWaiting()
    this.#hasGivenUp = true
    this.#settleAll(isFailed)
  }
}
