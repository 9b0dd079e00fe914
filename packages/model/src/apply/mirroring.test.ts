import type { Epoch, Incarnation, NodeId, QueueUid } from '@warren/kernel'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Command, GrowSyncSet, NodeDown } from '../command.ts'
import { decodeProposal, encodeProposal } from '../encoding/proposal-encoding.ts'
import { FEATURE_FLAG_NAMES, MIRRORED_QUEUES } from '../feature-flags.ts'
import {
  addMember,
  declareQueue,
  hare,
  mirroredCluster,
  mole,
  nodeDown,
  nodeUp,
  type Replica,
  setDraining,
  vole,
} from '../metadata.arbitrary.ts'
import { clearPolicy, setPolicy } from '../policies/policy.arbitrary.ts'
import type { QueueRecord } from '../record.ts'

const MEMBERS = [hare, mole, vole]
let replica: Replica

/** On mole, with mirrors on hare and vole that are not in step. */
beforeEach(() => {
  replica = mirroredCluster(...MEMBERS)
  replica.declareQueue('q', { leader: mole })
  replica.do(setPolicy('ha', '', { 'ha-mode': 'all' }))
})

function queue(): QueueRecord {
  const record = replica.queue('q')
  if (record === undefined) throw new Error('there is no queue')
  return record
}
function growth(node: NodeId, facts: Partial<GrowSyncSet> = {}): GrowSyncSet {
  const { uid, epoch, mirrorsChangedAt } = queue()
  return { kind: 'growSyncSet', uid, epoch, node, mirrorsChangedAt, ...facts }
}
function shrinking(node: NodeId, epoch: Epoch = queue().epoch): Command {
  return { kind: 'shrinkSyncSet', uid: queue().uid, epoch, node }
}
function transfer(to: NodeId): Command {
  return { kind: 'transferLeader', uid: queue().uid, to }
}
function stopped(node: NodeId, incarnation: number): NodeDown {
  return { kind: 'nodeDown', node, incarnation: incarnation as Incarnation, planned: true }
}

describe('the sync set', () => {
  test('grows by a mirror and shrinks again, in the same epoch', () => {
    expect(replica.do(growth(vole))).toEqual({ kind: 'done', changed: true })
    expect(replica.do(growth(hare))).toEqual({ kind: 'done', changed: true })
    expect(queue()).toMatchObject({ epoch: 1, mirrors: [hare, vole], syncSet: [mole, vole, hare] })
    expect(replica.do(growth(hare))).toEqual({ kind: 'done', changed: false })
    replica.do(shrinking(vole))
    expect(queue()).toMatchObject({ epoch: 1, mirrors: [hare, vole], syncSet: [mole, hare] })
  })

  test('does not grow by what was proposed before it shrank', () => {
    const late = growth(vole)
    expect(replica.do(shrinking(vole))).toEqual({ kind: 'done', changed: true })
    expect(replica.refuse(late)).toMatchObject({ kind: 'mirrorsChanged' })
    replica.do(growth(vole))
    expect(queue().syncSet).toEqual([mole, vole])
  })

  test('is left alone by word of another epoch, of no mirror, of no queue, or of a node that is down', () => {
    const other = 2 as Epoch
    const facts = { queue: 'q', vhost: '/' }
    expect(replica.refuse(growth(hare, { epoch: other }))).toEqual({
      kind: 'staleEpoch',
      ...facts,
      recorded: 1,
      received: 2,
    })
    expect(replica.refuse(shrinking(hare, other))).toMatchObject({ kind: 'staleEpoch' })
    expect(replica.refuse(growth(mole))).toEqual({ kind: 'notMirror', node: 'rabbit@mole-id', ...facts })
    expect(replica.refuse(shrinking(mole))).toMatchObject({ kind: 'notMirror' })
    expect(replica.refuse(growth(hare, { uid: 999 as QueueUid }))).toEqual({ kind: 'noSuchQueue', uid: 999 })
    replica.do(nodeDown(hare, 1))
    expect(replica.refuse(growth(hare))).toEqual({ kind: 'nodeNotRunning', node: 'rabbit@hare-id' })
  })

  test('is left alone by word of a mirror that was dropped and made anew since', () => {
    const late = growth(hare)
    replica.do(clearPolicy('ha'))
    replica.do(setPolicy('ha', '', { 'ha-mode': 'all' }))
    expect(replica.refuse(late)).toEqual({ kind: 'mirrorsChanged', queue: 'q', vhost: '/' })
  })

  test('is left alone by word of a mirror whose node has restarted since, in step before or not', () => {
    for (const isInStep of [false, true]) {
      const late = growth(hare)
      if (isInStep) replica.do(late)
      const incarnation = isInStep ? 2 : 1
      replica.do(nodeDown(hare, incarnation))
      replica.do(nodeUp(hare, incarnation + 1, [mole, vole]))
      expect(queue().syncSet).toEqual([mole])
      expect(replica.refuse(late)).toMatchObject({ kind: 'mirrorsChanged' })
    }
  })

  test('is left alone by word of a mirror that was taken for dead when that was proposed', () => {
    replica.do(nodeDown(hare, 1))
    const late = growth(hare)
    replica.do(nodeUp(hare, 2, [mole, vole]))
    expect(replica.refuse(late)).toMatchObject({ kind: 'mirrorsChanged' })
  })

  test('of a queue that is down waits for who is in it', () => {
    replica.do(growth(hare))
    replica.do(nodeDown(hare, 1))
    replica.do(nodeDown(mole, 1))
    expect(queue()).toMatchObject({ state: 'down', syncSet: [mole] })
    for (const command of [growth(vole), shrinking(vole), transfer(vole)]) {
      expect(replica.refuse(command)).toMatchObject({ kind: 'homeNodeDown' })
    }
  })
})

