/** Nodes with queues only, joined in memory: real message logs, machines and links; no connections, no consensus. */

import { crc32 } from 'node:zlib'
import { ByteWriter, contentBodyBytes, copyBody, encodeContent } from '@warren/codec'
import {
  type LogIndex,
  type NodeId,
  type NodeName,
  type QueueName,
  type QueueUid,
  SeededRandom,
  SILENT_LOG,
  type VhostName,
} from '@warren/kernel'
import { FEATURE_FLAG_NAMES as featureFlags, type QueueRecord } from '@warren/model'
import { MessageLog } from '@warren/storage'
import { MemoryDisk } from '../../storage/src/testing/memory-disk.ts'
import type { ConfirmParts } from '../src/queues/confirm-parts.ts'
import { QueueDirectory } from '../src/queues/queue-directory.ts'
import type {
  ConsumeOptions,
  ConsumerHandle,
  ConsumerSink,
  GotMessage,
  QueueError,
  QueueHandle,
} from '../src/queues/queue-handle.ts'
import { Turn } from '../src/turn.ts'
import { LaneNetwork, type LanePort } from './lane-network.ts'
import { ManualTime } from './manual-time.ts'
import { type NodeMetadata, SharedMetadata } from './shared-metadata.ts'

export const VHOST = '/' as VhostName

export interface QueueNode {
  readonly id: NodeId
  readonly disk: MemoryDisk
  readonly messageLog: MessageLog
  readonly metadata: NodeMetadata
  readonly lanes: LanePort
  readonly turn: Turn
  readonly directory: QueueDirectory
}

export class QueueCluster {
  readonly time = new ManualTime()
  readonly network = new LaneNetwork()
  readonly shared = new SharedMetadata()
  readonly nodes: QueueNode[] = []
  unsyncedBytesMax = 1_000_000

  /** As many nodes as names, all connected. */
  static async open(...names: string[]): Promise<QueueCluster> {
    const cluster = new QueueCluster()
    cluster.shared.commit({ kind: 'bootstrap', clusterName: 'test', guestPasswordHash: '', featureFlags })
    for (const name of names) cluster.#announce(name)
    for (const name of names) await cluster.boot(name as NodeId)
    for (const [i, a] of names.entries()) {
      for (const b of names.slice(i + 1)) cluster.network.connect(a as NodeId, b as NodeId)
    }
    await cluster.quiet()
    return cluster
  }

