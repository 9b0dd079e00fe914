import type { Lineage, NodeId } from '@warren/kernel'
import { expect, test } from 'vitest'
import { answer, consume, get, QueueCluster, TestSink, TestTracker } from '../../test-support/queue-cluster.ts'
import type { QueueStatistics } from './queue-handle.ts'

const A = 'a' as NodeId
const B = 'b' as NodeId

async function open() {
  const cluster = await QueueCluster.open('a', 'b')
  const uid = await cluster.declare('q', 'b')
  return { cluster, uid, queue: cluster.handle('a', uid), owned: cluster.handle('b', uid) }
}

test('what was not settled when the lane broke is nacked, and requeued by the owner', async () => {
  const { cluster, uid, queue, owned } = await open()
  const sink = new TestSink()
  consume(queue, sink)
  cluster.publish('b', [owned], 'one')
  cluster.publish('b', [owned], 'two')
  await cluster.quiet()
  expect(sink.seen).toEqual(['one', 'two'])
  const tracker = new TestTracker()
  cluster.node('b').lanes.hold(A)
  cluster.publish('a', [queue], 'three', { tracker })
  const got = get(queue)
  const [purged, done] = answer<number>()
  queue.purge(done)
  cluster.network.break(A, B)
  expect(tracker.state).toBe('n')
  expect([got.text, purged.error, purged.count]).toEqual(['error ownerDown', 'ownerDown', 1])
  expect(sink.cancellation).toBe('ownerDown')
  await cluster.quiet()
  expect([get(owned).text, get(owned).text]).toEqual(['one*', 'two*'])
  expect(queue.isDown).toBe(true)
  expect(cluster.handle('a', uid).isDown).toBe(true)
})

test('settlements of before the break reach nothing after it', async () => {
  const { cluster, uid, queue, owned } = await open()
  const sink = new TestSink()
  consume(queue, sink)
  cluster.publish('b', [owned], 'one')
  await cluster.quiet()
  cluster.network.break(A, B)
  cluster.network.connect(A, B)
  await cluster.quiet()
  const again = cluster.handle('a', uid)
  expect(again).not.toBe(queue)
  const second = new TestSink()
  consume(again, second)
  await cluster.quiet()
  expect([second.seen, second.indexes]).toEqual([['one*'], sink.indexes])
  queue.settle(sink.indexes[0] as never, 'ack')
  await cluster.quiet()
  expect(cluster.node('b').messageLog.liveMessages).toBe(1)
  again.settle(second.indexes[0] as never, 'ack')
  await cluster.quiet()
  expect(cluster.node('b').messageLog.liveMessages).toBe(0)
})

test('settlements that were gathered when the lane broke are dropped', async () => {
  const { cluster, uid, queue, owned } = await open()
  const sink = new TestSink()
  consume(queue, sink)
  cluster.publish('b', [owned], 'one')
  cluster.publish('b', [owned], 'two')
  await cluster.quiet()
  queue.settle(sink.indexes[0] as never, 'ack')
  cluster.network.break(A, B)
  cluster.network.connect(A, B)
  await cluster.quiet()
  const second = new TestSink()
  const again = cluster.handle('a', uid)
  consume(again, second)
  await cluster.quiet()
  expect(second.seen).toEqual(['one*', 'two*'])
  again.settle(second.indexes[1] as never, 'ack')
  await cluster.quiet()
  expect(cluster.node('b').messageLog.liveMessages).toBe(1)
})

test('operations on a queue whose lane is down are refused, publishes fail', async () => {
  const { cluster, queue } = await open()
  cluster.network.break(A, B)
  await cluster.quiet()
  const tracker = new TestTracker()
  const local = cluster.handle('a', await cluster.declare('near', 'a'))
  cluster.publish('a', [queue, local], 'one', { tracker })
  await cluster.quiet()
  expect(tracker.state).toBe('n')
  expect(cluster.node('a').directory.dispatcher.refused).toBe(1)
  expect(get(local).text).toBe('one')
  expect(get(queue).text).toBe('error ownerDown')
  expect(consume(queue, new TestSink()).refused).toEqual({ kind: 'ownerDown' })
  const [deleted, done] = answer<number>()
  queue.delete({ ifUnused: false, ifEmpty: false }, done)
  expect(deleted.error).toBe('ownerDown')
})

test('a queue whose owner is down in the metadata is down although its lane is up', async () => {
  const { cluster, queue, uid } = await open()
  const sink = new TestSink(1)
  consume(queue, sink)
  cluster.publish('a', [queue], 'one')
  cluster.publish('a', [queue], 'two')
  await cluster.quiet()
  const before = cluster.node('a').directory.generation
  cluster.shared.commit({ kind: 'nodeDown', node: B, incarnation: 1 as never })
  await cluster.quiet()
  expect(sink.cancellation).toBe('ownerDown')
  expect([queue.isDown, get(queue).text]).toEqual([true, 'error ownerDown'])
  expect(cluster.node('a').directory.generation).toBeGreaterThan(before)
  const tracker = new TestTracker()
  cluster.publish('a', [queue], 'three', { tracker })
  expect(tracker.state).toBe('n')
  // The owner, which lives, has dropped the consumer; what the client has stays with it.
  const [told, done] = answer<QueueStatistics>()
  cluster.handle('b', uid).statistics(done)
  expect(told.value).toMatchObject({ consumers: 0, messagesReady: 1, messagesUnacknowledged: 1 })
})

