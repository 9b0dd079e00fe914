import type { NodeId, QueueUid } from '@warren/kernel'
import { expect, test } from 'vitest'
import { answer, consume, get, QueueCluster, TestSink, TestTracker } from '../../test-support/queue-cluster.ts'
import type { QueueStatistics } from './queue-handle.ts'

const A = 'a' as NodeId
const B = 'b' as NodeId

/** Node a uses a queue that node b owns. */
async function open(facts: { durable?: boolean; autoDelete?: boolean } = {}) {
  const cluster = await QueueCluster.open('a', 'b')
  const uid = await cluster.declare('q', 'b', facts)
  return { cluster, uid, queue: cluster.handle('a', uid), owned: cluster.handle('b', uid) }
}

async function taken(cluster: QueueCluster, queue: Parameters<typeof get>[0], noAck = false) {
  const got = get(queue, noAck)
  await cluster.quiet()
  return got
}

function statistics(cluster: QueueCluster, node: string, uid: QueueUid): QueueStatistics {
  const [told, done] = answer<QueueStatistics>()
  cluster.handle(node, uid).statistics(done)
  if (told.value === undefined) throw new Error('statistics of a remote queue take a while')
  return told.value
}

test('a message goes to its owner, and its confirm comes when the owner has synced it', async () => {
  const { cluster, queue, owned } = await open()
  const tracker = new TestTracker()
  cluster.node('b').disk.hold()
  cluster.publish('a', [queue], 'one', { tracker })
  await cluster.quiet()
  expect(get(owned).text).toBe('one')
  expect(tracker.state).toBe('w')
  cluster.node('b').disk.proceed()
  await cluster.quiet()
  expect(tracker.state).toBe('a')
})

test('a transient message is confirmed when the owner has enqueued it, ahead of a persistent one', async () => {
  const { cluster, queue } = await open()
  const tracker = new TestTracker()
  cluster.node('b').disk.hold()
  cluster.publish('a', [queue], 'one', { tracker })
  cluster.publish('a', [queue], 'two', { tracker, persistent: false })
  await cluster.quiet()
  expect(tracker.state).toBe('wa')
  cluster.node('b').disk.proceed()
  await cluster.quiet()
  expect(tracker.state).toBe('aa')
})

test('a message for queues here and on two other nodes is confirmed when all have it', async () => {
  const cluster = await QueueCluster.open('a', 'b', 'c')
  const uids = [
    await cluster.declare('qa', 'a'),
    await cluster.declare('qb', 'b'),
    await cluster.declare('qc', 'c'),
    await cluster.declare('qb2', 'b'),
  ]
  const targets = uids.map((uid) => cluster.handle('a', uid))
  const tracker = new TestTracker()
  for (const name of ['a', 'b', 'c']) cluster.node(name).disk.hold()
  const batches = cluster.node('a').lanes.sizes.length
  cluster.publish('a', targets, 'one', { tracker, bytes: 20_000 })
  await cluster.quiet()
  expect(
    cluster
      .node('a')
      .lanes.sizes.slice(batches)
      .filter((bytes) => bytes > 20_000),
  ).toHaveLength(2)
  for (const name of ['b', 'a', 'c']) {
    expect(tracker.state).toBe('w')
    cluster.node(name).disk.proceed()
    await cluster.quiet()
  }
  expect(tracker.state).toBe('a')
  expect(get(cluster.handle('b', uids[3] as QueueUid)).text).toBe('one')
  expect(cluster.node('b').messageLog.liveMessages).toBe(1)
})

test('a remote consumer gets messages in order and its acknowledgements reach the owner', async () => {
  const { cluster, queue } = await open()
  const sink = new TestSink()
  consume(queue, sink)
  for (const text of ['one', 'two', 'three']) cluster.publish('a', [queue], text)
  await cluster.quiet()
  expect(sink.seen).toEqual(['one', 'two', 'three'])
  for (const index of sink.indexes) queue.settle(index, 'ack')
  await cluster.quiet()
  expect(cluster.node('b').messageLog.liveMessages).toBe(0)
})

