import type { NodeId } from '@warren/kernel'
import { expect, test } from 'vitest'
import { addVhost, TestCluster, type TestNode } from '../../test-support/test-cluster.ts'

type Pair = readonly [TestNode, TestNode]
type Three = readonly [TestNode, TestNode, TestNode]

function voters(node: TestNode): readonly string[] {
  return [...node.service.status().voters].sort()
}

function memberNames(node: TestNode): readonly string[] {
  return [...node.service.metadata.members()].map((member) => member.name).sort()
}

test('a disc node that joins learns everything and becomes a voter', () => {
  const cluster = new TestCluster()
  const a = cluster.add('a')
  const b = cluster.add('b')
  a.found()
  expect(a.commit(addVhost('before')).ok).toBe(true)
  expect(b.join(a)).toMatchObject({ ok: true, value: { kind: 'joined' } })
  expect(memberNames(a)).toEqual(['rabbit@a', 'rabbit@b'])
  expect(voters(a)).toEqual([a.id])
  b.start()
  cluster.until(() => voters(b).length === 2, 'it becomes a voter')
  expect([...b.service.metadata.vhosts()].map((vhost) => vhost.name)).toContain('before')
  expect(b.service.status().members.every((member) => member.reachable)).toBe(true)
})

test('any member can be named as the seed; the leader decides', () => {
  const cluster = new TestCluster()
  const [, b, c] = cluster.running('a', 'b', 'c') as Three
  const seed = b.service.isLeader ? c : b
  const d = cluster.add('d')
  expect(d.join(seed)).toMatchObject({ ok: true, value: { kind: 'joined' } })
  d.start()
  cluster.until(() => voters(d).length === 4, 'four voters')
})

test('joining twice is no error; joining under a taken name is', () => {
  const cluster = new TestCluster()
  const [a, b] = cluster.running('a', 'b') as Pair
  b.stop()
  expect(b.join(a)).toMatchObject({ ok: true, value: { kind: 'alreadyMember' } })
  b.id = 'id-after-a-forced-reset' as NodeId
  expect(b.join(a)).toMatchObject({
    ok: false,
    error: { kind: 'joinRefused', refusal: { kind: 'inconsistentCluster', clusteredWith: 'rabbit@b' } },
  })
})

test('joining by way of a node that does not run fails with its reason', () => {
  const cluster = new TestCluster()
  const [a] = cluster.running('a') as readonly [TestNode]
  const b = cluster.add('b')
  a.stop()
  expect(b.join(a)).toMatchObject({ ok: false, error: { kind: 'unreachable' } })
})

test('a ram node follows without a vote, and comes back after a restart with nothing on its disk', () => {
  const cluster = new TestCluster({ settings: { snapshotLogBytes: 5000 } })
  const a = cluster.add('a')
  const r = cluster.add('r')
  a.found()
  expect(r.join(a, 'ram').ok).toBe(true)
  r.start()
  cluster.run(2000)
  expect(voters(a)).toEqual([a.id])
  for (let restart = 0; restart < 3; restart++) {
    for (let i = 0; i < 50; i++) expect(r.commit(addVhost(`v${restart}-${i}`)).ok).toBe(true)
    r.crash()
    expect(a.commit(addVhost(`while-down-${restart}`)).ok).toBe(true)
    r.start()
    expect(r.service.metadata.hash()).toBe(a.service.metadata.hash())
  }
})

test('a ram node refuses to start while no disc node is there', () => {
  const cluster = new TestCluster()
  const a = cluster.add('a')
  const r = cluster.add('r')
  a.found()
  r.join(a, 'ram')
  a.stop()
  const started = r.boot(5000)
  cluster.until(() => started() !== undefined, 'it gives up')
  expect(started()).toEqual({ ok: false, error: { kind: 'timeout', tried: ['rabbit@a'] } })
})

test('a node that leaves is no member, and the rest decide without it', () => {
  const cluster = new TestCluster()
  const [a, b, c] = cluster.running('a', 'b', 'c') as Three
  c.contacts = [a.peer, b.peer, c.peer]
  c.stop()
  expect(c.leave()).toEqual({ ok: true, value: undefined })
  cluster.run(1000)
  expect(memberNames(a)).toEqual(['rabbit@a', 'rabbit@b'])
  expect(voters(b)).toEqual([a.id, b.id].sort())
  expect(c.leave()).toEqual({ ok: true, value: undefined }) // Already gone.
})

test('the only disc node may not leave its ram nodes', () => {
  const cluster = new TestCluster()
  const a = cluster.add('a')
  const r = cluster.add('r')
  a.found()
  r.join(a, 'ram')
  r.start()
  a.contacts = [a.peer, r.peer]
  a.crash()
  // With its only voter gone the ram node cannot decide at all.
  expect(a.leave()).toMatchObject({ ok: false, error: { kind: 'noRunningClusterNodes' } })
})

test('leaving with nobody else running is refused', () => {
  const cluster = new TestCluster()
  const [a, b] = cluster.running('a', 'b') as Pair
  b.contacts = [a.peer, b.peer]
  b.stop()
  a.crash()
  expect(b.leave()).toMatchObject({ ok: false, error: { kind: 'noRunningClusterNodes' } })
})

