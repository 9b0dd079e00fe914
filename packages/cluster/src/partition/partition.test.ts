/** Splits and reunions of whole clusters in virtual time. */
import { expect, test } from 'vitest'
import { addVhost, TestCluster, type TestNode } from '../../test-support/test-cluster.ts'
import type { PartitionHandling } from './partition-handling.ts'

type Nodes = readonly [TestNode, TestNode, TestNode, TestNode, TestNode]

function clusterOf(count: number, handling?: PartitionHandling): { cluster: TestCluster; nodes: Nodes } {
  const cluster = new TestCluster(handling === undefined ? {} : { handling })
  const nodes = cluster.running(...['a', 'b', 'c', 'd', 'e'].slice(0, count))
  cluster.restarts = true
  return { cluster, nodes: nodes as Nodes }
}

function split(cluster: TestCluster, left: readonly TestNode[], right: readonly TestNode[]): void {
  for (const one of left) {
    for (const other of right) {
      cluster.network.cut(one.id, other.id)
      cluster.network.cut(other.id, one.id)
    }
  }
}

/** Every node serves, all in one history, with the same metadata. */
function reunited(nodes: readonly TestNode[]): boolean {
  const [first] = nodes
  const hash = first?.service.metadata.hash()
  return nodes.every(({ service, id, incarnation }) => {
    const status = service.status()
    const record = service.metadata.member(id)
    const isUp = record?.running === true && record.incarnation === incarnation
    return isUp && status.leader !== undefined && status.partitioned.length === 0 && service.metadata.hash() === hash
  })
}

function has(node: TestNode, vhost: string): boolean {
  return node.service.metadata.vhost(vhost as never) !== undefined
}

test('two disc nodes: the survivor of a crash goes on, and the other finds its way back', () => {
  const { cluster, nodes } = clusterOf(2)
  const [a, b] = nodes
  expect(a.commit(addVhost('before')).ok).toBe(true)
  b.crash()
  const outcome = a.propose(addVhost('alone'))
  cluster.until(() => outcome() !== undefined, 'the survivor decides')
  expect(outcome()?.ok).toBe(true)
  expect(a.service.status().lineage).not.toBe(0)
  b.startOver()
  cluster.until(() => reunited([a, b]), 'both are one cluster again')
  expect(has(b, 'before') && has(b, 'alone')).toBe(true)
  cluster.until(() => a.service.status().voters.length === 2, 'both vote')
})

test('two disc nodes: a survivor that leads knows as soon as the other cannot be reached', () => {
  const { cluster, nodes } = clusterOf(2)
  cluster.until(() => nodes[0].service.isLeader || nodes[1].service.isLeader, 'one leads')
  const [leader, other] = nodes[0].service.isLeader ? nodes : [nodes[1], nodes[0]]
  const crashedMs = cluster.time.nowMs()
  other.crash()
  const outcome = leader.propose(addVhost('alone'))
  cluster.until(() => outcome() !== undefined, 'the survivor decides')
  expect(outcome()?.ok).toBe(true)
  expect(cluster.time.nowMs() - crashedMs).toBeLessThan(900)
})

test('two disc nodes cut apart both go on; when they meet, the one with more clients wins', () => {
  const { cluster, nodes } = clusterOf(2)
  const [a, b] = nodes
  b.connections = 3
  split(cluster, [a], [b])
  cluster.until(() => a.service.isLeader && b.service.isLeader, 'both lead')
  expect(a.commit(addVhost('on a')).ok).toBe(true)
  expect(b.commit(addVhost('on b')).ok).toBe(true)
  cluster.network.heal()
  cluster.until(() => a.service.status().partitioned.length > 0, 'they see that they are partitioned')
  cluster.until(() => reunited([a, b]), 'one cluster again')
  expect(has(a, 'on b')).toBe(true)
  expect(has(a, 'on a')).toBe(false)
  expect(a.partition).toContain('superseded')
  expect(b.partition).not.toContain('superseded')
})

