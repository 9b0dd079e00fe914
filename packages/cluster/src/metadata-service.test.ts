import { expect, test } from 'vitest'
import { addVhost, TestCluster, type TestNode } from '../test-support/test-cluster.ts'
import type { ControlMessage } from './control.ts'

function vhosts(node: TestNode): readonly string[] {
  return [...node.service.metadata.vhosts()].map((vhost) => vhost.name).sort()
}

function follower(nodes: readonly TestNode[]): TestNode {
  const found = nodes.find((node) => !node.service.isLeader)
  if (found === undefined) throw new Error('no follower')
  return found
}

function isAppend(message: ControlMessage): boolean {
  return message.kind === 'raft' && message.message.kind === 'appendEntries'
}

test('a founding node is a cluster of one with the bootstrap state, and is so again after a restart', () => {
  const cluster = new TestCluster()
  const [a] = cluster.running('a') as readonly [TestNode]
  expect(vhosts(a)).toEqual(['/'])
  expect(a.service.status()).toMatchObject({ leader: a.id, raftRole: 'leader', clusterName: 'test', voters: [a.id] })
  expect(a.commit(addVhost('kept')).ok).toBe(true)
  a.crash()
  a.start()
  expect(vhosts(a)).toEqual(['/', 'kept'])
  expect([...a.service.metadata.members()]).toMatchObject([{ name: 'rabbit@a', running: true, incarnation: 2 }])
})

test('three nodes elect one leader, and a proposal on any of them shows on all', () => {
  const cluster = new TestCluster()
  const nodes = cluster.running('a', 'b', 'c')
  expect(nodes.filter((node) => node.service.isLeader)).toHaveLength(1)
  for (const node of nodes) {
    expect(node.commit(addVhost(node.name)).ok).toBe(true)
    expect(vhosts(node)).toContain(node.name) // M3: the proposer's own replica shows it before it is told.
  }
  cluster.run(1000)
  const hashes = nodes.map((node) => node.service.metadata.hash())
  expect(new Set(hashes).size).toBe(1)
})

test('a refusal is the same on every node, and comes back to the proposer as a typed error', () => {
  const cluster = new TestCluster()
  const nodes = cluster.running('a', 'b')
  const outcome = follower(nodes).commit({ kind: 'deleteVhost', name: 'none' as never })
  expect(outcome).toMatchObject({ ok: false, error: { kind: 'noSuchVhost', vhost: 'none' } })
})

test('many proposals of one moment share few appends and syncs', () => {
  const cluster = new TestCluster()
  const nodes = cluster.running('a', 'b', 'c')
  const proposer = follower(nodes)
  const leader = cluster.leader()?.node as TestNode
  const persistsBefore = leader.disk.persists
  const outcomes = Array.from({ length: 1000 }, (_, i) => proposer.propose(addVhost(`v${i}`)))
  cluster.until(() => outcomes.every((outcome) => outcome()?.ok === true), 'all outcomes')
  expect(leader.disk.persists - persistsBefore).toBeLessThan(10)
})

test('events reach listeners in apply order and before the proposer is told', () => {
  const cluster = new TestCluster()
  const [a] = cluster.running('a') as readonly [TestNode]
  const seen: string[] = []
  a.service.onEvent((event, index) => seen.push(`${event.kind} ${index}`))
  const unsubscribe = a.service.onEvent(() => seen.push('never'))
  unsubscribe()
  a.service.propose(addVhost('x'), () => seen.push('done'))
  expect(seen).toEqual([]) // M1: not inside the call.
  cluster.until(() => seen.includes('done'), 'an outcome')
  expect(seen[0]).toMatch(/^vhostAdded \d+$/)
  expect(seen.at(-1)).toBe('done')
})