test('a forgotten node that starts again is told so', () => {
  const cluster = new TestCluster()
  const [a, b, c] = cluster.running('a', 'b', 'c') as Three
  c.contacts = [a.peer, b.peer, c.peer]
  let forgotten: unknown
  b.service.forget(c.id, (result) => {
    forgotten = result
  })
  cluster.until(() => forgotten !== undefined, 'a refusal')
  expect(forgotten).toMatchObject({ ok: false, error: { kind: 'running', node: 'rabbit@c' } })
  c.stop()
  cluster.until(() => a.service.metadata.member(c.id)?.running === false, 'the others know')
  forgotten = undefined
  b.service.forget(c.id, (result) => {
    forgotten = result
  })
  cluster.until(() => forgotten !== undefined, 'it is forgotten')
  expect(forgotten).toEqual({ ok: true, value: undefined })
  const started = c.boot()
  cluster.until(() => started() !== undefined, 'it is refused')
  expect(started()).toMatchObject({ ok: false, error: { kind: 'inconsistentCluster' } })
  cluster.run(5000)
  expect(a.commit(addVhost('undisturbed')).ok).toBe(true)
})

test('two disc nodes: when one is stopped the other decides alone, and it is a voter again after its start', () => {
  const cluster = new TestCluster()
  const [a, b] = cluster.running('a', 'b') as Pair
  for (const [stopped, other] of [
    [a, b],
    [b, a],
  ] as const) {
    stopped.stop()
    expect(other.service.metadata.member(stopped.id)?.running).toBe(false)
    expect(voters(other)).toEqual([other.id])
    expect(other.commit(addVhost(`without ${stopped.name}`)).ok).toBe(true)
    stopped.start()
    cluster.until(() => voters(stopped).length === 2 && voters(other).length === 2, 'two voters again')
  }
})

test('three disc nodes stop one after the other; the last to stop must be the first to start', () => {
  const cluster = new TestCluster()
  const [a, b, c] = cluster.running('a', 'b', 'c') as Three
  a.stop()
  b.stop()
  expect(c.commit(addVhost('alone')).ok).toBe(true)
  c.stop()
  const waiting = a.boot(8000)
  cluster.until(() => waiting() !== undefined, 'it waits in vain')
  expect(waiting()).toMatchObject({ ok: false, error: { kind: 'timeout' } })
  a.stop()
  c.start()
  a.start()
  b.start()
  cluster.until(() => [a, b, c].every((node) => voters(node).length === 3), 'all are voters again')
  expect([...a.service.metadata.vhosts()].map((vhost) => vhost.name)).toContain('alone')
})

test('all disc nodes lose power together and find each other again', () => {
  const cluster = new TestCluster()
  const nodes = cluster.running('a', 'b', 'c')
  expect(nodes[0]?.commit(addVhost('kept')).ok).toBe(true)
  for (const node of nodes) node.crash()
  const started = nodes.map((node) => node.boot())
  cluster.until(() => started.every((result) => result() !== undefined), 'all start')
  expect(started.map((result) => result()?.ok)).toEqual([true, true, true])
  for (const node of nodes) {
    node.service.announce(() => {})
  }
  cluster.until(
    () => nodes.every((node) => [...node.service.metadata.members()].every((m) => m.running && m.incarnation === 2)),
    'all are up in their new incarnations',
  )
})

test('a planned stop of the leader costs no election timeout', () => {
  const cluster = new TestCluster()
  const nodes = cluster.running('a', 'b', 'c')
  const leader = cluster.leader()?.node as TestNode
  const other = nodes.find((node) => node !== leader) as TestNode
  const begin = cluster.time.nowMs()
  leader.stop()
  cluster.until(() => other.service.metadata.member(leader.id)?.running === false, 'the others know')
  expect(cluster.time.nowMs() - begin).toBeLessThan(500)
  expect(other.commit(addVhost('at once')).ok).toBe(true)
  expect(cluster.time.nowMs() - begin).toBeLessThan(600)
})

test('several nodes that join at the same time all become members', () => {
  const cluster = new TestCluster()
  const a = cluster.add('a')
  a.found()
  const joiners = ['b', 'c', 'd', 'e'].map((name) => cluster.add(name))
  const before = joiners.map((node) => node.peer.id)
  for (const node of joiners) expect(node.join(a).ok).toBe(true)
  expect(joiners.map((node) => node.id)).not.toEqual(before)
  const started = joiners.map((node) => node.boot())
  cluster.until(() => started.every((result) => result()?.ok === true), 'all start')
  for (const node of joiners) node.service.announce(() => {})
  cluster.until(() => joiners.every((node) => voters(node).length === 5), 'five voters')
})