describe('leadership', () => {
  test('passes to a member of the sync set, in a new epoch, and has to be grown back', () => {
    replica.do(growth(vole))
    replica.do(growth(hare))
    expect(replica.do(transfer(mole))).toEqual({ kind: 'done', changed: false })
    expect(replica.do(transfer(hare))).toEqual({ kind: 'done', changed: true })
    expect(queue()).toMatchObject({ leader: hare, epoch: 2, mirrors: [vole, mole], syncSet: [hare, vole] })
    replica.do(growth(mole))
    expect(queue()).toMatchObject({ leader: hare, epoch: 2, syncSet: [hare, vole, mole] })
  })

  test('does not pass to a mirror out of step, nor to any other node', () => {
    const facts = { queue: 'q', vhost: '/' }
    expect(replica.refuse(transfer(hare))).toEqual({ kind: 'notSynchronised', node: 'rabbit@hare-id', ...facts })
    expect(replica.refuse(transfer('none' as NodeId))).toMatchObject({ kind: 'notSynchronised' })
  })
})

describe('when the leader is lost', () => {
  const policy = (definition: Readonly<Record<string, unknown>>): Command =>
    setPolicy('ha', '', { 'ha-mode': 'all', ...definition })

  test('the oldest running member of the sync set leads, not an older mirror', () => {
    replica.do(growth(vole))
    replica.do(nodeDown(mole, 1))
    expect(queue()).toMatchObject({ leader: vole, epoch: 2, mirrors: [hare, mole], syncSet: [vole], state: 'running' })
  })

  test.each([
    ['fails', nodeDown(mole, 1), 'ha-promote-on-failure', 'ha-promote-on-shutdown'],
    ['is stopped', stopped(mole, 1), 'ha-promote-on-shutdown', 'ha-promote-on-failure'],
  ] as const)(
    'because its node %s, a mirror out of step leads only where the policy says so',
    (_, down, key, other) => {
      replica.do(policy({ [key]: 'when-synced', [other]: 'always' }))
      replica.do(down)
      expect(queue()).toMatchObject({ leader: mole, epoch: 1, state: 'down' })
      replica.do(nodeUp(mole, 2, [hare, vole]))
      replica.do(policy({ [key]: 'always', [other]: 'when-synced' }))
      replica.do({ ...down, incarnation: 2 as Incarnation } as Command)
      expect(queue()).toMatchObject({
        leader: hare,
        epoch: 3,
        mirrors: [vole, mole],
        syncSet: [hare],
        state: 'running',
      })
    },
  )

  test('one in step comes before an older one that is not, also with always', () => {
    replica.do(policy({ 'ha-promote-on-failure': 'always' }))
    replica.do(growth(vole))
    replica.do(nodeDown(mole, 1))
    expect(queue()).toMatchObject({ leader: vole, syncSet: [vole] })
  })

  test('a transient queue without a mirror in step is gone', () => {
    replica.declareQueue('t', { leader: mole, durable: false })
    replica.do(nodeDown(hare, 1))
    replica.do(nodeDown(vole, 1))
    replica.do(nodeUp(hare, 2, [mole]))
    replica.do(nodeDown(mole, 1))
    expect(replica.queue('t')).toBeUndefined()
    expect(queue().state).toBe('down')
  })

  test('min-in-sync changes nothing of who leads', () => {
    replica.do(policy({ 'min-in-sync': 3 }))
    replica.do(growth(vole))
    replica.do(nodeDown(mole, 1))
    expect(queue()).toMatchObject({ leader: vole, state: 'running', settings: { mirroring: { minInSync: 3 } } })
  })
})

