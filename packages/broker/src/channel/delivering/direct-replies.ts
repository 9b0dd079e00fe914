/**
 * Direct reply-to (RabbitMQ): a client consumes from a pseudo-queue on the channel that it publishes requests on, the server
 * puts a name for that channel into `reply_to`, and what is published to that name goes straight to the channel: no queue,
 * nothing stored, gone when the client is. A name tells the node; within it only the random part counts.
 */

import type { MetadataAccess } from '@warren/cluster'
import { contentRoutingKey } from '@warren/codec'
import type { Log, NodeId, Random } from '@warren/kernel'
import { copyContent } from '../publishing/content-rewrite.ts'
import { randomName } from '../random-name.ts'
import { CONTENT_VIEW_BYTES_MIN } from './body-writer.ts'

export const REPLY_QUEUE = 'amq.rabbitmq.reply-to'
const NAME_PREFIX = `${REPLY_QUEUE}.`
/** Replies to another node go over the control lane, where a large one would hold up heartbeats. */
const REMOTE_BYTES_MAX = 1_048_576
const DELIVER_REQUEST = 'directReply'
const EXISTS_REQUEST = 'directReplyExists'
const NO_BYTES = Buffer.alloc(0)

/** The channel that asked. */
export interface ReplySink {
  /** `source` is not used again when the content is large; small ones are copied during the call. */
  replied(source: Buffer, contentStart: number, contentEnd: number): void
}

export class DirectReplies {
  readonly #nodeId: NodeId
  readonly #metadata: MetadataAccess
  readonly #random: Random
  readonly #log: Log
  readonly #sinks = new Map<string, ReplySink>()

  constructor(options: {
    readonly nodeId: NodeId
    readonly metadata: MetadataAccess
    readonly random: Random
    readonly log: Log
  }) {
    this.#nodeId = options.nodeId
    this.#metadata = options.metadata
    this.#random = options.random
    this.#log = options.log
    this.#metadata.handle(DELIVER_REQUEST, (_from, payload, answer) => {
      const content = copyContent(Buffer.from(payload), 0, payload.length)
      this.#sinks.get(contentRoutingKey(content, 0))?.replied(content, 0, content.length)
      answer({ ok: true, value: NO_BYTES })
    })
    this.#metadata.handle(EXISTS_REQUEST, (_from, payload, answer) => {
      const isThere = this.#sinks.has(Buffer.from(payload).toString())
      answer(isThere ? { ok: true, value: NO_BYTES } : { ok: false, error: 'gone' })
    })
  }

  /** Makes a name under which `sink` is reached from every node. */
  open(sink: ReplySink): string {
    const node = Buffer.from(this.#nodeId).toString('base64url')
    const name = randomName(`${NAME_PREFIX}${node}.`, this.#random)
    this.#sinks.set(name, sink)
    return name
  }

  close(name: string): void {
    this.#sinks.delete(name)
  }

  /** Takes a reply to the channel of that name; it is dropped when there is none. */
  deliver(name: string, source: Buffer, contentStart: number, contentEnd: number): void {
    const sink = this.#sinks.get(name)
    if (sink !== undefined) {
      if (contentEnd - contentStart < CONTENT_VIEW_BYTES_MIN) sink.replied(source, contentStart, contentEnd)
      else sink.replied(copyContent(source, contentStart, contentEnd), 0, contentEnd - contentStart)
      return
    }
    const node = nodeOf(name)
    if (node === undefined || node === this.#nodeId) return
    if (contentEnd - contentStart > REMOTE_BYTES_MAX) {
      this.#log.warn('direct reply dropped', { reason: 'too large for another node', bytes: contentEnd - contentStart })
      return
    }
    const payload = copyContent(source, contentStart, contentEnd)
    this.#metadata.request(node, DELIVER_REQUEST, payload, () => {}) // At most once: nobody is told of a lost reply.
  }

  /** Whether the requester of that name is still there. */
  ask(name: string, done: (isThere: boolean) => void): void {
    const node = nodeOf(name)
    if (this.#sinks.has(name) || node === undefined || node === this.#nodeId) done(this.#sinks.has(name))
    else this.#metadata.request(node, EXISTS_REQUEST, Buffer.from(name), (response) => done(response.ok))
  }
}

/** Whether a routing key, or the name of a queue, is one that `open` makes. */
export function isReplyName(name: string): boolean {
  return name.startsWith(NAME_PREFIX)
}

function nodeOf(name: string): NodeId | undefined {
  const [node, secret] = name.slice(NAME_PREFIX.length).split('.')
  if (node === undefined || secret === undefined) return undefined
  return Buffer.from(node, 'base64url').toString() as NodeId // One that is no member is not reached.
}