test('a nack and then a get on one channel see each other', async () => {
  const { cluster, queue } = await open()
  cluster.publish('a', [queue], 'one')
  cluster.publish('a', [queue], 'two')
  const first = await taken(cluster, queue)
  expect([first.text, first.remaining]).toEqual(['one', 1])
  queue.settle(first.index, 'requeue')
  expect((await taken(cluster, queue, true)).text).toBe('one*')
  expect((await taken(cluster, queue, true)).text).toBe('two')
  expect((await taken(cluster, queue)).text).toBe('')
  expect(cluster.node('b').messageLog.liveMessages).toBe(0)
})

test('a node settles only what it holds itself', async () => {
  const { cluster, queue, owned, uid } = await open()
  cluster.publish('a', [queue], 'one')
  cluster.publish('a', [queue], 'two')
  expect((await taken(cluster, queue)).text).toBe('one')
  const held = get(owned)
  queue.settle(held.index, 'ack')
  await cluster.quiet()
  expect(statistics(cluster, 'b', uid).messagesUnacknowledged).toBe(2)
  owned.settle(held.index, 'requeue')
  expect(get(owned).text).toBe('two*')
})

test('messages requeued from afar return to their places', async () => {
  const { cluster, queue, owned } = await open()
  const sink = new TestSink()
  consume(queue, sink)
  for (const text of ['one', 'two', 'three', 'four']) cluster.publish('a', [queue], text)
  await cluster.quiet()
  sink.handle?.cancel(() => {})
  await cluster.quiet()
  for (const at of [2, 0, 3, 1]) queue.settle(sink.indexes[at] as never, 'requeue')
  await cluster.quiet()
  expect([get(owned).text, get(owned).text, get(owned).text, get(owned).text]).toEqual([
    'one*',
    'two*',
    'three*',
    'four*',
  ])
})

test('a message larger than a batch goes there and back whole', async () => {
  const { cluster, queue } = await open()
  const sink = new TestSink()
  consume(queue, sink)
  const tracker = new TestTracker()
  for (const bytes of [65_000, 65_536, 66_000, 300_000, 1_500_000]) {
    cluster.publish('a', [queue], `${bytes}`, { tracker, bytes })
  }
  await cluster.quiet()
  expect(sink.bytes).toEqual([65_000, 65_536, 66_000, 300_000, 1_500_000])
  expect(sink.seen).toEqual(['65000', '65536', '66000', '300000', '1500000'])
  expect(tracker.state).toBe('aaaaa')
  const largest = Math.max(...cluster.node('a').lanes.sizes, ...cluster.node('b').lanes.sizes)
  expect(largest).toBeLessThanOrEqual(262_144)
})

test('the owner sends no more than the prefetch, whatever the sink would take', async () => {
  const { cluster, queue, uid } = await open()
  const sink = new TestSink()
  consume(queue, sink, { prefetch: 3 })
  for (let i = 0; i < 10; i += 1) cluster.publish('a', [queue], `${i}`)
  await cluster.quiet()
  expect(sink.seen).toEqual(['0', '1', '2'])
  queue.settle(sink.indexes[1] as never, 'ack')
  await cluster.quiet()
  expect(sink.seen).toEqual(['0', '1', '2', '3'])
  expect(statistics(cluster, 'b', uid)).toMatchObject({ messagesReady: 6, messagesUnacknowledged: 3 })
})

test('a limit that is raised lets the owner send more, and one that is taken away as much as there is', async () => {
  const { cluster, queue } = await open()
  for (let i = 0; i < 10; i += 1) cluster.publish('a', [queue], `${i}`, { persistent: false })
  const sink = new TestSink()
  consume(queue, sink, { prefetch: 1 })
  await cluster.quiet()
  expect(sink.seen.length).toBe(1)
  sink.handle?.widen(4)
  await cluster.quiet()
  expect(sink.seen.length).toBe(4)
  sink.handle?.widen(2)
  sink.handle?.widen(0)
  await cluster.quiet()
  expect(sink.seen.length).toBe(10)
})