test('the commands belong to the flag of mirrored queues', () => {
  for (const command of [growth(hare), shrinking(hare), transfer(hare)]) {
    const bytes = encodeProposal({ proposer: 'p', sequence: 1, floor: 0, command })
    expect(
      decodeProposal(
        bytes,
        FEATURE_FLAG_NAMES.filter((name) => name !== MIRRORED_QUEUES.name),
      ).ok,
    ).toBe(false)
    expect(decodeProposal(bytes, [MIRRORED_QUEUES.name])).toMatchObject({ ok: true, value: { command } })
  }
})

/** Made into a command when its turn comes. */
type Step =
  | { readonly kind: 'command'; readonly command: Command }
  /** Down when it runs, else up. */
  | { readonly kind: 'toggle'; readonly node: NodeId; readonly planned: boolean }
  /** What is proposed from what the leader saw, now or some steps ago. */
  | {
      readonly kind: 'sync'
      readonly what: 'grow' | 'shrink' | 'transfer'
      readonly node: NodeId
      readonly age: number
    }

const nodes = fc.constantFrom(...MEMBERS)
const policies = fc.constantFrom<Readonly<Record<string, unknown>>>(
  { 'ha-mode': 'all' },
  { 'ha-mode': 'all' },
  { 'ha-mode': 'all', 'ha-promote-on-failure': 'always', 'min-in-sync': 2 },
  { 'ha-mode': 'exactly', 'ha-params': 2, 'ha-promote-on-shutdown': 'always' },
  { 'ha-mode': 'exactly', 'ha-params': 2 },
  { 'ha-mode': 'nodes', 'ha-params': ['rabbit@mole-id', 'rabbit@vole-id', 'rabbit@none'] },
  { 'max-length': 5 },
)
const commands: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: policies.map((definition) => setPolicy('ha', '^q', definition)) },
  { weight: 2, arbitrary: fc.constant(clearPolicy('ha')) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('q1', 'q2'), nodes, fc.boolean(), fc.boolean())
      .map(([name, leader, durable, exclusive]) => declareQueue(name, { leader, durable, exclusive })),
  },
  { weight: 1, arbitrary: nodes.map((id): Command => ({ kind: 'removeMember', id })) },
  { weight: 1, arbitrary: nodes.map((id) => addMember(id)) },
  { weight: 1, arbitrary: fc.tuple(nodes, fc.nat(3), fc.boolean()).map((args) => setDraining(...args)) },
)
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: commands.map((command): Step => ({ kind: 'command', command })) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('toggle' as const), node: nodes, planned: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('sync' as const),
      what: fc.constantFrom('grow', 'grow', 'grow', 'shrink', 'transfer'),
      node: nodes,
      age: fc.constantFrom(0, 0, 0, 1, 2, 3, 5),
    }),
  },
)

test('whatever happens, replicas are where the rules want them, and epochs tell leaders apart', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 60 }), (history) => {
      const cluster = mirroredCluster(...MEMBERS)
      cluster.declareQueue('q', { leader: mole })
      const seen: (readonly QueueRecord[])[] = []
      const led = new Map<string, NodeId>()
      const replicas = new ReplicaAges()
      for (const step of history) {
        const before = [...cluster.metadata.queues()]
        seen.push(before)
        replicas.look(cluster)
        if (step.kind === 'command') cluster.apply(step.command)
        else if (step.kind === 'toggle') toggle(cluster, step.node, step.planned)
        else {
          for (const record of seen.at(-1 - step.age) ?? []) {
            const { events } = cluster.apply(syncCommand(step, record))
            if (step.what !== 'grow' || events.length === 0) continue
            expect(replicas.age(record.uid, step.node)).toBeGreaterThanOrEqual(step.age)
          }
        }
        for (const record of cluster.metadata.queues()) {
          checkReplicas(cluster, record)
          checkPlaces(cluster, record)
          const key = `${record.uid} ${record.epoch}`
          expect(led.get(key) ?? record.leader).toBe(record.leader)
          led.set(key, record.leader)
        }
        const grown = step.kind === 'sync' && step.what === 'grow' ? [step.node] : []
        checkSuccession(before, grown, cluster)
      }
    }),
    { numRuns: 500 },
  )
})

function toggle(cluster: Replica, node: NodeId, planned: boolean): void {
  const member = cluster.metadata.member(node)
  if (member === undefined) return
  const running = [...cluster.metadata.members()].filter((other) => other.running && other.id !== node)
  const { incarnation } = member
  if (member.running) cluster.do(planned ? stopped(node, incarnation) : nodeDown(node, incarnation))
  else
    cluster.do(
      nodeUp(
        node,
        incarnation + 1,
        running.map(({ id }) => id),
      ),
    )
}

