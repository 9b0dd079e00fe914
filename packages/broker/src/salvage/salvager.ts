/**
 * Publishes again what was kept aside of lost histories (keep-aside.ts), into the queues of the same vhosts and names: one file at a
 * time, in order, with few unconfirmed, beside the clients' publishes.
 *
 * V1 A message leaves its file only once the queue has confirmed it, by the rules for persistent messages, or was found to have it.
 * V2 Progress is on the disk now and then: a crash publishes some again, and loses none.
 * V3 Who led the queue in the lost history publishes what was in it. Who mirrored it there keeps its own copy until that one says
 *    that it is done, and publishes it if that one knows nothing of it, cannot read it, or is no member any more: where more
 *    than one mirrored it, then each does. Rather twice than never.
 * V4 What cannot be published stays, and is tried again: after a while, at most five minutes, and when the queue is declared.
 */
import type { MetadataAccess, RequestDone, RequestHandler } from '@warren/cluster'
import { type Clock, fail, type Log, type NodeId, ok, type Timer, type Timers } from '@warren/kernel'
import type { QueueRecord } from '@warren/model'
import type { Crc32 } from '@warren/storage'
import type { KeptFacts } from './kept-facts.ts'
import { DamagedKeptFileError } from './kept-file.ts'
import type { KeptEntry, KeptStore } from './kept-store.ts'
import { type PublishOutcome, publishKept } from './publish-kept.ts'
import type { SalvagePeers, SalvagePort } from './salvage-port.ts'
import { answerHeld, askHeld, askPublished, type PublishedAnswer, parseQuestion } from './salvage-question.ts'
import { SalvageWindow } from './salvage-window.ts'

export interface SalvagerOptions {
  readonly store: KeptStore
  readonly crc32: Crc32
  readonly self: NodeId
  /** keep: nothing is published, only shown. */
  readonly mode: 'republish' | 'keep'
  readonly metadata: Pick<MetadataAccess, 'metadata' | 'request' | 'handle' | 'onEvent' | 'reachable'>
  readonly port: SalvagePort
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
}

/** For the operator. */
export interface SalvageFacts extends Pick<KeptFacts, 'vhost' | 'queue' | 'messages' | 'file'> {
  readonly state: 'publishing' | 'waiting' | 'kept'
  /** Of what it waits for. */
  readonly reason: string
  /** Since this start of the node. */
  readonly published: number
}

interface Kept {
  entry: KeptEntry
  window: SalvageWindow
  state: SalvageFacts['state']
  reason: string
  published: number
  dueAtMs: number
  waitMs: number
  /** Its file is not what was written. */
  isDamaged: boolean
}

/** In `kept-aside/` at the start. */
type Found = Awaited<ReturnType<KeptStore['entries']>> & { readonly led: Awaited<ReturnType<KeptStore['led']>> }

const REQUEST = 'salvage'
const TICK_MS = 500
const WAIT_MS_MIN = 1_000
const WAIT_MS_MAX = 300_000
const ASK_TIMEOUT_MS = 5_000

export class Salvager implements SalvagePeers {
  readonly #options: SalvagerOptions
  readonly #kept = new Set<Kept>()
  /** Of each queue that messages are kept for. */
  readonly #byQueue = new Map<string, Kept[]>()
  /** Of each lost history, the queues that this node led in it. */
  readonly #led: ReadonlyMap<number, ReadonlySet<number>>
  readonly #hasUnreadable: boolean
  readonly #unsubscribe: () => void
  #timer: Timer | undefined = undefined
  #attempt: Promise<void> | undefined = undefined
  #isStopped = false

  private constructor(options: SalvagerOptions, found: Found) {
    this.#options = options
    this.#led = new Map(found.led.map(({ lineage, uids }) => [lineage, new Set(uids)]))
    this.#hasUnreadable = found.unreadable.length > 0
    for (const entry of found.entries) this.#add(entry)
    const { metadata } = options
    metadata.handle(REQUEST, (_from, payload, answer) => this.#answer(payload, answer))
    this.#unsubscribe = metadata.onEvent((event) => {
      if (event.kind !== 'queueDeclared' && event.kind !== 'queueChanged') return
      const { vhost, name } = event.queue
      for (const kept of this.#byQueue.get(keyOf(vhost, name)) ?? []) {
        if (kept.state === 'waiting') kept.dueAtMs = Math.min(kept.dueAtMs, this.#nowMs() + WAIT_MS_MIN)
      }
    })
  }

