import { crc32 } from 'node:zlib'
import { fail, type NodeId, ok, type QueueName, type QueueUid, SILENT_LOG, type VhostName } from '@warren/kernel'
import type { MetadataEvent, QueueRecord } from '@warren/model'
import { expect, test } from 'vitest'
import { MemoryDisk } from '../../../storage/src/testing/memory-disk.ts'
import { ManualTime } from '../../test-support/manual-time.ts'
import type { ConfirmParts } from '../queues/confirm-parts.ts'
import type { KeptFacts } from './kept-facts.ts'
import { KeptFileWriter } from './kept-file.ts'
import { KeptStore } from './kept-store.ts'
import { Salvager, type SalvagerOptions } from './salvager.ts'

const ONE = 'one' as NodeId
const TWO = 'two' as NodeId
const LINEAGE = 5
const LOST = 4
const VHOST = '/' as VhostName

type Answer = object | undefined

/** A node, its queue, and a peer that answers what it is told to. */
class Surroundings {
  readonly disk = new MemoryDisk()
  readonly time = new ManualTime()
  readonly queues = new Map<string, QueueRecord>()
  /** What the queue has confirmed, in order. */
  readonly taken: string[] = []
  readonly asked: object[] = []
  readonly members = new Set<NodeId>([ONE, TWO])
  refuses: (body: string) => boolean = () => false
  answersNothing = false
  isBlocked = false
  peer: () => Answer = () => undefined
  isReachable = true
  readonly #listeners: ((event: MetadataEvent, index: number) => void)[] = []
  handler: Parameters<SalvagerOptions['metadata']['handle']>[1] = () => {}