test('a proposal whose answers are lost takes effect once, and its outcome is its own', () => {
  const cluster = new TestCluster()
  const nodes = cluster.running('a', 'b', 'c')
  const proposer = follower(nodes)
  let lost = 0
  cluster.network.loses = (_from, to, message) => {
    if (lost >= 2) return false
    if (isAppend(message)) return true // A leader answers what it cannot commit soon.
    if (message.kind !== 'response' || to !== proposer.id) return false
    lost += 1
    return true
  }
  const outcome = proposer.commit(addVhost('once'))
  expect(outcome).toMatchObject({ ok: true, value: { changed: true } })
  cluster.run(10_000)
  expect(proposer.events.filter((kind) => kind === 'vhostAdded')).toHaveLength(2) // The bootstrap's and ours.
  expect(lost).toBe(2)
})

test('a leader answers a batch only when it is not committed soon', () => {
  const cluster = new TestCluster()
  const nodes = cluster.running('a', 'b', 'c')
  const proposer = follower(nodes)
  let isStuck = false
  const seen: string[] = []
  cluster.network.loses = (from, to, message) => {
    if (message.kind === 'request' && from === proposer.id) seen.push('request')
    if (message.kind === 'response' && to === proposer.id) seen.push('response')
    return isStuck && isAppend(message)
  }
  expect(proposer.commit(addVhost('soon')).ok).toBe(true)
  cluster.run(5000)
  expect(seen).toEqual(['request'])
  isStuck = true
  const outcome = proposer.propose(addVhost('late'))
  cluster.run(5000)
  expect(outcome()).toBe(undefined)
  isStuck = false
  cluster.until(() => outcome()?.ok === true, 'the outcome')
  expect(seen).toEqual(['request', 'request', 'response'])
})

test('a request that is lost on its way is sent again', () => {
  const cluster = new TestCluster()
  const nodes = cluster.running('a', 'b', 'c')
  const proposer = follower(nodes)
  let lost = 0
  cluster.network.loses = (from, _to, message) => {
    if (message.kind !== 'request' || from !== proposer.id || lost >= 2) return false
    lost += 1
    return true
  }
  expect(proposer.commit(addVhost('again')).ok).toBe(true)
  expect(lost).toBe(2)
})

test('proposals under way when the leader crashes reach the next leader, each once', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const cluster = new TestCluster({ seed: seed * 1000 })
    const nodes = cluster.running('a', 'b', 'c')
    const leader = cluster.leader()?.node as TestNode
    const survivors = nodes.filter((node) => node !== leader)
    const outcomes = survivors.flatMap((node, n) =>
      Array.from({ length: 20 }, (_, i) => node.propose(addVhost(`${n}-${i}`))),
    )
    cluster.run(seed % 5) // Somewhere between the append and its answer.
    leader.crash()
    cluster.until(() => outcomes.every((outcome) => outcome() !== undefined), 'all outcomes')
    expect(outcomes.every((outcome) => outcome()?.ok === true)).toBe(true)
    cluster.run(1000)
    for (const node of survivors) {
      expect(node.events.filter((kind) => kind === 'vhostAdded')).toHaveLength(41)
    }
  }
})

test('a minority fails proposals and barriers at their deadline, and is of the cluster again when it heals', () => {
  const cluster = new TestCluster()
  const nodes = cluster.running('a', 'b', 'c')
  const leader = cluster.leader()?.node as TestNode
  cluster.network.isolate(leader.id)
  const outcome = leader.propose(addVhost('minority'))
  const barrier = leader.barrier()
  const begin = cluster.time.nowMs()
  cluster.until(() => outcome() !== undefined && barrier() !== undefined, 'both fail')
  expect(cluster.time.nowMs() - begin).toBeLessThan(10_500)
  expect(outcome()).toMatchObject({ ok: false, error: { kind: 'unavailable' } })
  expect(barrier()?.error?.kind).toBe('unavailable')
  const other = nodes.find((node) => node !== leader) as TestNode
  expect(other.commit(addVhost('majority')).ok).toBe(true)
  cluster.network.heal()
  cluster.until(() => vhosts(leader).includes('majority'), 'it catches up')
  expect(vhosts(leader)).not.toContain('minority')
})