test('without a prefetch the window of messages is refilled as the sink takes them', async () => {
  const { cluster, queue, uid } = await open()
  const sink = new TestSink(100)
  consume(queue, sink)
  for (let i = 0; i < 5_000; i += 1) cluster.publish('a', [queue], `${i}`, { persistent: false })
  await cluster.quiet()
  expect(sink.seen.length).toBe(100)
  expect(statistics(cluster, 'b', uid).messagesUnacknowledged).toBe(2_000)
  sink.give(4_900)
  await cluster.quiet()
  expect(sink.seen).toEqual(Array.from({ length: 5_000 }, (_, i) => `${i}`))
})

test('the window of bytes bounds what is under way', async () => {
  const { cluster, queue, uid } = await open()
  const sink = new TestSink(0)
  consume(queue, sink, { prefetch: 1_000 })
  for (let i = 0; i < 20; i += 1) cluster.publish('a', [queue], `${i}`, { persistent: false, bytes: 1_000_000 })
  await cluster.quiet()
  expect(statistics(cluster, 'b', uid).messagesUnacknowledged).toBe(5)
  sink.give(20)
  await cluster.quiet()
  expect(sink.seen.length).toBe(20)
})

test('what a no_ack consumer has taken is gone, what it has not is still there', async () => {
  const { cluster, queue, uid } = await open()
  const sink = new TestSink(3)
  consume(queue, sink, { noAck: true })
  for (let i = 0; i < 5; i += 1) cluster.publish('a', [queue], `${i}`)
  await cluster.quiet()
  expect(sink.seen).toEqual(['0', '1', '2'])
  expect(statistics(cluster, 'b', uid)).toMatchObject({ messagesReady: 0, messagesUnacknowledged: 2 })
  sink.handle?.cancel(() => {})
  await cluster.quiet()
  expect(statistics(cluster, 'b', uid)).toMatchObject({ messagesReady: 2, messagesUnacknowledged: 0 })
})

test('what waited for a sink goes back, marked, when the consumer is cancelled', async () => {
  const { cluster, queue, owned } = await open()
  const sink = new TestSink(1)
  consume(queue, sink)
  for (const text of ['one', 'two', 'three']) cluster.publish('a', [queue], text)
  await cluster.quiet()
  let isCancelled = false
  sink.handle?.cancel(() => {
    isCancelled = true
  })
  await cluster.quiet()
  expect(isCancelled).toBe(true)
  expect(sink.seen).toEqual(['one'])
  expect([get(owned).text, get(owned).text]).toEqual(['two*', 'three*'])
})

test('deliveries that meet a cancel on the way go back, and none comes after the cancel', async () => {
  const { cluster, queue, owned } = await open()
  const sink = new TestSink()
  consume(queue, sink)
  await cluster.quiet()
  cluster.publish('b', [owned], 'one')
  cluster.node('b').turn.run()
  sink.handle?.cancel(() => {})
  await cluster.quiet()
  expect(sink.seen).toEqual([])
  expect(get(owned).text).toBe('one*')
})

test('a sink may cancel while it is given what had to wait', async () => {
  const { cluster, queue, owned } = await open()
  const sink = new TestSink(0)
  consume(queue, sink)
  for (const text of ['one', 'two', 'three']) cluster.publish('a', [queue], text)
  await cluster.quiet()
  sink.onDeliver = () => sink.handle?.cancel(() => {})
  sink.give(10)
  await cluster.quiet()
  expect(sink.seen).toEqual(['one'])
  expect([get(owned).text, get(owned).text, get(owned).text]).toEqual(['two*', 'three*', ''])
})

test('consumers here and there take turns, by priority', async () => {
  const { cluster, queue, owned } = await open()
  const [far, near, low] = [new TestSink(), new TestSink(), new TestSink()]
  consume(queue, far, { priority: 2 })
  consume(owned, near, { priority: 2 })
  consume(owned, low, { priority: -3 })
  await cluster.quiet()
  for (let i = 0; i < 6; i += 1) cluster.publish('b', [owned], `${i}`)
  await cluster.quiet()
  expect([far.seen.length, near.seen.length, low.seen.length]).toEqual([3, 3, 0])
})