test('a transient queue goes with its node, and its consumers are told', async () => {
  const { cluster } = await open()
  const uid = await cluster.declare('t', 'b', { durable: false })
  const queue = cluster.handle('a', uid)
  const sink = new TestSink()
  consume(queue, sink)
  await cluster.quiet()
  cluster.network.break(A, B)
  cluster.shared.commit({ kind: 'nodeDown', node: B, incarnation: 1 as never })
  await cluster.quiet()
  expect(sink.cancellation).toBe('ownerDown')
  expect(cluster.node('a').metadata.metadata.queueByUid(uid)).toBeUndefined()
  expect(cluster.node('b').directory.localQueue(uid)).toBeUndefined()
})

test('a break that only one end noticed ends the session at both', async () => {
  for (const [noticed, other] of [
    [A, B],
    [B, A],
  ] as const) {
    const { cluster, uid, queue, owned } = await open()
    const sink = new TestSink()
    consume(queue, sink)
    cluster.publish('b', [owned], 'one')
    await cluster.quiet()
    const tracker = new TestTracker()
    cluster.node('a').lanes.hold(B)
    cluster.publish('a', [queue], 'two', { tracker })
    cluster.node('a').turn.run()
    cluster.network.break(noticed, other, 'first')
    cluster.network.port(noticed).connected(other)
    cluster.node('a').lanes.release(B)
    await cluster.quiet()
    expect(tracker.state).toBe('n')
    expect(sink.cancellation).toBe('ownerDown')
    expect(cluster.node('a').directory.links.get(B).lane.isOpen).toBe(true)
    expect(cluster.node('b').directory.links.get(A).lane.isOpen).toBe(true)
    const got = get(cluster.handle('a', uid))
    await cluster.quiet()
    expect(got.text).toBe('one*')
  }
})

test('a node that leaves tells its peers, and one that comes back is met again', async () => {
  const { cluster, uid, queue } = await open()
  const sink = new TestSink()
  consume(queue, sink)
  await cluster.quiet()
  const before = cluster.node('b')
  before.directory.close()
  await cluster.quiet()
  expect(sink.cancellation).toBe('ownerDown')
  expect(queue.isDown).toBe(true)
  await before.messageLog.close()
  await cluster.boot(B, before.disk)
  await cluster.quiet()
  const again = cluster.handle('a', uid)
  expect(again.isDown).toBe(false)
  const tracker = new TestTracker()
  cluster.publish('a', [again], 'one', { tracker })
  await cluster.quiet()
  expect(tracker.state).toBe('a')
})

test('a session with too much waiting for the metadata is begun anew', async () => {
  const { cluster, queue } = await open()
  cluster.node('b').metadata.isLagging = true
  const late = cluster.handle('a', await cluster.declare('late', 'b'))
  const tracker = new TestTracker()
  cluster.publish('a', [late], 'one', { tracker })
  await cluster.quiet()
  expect(tracker.state).toBe('w')
  cluster.time.advance(10_000)
  await cluster.quiet()
  expect(tracker.state).toBe('n')
  cluster.publish('a', [queue], 'two', { tracker })
  for (let i = 0; i < 40; i += 1) cluster.publish('a', [late], 'big', { tracker, bytes: 1_000_000 })
  await cluster.quiet()
  expect(tracker.state).toMatch(/^na(n|a)+$/)
  expect(tracker.state.slice(2)).toMatch(/^n+$/)
})

test('a gate that is shut when the lane breaks opens', async () => {
  const { cluster, queue } = await open()
  cluster.network.windowBytes = 1_000
  cluster.node('a').lanes.hold(B)
  for (let i = 0; i < 40; i += 1) cluster.publish('a', [queue], 'x', { bytes: 10_000 })
  const gate = cluster.publish('a', [queue], 'x', { bytes: 10_000 })
  expect(gate?.isShut).toBe(true)
  cluster.network.break(A, B)
  expect(gate?.isShut).toBe(false)
  expect(cluster.node('a').directory.links.get(B).lane.waitingBytes).toBe(0)
})