test('three disc nodes: the minority pauses and refuses, and serves again after the heal', () => {
  const { cluster, nodes } = clusterOf(3)
  const [a, b, c] = nodes
  split(cluster, [c], [a, b])
  cluster.until(() => c.partition.includes('paused'), 'the minority pauses')
  cluster.run(5000)
  const refused = c.propose(addVhost('minority'))
  cluster.run(10)
  expect(refused()).toMatchObject({ ok: false, error: { kind: 'unavailable' } })
  expect(a.commit(addVhost('majority')).ok).toBe(true)
  expect(c.service.status().lineage).toBe(0)
  cluster.network.heal()
  cluster.until(() => reunited([a, b, c]), 'one cluster again')
  expect(has(c, 'majority')).toBe(true)
})

test('a whole cluster cut to pieces pauses, and resumes without a new incarnation', () => {
  const { cluster, nodes } = clusterOf(3)
  const [a, b, c] = nodes
  for (const node of [a, b, c]) cluster.network.isolate(node.id)
  cluster.until(() => [a, b, c].every(({ partition }) => partition.includes('paused')), 'all pause')
  cluster.network.heal()
  cluster.until(() => [a, b, c].some(({ partition }) => partition.includes('resumed')), 'they resume')
  cluster.until(() => reunited([a, b, c]), 'one cluster again')
})

test('autoheal with five: each side goes on, the larger wins where nobody has clients', () => {
  const { cluster, nodes } = clusterOf(5, { kind: 'autoheal' })
  const [a, b, c, d, e] = nodes
  split(cluster, [a, b, c], [d, e])
  cluster.until(
    () => [d, e].some(({ service }) => service.isLeader && service.status().lineage !== 0),
    'd or e goes on',
  )
  cluster.until(() => reunited([d, e]), 'd and e are one side')
  expect(a.commit(addVhost('three')).ok).toBe(true)
  expect(d.commit(addVhost('two')).ok).toBe(true)
  cluster.network.heal()
  cluster.until(() => reunited(nodes), 'one cluster again')
  expect(nodes.every((node) => has(node, 'three') && !has(node, 'two'))).toBe(true)
  expect(a.service.status().lineage).toBe(0)
  cluster.until(() => a.service.status().voters.length === 5, 'all vote again')
})

test('autoheal with three: clients on the minority make it win', () => {
  const { cluster, nodes } = clusterOf(3, { kind: 'autoheal' })
  const [a, b, c] = nodes
  c.connections = 10
  split(cluster, [a, b], [c])
  cluster.until(() => c.service.isLeader, 'c goes on')
  expect(c.commit(addVhost('one')).ok).toBe(true)
  expect(a.commit(addVhost('two')).ok).toBe(true)
  cluster.network.heal()
  cluster.until(() => reunited([a, b, c]), 'one cluster again')
  expect([a, b, c].every((node) => has(node, 'one') && !has(node, 'two'))).toBe(true)
  cluster.until(() => c.service.status().voters.length === 3, 'all vote again')
})

test('ignore: a minority goes on without changing anything', () => {
  const { cluster, nodes } = clusterOf(3, { kind: 'ignore' })
  const [a, b, c] = nodes
  split(cluster, [a, b], [c])
  cluster.run(10_000)
  expect(c.partition).toEqual(['refusing'])
  expect(c.commit(addVhost('x'))).toMatchObject({ ok: false })
  cluster.network.heal()
  cluster.until(() => reunited([a, b, c]), 'one cluster again')
})

test('pause_if_all_down: whoever hears a listed node goes on', () => {
  const nodes = ['rabbit@a'] as never[]
  const { cluster, nodes: all } = clusterOf(3, { kind: 'pauseIfAllDown', nodes, recover: 'autoheal' })
  const [a, b, c] = all
  split(cluster, [b, c], [a])
  cluster.until(() => b.partition.includes('paused') && c.partition.includes('paused'), 'b and c pause')
  cluster.until(() => a.service.isLeader && a.service.status().lineage !== 0, 'a goes on')
  expect(a.commit(addVhost('listed')).ok).toBe(true)
  cluster.network.heal()
  cluster.until(() => reunited([a, b, c]), 'one cluster again')
})

test('pause_if_all_down: a listed node that is no member any more is not waited for', () => {
  const nodes = ['rabbit@a', 'rabbit@never'] as never[]
  const { cluster, nodes: all } = clusterOf(3, { kind: 'pauseIfAllDown', nodes, recover: 'ignore' })
  const [a, b, c] = all
  a.crash()
  cluster.until(() => [b, c].every(({ partition }) => partition.at(-1) === 'paused'), 'b and c pause')
  cluster.until(() => b.service.metadata.member(a.id)?.running === false, 'a is down')
  let forgotten: unknown
  b.service.forget(a.id, (outcome) => {
    forgotten = outcome
  })
  cluster.until(() => forgotten !== undefined, 'a paused node answers its operator')
  expect(forgotten).toMatchObject({ ok: true })
  cluster.until(() => [b, c].every(({ partition }) => partition.at(-1) === 'resumed'), 'they resume')
})