test('a barrier shows what another node was told a moment before', () => {
  const cluster = new TestCluster()
  const nodes = cluster.running('a', 'b', 'c')
  for (let i = 0; i < 20; i++) {
    const writer = nodes[i % 3] as TestNode
    const reader = nodes[(i + 1) % 3] as TestNode
    expect(writer.commit(addVhost(`v${i}`)).ok).toBe(true)
    const barrier = reader.barrier()
    cluster.until(() => barrier() !== undefined, 'the barrier')
    expect(barrier()?.error).toBeUndefined()
    expect(vhosts(reader)).toContain(`v${i}`)
  }
})

test('barriers of one moment share a round, and survive a lost answer', () => {
  const cluster = new TestCluster()
  const nodes = cluster.running('a', 'b', 'c')
  const reader = follower(nodes)
  let rounds = 0
  cluster.network.loses = (from, _to, message) => {
    if (message.kind !== 'raft' || message.message.kind !== 'readIndex' || from !== reader.id) return false
    rounds += 1
    return rounds === 1
  }
  const barriers = Array.from({ length: 100 }, () => reader.barrier())
  cluster.until(() => barriers.every((barrier) => barrier() !== undefined), 'all barriers')
  expect(barriers.every((barrier) => barrier()?.error === undefined)).toBe(true)
  expect(rounds).toBe(2)
})

test('a crashed node is declared down by the leader, with the incarnation that died', () => {
  const cluster = new TestCluster()
  const nodes = cluster.running('a', 'b', 'c')
  const victim = follower(nodes)
  const other = nodes.find((node) => node !== victim && !node.service.isLeader) as TestNode
  const begin = cluster.time.nowMs()
  victim.crash()
  cluster.until(() => other.service.metadata.member(victim.id)?.running === false, 'nodeDown')
  expect(cluster.time.nowMs() - begin).toBeLessThan(500) // Its sockets closed and nobody listens: no silence is waited for.
  expect(other.service.reachable(victim.id)).toBe(false)
  victim.start()
  cluster.until(() => other.service.metadata.member(victim.id)?.running === true, 'nodeUp')
  expect(other.service.metadata.member(victim.id)?.incarnation).toBe(2)
})

test('a node that falls silent without its sockets closing is declared down after four intervals', () => {
  const cluster = new TestCluster()
  const nodes = cluster.running('a', 'b', 'c')
  const victim = follower(nodes)
  const leader = cluster.leader()?.node as TestNode
  cluster.run(3000)
  const begin = cluster.time.nowMs()
  cluster.network.isolate(victim.id)
  cluster.until(() => leader.service.metadata.member(victim.id)?.running === false, 'nodeDown')
  expect(cluster.time.nowMs() - begin).toBeGreaterThan(1400)
  expect(cluster.time.nowMs() - begin).toBeLessThan(3000)
})

test('a leader that was suspended steps down before it acts on anything', () => {
  const cluster = new TestCluster()
  cluster.running('a', 'b', 'c')
  const leader = cluster.leader()?.node as TestNode
  cluster.network.isolate(leader.id)
  cluster.time.sleep(5000) // Everybody's timers are late; only a leader draws conclusions from that.
  cluster.run(1)
  expect(cluster.nodes.filter((node) => node.service.isLeader)).toEqual([])
})

test('a disk that fails stops the node, once', () => {
  const cluster = new TestCluster()
  const [a] = cluster.running('a') as readonly [TestNode]
  a.disk.failNext = true
  const outcome = a.propose(addVhost('x'))
  cluster.until(() => outcome() !== undefined, 'the proposal fails')
  expect(outcome()).toMatchObject({ ok: false, error: { kind: 'unavailable' } })
  expect(a.failures.map((error) => error.message)).toEqual(['the disk failed'])
  cluster.run(20_000)
  expect(a.failures).toHaveLength(1)
})

test('more proposals than the bound are refused, the others go through', () => {
  const cluster = new TestCluster({ settings: { proposalsMax: 10 } })
  const [a] = cluster.running('a') as readonly [TestNode]
  const outcomes = Array.from({ length: 15 }, (_, i) => a.propose(addVhost(`v${i}`)))
  cluster.until(() => outcomes.every((outcome) => outcome() !== undefined), 'all outcomes')
  expect(outcomes.filter((outcome) => outcome()?.ok === true)).toHaveLength(10)
})