/** Publishes, deliveries, acknowledgements, requests; each call lets one more thing happen. */
function* work(cluster: QueueCluster, uid: number, tracker: TestTracker, sink: TestSink, errors: string[]) {
  const owned = cluster.handle('b', uid as never)
  let queue = cluster.handle('a', uid as never)
  const consumed = queue
  const settled = new Set<number>()
  consume(queue, sink, { prefetch: 4 })
  yield
  for (let i = 0; i < 6; i += 1) {
    queue = cluster.handle('a', uid as never)
    cluster.publish('a', [queue], `a${i}`, { tracker, bytes: i === 3 ? 200_000 : 32 })
    yield
    cluster.publish('b', [owned], `b${i}`)
    yield
    for (const index of sink.indexes) {
      if (settled.has(index)) continue
      settled.add(index)
      consumed.settle(index, i % 3 === 2 ? 'requeue' : 'ack')
      if (i % 3 === 2) settled.delete(index)
    }
    const asked = queue
    asked.get(false, (result) => {
      if (!result.ok) errors.push(result.error.kind)
      else if (result.value !== undefined) asked.settle(result.value.index, 'requeue')
    })
    yield
    queue.statistics((result) => errors.push(result.ok ? 'ok' : result.error.kind))
    yield
  }
  sink.handle?.cancel(() => errors.push('cancelled'))
}

async function countSteps(): Promise<number> {
  const { cluster, uid } = await open()
  let steps = 0
  for (const _ of work(cluster, uid, new TestTracker(), new TestSink(), [])) {
    for (let busy = true; busy; steps += 1) {
      busy = [cluster.time.step(), cluster.shared.step(), cluster.network.step()].includes(true)
    }
  }
  return steps
}

/** How the lane breaks and comes back: noticed by both ends, or by one alone. */
const BREAKS: Readonly<Record<string, (cluster: QueueCluster) => void>> = {
  both: (cluster) => {
    cluster.network.break(A, B)
    cluster.network.connect(A, B)
  },
  user: (cluster) => {
    cluster.network.break(A, B, 'first')
    cluster.network.port(A).connected(B)
  },
  owner: (cluster) => {
    cluster.network.break(B, A, 'first')
    cluster.network.port(B).connected(A)
  },
}

test.each(Object.keys(BREAKS))(
  'wherever the lane breaks, nothing is lost, nothing is stuck and everybody is told (%s)',
  async (who) => {
    const steps = await countSteps()
    for (let at = 0; at < steps; at += 1) {
      const { cluster, uid } = await open()
      const tracker = new TestTracker()
      const sink = new TestSink()
      const told: string[] = []
      let step = 0
      for (const _ of work(cluster, uid, tracker, sink, told)) {
        for (let busy = true; busy; step += 1) {
          if (step === at) BREAKS[who]?.(cluster)
          busy = [cluster.time.step(), cluster.shared.step(), cluster.network.step()].includes(true)
        }
      }
      await cluster.quiet()
      const where = `broken at step ${at} of ${steps}`
      expect(tracker.state, where).toMatch(/^[an]{6}$/)
      // The sink either never came so far as to be subscribed, or was cancelled by its owner or by itself.
      const handler = cluster.node('b').directory.links.get(A).handler
      expect([handler?.consumerCount, cluster.node('a').directory.links.get(B).link.requestCount], where).toEqual([
        0, 0,
      ])
      expect(told.filter((each) => each === 'ok' || each === 'ownerDown').length, where).toBeGreaterThanOrEqual(6)
      // Whatever was confirmed has been seen or is still there.
      const left = new Set<string>(sink.seen.map((text) => text.replace('*', '')))
      const owned = cluster.handle('b', uid)
      for (let got = get(owned, true); got.text !== ''; got = get(owned, true))
        left.add(`${got.text?.replace('*', '')}`)
      for (const [i, letter] of [...tracker.state].entries()) if (letter === 'a') expect(left, where).toContain(`a${i}`)
      for (let i = 0; i < 6; i += 1) expect(left, where).toContain(`b${i}`)
      const [statistics, done] = answer<QueueStatistics>()
      owned.statistics(done)
      const heldByClient = handler?.heldCount ?? 0
      expect(statistics.value?.messagesUnacknowledged, where).toBe(heldByClient)
      expect(cluster.node('b').messageLog.liveMessages, where).toBe(heldByClient)
    }
  },
  60_000,
)

test('nodes of different histories exchange nothing, although their lane is up', async () => {
  const { cluster } = await open()
  const isOpen = () => [
    cluster.node('a').directory.links.openLane(B) !== undefined,
    cluster.node('b').directory.links.openLane(A) !== undefined,
  ]
  expect(isOpen()).toEqual([true, true])
  cluster.node('b').metadata.isLagging = true
  cluster.shared.commit({ kind: 'startLineage', lineage: 7 as Lineage, node: A, forgotten: [] })
  await cluster.quiet()
  expect(isOpen()).toEqual([false, false])
  cluster.network.break(A, B)
  cluster.network.connect(A, B)
  await cluster.quiet()
  expect(isOpen()).toEqual([false, false])
  cluster.node('b').metadata.isLagging = false
  await cluster.quiet()
  expect(isOpen()).toEqual([true, true])
})