test('an exclusive consumer is exclusive over all nodes', async () => {
  const { cluster, queue, owned } = await open()
  const holder = new TestSink()
  consume(queue, holder, { exclusive: true })
  await cluster.quiet()
  expect(consume(owned, new TestSink()).refused).toEqual({ kind: 'exclusiveUse' })
  holder.handle?.cancel(() => {})
  await cluster.quiet()
  expect(consume(owned, new TestSink()).refused).toBeUndefined()
  const late = consume(queue, new TestSink(), { exclusive: true })
  await cluster.quiet()
  expect(late.refused).toEqual({ kind: 'exclusiveUse' })
})

test('purge, statistics, consumers and delete are answered by the owner', async () => {
  const { cluster, queue, uid } = await open()
  const sink = new TestSink(0)
  consume(queue, sink, { noAck: true, priority: -5, prefetch: 7 })
  const other = cluster.handle('a', await cluster.declare('p', 'b'))
  for (const text of ['one', 'two', 'three']) cluster.publish('a', [other], text)
  const [purged, purgeDone] = answer<number>()
  other.purge(purgeDone)
  const [told, toldDone] = answer<QueueStatistics>()
  queue.statistics(toldDone)
  const [listed, listDone] = answer<readonly unknown[]>()
  queue.consumers(listDone)
  await cluster.quiet()
  expect(purged.value).toBe(3)
  expect(told.value).toMatchObject({ consumers: 1, messagesReady: 0 })
  expect(listed.value).toEqual([
    {
      consumerTag: 'tag',
      channelName: 'channel',
      connectionId: 'connection',
      user: 'guest',
      noAck: true,
      exclusive: false,
      priority: -5,
      prefetch: 7,
      arguments: [],
      active: true,
    },
  ])
  const [inUse, inUseDone] = answer<number>()
  queue.delete({ ifUnused: true, ifEmpty: true }, inUseDone)
  await cluster.quiet()
  expect(inUse.error).toBe('inUse')
  const [deleted, deleteDone] = answer<number>()
  queue.delete({ ifUnused: false, ifEmpty: true }, deleteDone)
  await cluster.quiet()
  expect([deleted.value, deleted.count]).toEqual([0, 1])
  expect(sink.cancellation).toBe('queueDeleted')
  expect(cluster.node('a').metadata.metadata.queueByUid(uid)).toBeUndefined()
})

test('two deletes at once: one counts, the other finds nothing', async () => {
  const { cluster, queue, owned } = await open()
  cluster.publish('a', [queue], 'one')
  await cluster.quiet()
  const [near, nearDone] = answer<number>()
  const [far, farDone] = answer<number>()
  owned.delete({ ifUnused: false, ifEmpty: false }, nearDone)
  queue.delete({ ifUnused: false, ifEmpty: false }, farDone)
  await cluster.quiet()
  expect([near.value, near.count, far.error, far.count]).toEqual([1, 1, 'notFound', 1])
})

test('a delete from afar that the metadata refuses is told as unavailable', async () => {
  const { cluster, queue } = await open()
  cluster.shared.isUnavailable = true
  const [deleted, done] = answer<number>()
  queue.delete({ ifUnused: false, ifEmpty: false }, done)
  await cluster.quiet()
  expect(deleted.error).toBe('unavailable')
  cluster.shared.isUnavailable = false
  cluster.publish('a', [queue], 'one')
  expect((await taken(cluster, queue)).text).toBe('one')
})

test('an auto-delete queue goes with its last remote consumer', async () => {
  const { cluster, queue, uid } = await open({ autoDelete: true })
  const sink = new TestSink()
  consume(queue, sink)
  await cluster.quiet()
  sink.handle?.cancel(() => {})
  await cluster.quiet()
  expect(cluster.node('b').metadata.metadata.queueByUid(uid)).toBeUndefined()
})

test('records for a queue that the owner has not heard of wait until it has', async () => {
  const cluster = await QueueCluster.open('a', 'b')
  const known = cluster.handle('a', await cluster.declare('known', 'b'))
  cluster.node('b').metadata.isLagging = true
  const uid = await cluster.declare('new', 'b')
  const tracker = new TestTracker()
  const queue = cluster.handle('a', uid)
  cluster.publish('a', [known], 'before', { tracker })
  cluster.publish('a', [queue], 'one', { tracker })
  cluster.publish('a', [queue], 'large', { tracker, bytes: 200_000 })
  cluster.publish('a', [known], 'behind', { tracker })
  await cluster.quiet()
  const got = get(queue)
  await cluster.quiet()
  expect(tracker.state).toBe('awww')
  cluster.node('b').metadata.isLagging = false
  await cluster.quiet()
  expect(tracker.state).toBe('aaaa')
  expect(got.text).toBe('one')
  expect((await taken(cluster, queue)).text).toBe('large')
})