  #announce(name: string): void {
    const host = { host: name, clusterPort: 1 }
    const id = name as NodeId
    this.shared.commit({ kind: 'addMember', id, name: `n@${name}` as NodeName, role: 'disc', ...host })
    const node = { node: id, incarnation: 1 as never, amqpPort: 2, version: '0', hears: [], featureFlags }
    this.shared.commit({ kind: 'nodeUp', ...node, ...host })
  }

  /** `incarnation`: of a start that is not announced yet. */
  async boot(id: NodeId, disk = new MemoryDisk(), incarnation?: number): Promise<QueueNode> {
    const metadata = this.shared.join(id)
    metadata.catchUp()
    const options = { disk, crc32, log: SILENT_LOG, onFailure: (error: Error) => Promise.reject(error) }
    const { log: messageLog, recovered } = await MessageLog.open({ ...options, segmentBytes: 65_536 * 16 })
    const turn = new Turn(this.time)
    const lanes = this.network.port(id)
    const { time } = this
    const directory = new QueueDirectory({
      nodeId: id,
      ...(incarnation === undefined ? {} : { incarnation }),
      metadata,
      lanes,
      messageLog,
      recovered,
      turn,
      clock: time,
      timers: time,
      random: new SeededRandom(this.nodes.length + 1),
      log: SILENT_LOG,
      unsyncedBytesMax: this.unsyncedBytesMax,
    })
    directory.open()
    const node = { id, disk, messageLog, metadata, lanes, turn, directory }
    this.nodes.push(node)
    return node
  }

  node(name: string): QueueNode {
    const found = this.nodes.findLast((node) => node.id === name)
    if (found === undefined) throw new Error(`no node ${name}`)
    return found
  }

  /** Everything that can happen without time passing has happened, disks included. */
  async quiet(): Promise<void> {
    for (let idle = 0; idle < 4; ) {
      const isBusy = [this.time.step(), this.shared.step(), this.network.step()].includes(true)
      idle = isBusy ? 0 : idle + 1
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  /** Commits a queue that lives on `leader`, and lets everybody who does not lag apply it. */
  async declare(
    name: string,
    leader: string,
    facts: { durable?: boolean; autoDelete?: boolean } = {},
  ): Promise<QueueUid> {
    const index = this.shared.commit({
      kind: 'declareQueue',
      vhost: VHOST,
      name: name as QueueName,
      durable: facts.durable ?? true,
      autoDelete: facts.autoDelete ?? false,
      exclusive: false,
      serverNamed: false,
      arguments: [],
      leader: leader as NodeId,
      mirrors: [],
    })
    await this.quiet()
    return index as QueueUid
  }

  record(node: string, uid: QueueUid): QueueRecord {
    const record = this.node(node).metadata.metadata.queueByUid(uid)
    if (record === undefined) throw new Error(`queue ${uid} is unknown on ${node}`)
    return record
  }

  handle(node: string, uid: QueueUid): QueueHandle {
    return this.node(node).directory.get(this.record(node, uid))
  }

  publish(node: string, targets: readonly QueueHandle[], text: string, options: PublishOptions = {}) {
    const content = contentWith(text.padEnd(options.bytes ?? 32))
    const { dispatcher } = this.node(node).directory
    const { tracker, persistent = true } = options
    return dispatcher.publish(
      targets,
      targets.length,
      content,
      0,
      content.length,
      persistent,
      tracker,
      tracker?.next() ?? 0,
    )
  }
}

/** A message to no exchange, in the form in which it comes from a channel. */
function contentWith(body: string): Buffer {
  const writer = new ByteWriter()
  encodeContent({ exchange: '', routingKey: '', properties: {}, body: Buffer.from(body) }, writer)
  return writer.toBuffer()
}

interface PublishOptions {
  readonly tracker?: TestTracker
  readonly persistent?: boolean
  /** Body bytes; the text is padded with blanks. */
  readonly bytes?: number
}

/** Knows of each publish whether it was confirmed. */
export class TestTracker implements ConfirmParts {
  readonly #parts = new Map<number, { left: number; isFailed: boolean }>()
  #last = 0

  next(): number {
    this.#last += 1
    return this.#last
  }

  expect(seqNo: number, parts: number): void {
    if (this.#parts.has(seqNo)) throw new Error(`${seqNo} is expected twice`)
    this.#parts.set(seqNo, { left: parts, isFailed: false })
  }

  partDone(seqNo: number): void {
    this.#settle(seqNo, false)
  }

  partFailed(seqNo: number): void {
    this.#settle(seqNo, true)
  }

  /** One letter per publish: a(cked), n(acked), w(aiting). */
  get state(): string {
    return [...this.#parts.values()].map(({ left, isFailed }) => (left > 0 ? 'w' : isFailed ? 'n' : 'a')).join('')
  }

  #settle(seqNo: number, isFailed: boolean): void {
    const publish = this.#parts.get(seqNo)
    if (publish === undefined || publish.left === 0) throw new Error(`part of ${seqNo} settles once too often`)
    publish.left -= 1
    publish.isFailed ||= isFailed
  }
}

/** Writes down what it is given, as `text` or `text*` when redelivered. */
export class TestSink implements ConsumerSink {
  readonly seen: string[] = []
  readonly indexes: LogIndex[] = []
  readonly bytes: number[] = []
  credit: number
  cancellation: string | undefined = undefined
  onDeliver: (() => void) | undefined = undefined
  handle: ConsumerHandle | undefined = undefined

  constructor(credit = Number.POSITIVE_INFINITY) {
    this.credit = credit
  }

  hasCredit(): boolean {
    return this.credit > 0
  }

  deliver(index: LogIndex, redelivered: boolean, source: Buffer, contentStart: number, contentEnd: number): void {
    this.credit -= 1
    this.indexes.push(index)
    this.bytes.push(contentBodyBytes(source, contentStart))
    this.seen.push(copyBody(source, contentStart, contentEnd).toString('latin1').trim() + (redelivered ? '*' : ''))
    this.onDeliver?.()
  }

  cancelled(reason: string): void {
    if (this.cancellation !== undefined) throw new Error('cancelled twice')
    this.cancellation = reason
  }

  /** More deliveries may come. */
  give(credit: number): void {
    this.credit += credit
    this.handle?.creditAvailable()
  }
}

type Wishes = Partial<Pick<ConsumeOptions, 'noAck' | 'exclusive' | 'priority' | 'prefetch'>>

/** Subscribes; the sink's handle is set, or `refused` tells why not. */
export function consume(queue: QueueHandle, sink: TestSink, wishes: Wishes = {}): { refused: QueueError | undefined } {
  const outcome: { refused: QueueError | undefined } = { refused: undefined }
  const options: ConsumeOptions = {
    sink,
    noAck: false,
    exclusive: false,
    priority: 0,
    prefetch: 0,
    ...wishes,
    consumerTag: 'tag',
    arguments: [],
    connectionId: 'connection',
    channelName: 'channel',
    user: 'guest',
  }
  queue.consume(options, (result) => {
    if (result.ok) sink.handle = result.value
    else outcome.refused = result.error
  })
  return outcome
}

export interface Answer<Value> {
  value: Value | undefined
  error: QueueError['kind'] | undefined
  count: number
}

/** Remembers what a `done` was given, and how often. */
export function answer<Value>(): [
  Answer<Value>,
  (result: { ok: true; value: Value } | { ok: false; error: QueueError }) => void,
] {
  const heard: Answer<Value> = { value: undefined, error: undefined, count: 0 }
  return [
    heard,
    (result) => {
      heard.count += 1
      if (result.ok) heard.value = result.value
      else heard.error = result.error.kind
    },
  ]
}

/** Takes one message: its text (and `*`), index and what is left; undefined when the queue is empty. */
export function get(
  queue: QueueHandle,
  noAck = false,
): { text: string | undefined; index: LogIndex; remaining: number } {
  const got = { text: undefined as string | undefined, index: 0 as LogIndex, remaining: -1 }
  queue.get(noAck, (result) => {
    if (!result.ok) {
      got.text = `error ${result.error.kind}`
    } else if (result.value !== undefined) {
      const message: GotMessage = result.value
      got.text = copyBody(message.source, message.contentStart, message.contentEnd).toString('latin1').trim()
      if (message.redelivered) got.text += '*'
      got.index = message.index
      got.remaining = message.remaining
    } else {
      got.text = ''
    }
  })
  return got
}
