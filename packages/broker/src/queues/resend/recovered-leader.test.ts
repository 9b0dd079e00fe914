/** A leader that comes back from its disk knows which of the publishes that are sent again it has. */
import type { Incarnation, NodeId, PolicyName } from '@warren/kernel'
import { FEATURE_FLAG_NAMES as featureFlags } from '@warren/model'
import { expect, test } from 'vitest'
import { get, QueueCluster, TestTracker, VHOST } from '../../../test-support/queue-cluster.ts'

const [a, b, c] = ['a' as NodeId, 'b' as NodeId, 'c' as NodeId]

interface Restart {
  readonly name: string
  /** Whether it opens only when its new start is known; else it hears of that, and so of the end of the one before. */
  readonly isAnnounced: boolean
  /** Whether the queue loses its policy meanwhile. */
  readonly isCleared: boolean
}

const RESTARTS: readonly Restart[] = [
  { name: 'that was announced', isAnnounced: true, isCleared: false },
  { name: 'that is announced', isAnnounced: false, isCleared: false },
  { name: 'that is announced when nothing mirrors the queue any more', isAnnounced: false, isCleared: true },
]

test.each(RESTARTS)(
  'of a start $name: what it has is confirmed, what it may have had is nacked, what comes then is taken in',
  async ({ isCleared, isAnnounced }) => {
    const cluster = await QueueCluster.open('a', 'b', 'c')
    const uid = await cluster.declare('q', 'a')
    cluster.network.port(b).hold(a) // Only the leader is in step: what it has on disk is all there is.
    const definition = JSON.stringify({ 'ha-mode': 'nodes', 'ha-params': ['n@a', 'n@b'] })
    cluster.shared.commit({
      ...{ kind: 'setPolicy', vhost: VHOST, name: 'ha' as PolicyName, pattern: '^q$', applyTo: 'queues', definition },
      priority: 0,
    })
    await cluster.quiet()
    expect(cluster.record('c', uid)).toMatchObject({ mirrors: [b], syncSet: [a] })
    const tracker = new TestTracker()
    cluster.network.port(a).hold(c)
    cluster.publish('c', [cluster.handle('c', uid)], 'one', { tracker })
    await cluster.quiet()
    cluster.network.port(c).hold(a)
    cluster.publish('c', [cluster.handle('c', uid)], 'two', { tracker })
    await cluster.quiet()

    const { directory, messageLog, disk } = cluster.node('a')
    for (const other of [b, c]) cluster.network.break(a, other)
    directory.close()
    await messageLog.close()
    const host = { host: 'a', clusterPort: 1, amqpPort: 2, version: '0', hears: [], featureFlags }
    const up = { kind: 'nodeUp', node: a, incarnation: 2 as Incarnation, ...host } as const
    if (isAnnounced) cluster.shared.commit(up)
    await cluster.quiet()
    expect(tracker.state).toBe('ww')

    await cluster.boot(a, disk, 2)
    cluster.network.connect(a, c)
    await cluster.quiet()
    if (isCleared) cluster.shared.commit({ kind: 'clearPolicy', vhost: VHOST, name: 'ha' as PolicyName })
    if (!isAnnounced) cluster.shared.commit(up)
    await cluster.quiet()
    expect(tracker.state).toBe('an')
    cluster.publish('c', [cluster.handle('c', uid)], 'three', { tracker })
    await cluster.quiet()
    expect(tracker.state).toBe('ana')
    const queue = cluster.handle('a', uid)
    expect([get(queue).text, get(queue).text, get(queue).text]).toEqual(['one*', 'three', ''])
  },
)