  /** Begins at once with what is there; nothing is kept aside later in the life of the application. */
  static async start(options: SalvagerOptions): Promise<Salvager> {
    const { store, log } = options
    await store.sweep()
    const found = { ...(await store.entries()), led: await store.led() }
    for (const file of found.unreadable) log.error('what is kept aside cannot be read', { file })
    const salvager = new Salvager(options, found)
    salvager.#tick()
    return salvager
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#timer?.cancel()
    this.#unsubscribe()
    await this.#attempt
  }

  get isStopped(): boolean {
    return this.#isStopped
  }

  facts(): readonly SalvageFacts[] {
    return Array.from(this.#kept, ({ entry: { facts }, state, reason, published }) => ({
      ...{ vhost: facts.vhost, queue: facts.queue, messages: facts.messages, file: facts.file },
      ...{ state, reason, published },
    }))
  }

  ask(node: NodeId, question: object): Promise<Uint8Array | undefined> {
    const { metadata } = this.#options
    if (!metadata.reachable(node)) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      const payload = Buffer.from(JSON.stringify(question))
      const answered: RequestDone = (response) => resolve(response.ok ? response.value : undefined)
      metadata.request(node, REQUEST, payload, answered, ASK_TIMEOUT_MS)
    })
  }

  #answer(payload: Uint8Array, answer: Parameters<RequestHandler>[2]): void {
    const question = parseQuestion(payload)
    const tell = (json: object): void => answer(ok(Buffer.from(JSON.stringify(json))))
    if (question === undefined) answer(fail('not a question'))
    else if (question.lineage !== this.#lineage) answer(fail('this node follows another history'))
    else if (question.kind === 'held') answerHeld(question, this.#options.port, tell)
    else tell({ published: this.#published(question.of, question.uid) } satisfies PublishedAnswer)
  }

  #published(of: number, uid: number): PublishedAnswer['published'] {
    for (const { entry, isDamaged } of this.#kept) {
      const { lineage, uid: its, leader } = entry.facts
      if (its === uid && lineage === of && leader === this.#options.self) return isDamaged ? 'unknown' : 'no'
    }
    return this.#led.get(of)?.has(uid) === true && !this.#hasUnreadable ? 'yes' : 'unknown'
  }

  #add(entry: KeptEntry): void {
    const isKept = this.#options.mode === 'keep'
    const kept: Kept = {
      ...{ entry, window: new SalvageWindow(entry.facts.offset), published: 0, waitMs: WAIT_MS_MIN, isDamaged: false },
      state: isKept ? 'kept' : 'waiting',
      reason: isKept ? 'as configured' : '',
      dueAtMs: isKept ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
    }
    this.#kept.add(kept)
    const key = keyOf(entry.facts.vhost, entry.facts.queue)
    this.#byQueue.set(key, [...(this.#byQueue.get(key) ?? []), kept])
  }

  #remove(kept: Kept): void {
    const { vhost, queue } = kept.entry.facts
    this.#kept.delete(kept)
    const left = (this.#byQueue.get(keyOf(vhost, queue)) ?? []).filter((other) => other !== kept)
    if (left.length > 0) this.#byQueue.set(keyOf(vhost, queue), left)
    else this.#byQueue.delete(keyOf(vhost, queue))
  }

  #tick(): void {
    if (this.#isStopped) return
    const due = this.#due()
    if (due === undefined || this.#attempt !== undefined) {
      if (this.#kept.size > 0) this.#timer = this.#options.timers.after(TICK_MS, () => this.#tick())
      return
    }
    this.#attempt = this.#try(due).then(() => {
      this.#attempt = undefined
      this.#tick()
    })
  }

  /** The one that has been due for longest, so that each has its turn, however many others there are. */
  #due(): Kept | undefined {
    const nowMs = this.#nowMs()
    let first: Kept | undefined
    for (const kept of this.#kept) {
      if (kept.dueAtMs <= nowMs && (first === undefined || kept.dueAtMs < first.dueAtMs)) first = kept
    }
    return first
  }

  /** Never rejects. */
  async #try(kept: Kept): Promise<void> {
    let outcome: PublishOutcome
    try {
      outcome = await this.#publish(kept)
    } catch (error) {
      this.#options.log.error('kept messages cannot be published', { ...shown(kept), reason: textOf(error) })
      kept.isDamaged = error instanceof DamagedKeptFileError
      outcome = { kind: 'waiting', reason: textOf(error) }
      kept.waitMs = WAIT_MS_MAX
    }
    if (this.#isStopped) return
    if (outcome.kind === 'done') {
      this.#remove(kept)
      return
    }
    kept.state = 'waiting'
    if (kept.reason !== outcome.reason && !kept.isDamaged) {
      this.#options.log.warn('kept messages wait', { ...shown(kept), reason: outcome.reason })
    }
    kept.reason = outcome.reason
    kept.dueAtMs = this.#nowMs() + kept.waitMs
    kept.waitMs = Math.min(WAIT_MS_MAX, kept.waitMs * 2)
  }

  async #publish(kept: Kept): Promise<PublishOutcome> {
    const { store, log } = this.#options
    const mine = await this.#isMine(kept.entry.facts)
    if (mine === 'published') {
      await store.remove(kept.entry.title)
      log.info('kept messages were published by who led their queue', shown(kept))
      return { kind: 'done' }
    }
    if (mine !== 'mine') return { kind: 'waiting', reason: mine.reason }
    const queue = this.#target(kept.entry.facts)
    if (typeof queue === 'string') return { kind: 'waiting', reason: queue }
    const isCompared = await this.#compare(kept, queue)
    if (!isCompared) return { kind: 'waiting', reason: 'the queue cannot be asked what it has' }
    kept.state = 'publishing'
    kept.reason = ''
    log.info('kept messages are published again', shown(kept))
    const before = kept.published
    kept.isDamaged = false
    const publishing = publishKept({
      ...this.#options,
      ...{ entry: kept.entry, window: kept.window },
      target: () => this.#target(kept.entry.facts),
      isStopped: () => this.#isStopped,
      advanced: (entry, published) => {
        if (published > 0) kept.waitMs = WAIT_MS_MIN
        kept.entry = entry
        kept.published += published
      },
    })
    const outcome = await publishing.finally(() => {
      kept.window = kept.window.beginAgain()
    })
    if (outcome.kind === 'done') {
      log.info('kept messages have been published again', { ...shown(kept), published: kept.published - before })
    }
    return outcome
  }

  /** V3. */
  async #isMine({ leader, lineage, uid }: KeptFacts): Promise<'mine' | 'published' | { readonly reason: string }> {
    const { self, metadata } = this.#options
    const member = metadata.metadata.member(leader)
    if (leader === self || member === undefined) return 'mine'
    const answer = await askPublished(this, leader, { lineage: this.#lineage, of: lineage, uid })
    if (answer === undefined) return { reason: `${member.name}, which led the queue, does not answer` }
    if (answer === 'no') return { reason: `${member.name}, which led the queue, publishes it` }
    return answer === 'yes' ? 'published' : 'mine'
  }

  /** The queue, or why there is none. */
  #target({ vhost, queue: name }: KeptFacts): QueueRecord | string {
    const queue = vhost === '' || name === '' ? undefined : this.#options.metadata.metadata.queue(vhost, name)
    if (queue === undefined) return 'there is no such queue'
    if (!queue.durable || queue.exclusiveOwner !== undefined) return 'the queue is not durable'
    return queue.state === 'down' ? 'the queue is down' : queue
  }

  /** Once: what it has then is not published, what it had had before that and has no more comes again. */
  async #compare(kept: Kept, queue: QueueRecord): Promise<boolean> {
    const { entry } = kept
    const { compared, comparedIn, uid, held } = entry.facts
    if (held !== undefined || compared.length === 0 || queue.uid !== uid || comparedIn !== this.#lineage) return true
    const found = await askHeld(this, queue.leader, { lineage: this.#lineage, uid, runs: compared })
    if (found === undefined || this.#isStopped) return false
    kept.entry = { ...entry, facts: { ...entry.facts, held: found } }
    await this.#options.store.write(kept.entry)
    return true
  }

  /** The history that this node follows. */
  get #lineage(): number {
    return this.#options.metadata.metadata.lineage
  }

  #nowMs(): number {
    return this.#options.clock.nowMs()
  }
}

function shown({ entry: { facts } }: Kept): Record<string, unknown> {
  return { vhost: facts.vhost, queue: facts.queue, messages: facts.messages, file: facts.file }
}

function keyOf(vhost: string, queue: string): string {
  return `${vhost}\n${queue}`
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