test('a forced start goes on from one node; who was not forgotten comes back, who was is refused', () => {
  const { cluster, nodes } = clusterOf(3)
  const [a, b, c] = nodes
  expect(a.commit(addVhost('before')).ok).toBe(true)
  for (const node of nodes) node.crash()
  a.startOver({ forget: [c.id] })
  cluster.until(() => reunited([a]), 'the forced node serves')
  expect(has(a, 'before')).toBe(true)
  expect(a.service.metadata.member(c.id)).toBeUndefined()
  b.startOver()
  c.startOver()
  cluster.until(() => reunited([a, b]), 'the other is taken in again')
  cluster.until(() => c.partition.includes('inconsistentCluster'), 'the forgotten one is refused')
  cluster.until(() => a.service.status().voters.length === 2, 'both vote')
})

test('a forced start of a node that holds nothing waits like any other', () => {
  const { cluster, nodes } = clusterOf(2)
  const [a, b] = nodes
  const c = cluster.add('c')
  expect(c.join(a).ok).toBe(true)
  c.startOver({ forget: [a.id] })
  cluster.until(() => reunited([a, b, c]), 'it is filled like any other')
  expect(c.service.metadata.member(a.id)).toBeDefined()
})

test('where a member may be older than forced histories, nobody goes on alone', () => {
  const cluster = new TestCluster({ featureFlags: ['cluster_member_rename'] })
  const [a, b] = cluster.running('a', 'b') as unknown as Nodes
  b.crash()
  const outcome = a.propose(addVhost('alone'))
  cluster.until(() => outcome() !== undefined, 'it is refused')
  cluster.run(10_000)
  expect(outcome()).toMatchObject({ ok: false, error: { kind: 'unavailable' } })
  expect(a.service.status().lineage).toBe(0)
})

/** Two nodes apart, each with a history of its own; `a` is the one to compare them, for its number is the higher one. */
function twoSides(firstSeed = 1): { cluster: TestCluster; a: TestNode; b: TestNode } {
  for (let seed = firstSeed; ; seed += 1) {
    const cluster = new TestCluster({ seed })
    const [a, b] = cluster.running('a', 'b') as unknown as Nodes
    cluster.restarts = true
    a.connections = 9
    split(cluster, [a], [b])
    const hasGoneOn = ({ service }: TestNode) => service.isLeader && service.status().lineage !== 0
    cluster.until(() => hasGoneOn(a) && hasGoneOn(b), 'both lead')
    if (a.service.status().lineage > b.service.status().lineage) return { cluster, a, b }
  }
}

/** `next` joins the side of `old`, and leads it from then on; the other side never hears of it. */
function passLeadership(cluster: TestCluster, old: TestNode, name: string): TestNode {
  const next = cluster.add(name)
  for (const node of cluster.nodes) if (node !== old) split(cluster, [node], [next])
  expect(next.join(old).ok).toBe(true)
  for (const node of cluster.nodes) if (node !== old) split(cluster, [node], [next])
  next.start()
  cluster.until(() => old.service.status().voters.length === 2, 'it votes')
  old.stop()
  cluster.until(() => next.service.isLeader, 'it leads')
  old.startOver()
  cluster.until(() => old.service.status().leader === next.id, 'it is followed')
  return next
}

test('a side is told to yield although neither leader has ever heard of the other', () => {
  const { cluster, a, b } = twoSides()
  const c = passLeadership(cluster, a, 'c')
  const d = passLeadership(cluster, b, 'd')
  cluster.network.heal()
  cluster.until(() => reunited([a, b, c]), 'all but d are one cluster again')
  cluster.until(() => d.partition.includes('removed'), 'd is told')
})