/** For how many looks a replica has been the same: neither dropped nor on a node that was down. */
class ReplicaAges {
  #known = new Map<string, { readonly age: number; readonly incarnation: number }>()

  look({ metadata }: Replica): void {
    const now = new Map<string, { readonly age: number; readonly incarnation: number }>()
    for (const { uid, leader, mirrors } of metadata.queues()) {
      for (const node of [leader, ...mirrors]) {
        const member = metadata.member(node)
        if (member?.running !== true) continue
        const { incarnation } = member
        const before = this.#known.get(`${uid} ${node}`)
        const isSame = before?.incarnation === incarnation
        now.set(`${uid} ${node}`, { incarnation, age: isSame ? before.age + 1 : 0 })
      }
    }
    this.#known = now
  }

  age(uid: QueueUid, node: NodeId): number {
    return this.#known.get(`${uid} ${node}`)?.age ?? -1
  }
}

function syncCommand(step: Extract<Step, { kind: 'sync' }>, record: QueueRecord): Command {
  const { uid, epoch, mirrorsChangedAt } = record
  if (step.what === 'transfer') return { kind: 'transferLeader', uid, to: step.node }
  if (step.what === 'shrink') return { kind: 'shrinkSyncSet', uid, epoch, node: step.node }
  return { kind: 'growSyncSet', uid, epoch, node: step.node, mirrorsChangedAt }
}

function checkReplicas({ metadata }: Replica, { leader, mirrors, syncSet, state, exclusiveOwner }: QueueRecord): void {
  const replicas = [leader, ...mirrors]
  expect(new Set(replicas).size).toBe(replicas.length)
  expect(new Set(syncSet).size).toBe(syncSet.length)
  expect(replicas).toEqual(expect.arrayContaining([...syncSet]))
  expect(syncSet).toContain(leader)
  for (const node of replicas) expect(metadata.member(node)).toBeDefined()
  expect(metadata.member(leader)?.running).toBe(state === 'running')
  if (state === 'running') for (const node of syncSet) expect(metadata.member(node)?.running).toBe(true)
  // Whoever may lead it without a loss does.
  else for (const node of syncSet) expect(metadata.member(node)?.running).toBe(false)
  if (exclusiveOwner !== undefined) expect(mirrors).toEqual([])
}

/** The rules on where mirrors are, word for word. */
function checkPlaces({ metadata }: Replica, { leader, mirrors, state, settings, syncSet }: QueueRecord): void {
  const { mirroring } = settings
  if (state === 'down') return
  if (mirroring === undefined) {
    expect(mirrors).toEqual([])
    return
  }
  const replicas = [leader, ...mirrors]
  const members = [...metadata.members()]
  const isOpen = (id: NodeId) => metadata.member(id)?.running === true && metadata.member(id)?.isDraining === false
  const spare = members.filter(({ id }) => isOpen(id) && !replicas.includes(id))
  const listed = mirroring.mode === 'nodes' ? mirroring.nodes : undefined
  const isListed = (id: NodeId) => listed?.includes(metadata.member(id)?.name ?? ('' as never)) !== false
  if (mirroring.mode === 'all') expect(spare).toEqual([])
  else if (mirroring.mode === 'exactly') {
    expect(replicas.length).toBeLessThanOrEqual(mirroring.count)
    const running = replicas.filter((id) => metadata.member(id)?.running)
    if (running.length < mirroring.count) expect(spare).toEqual([])
  } else {
    expect(mirrors.every(isListed)).toBe(true)
    expect(spare.filter(({ id }) => isListed(id))).toEqual([])
    if (!isListed(leader)) expect(syncSet.filter(isOpen)).toEqual(isOpen(leader) ? [leader] : [])
  }
  const mayLead = (id: NodeId) => isOpen(id) && isListed(id)
  if (!isOpen(leader)) expect(syncSet.filter(mayLead)).toEqual([])
}

/** Who leads now was in the sync set before, or has just joined it, unless the policy allows otherwise or the leader was removed for good. */
function checkSuccession(before: readonly QueueRecord[], grown: readonly NodeId[], { metadata }: Replica): void {
  for (const old of before) {
    const record = metadata.queueByUid(old.uid)
    if (record === undefined || record.leader === old.leader) continue
    expect(record.epoch).toBeGreaterThan(old.epoch)
    const { mirroring } = old.settings
    const mayLose = mirroring?.promoteOnFailure === 'always' || mirroring?.promoteOnShutdown === 'always'
    if (!mayLose && metadata.member(old.leader) !== undefined) {
      expect([...old.syncSet, ...grown]).toContain(record.leader)
    }
  }
}