test('a node that was away while others joined finds a leader that it has never heard of', () => {
  const cluster = new TestCluster()
  const [a, b, c] = cluster.running('a', 'b', 'c') as Three
  cluster.network.isolate(c.id)
  cluster.run(3000)
  const d = cluster.add('d')
  expect(d.join(b).ok).toBe(true)
  d.start()
  cluster.until(() => voters(d).length === 4, 'it is a voter')
  // Of those whom the third knows, only one is left: it needs the stranger's vote.
  const known = d.service.isLeader ? a : [a, b].find((node) => !node.service.isLeader)
  known?.crash()
  cluster.network.heal()
  cluster.until(() => c.service.metadata.member(d.id) !== undefined, 'it catches up')
  expect(c.commit(addVhost('heard')).ok).toBe(true)
})

test('a node that restarts with a replica from before others joined finds them', () => {
  const cluster = new TestCluster()
  const [a, b] = cluster.running('a', 'b') as Pair
  a.stop()
  const c = cluster.add('c')
  expect(c.join(b).ok).toBe(true)
  c.start()
  cluster.run(2000)
  b.stop()
  a.start()
  expect(a.commit(addVhost('together')).ok).toBe(true)
  expect(c.service.status().members).toHaveLength(3)
})

test('a node that was declared down while it ran is told so once, when it hears of it', () => {
  const cluster = new TestCluster()
  const nodes = cluster.running('a', 'b', 'c')
  const victim = nodes.find((node) => !node.service.isLeader) as TestNode
  const told: string[] = []
  const leaders: (string | undefined)[] = []
  victim.service.onDeclaredDown((reason) => told.push(reason))
  victim.service.onLeader((leader) => leaders.push(leader))
  cluster.network.isolate(victim.id)
  cluster.run(10_000)
  expect(told).toEqual([])
  expect(leaders.at(-1)).toBeUndefined()
  cluster.network.heal()
  cluster.until(() => told.length > 0, 'it is told')
  cluster.run(5000)
  expect(told).toEqual(['down'])
  expect(leaders.at(-1)).toBe(cluster.leader()?.node.id)
  let again: unknown
  victim.service.announce((outcome) => {
    again = outcome
  })
  cluster.until(() => again !== undefined, 'an answer')
  expect(again).toMatchObject({ ok: false, error: { kind: 'staleIncarnation' } })
})

test.each(['disc', 'ram'] as const)(
  'a %s node that was taken out while it was cut off learns of it, and disturbs nobody',
  (role) => {
    const cluster = new TestCluster()
    const [a, b] = cluster.running('a', 'b') as Pair
    const c = cluster.add('c')
    expect(c.join(a, role).ok).toBe(true)
    c.start()
    const told: string[] = []
    c.service.onDeclaredDown((reason) => told.push(reason))
    cluster.run(3000)
    cluster.network.isolate(c.id)
    cluster.until(() => a.service.metadata.member(c.id)?.running === false, 'it is declared down')
    let forgotten: unknown
    a.service.forget(c.id, (result) => {
      forgotten = result
    })
    cluster.until(() => forgotten !== undefined, 'it is forgotten')
    expect(forgotten).toEqual({ ok: true, value: undefined })
    cluster.run(120_000) // Longer than anybody keeps a forgotten node's address.
    expect(told).toEqual([])
    cluster.network.heal()
    cluster.until(() => told.length > 0, 'it is told')
    cluster.run(10_000)
    expect(told).toEqual(['removed'])
    const begin = cluster.time.nowMs()
    c.stop()
    expect(cluster.time.nowMs() - begin).toBeLessThan(100)
    expect(b.commit(addVhost('undisturbed')).ok).toBe(true)
  },
)

test('questions that do not fit are refused, and do no harm', () => {
  const cluster = new TestCluster()
  const [a, b] = cluster.running('a', 'b') as Pair
  const answers: boolean[] = []
  for (const name of ['cluster.join', 'cluster.leave', 'cluster.membership', 'cluster.stopping', 'raft.propose']) {
    for (const payload of [
      '',
      '{',
      'null',
      '[]',
      '{"id":7}',
      '{"id":"x","name":null}',
      '\u0000\u0000\u0000\u0009abc',
    ]) {
      b.service.request(a.id, name, Buffer.from(payload), (response) => answers.push(response.ok))
    }
  }
  cluster.until(() => answers.length === 35, 'all are answered')
  expect(a.commit(addVhost('unharmed')).ok).toBe(true)
  expect(memberNames(a)).toEqual(['rabbit@a', 'rabbit@b'])
})

test('a node that was taken out before it could announce itself is told', () => {
  const cluster = new TestCluster()
  const [a, , c] = cluster.running('a', 'b', 'c')
  if (a === undefined || c === undefined) throw new Error('three nodes')
  c.stop()
  cluster.until(() => a.service.metadata.member(c.id)?.running === false, 'c is down')
  const started = c.boot()
  cluster.until(() => started() !== undefined, 'c has caught up')
  expect(started()?.ok).toBe(true)
  let isForgotten = false
  a.service.forget(c.id, ({ ok }) => {
    isForgotten = ok
  })
  cluster.until(() => isForgotten, 'c is taken out')
  cluster.until(() => c.partition.includes('removed'), 'c knows')
})