  declare(name: string, fields: Partial<QueueRecord> = {}): void {
    const queue = {
      ...{ vhost: VHOST, name: name as QueueName, uid: 9 as QueueUid, leader: TWO, durable: true },
      ...fields,
    }
    const record = { state: 'running', exclusiveOwner: undefined, ...queue } as QueueRecord // As far as salvage looks at it.
    this.queues.set(name, record)
    for (const listener of this.#listeners) listener({ kind: 'queueDeclared', queue: record } as MetadataEvent, 1)
  }

  async keep(title: string, bodies: readonly string[], facts: Partial<KeptFacts> = {}): Promise<void> {
    const store = await KeptStore.open(this.disk)
    const file = await store.create(title)
    const writer = new KeptFileWriter(file, crc32)
    for (const [i, body] of bodies.entries()) await writer.add(i + 1, 1, Buffer.from(body), 0, body.length)
    await writer.end()
    await file.close()
    const known = { lineage: LOST, uid: 9 as QueueUid, leader: ONE, comparedIn: LINEAGE, compared: [], held: undefined }
    const of = {
      vhost: VHOST,
      queue: 'q' as QueueName,
      messages: bodies.length,
      file: store.messagesFile(title),
      offset: 0,
    }
    await store.write({ title, facts: { ...known, ...of, ...facts } })
  }

  async start(mode: SalvagerOptions['mode'] = 'republish'): Promise<Salvager> {
    const salvager = await Salvager.start({
      ...{ store: await KeptStore.open(this.disk), crc32, self: ONE, mode, clock: this.time, timers: this.time },
      log: SILENT_LOG,
      metadata: {
        metadata: {
          lineage: LINEAGE,
          member: (id: NodeId) => (this.members.has(id) ? { id, name: id } : undefined),
          queue: (_vhost: VhostName, name: QueueName) => this.queues.get(name),
        } as unknown as SalvagerOptions['metadata']['metadata'], // All that salvage asks of it.
        handle: (_name, handler) => {
          this.handler = handler
        },
        onEvent: (listener) => {
          this.#listeners.push(listener)
          return () => {}
        },
        reachable: () => this.isReachable,
        request: (_node, _name, payload, done) => {
          this.asked.push(JSON.parse(Buffer.from(payload).toString()) as object)
          const answer = this.peer()
          done(answer === undefined ? fail({ kind: 'timeout', text: '' }) : ok(Buffer.from(JSON.stringify(answer))))
        },
      },
      port: {
        isBlocked: false,
        ...{ whenSafe: (_uid, done) => done(true), holds: () => true },
        publish: (_queue, message, tracker, seqNo) => this.#publish(message, tracker, seqNo),
      },
    })
    return salvager
  }

  /** Time passes; what is asked for in it happens. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 5) {
      for (let i = 0; i < 3; i += 1) await new Promise((resolve) => setImmediate(resolve))
      this.time.step()
      this.time.advance(5)
    }
    for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setImmediate(resolve))
  }

  ask(question: object): unknown {
    let said: unknown
    this.handler(TWO, Buffer.from(JSON.stringify(question)), (response) => {
      said = response.ok ? JSON.parse(Buffer.from(response.value).toString()) : response.error
    })
    return said
  }

  async files(): Promise<readonly string[]> {
    return (await this.disk.subdirectory('kept-aside')).list()
  }

  #publish(
    { source, contentStart, contentEnd }: { source: Buffer; contentStart: number; contentEnd: number },
    tracker: ConfirmParts,
    seqNo: number,
  ): undefined {
    const body = source.toString('latin1', contentStart, contentEnd)
    tracker.expect(seqNo, 1)
    if (this.answersNothing) return
    this.time.soon(() => {
      if (this.refuses(body)) return tracker.partFailed(seqNo)
      this.taken.push(body)
      tracker.partDone(seqNo)
    })
  }
}

test('what was kept is published in its order, one file after the other, and its files go', async () => {
  const around = new Surroundings()
  around.declare('q')
  await around.keep('1', ['a', 'b', 'c'])
  await around.keep('2', ['d', 'e'])
  const salvager = await around.start()
  await around.pass(200)
  expect(around.taken).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(salvager.facts()).toEqual([])
  expect(await around.files()).toEqual([])
})

test('what is refused is published again, what was confirmed behind it is not', async () => {
  const around = new Surroundings()
  around.declare('q')
  await around.keep('1', ['a', 'b', 'c'])
  let refusals = 2
  around.refuses = (body) => body === 'b' && refusals-- > 0
  const salvager = await around.start()
  await around.pass(300)
  expect(around.taken).toEqual(['a', 'c'])
  expect(salvager.facts()[0]).toMatchObject({ state: 'waiting', reason: 'the queue refuses them', messages: 2 })
  await around.pass(6_000)
  expect(around.taken).toEqual(['a', 'c', 'b'])
  expect(salvager.facts()).toEqual([])
})

test('a queue that does not answer is asked again, from the first message without an answer on', async () => {
  const around = new Surroundings()
  around.declare('q')
  await around.keep('1', ['a', 'b'])
  around.answersNothing = true
  const salvager = await around.start()
  await around.pass(60_700)
  expect(salvager.facts()[0]).toMatchObject({ state: 'waiting', reason: 'the queue does not answer', messages: 2 })
  around.answersNothing = false
  await around.pass(2_500)
  expect(around.taken).toEqual(['a', 'b'])
  expect(await around.files()).toEqual([])
})

test('messages wait for a durable queue of their name, and come soon after it is declared', async () => {
  const around = new Surroundings()
  await around.keep('1', ['a'])
  const salvager = await around.start()
  await around.pass(40_000)
  expect(salvager.facts()[0]).toMatchObject({ state: 'waiting', reason: 'there is no such queue' })
  around.declare('q', { durable: false })
  await around.pass(2_000)
  expect(salvager.facts()[0]?.reason).toBe('the queue is not durable')
  around.declare('q')
  await around.pass(2_000)
  expect(around.taken).toEqual(['a'])
})

test('a mirror keeps its copy until who led the queue has published, and drops it then', async () => {
  const around = new Surroundings()
  around.declare('q')
  await around.keep('1', ['a'], { leader: TWO })
  around.peer = () => ({ published: 'no' })
  const salvager = await around.start()
  await around.pass(1_000)
  expect(around.asked[0]).toEqual({ kind: 'published', lineage: LINEAGE, of: LOST, uid: 9 })
  expect(salvager.facts()[0]?.reason).toBe('two, which led the queue, publishes it')
  around.peer = () => ({ published: 'yes' })
  await around.pass(8_000)
  expect(around.taken).toEqual([])
  expect(await around.files()).toEqual([])
})

test('a mirror publishes its copy when who led the queue knows nothing, or is no member any more', async () => {
  for (const isMember of [true, false]) {
    const around = new Surroundings()
    around.declare('q')
    await around.keep('1', ['a'], { leader: TWO })
    if (!isMember) around.members.delete(TWO)
    around.peer = () => ({ published: 'unknown' })
    await around.start()
    await around.pass(1_000)
    expect(around.taken).toEqual(['a'])
  }
})

test('no answer, or an answer that is none, is waited for', async () => {
  const around = new Surroundings()
  around.declare('q')
  await around.keep('1', ['a'], { leader: TWO })
  const salvager = await around.start()
  await around.pass(1_000)
  around.peer = () => ({ published: 'perhaps' })
  await around.pass(8_000)
  around.isReachable = false
  const asked = around.asked.length
  await around.pass(20_000)
  expect(around.asked).toHaveLength(asked)
  expect(around.taken).toEqual([])
  expect(salvager.facts()[0]?.reason).toBe('two, which led the queue, does not answer')
})

test('what the queue has already is not published', async () => {
  const around = new Surroundings()
  around.declare('q')
  await around.keep('1', ['a', 'b', 'c', 'd'], { compared: [[1, 4]] })
  around.peer = () => ({
    held: [
      [1, 1],
      [3, 1],
    ],
  })
  await around.start()
  await around.pass(1_000)
  expect(around.taken).toEqual(['b', 'd'])
  expect(await around.files()).toEqual([])
})

test('in another history than the one it was kept for, indexes are not compared', async () => {
  const around = new Surroundings()
  around.declare('q')
  await around.keep('1', ['a', 'b'], { compared: [[1, 2]], comparedIn: LINEAGE - 1 })
  around.peer = () => ({ held: [[1, 2]] })
  await around.start()
  await around.pass(1_000)
  expect(around.taken).toEqual(['a', 'b'])
})

test('many that wait have their turn each', async () => {
  const around = new Surroundings()
  for (let i = 0; i < 40; i += 1) await around.keep(`${100 + i}`, ['a'], { queue: `absent ${i}` as QueueName })
  await around.keep('999', ['b'])
  around.declare('q', { state: 'down' })
  await around.start()
  await around.pass(400_000)
  around.declare('q')
  await around.pass(5_000)
  expect(around.taken).toEqual(['b'])
}, 60_000)

test('a file that is damaged stays, and its mirrors hear that nothing is known of it', async () => {
  const around = new Surroundings()
  around.declare('q')
  await around.keep('1', ['a', 'b'])
  const store = await KeptStore.open(around.disk)
  await store.addLed(LOST, [9, 10])
  const folder = await around.disk.subdirectory('kept-aside')
  const bytes = Buffer.from((await folder.readFile('1.messages')) ?? [])
  bytes[bytes.length - 1] = 0
  await folder.replaceFile('1.messages', bytes)
  const question = { kind: 'published', lineage: LINEAGE, of: LOST, uid: 9 }
  const salvager = await around.start()
  expect(around.ask(question)).toEqual({ published: 'no' })
  await around.pass(1_000)
  expect(salvager.facts()[0]?.reason).toContain('damaged record')
  expect(around.ask(question)).toEqual({ published: 'unknown' })
  expect(around.ask({ ...question, uid: 10 })).toEqual({ published: 'yes' })
  expect(await around.files()).toContain('1.messages')
})

test('a disk that fails for a while keeps nothing back', async () => {
  const around = new Surroundings()
  around.declare('q')
  await around.keep('1', ['a', 'b', 'c'])
  const folder = await around.disk.subdirectory('kept-aside')
  const replaceFile = folder.replaceFile.bind(folder)
  folder.replaceFile = async () => Promise.reject(new Error('no space'))
  let refusals = 1
  around.refuses = (body) => body === 'c' && refusals-- > 0
  const salvager = await around.start()
  await around.pass(1_000)
  expect(salvager.facts()[0]).toMatchObject({ state: 'waiting', reason: 'no space', messages: 1 })
  folder.replaceFile = replaceFile
  await around.pass(302_000)
  expect(around.taken).toEqual(['a', 'b', 'c'])
  expect(await around.files()).toEqual([])
}, 60_000)

test('facts that cannot be read keep the node from nothing, and from saying that all is published', async () => {
  const around = new Surroundings()
  around.declare('q')
  await around.keep('1', ['a'])
  await (await KeptStore.open(around.disk)).addLed(LOST, [9, 10])
  await (await around.disk.subdirectory('kept-aside')).replaceFile('0.json', Buffer.from('{'))
  await around.start()
  await around.pass(500)
  expect(around.taken).toEqual(['a'])
  expect(around.ask({ kind: 'published', lineage: LINEAGE, of: LOST, uid: 10 })).toEqual({ published: 'unknown' })
})

test('who follows another history is told nothing, nor who asks nothing that is known', async () => {
  const around = new Surroundings()
  await around.start()
  expect(around.ask({ kind: 'published', lineage: LOST, of: LOST, uid: 9 })).toBe('this node follows another history')
  expect(around.ask({ kind: 'held', lineage: LINEAGE, uid: 9, runs: [[1, 1e12]] })).toBe('not a question')
  expect(around.ask({ kind: 'held', lineage: LINEAGE, uid: 9, runs: [[1, 2]] })).toEqual({ held: [[1, 2]] })
})

test('as configured, messages are shown and not published', async () => {
  const around = new Surroundings()
  around.declare('q')
  await around.keep('1', ['a'])
  const salvager = await around.start('keep')
  await around.pass(2_000)
  expect(around.taken).toEqual([])
  expect(salvager.facts()[0]).toMatchObject({ state: 'kept', reason: 'as configured', messages: 1 })
  await salvager.stop()
})

test('after a crash it goes on behind what was confirmed and noted', async () => {
  const around = new Surroundings()
  around.declare('q')
  await around.keep('1', ['a', 'b', 'c'])
  around.refuses = (body) => body === 'c'
  const before = await around.start()
  await around.pass(300)
  await before.stop()
  around.refuses = () => false
  await around.start()
  await around.pass(300)
  expect(around.taken).toEqual(['a', 'b', 'c'])
})
