import { expect, test } from 'vitest'
import { answer, consume, get, QueueCluster, TestSink, TestTracker } from '../../test-support/queue-cluster.ts'
import type { QueueStatistics } from './queue-handle.ts'

async function open(facts: { durable?: boolean; autoDelete?: boolean } = {}) {
  const cluster = await QueueCluster.open('a')
  const uid = await cluster.declare('q', 'a', facts)
  return { cluster, uid, queue: cluster.handle('a', uid), node: cluster.node('a') }
}

test('a message published here is delivered here, and gone when it is acknowledged', async () => {
  const { cluster, queue, node } = await open()
  const sink = new TestSink()
  consume(queue, sink)
  cluster.publish('a', [queue], 'one')
  cluster.publish('a', [queue], 'two')
  await cluster.quiet()
  expect(sink.seen).toEqual(['one', 'two'])
  expect(node.messageLog.liveMessages).toBe(2)
  for (const index of sink.indexes) queue.settle(index, 'ack')
  expect(node.messageLog.liveMessages).toBe(0)
})

test('a persistent message in a durable queue is confirmed when it is synced, not before', async () => {
  const { cluster, queue, node } = await open()
  const tracker = new TestTracker()
  node.disk.hold()
  cluster.publish('a', [queue], 'one', { tracker })
  await cluster.quiet()
  expect(tracker.state).toBe('w')
  node.disk.proceed()
  await cluster.quiet()
  expect(tracker.state).toBe('a')
})

test('a transient message is confirmed when it is enqueued', async () => {
  const { cluster, queue } = await open()
  const tracker = new TestTracker()
  cluster.publish('a', [queue], 'one', { tracker, persistent: false })
  expect(tracker.state).toBe('a')
})

test('a persistent message in a transient queue is confirmed when it is enqueued', async () => {
  const { cluster, queue } = await open({ durable: false })
  const tracker = new TestTracker()
  cluster.publish('a', [queue], 'one', { tracker })
  expect(tracker.state).toBe('a')
})

test('a publish without targets is confirmed', async () => {
  const { cluster } = await open()
  const tracker = new TestTracker()
  cluster.publish('a', [], 'one', { tracker })
  expect(tracker.state).toBe('a')
})

test('a message in several queues is stored once and gone with the last of them', async () => {
  const { cluster, queue, node } = await open()
  const transient = cluster.handle('a', await cluster.declare('t', 'a', { durable: false }))
  const other = cluster.handle('a', await cluster.declare('o', 'a'))
  const tracker = new TestTracker()
  cluster.publish('a', [queue, transient, other], 'one', { tracker })
  await cluster.quiet()
  expect(tracker.state).toBe('a')
  expect(node.messageLog.liveMessages).toBe(1)
  for (const each of [queue, transient, other]) {
    expect(node.messageLog.liveMessages).toBe(1)
    expect(get(each, true).text).toBe('one')
  }
  expect(node.messageLog.liveMessages).toBe(0)
})

test('what was persistent and not acknowledged is back after a restart, redelivered, in order', async () => {
  const { cluster, uid, queue, node } = await open()
  for (const text of ['one', 'two', 'three', 'four']) cluster.publish('a', [queue], text)
  cluster.publish('a', [queue], 'transient', { persistent: false })
  const second = [get(queue), get(queue)][1]
  if (second !== undefined) queue.settle(second.index, 'ack')
  await cluster.quiet()
  node.directory.close()
  await node.messageLog.close()
  await cluster.boot(node.id, node.disk)
  const again = cluster.handle('a', uid)
  const texts = [get(again), get(again), get(again), get(again)].map((got) => got.text)
  expect(texts).toEqual(['one*', 'three*', 'four*', ''])
  cluster.publish('a', [again], 'five')
  expect(get(again).index).toBeGreaterThan(5)
})