test('the log is compacted behind snapshots, and a node that was away catches up from one', () => {
  const cluster = new TestCluster({ settings: { snapshotLogBytes: 20_000 } })
  const nodes = cluster.running('a', 'b', 'c')
  const away = follower(nodes)
  const leader = cluster.leader()?.node as TestNode
  let restored = 0
  away.stop()
  for (let round = 0; round < 30; round++) {
    const outcomes = Array.from({ length: 100 }, (_, i) => leader.propose(addVhost(`v${round}-${i}`)))
    cluster.until(() => outcomes.every((outcome) => outcome()?.ok === true), 'all outcomes')
  }
  expect(leader.disk.snapshots).toBeGreaterThan(0)
  const started = away.boot()
  away.service.onRestored(() => {
    restored += 1
  })
  cluster.until(() => started() !== undefined, 'it starts')
  expect(started()).toEqual({ ok: true, value: undefined })
  expect(restored).toBe(1)
  expect(vhosts(away)).toHaveLength(3001)
  away.crash()
  away.start()
  expect(away.service.metadata.hash()).toBe(leader.service.metadata.hash())
})

test('a proposal that a snapshot overtakes succeeds where its effect is there, and else says that it does not know', () => {
  const cluster = new TestCluster({ settings: { snapshotLogBytes: 2000 } })
  const nodes = cluster.running('a', 'b', 'c')
  const proposer = follower(nodes)
  const leader = cluster.leader()?.node as TestNode
  cluster.run(3000)
  const outcome = proposer.propose(addVhost('mine'))
  const tags = proposer.propose({ kind: 'setUserTags', name: 'guest' as never, tags: ['monitoring'] })
  // The leader gets it; the proposer hears nothing back until the log has moved on.
  cluster.run(1.5)
  for (const node of nodes) if (node !== proposer) cluster.network.cut(node.id, proposer.id)
  for (let round = 0; round < 10; round++) {
    const outcomes = Array.from({ length: 100 }, (_, i) =>
      leader.propose({ kind: 'setClusterName', name: `name ${i}` }),
    )
    cluster.until(() => outcomes.every((done) => done()?.ok === true), 'all outcomes')
  }
  expect(vhosts(leader)).toContain('mine')
  expect(leader.disk.snapshots).toBeGreaterThan(0)
  cluster.network.heal()
  cluster.until(() => outcome() !== undefined, 'the outcome')
  expect(outcome()).toMatchObject({ ok: false, error: { kind: 'unavailable' } })
  cluster.until(() => tags() !== undefined, 'the other outcome')
  expect(tags()).toEqual({ ok: true, value: { kind: 'done', changed: false } })
})

test('members ask each other by name, and every question ends', () => {
  const cluster = new TestCluster()
  const [a, b] = cluster.running('a', 'b') as readonly [TestNode, TestNode]
  b.service.handle('double', (from, payload, answer) => {
    answer({ ok: true, value: Buffer.from(`${from}:${Buffer.from(payload).toString().repeat(2)}`) })
  })
  b.service.handle('refuse', (_from, _payload, answer) => answer({ ok: false, error: 'no' }))
  b.service.handle('silent', () => {})
  const answers: string[] = []
  const ask = (name: string, node = b) =>
    a.service.request(node.id, name, Buffer.from('x'), (response) => {
      answers.push(response.ok ? Buffer.from(response.value).toString() : response.error.kind)
    })
  a.service.handle('own', (_from, payload, answer) => answer({ ok: true, value: payload }))
  for (const name of ['double', 'refuse', 'silent', 'unknown']) ask(name)
  ask('own', a)
  expect(answers).toEqual([])
  cluster.run(6000)
  expect(answers.sort()).toEqual([`${a.id}:xx`, 'refused', 'refused', 'timeout', 'x'].sort())
  ask('silent')
  b.crash()
  cluster.run(10)
  expect(answers.at(-1)).toBe('unavailable')
})
