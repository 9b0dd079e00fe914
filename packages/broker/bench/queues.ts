// Cost of the queues alone, by hand: publish -> log in memory -> deliver -> acknowledge, without sockets and frames.
// node packages/broker/bench/queues.ts [local|logged|fanout|remote] [bytes] [messages]; --cpu-prof shows where it goes.
import { crc32 } from 'node:zlib'
import {
  type Disk,
  type DiskDone,
  type DiskFile,
  type LogIndex,
  type NodeId,
  type QueueName,
  type QueueUid,
  SeededRandom,
  SILENT_LOG,
  type VhostName,
} from '@warren/kernel'
import { MessageLog } from '@warren/storage'
import type { ConfirmParts } from '../src/queues/confirm-parts.ts'
import { QueueDirectory } from '../src/queues/queue-directory.ts'
import type { ConsumerSink, QueueHandle } from '../src/queues/queue-handle.ts'
import { Turn } from '../src/turn.ts'
import { LaneNetwork } from '../test-support/lane-network.ts'
import { ManualTime } from '../test-support/manual-time.ts'
import { SharedMetadata } from '../test-support/shared-metadata.ts'

/** Takes everything, at once, and keeps nothing. */
class NullDisk implements Disk {
  readonly #files = new Map<string, number>()
  async list(): Promise<readonly string[]> {
    return [...this.#files.keys()].sort()
  }
  async open(name: string): Promise<DiskFile> {
    const files = this.#files
    files.set(name, files.get(name) ?? 0)
    return {
      name,
      write: (_buffers, _offset, done: DiskDone) => queueMicrotask(() => done(undefined)),
      sync: (done: DiskDone) => queueMicrotask(() => done(undefined)),
      read: async () => 0,
      size: async () => files.get(name) ?? 0,
      preallocate: async (bytes) => void files.set(name, bytes),
      truncate: async (bytes) => void files.set(name, bytes),
      close: async () => {},
    }
  }
  async readFile(): Promise<undefined> {}
  async replaceFile(): Promise<void> {}
  async remove(name: string): Promise<void> {
    this.#files.delete(name)
  }
  async syncDirectory(): Promise<void> {}
  async subdirectory(): Promise<Disk> {
    return new NullDisk()
  }
}

class Tracker implements ConfirmParts {
  settled = 0
  expect(_seqNo: number, parts: number): void {
    if (parts === 0) this.settled += 1
  }
  partDone(): void {
    this.settled += 1
  }
  partFailed(): void {
    throw new Error('nothing fails here')
  }
}

/** Copies each delivery, as an outbox does, and remembers what to acknowledge. */
class Sink implements ConsumerSink {
  readonly out = Buffer.allocUnsafeSlow(262_144)
  readonly indexes = new Float64Array(65_536)
  count = 0
  offset = 0
  hasCredit(): boolean {
    return this.count < 65_536
  }
  deliver(index: LogIndex, _redelivered: boolean, source: Buffer, contentStart: number, contentEnd: number): void {
    if (this.offset + contentEnd - contentStart > this.out.length) this.offset = 0
    source.copy(this.out, this.offset, contentStart, contentEnd)
    this.offset += contentEnd - contentStart
    this.indexes[this.count] = index
    this.count += 1
  }
  cancelled(): void {}
}

const [mode = 'local', bytesText = '1024', messagesText = '1000000'] = process.argv.slice(2)
const bytes = Number(bytesText)
const messages = Number(messagesText)
const BATCH = 64
const time = new ManualTime()
const network = new LaneNetwork()
network.isStrict = false
const shared = new SharedMetadata()
shared.commit({ kind: 'bootstrap', clusterName: 'bench', guestPasswordHash: '' })

async function boot(name: string): Promise<{ directory: QueueDirectory; turn: Turn }> {
  const nodeId = name as NodeId
  const options = { disk: new NullDisk(), crc32, log: SILENT_LOG, onFailure: (error: Error) => Promise.reject(error) }
  const { log: messageLog, recovered } = await MessageLog.open(options)
  const turn = new Turn(time)
  const directory = new QueueDirectory({
    nodeId,
    metadata: shared.join(nodeId),
    lanes: network.port(nodeId),
    messageLog,
    recovered,
    turn,
    clock: time,
    timers: time,
    random: new SeededRandom(1),
    log: SILENT_LOG,
    unsyncedBytesMax: 64_000_000,
  })
  shared.step()
  directory.open()
  return { directory, turn }
}

function declare(name: string, leader: string): QueueUid {
  return shared.commit({
    kind: 'declareQueue',
    vhost: '/' as VhostName,
    name: name as QueueName,
    durable: mode !== 'local',
    autoDelete: false,
    exclusive: false,
    serverNamed: false,
    arguments: [],
    leader: leader as NodeId,
    mirrors: [],
  }) as QueueUid
}

function drain(): void {
  for (let isBusy = true; isBusy; ) isBusy = [time.step(), shared.step(), network.step()].includes(true)
}

const user = await boot('user')
const owner = mode === 'remote' ? await boot('owner') : user
if (mode === 'remote') network.connect('user' as NodeId, 'owner' as NodeId)
const uids = Array.from({ length: mode === 'fanout' ? 4 : 1 }, (_, i) =>
  declare(`q${i}`, mode === 'remote' ? 'owner' : 'user'),
)
drain()
const { directory } = user
const handles = uids.map((uid) => {
  const record = shared.join('reader' as NodeId)
  record.catchUp()
  const found = record.metadata.queueByUid(uid)
  if (found === undefined) throw new Error('no queue')
  return directory.get(found)
})
const sinks = handles.map((handle) => {
  const sink = new Sink()
  const facts = { consumerTag: '', arguments: [], prefetch: 0, connectionId: '', channelName: '', user: '' }
  handle.consume({ sink, noAck: false, exclusive: false, priority: 0, ...facts }, () => {})
  return sink
})
drain()

const tracker = new Tracker()
const content = Buffer.alloc(65_536, 'x')

function oneBatch(from: number): void {
  for (let i = 0; i < BATCH; i += 1) {
    directory.dispatcher.publish(handles, handles.length, content, 0, bytes, mode !== 'local', tracker, from + i)
  }
  if (mode === 'remote') drain()
  else user.turn.run()
  for (let s = 0; s < sinks.length; s += 1) {
    const sink = sinks[s] as Sink
    const handle = handles[s] as QueueHandle
    for (let i = 0; i < sink.count; i += 1) handle.settle(sink.indexes[i] as LogIndex, 'ack')
    sink.count = 0
  }
  if (mode === 'remote') drain()
  else user.turn.run()
}

async function run(count: number): Promise<number> {
  const startedMs = performance.now()
  for (let sent = 0; sent < count; sent += BATCH) {
    oneBatch(sent)
    // Disks complete in microtasks.
    if ((sent / BATCH) % 4 === 0) await Promise.resolve()
  }
  await new Promise((resolve) => setImmediate(resolve))
  return performance.now() - startedMs
}

await run(messages / 5)
const rounds: number[] = []
for (let round = 0; round < 5; round += 1) rounds.push((await run(messages / 5)) / (messages / 5))
const nanoseconds = rounds.map((ms) => Math.round(ms * 1e6)).sort((a, b) => a - b)
console.log(
  `${mode} ${bytes} B: ${nanoseconds[2]} ns a message (median of ${nanoseconds.join(' ')}), settled ${tracker.settled}`,
)
console.log(`live messages ${owner.directory.messageLog.liveMessages}`)