test('recovered messages of a queue that has been deleted are let go', async () => {
  const { cluster, uid, queue, node } = await open()
  cluster.publish('a', [queue], 'one')
  await cluster.quiet()
  node.directory.close()
  await node.messageLog.close()
  cluster.shared.commit({ kind: 'deleteQueue', vhost: queue.record.vhost, name: queue.record.name, uid, force: true })
  await cluster.boot(node.id, node.disk)
  expect(cluster.node('a').messageLog.liveMessages).toBe(0)
})

test('basic.get tells what is left and keeps the message until it is settled', async () => {
  const { cluster, queue } = await open()
  cluster.publish('a', [queue], 'one')
  cluster.publish('a', [queue], 'two')
  const first = get(queue)
  expect([first.text, first.remaining]).toEqual(['one', 1])
  queue.settle(first.index, 'requeue')
  expect(get(queue, true).text).toBe('one*')
  expect(get(queue).text).toBe('two')
  expect(get(queue).text).toBe('')
})

test('a message returned by one consumer goes to another', async () => {
  const { cluster, queue } = await open()
  const [first, second] = [new TestSink(1), new TestSink(0)]
  consume(queue, first)
  consume(queue, second)
  cluster.publish('a', [queue], 'one')
  await cluster.quiet()
  queue.settle(first.indexes[0] as never, 'requeue')
  second.give(1)
  await cluster.quiet()
  expect([first.seen, second.seen]).toEqual([['one'], ['one*']])
})

test('a purge counts the ready messages and leaves the outstanding one', async () => {
  const { cluster, queue } = await open()
  for (const text of ['one', 'two', 'three']) cluster.publish('a', [queue], text)
  const first = get(queue)
  const [purged, done] = answer<number>()
  queue.purge(done)
  expect(purged.value).toBe(2)
  queue.settle(first.index, 'requeue')
  expect(get(queue).text).toBe('one*')
})

test('a delete tells how many messages were ready, cancels consumers and lets the messages go', async () => {
  const { cluster, queue, node } = await open()
  const sink = new TestSink(1)
  consume(queue, sink)
  for (const text of ['one', 'two', 'three']) cluster.publish('a', [queue], text)
  await cluster.quiet()
  const [deleted, done] = answer<number>()
  queue.delete({ ifUnused: false, ifEmpty: false }, done)
  expect(deleted.count).toBe(0)
  await cluster.quiet()
  expect([deleted.value, deleted.count]).toEqual([2, 1])
  expect(sink.cancellation).toBe('queueDeleted')
  expect(node.messageLog.liveMessages).toBe(0)
  queue.settle(sink.indexes[0] as never, 'ack')
  const [again, doneAgain] = answer<number>()
  queue.delete({ ifUnused: false, ifEmpty: false }, doneAgain)
  expect(again.error).toBe('notFound')
})

test('if-empty is looked at before if-unused', async () => {
  const { cluster, queue } = await open()
  consume(queue, new TestSink(0))
  cluster.publish('a', [queue], 'one')
  const [both, bothDone] = answer<number>()
  queue.delete({ ifUnused: true, ifEmpty: true }, bothDone)
  expect(both.error).toBe('notEmpty')
  get(queue)
  const [used, usedDone] = answer<number>()
  queue.delete({ ifUnused: true, ifEmpty: true }, usedDone)
  expect(used.error).toBe('inUse')
})

test('a publish by a route from before the deletion vanishes and is confirmed', async () => {
  const { cluster, queue, node } = await open()
  const [, done] = answer<number>()
  queue.delete({ ifUnused: false, ifEmpty: false }, done)
  await cluster.quiet()
  const tracker = new TestTracker()
  cluster.publish('a', [queue], 'late', { tracker })
  await cluster.quiet()
  expect(tracker.state).toBe('a')
  expect(node.messageLog.liveMessages).toBe(0)
})