test('a node that went on alone stops when it meets the cluster that has taken it out', () => {
  const { cluster, a, b } = twoSides()
  cluster.until(() => a.service.metadata.member(b.id)?.running === false, 'b is down for a')
  let isForgotten = false
  a.service.forget(b.id, ({ ok }) => {
    isForgotten = ok
  })
  cluster.until(() => isForgotten, 'b is forgotten')
  cluster.network.heal()
  cluster.until(() => b.partition.includes('removed'), 'b is told')
  expect(reunited([a])).toBe(true)
})

test('those who start together after a forced start do not become a majority of the old history', () => {
  const { cluster, nodes } = clusterOf(3)
  const [a, b, c] = nodes
  for (const node of nodes) node.crash()
  a.startOver({ forget: [] })
  cluster.until(() => reunited([a]), 'the forced node serves')
  expect(a.commit(addVhost('after')).ok).toBe(true)
  const { lineage } = a.service.status()
  b.startOver()
  c.startOver()
  cluster.until(() => reunited([a, b, c]), 'one cluster')
  expect(a.service.status().lineage).toBe(lineage)
  expect([a, b, c].every((node) => has(node, 'after'))).toBe(true)
})

test('a side joins a winner that none of its members knows', () => {
  for (let seed = 1; ; seed += 10) {
    const { cluster, a, b } = twoSides(seed)
    const c = passLeadership(cluster, a, 'c')
    a.crash()
    cluster.until(() => c.service.status().voters.length === 1, 'c goes on alone')
    if (c.service.status().lineage < b.service.status().lineage) continue // Then b would be the one to compare.
    c.connections = 9
    cluster.network.heal()
    cluster.until(() => reunited([b, c]), 'b joins c')
    return
  }
})

test('a node that starts joins a history in which it knows nobody', () => {
  const { cluster, nodes } = clusterOf(2)
  const [a, b] = nodes
  for (const name of ['x', 'y', 'z']) a.commit(addVhost(name)) // b's disk knows that its own membership is committed.
  b.stop()
  const c = passLeadership(cluster, a, 'c')
  a.crash()
  cluster.until(() => c.service.status().voters.length === 1, 'c goes on alone')
  cluster.network.heal()
  b.startOver()
  cluster.until(() => reunited([b, c]), 'b joins c')
})

test('a node that crashes with the first part of a history in its log still follows that history', () => {
  const { cluster, nodes } = clusterOf(3, { kind: 'autoheal' })
  const [a, b, c] = nodes
  split(cluster, [a, b], [c])
  c.connections = 9
  cluster.until(() => c.service.status().lineage !== 0 && reunited([c]), 'c goes on')
  const { lineage } = c.service.status()
  cluster.network.heal()
  cluster.until(() => reunited([a, b, c]), 'one cluster again')
  a.stop()
  a.disk.keepFirst(2) // As if its log had been torn while it was sent.
  const started = a.boot()
  expect(a.service.status().lineage).toBe(lineage)
  cluster.run(20)
  expect(a.service.status().raftRole).not.toBe('leader') // By those two entries it would be the only voter.
  cluster.until(() => started()?.ok === true, 'it starts')
  expect(a.service.status().lineage).toBe(lineage)
})

test('a cut between the leader and one that a third still hears: who stands in the middle leads, and nobody goes down', () => {
  const { cluster, nodes } = clusterOf(3)
  const [a, b, c] = nodes
  const leader = nodes.find(({ service }) => service.isLeader) ?? a
  const [far, middle] = [a, b, c].filter((node) => node !== leader) as [TestNode, TestNode]
  split(cluster, [leader], [far])
  cluster.until(() => middle.service.isLeader, 'the middle leads')
  cluster.run(8000)
  expect([a, b, c].map(({ partition }) => partition)).toEqual([[], [], []])
  expect(far.commit(addVhost('at one end')).ok).toBe(true)
  expect(leader.commit(addVhost('at the other')).ok).toBe(true)
})

test('a leader whose process has ended is followed by another without waiting out its silence', () => {
  const { cluster, nodes } = clusterOf(3)
  const leader = nodes.find(({ service }) => service.isLeader) ?? nodes[0]
  const others = nodes.filter((node) => node !== leader)
  leader.crash()
  const diedAtMs = cluster.time.nowMs()
  cluster.until(
    () => others.every(({ service }) => service.metadata.member(leader.id)?.running === false),
    'it is down',
  )
  expect(cluster.time.nowMs() - diedAtMs).toBeLessThan(800) // Virtual time: elections alone take 1000 to 2000.
})
