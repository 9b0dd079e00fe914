/**
 * Publishes again what was kept aside of lost histories (keep-aside.ts), into the queues of the same vhosts and names: one file at a
 * time, in order, with few unconfirmed, beside the clients' publishes.
 *
 * V1 A message leaves its file only once the queue has confirmed it, by the rules for persistent messages, or was found to have it.
 * V2 Progress is on the disk now and then: a crash publishes some again, and loses none.
 * V3 Who led the queue in the lost history publishes what was in it. Who mirrored it there keeps its own copy until that one says
 *    that it is done, and publishes it if that one knows nothing of it or is no member any more.
 * V4 What cannot be published stays, and is tried again: after a while, at most five minutes, and when the queue is declared.
 */
import type { MetadataAccess } from '@warren/cluster'
import type { Clock, Log, NodeId, Timer, Timers } from '@warren/kernel'
import type { QueueRecord } from '@warren/model'
import type { Crc32 } from '@warren/storage'
import type { KeptEntry, KeptFacts, KeptStore } from './kept-store.ts'
import { type PublishOutcome, publishKept } from './publish-kept.ts'
import type { SalvagePeers, SalvagePort } from './salvage-port.ts'
import { answerSalvage, askHeld, type PublishedAnswer, type SalvageQuestion } from './salvage-question.ts'
import { SalvageWindow } from './salvage-window.ts'

export interface SalvagerOptions {
  readonly store: KeptStore
  readonly crc32: Crc32
  readonly self: NodeId
  /** keep: nothing is published, only shown. */
  readonly mode: 'republish' | 'keep'
  readonly metadata: Pick<MetadataAccess, 'metadata' | 'request' | 'handle' | 'onEvent'>
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
}

const REQUEST = 'salvage'
const TICK_MS = 500
const WAIT_MS_MIN = 1_000
const WAIT_MS_MAX = 300_000
const ASK_TIMEOUT_MS = 5_000

export class Salvager implements SalvagePeers {
  readonly #options: SalvagerOptions
  readonly #kept: Kept[] = []
  readonly #unsubscribe: () => void
  #timer: Timer | undefined = undefined
  #attempt: Promise<void> | undefined = undefined
  #isStopped = false

  private constructor(options: SalvagerOptions) {
    this.#options = options
    const { metadata } = options
    metadata.handle(REQUEST, (_from, payload, answer) => {
      const question = JSON.parse(Buffer.from(payload).toString()) as SalvageQuestion
      answerSalvage(question, options.port, options.store, options.self).then(
        (json) => answer({ ok: true, value: Buffer.from(JSON.stringify(json)) }),
        (error: unknown) => answer({ ok: false, error: textOf(error) }),
      )
    })
    this.#unsubscribe = metadata.onEvent((event) => {
      if (event.kind !== 'queueDeclared' && event.kind !== 'queueChanged') return
      const { vhost, name } = event.queue
      for (const kept of this.#kept) {
        const isIts = kept.entry.facts.queue === name && kept.entry.facts.vhost === vhost
        if (isIts && kept.state === 'waiting') kept.dueAtMs = Math.min(kept.dueAtMs, this.#nowMs() + WAIT_MS_MIN)
      }
    })
  }

  /** Begins at once with what is there; nothing is kept aside later in the life of the application. */
  static async start(options: SalvagerOptions): Promise<Salvager> {
    const salvager = new Salvager(options)
    await options.store.sweep()
    for (const entry of await options.store.entries()) {
      const isKept = options.mode === 'keep'
      salvager.#kept.push({
        ...{ entry, window: new SalvageWindow(entry.facts.offset), published: 0, waitMs: WAIT_MS_MIN },
        state: isKept ? 'kept' : 'waiting',
        reason: isKept ? 'as configured' : '',
        dueAtMs: isKept ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
      })
    }
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
    return this.#kept.map(({ entry: { facts }, state, reason, published }) => ({
      ...{ vhost: facts.vhost, queue: facts.queue, messages: facts.messages, file: facts.file },
      ...{ state, reason, published },
    }))
  }

  async ask<Answer>(node: NodeId, question: object): Promise<Answer | undefined> {
    const { metadata } = this.#options
    return new Promise((resolve) => {
      const payload = Buffer.from(JSON.stringify(question))
      metadata.request(
        node,
        REQUEST,
        payload,
        (response) => resolve(response.ok ? (JSON.parse(Buffer.from(response.value).toString()) as Answer) : undefined),
        ASK_TIMEOUT_MS,
      )
    })
  }

  #tick(): void {
    if (this.#isStopped) return
    const nowMs = this.#nowMs()
    const due = this.#kept.find(({ dueAtMs }) => dueAtMs <= nowMs)
    if (due === undefined || this.#attempt !== undefined) {
      if (this.#kept.length > 0) this.#timer = this.#options.timers.after(TICK_MS, () => this.#tick())
      return
    }
    this.#attempt = this.#try(due).then(() => {
      this.#attempt = undefined
      this.#tick()
    })
  }

  /** Never rejects. */
  async #try(kept: Kept): Promise<void> {
    let outcome: PublishOutcome
    try {
      outcome = await this.#publish(kept)
    } catch (error) {
      this.#options.log.error('kept messages cannot be read', { ...shown(kept), reason: textOf(error) })
      outcome = { kind: 'waiting', reason: `cannot be read: ${textOf(error)}` }
      kept.waitMs = WAIT_MS_MAX
    }
    if (this.#isStopped) return
    if (outcome.kind === 'done') {
      this.#kept.splice(this.#kept.indexOf(kept), 1)
      return
    }
    kept.state = 'waiting'
    if (kept.reason !== outcome.reason) {
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
    const outcome = await publishKept({
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
    kept.window = kept.window.beginAgain()
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
    const question: SalvageQuestion = { kind: 'published', lineage, uid }
    const answer = await this.ask<PublishedAnswer>(leader, question)
    if (answer === undefined) return { reason: `${member.name}, which led the queue, does not answer` }
    if (answer.published === 'no') return { reason: `${member.name}, which led the queue, publishes it` }
    return answer.published === 'yes' ? 'published' : 'mine'
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
    const { compared, uid, held } = entry.facts
    if (held !== undefined || compared.length === 0 || queue.uid !== uid) return true
    const found = await askHeld(this, queue.leader, uid, compared)
    if (found === undefined || this.#isStopped) return false
    kept.entry = { ...entry, facts: { ...entry.facts, held: found } }
    await this.#options.store.write(kept.entry)
    return true
  }

  #nowMs(): number {
    return this.#options.clock.nowMs()
  }
}

function shown({ entry: { facts } }: Kept): Record<string, unknown> {
  return { vhost: facts.vhost, queue: facts.queue, messages: facts.messages, file: facts.file }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