test('a handle by the record of a deleted queue finds nothing and keeps nothing', async () => {
  const { cluster, queue, node } = await open()
  const record = queue.record
  const [, done] = answer<number>()
  queue.delete({ ifUnused: false, ifEmpty: false }, done)
  await cluster.quiet()
  const late = node.directory.get(record)
  cluster.publish('a', [late], 'one')
  expect(get(late).text).toBe('error notFound')
  expect(consume(late, new TestSink()).refused).toEqual({ kind: 'notFound' })
  expect([...node.directory.localQueues()]).toEqual([])
  expect(node.messageLog.liveMessages).toBe(0)
})

test('an auto-delete queue goes with its last consumer, and the cancel is answered after that', async () => {
  const { cluster, uid, queue } = await open({ autoDelete: true })
  const [first, second] = [new TestSink(), new TestSink()]
  consume(queue, first)
  consume(queue, second)
  const answered: string[] = []
  first.handle?.cancel(() => answered.push('first'))
  expect(answered).toEqual(['first'])
  second.handle?.cancel(() => answered.push('second'))
  expect(answered).toEqual(['first'])
  const refused = consume(queue, new TestSink())
  expect(refused.refused).toEqual({ kind: 'notFound' })
  await cluster.quiet()
  expect(answered).toEqual(['first', 'second'])
  expect(cluster.node('a').metadata.metadata.queueByUid(uid)).toBeUndefined()
})

test('an auto-delete that finds no majority is tried again while nobody consumes', async () => {
  const { cluster, uid, queue } = await open({ autoDelete: true })
  cluster.shared.isUnavailable = true
  const sink = new TestSink()
  consume(queue, sink)
  let isAnswered = false
  sink.handle?.cancel(() => {
    isAnswered = true
  })
  await cluster.quiet()
  expect(isAnswered).toBe(true)
  cluster.shared.isUnavailable = false
  cluster.time.advance(5_000)
  await cluster.quiet()
  expect(cluster.node('a').metadata.metadata.queueByUid(uid)).toBeUndefined()
})

test('statistics and consumers tell what is there', async () => {
  const { cluster, queue } = await open()
  consume(queue, new TestSink(1), { exclusive: true })
  cluster.publish('a', [queue], 'one')
  cluster.publish('a', [queue], 'two')
  await cluster.quiet()
  const [statistics, done] = answer<QueueStatistics>()
  queue.statistics(done)
  expect(statistics.value).toMatchObject({
    messagesReady: 1,
    messagesUnacknowledged: 1,
    messageBytesReady: 32,
    consumers: 1,
    published: 2,
    delivered: 1,
  })
  const [consumers, consumersDone] = answer<readonly { consumerTag: string; exclusive: boolean; active: boolean }[]>()
  queue.consumers(consumersDone)
  expect(consumers.value).toMatchObject([{ consumerTag: 'tag', exclusive: true, active: true }])
})

test('publishers are held back while the log has too much unsynced', async () => {
  const { cluster, queue, node } = await open()
  node.disk.hold()
  const gate = cluster.publish('a', [queue], 'big', { bytes: 1_100_000 })
  expect(gate?.isShut).toBe(true)
  let opened = 0
  gate?.wait({
    gateOpened: () => {
      opened += 1
    },
  })
  await cluster.quiet()
  expect(opened).toBe(0)
  node.disk.proceed()
  await cluster.quiet()
  expect(opened).toBe(1)
  expect(cluster.publish('a', [queue], 'small')).toBeUndefined()
})

test('one queue with very much to deliver does not keep the others from their turn', async () => {
  const { cluster, queue } = await open()
  const other = cluster.handle('a', await cluster.declare('o', 'a'))
  for (let i = 0; i < 6000; i += 1) cluster.publish('a', [queue], `${i}`, { persistent: false })
  cluster.publish('a', [other], 'other')
  const [busy, quick] = [new TestSink(), new TestSink()]
  consume(queue, busy)
  consume(other, quick)
  cluster.node('a').turn.run()
  expect(quick.seen).toEqual(['other'])
  expect(busy.seen.length).toBe(4096)
  await cluster.quiet()
  expect(busy.seen.length).toBe(6000)
})