test('a publish to a queue that its owner has deleted already is confirmed', async () => {
  const { cluster, queue, owned } = await open()
  cluster.node('a').metadata.isLagging = true
  const [, done] = answer<number>()
  owned.delete({ ifUnused: false, ifEmpty: false }, done)
  await cluster.quiet()
  const tracker = new TestTracker()
  cluster.publish('a', [queue], 'one', { tracker })
  expect((await taken(cluster, queue)).text).toBe('error notFound')
  expect(tracker.state).toBe('a')
})

test('a congested lane stops consumers and shuts the publishers gate, and both go on', async () => {
  const { cluster, queue } = await open()
  const sink = new TestSink()
  consume(queue, sink)
  await cluster.quiet()
  cluster.network.windowBytes = 300_000
  cluster.node('a').lanes.hold(B)
  let gate: ReturnType<QueueCluster['publish']>
  for (let i = 0; i < 100; i += 1) gate = cluster.publish('a', [queue], `${i}`, { bytes: 10_000, persistent: false })
  expect(gate?.isShut).toBe(true)
  let opened = 0
  gate?.wait({
    gateOpened: () => {
      opened += 1
    },
  })
  expect(cluster.node('a').directory.links.get(B).lane.waitingBytes).toBeGreaterThan(300_000)
  cluster.node('b').lanes.hold(A)
  cluster.node('a').lanes.release(B)
  await cluster.quiet()
  expect(opened).toBe(1)
  // Deliveries stop soon after the window is full, and all come in the end.
  expect(cluster.node('b').lanes.bytesTo(A)).toBeLessThan(600_000)
  expect(cluster.node('b').directory.links.get(A).lane.waitingBytes).toBeLessThan(150_000)
  cluster.node('b').lanes.release(A)
  await cluster.quiet()
  expect(sink.seen).toEqual(Array.from({ length: 100 }, (_, i) => `${i}`))
})

test('a peer whose log is behind stops the publishers of others', async () => {
  const { cluster, queue } = await open()
  cluster.node('b').disk.hold()
  cluster.publish('a', [queue], 'big', { bytes: 1_100_000 })
  await cluster.quiet()
  const gate = cluster.publish('a', [queue], 'small')
  expect(gate?.isShut).toBe(true)
  let opened = 0
  gate?.wait({
    gateOpened: () => {
      opened += 1
    },
  })
  cluster.node('b').disk.proceed()
  await cluster.quiet()
  expect([opened, gate?.isShut]).toEqual([1, false])
})

test('a request without an answer ends at its deadline, and a late answer does no harm', async () => {
  const { cluster, queue, uid } = await open()
  cluster.publish('a', [queue], 'one')
  await cluster.quiet()
  cluster.node('b').lanes.hold(A)
  const got = get(queue)
  const sink = new TestSink()
  const refused = consume(queue, sink)
  const [deleted, deleteDone] = answer<number>()
  const [purged, purgeDone] = answer<number>()
  await cluster.quiet()
  queue.purge(purgeDone)
  queue.delete({ ifUnused: true, ifEmpty: true }, deleteDone)
  await cluster.quiet()
  cluster.time.advance(11_500)
  expect(got.text).toBe('error timeout')
  expect(refused.refused).toEqual({ kind: 'timeout' })
  expect([purged.error, deleted.error]).toEqual(['timeout', undefined])
  cluster.time.advance(5_000)
  expect(deleted.error).toBe('timeout')
  cluster.node('b').lanes.release(A)
  await cluster.quiet()
  expect([got.text, sink.seen, deleted.count]).toEqual(['error timeout', [], 1])
  expect(statistics(cluster, 'b', uid)).toMatchObject({ messagesReady: 1, messagesUnacknowledged: 0, consumers: 0 })
})
