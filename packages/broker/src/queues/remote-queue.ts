/**
 * A queue that another node owns, seen through the link to it. Made anew for each session: what was delivered in an older
 * one has been requeued by the owner, so an older handle's settlements go nowhere (Link, I3), and it takes no more
 * messages, for they could not be settled through it. All else it passes on.
 */
import type { ByteReader } from '@warren/codec'
import { fail, type LogIndex, ok, type QueueUid, type Result } from '@warren/kernel'
import type { QueueRecord } from '@warren/model'
import type { Link } from './link/link.ts'
import {
  DELETE_IF_EMPTY,
  DELETE_IF_UNUSED,
  KIND_CONSUMERS,
  KIND_DELETE,
  KIND_GET,
  KIND_PURGE,
  KIND_STATISTICS,
  readConsumerFacts,
  readStatistics,
} from './link/link-codec.ts'
import {
  AnsweredRequest,
  DELETE_TIMEOUT_MS,
  GetRequest,
  type PendingRequest,
  REQUEST_TIMEOUT_MS,
} from './link/link-requests.ts'
import type { Links } from './link/links.ts'
import type { OutgoingSettles } from './link/outgoing-settles.ts'
import type {
  ConsumeOptions,
  ConsumerFacts,
  ConsumerHandle,
  DeleteOptions,
  GotMessage,
  QueueError,
  QueueHandle,
  QueueStatistics,
  SettleOutcome,
} from './queue-handle.ts'
import type { PublishStream } from './resend/publish-stream.ts'
import type { PublishStreams } from './resend/publish-streams.ts'

/** Shared by all handles of one queue. */
export interface RemoteQueueFacts {
  record: QueueRecord
  /** Where publishes go as long as it `isInUse`; of a queue that is, or was, mirrored. */
  stream: PublishStream | undefined
}

export class RemoteQueue implements QueueHandle {
  readonly isLocal = false
  readonly uid: QueueUid
  readonly link: Link
  readonly #facts: RemoteQueueFacts
  readonly #sessionCount: number
  readonly #settles: OutgoingSettles

  constructor(facts: RemoteQueueFacts, link: Link) {
    this.uid = facts.record.uid
    this.link = link
    this.#facts = facts
    this.#sessionCount = link.sessionCount
    this.#settles = link.settlesOf(this.uid)
  }

  get record(): QueueRecord {
    return this.#facts.record
  }
  get isDown(): boolean {
    return this.#facts.record.state === 'down' || !this.link.isOpen
  }
  get takesPublishes(): boolean {
    const { stream } = this
    return stream === undefined ? !this.isDown : stream.takesPublishes
  }
  /** Where publishes go, if they are kept until they are answered. Hot. */
  get stream(): PublishStream | undefined {
    const { stream } = this.#facts
    return stream?.isInUse === true ? stream : undefined
  }
  /** Made in a session that has ended. */
  get isOutdated(): boolean {
    return this.#sessionCount !== this.link.sessionCount
  }

  consume(options: ConsumeOptions, done: (result: Result<ConsumerHandle, QueueError>) => void): void {
    if (this.isDown || this.isOutdated) done(fail({ kind: 'ownerDown' }))
    else this.link.consume(this.uid, options, done)
  }

  get(noAck: boolean, done: (result: Result<GotMessage | undefined, QueueError>) => void): void {
    // The owner holds it until it is with the client, no_ack or not: see remote-consumer.ts.
    const taken = noAck ? (index: LogIndex) => this.settle(index, 'ack') : undefined
    if (this.isOutdated) done(fail({ kind: 'ownerDown' }))
    else this.#ask(KIND_GET, new GetRequest(done, taken))
  }

  settle(index: LogIndex, outcome: SettleOutcome): void {
    if (this.#sessionCount === this.link.sessionCount) this.link.settle(this.#settles, index, outcome)
  }

  isSameAs(other: QueueHandle): boolean {
    return other instanceof RemoteQueue && other.link === this.link && other.#sessionCount === this.#sessionCount
  }

  purge(done: (result: Result<number, QueueError>) => void): void {
    this.#ask(
      KIND_PURGE,
      answered((reader) => reader.u64(), done),
    )
  }

  delete(options: DeleteOptions, done: (result: Result<number, QueueError>) => void): void {
    const flags = (options.ifUnused ? DELETE_IF_UNUSED : 0) | (options.ifEmpty ? DELETE_IF_EMPTY : 0)
    this.#ask(
      KIND_DELETE,
      answered((reader) => reader.u64(), done),
      DELETE_TIMEOUT_MS,
      flags,
    )
  }

  statistics(done: (result: Result<QueueStatistics, QueueError>) => void): void {
    this.#ask(KIND_STATISTICS, answered(readStatistics, done))
  }

  consumers(done: (result: Result<readonly ConsumerFacts[], QueueError>) => void): void {
    this.#ask(KIND_CONSUMERS, answered(readConsumerFacts, done))
  }

  #ask(kind: number, request: PendingRequest, timeoutMs = REQUEST_TIMEOUT_MS, flags?: number): void {
    if (this.isDown) request.failed({ kind: 'ownerDown' })
    else this.link.ask(kind, this.uid, request, timeoutMs, flags)
  }
}

function answered<Value>(
  read: (reader: ByteReader) => Value,
  done: (result: Result<Value, QueueError>) => void,
): PendingRequest {
  return new AnsweredRequest(
    (reader) => done(ok(read(reader))),
    (error) => done(fail(error)),
  )
}

/** Those of other nodes that somebody here has a handle of. */
export class RemoteQueues {
  readonly #links: Links
  readonly #streams: PublishStreams
  readonly #queues = new Map<QueueUid, { readonly facts: RemoteQueueFacts; handle: RemoteQueue }>()

  constructor(links: Links, streams: PublishStreams) {
    this.#links = links
    this.#streams = streams
  }

  uids(): Iterable<QueueUid> {
    return this.#queues.keys()
  }

  /** The handle that is of use now, if there is one already. */
  find(uid: QueueUid): RemoteQueue | undefined {
    const known = this.#queues.get(uid)
    if (known?.handle.isOutdated === true) known.handle = new RemoteQueue(known.facts, known.handle.link)
    return known?.handle
  }

  open(record: QueueRecord): RemoteQueue {
    const facts = { record, stream: this.#streamOf(record) }
    const handle = new RemoteQueue(facts, this.#links.get(record.leader).link)
    this.#queues.set(record.uid, { facts, handle })
    return handle
  }

  update(record: QueueRecord): void {
    const known = this.#queues.get(record.uid)
    if (known === undefined) return
    const before = known.facts.record
    known.facts.record = record
    known.facts.stream ??= this.#streamOf(record)
    const { link } = known.handle
    const isAway = record.leader !== before.leader || (record.state === 'down' && before.state !== 'down')
    if (isAway) link.abandonQueue(record.uid)
    if (record.leader !== before.leader) this.#queues.delete(record.uid)
  }

  /** It leads here from now on; its consumers follow it, whether or not its leader before has told them yet. */
  cameHere(uid: QueueUid): void {
    this.#queues.get(uid)?.handle.link.abandonQueue(uid)
    this.#queues.delete(uid)
  }

  forget(uid: QueueUid): void {
    this.#queues.get(uid)?.handle.link.forgetQueue(uid)
    this.#queues.delete(uid)
  }

  #streamOf(record: QueueRecord): PublishStream | undefined {
    return record.mirrors.length > 0 ? this.#streams.of(record) : this.#streams.find(record.uid)
  }
}
