import type { JoinError, Joined, PeerAddress } from '@warren/cluster'
import { fail, type Lineage, type Log, type LogFields, type NodeName, ok, type Result } from '@warren/kernel'
import { beforeEach, expect, test, vi } from 'vitest'
import { type FormationHost, formCluster } from './form-cluster.ts'
import type { PeerState } from './formation-rules.ts'

const A = 'rabbit@a' as NodeName
const B = 'rabbit@b:25673' as NodeName
const MEMBER: PeerState = { kind: 'member', address: { host: 'b', clusterPort: 25673 }, isRunning: true }
let probes: PeerState[]
let joins: Result<Joined, JoinError>[]
let list: Result<readonly NodeName[], string>
let asked: PeerAddress[]
let logged: string[]
let stop: AbortController

beforeEach(() => {
  probes = []
  joins = []
  list = ok([A, B])
  asked = []
  logged = []
  stop = new AbortController()
})

function form(self = A, nodeType: 'disc' | 'ram' = 'disc') {
  const line = (text: string, fields?: LogFields) => void logged.push(`${text} ${JSON.stringify(fields ?? {})}`)
  const log: Log = { debug: line, info: line, warn: line, error: line, scope: () => log }
  const config = { backend: 'classic_config', nodes: [], hostname: '', nodeType, retryLimit: 3 } as const
  const host: FormationHost = {
    ...{ self, log, config: { ...config, retryIntervalMs: 1 } },
    discover: async () => list,
    probe: async () => probes.shift() ?? { kind: 'silent', reason: 'refused', isThere: false },
    join: async (address) => {
      asked.push(address)
      return joins.shift() ?? fail({ kind: 'unavailable', text: 'no leader' })
    },
  }
  return formCluster(host, stop.signal)
}

test('a blank list of two is founded by its first', async () => {
  probes = [{ kind: 'blank' }]
  expect(await form()).toEqual(ok({ kind: 'founder' }))
  expect(logged).toEqual(['this node founds the cluster {"node":"rabbit@a","peers":["rabbit@b blank"]}'])
})

test('a founder without word of the others says so, and that it is no ram node', async () => {
  expect(await form(A, 'ram')).toEqual(ok({ kind: 'founder' }))
  expect(logged).toEqual([
    'cluster formation waits {"waitsFor":"word of the others, which may have a cluster already: rabbit@b","peers":["rabbit@b refused"]}',
    'this node founds the cluster {"node":"rabbit@a","peers":["rabbit@b refused"]}',
    'founded without word of some nodes of the list {"nodes":["rabbit@b"]}',
    'a node that founds a cluster is a disc node {"node":"rabbit@a"}',
  ])
})

test('a join that does not work at once is asked for again', async () => {
  probes = [MEMBER, MEMBER]
  joins = [fail({ kind: 'timeout' }), ok({ kind: 'alreadyMember', members: [], lineage: 7 as Lineage })]
  expect(await form()).toEqual(ok({ kind: 'joined', members: [], lineage: 7 }))
  expect(asked).toEqual([
    { host: 'b', clusterPort: 25673 },
    { host: 'b', clusterPort: 25673 },
  ])
})

test('a cluster that has a member of our name ends the start', async () => {
  probes = [MEMBER]
  const names = { thinks: 'rabbit@b' as NodeName, clusteredWith: A }
  joins = [fail({ kind: 'joinRefused', refusal: { kind: 'inconsistentCluster', ...names } })]
  expect(await form()).toEqual(fail({ kind: 'nameTaken', ...names }))
})

test('a cluster with feature flags that we do not know ends the start', async () => {
  probes = [MEMBER]
  joins = [fail({ kind: 'joinRefused', refusal: { kind: 'featureFlagsMissing', missing: ['newer'] } })]
  const text = '{incompatible_feature_flags,"this version does not know: newer"}'
  expect(await form()).toEqual(fail({ kind: 'bootFailed', text }))
})

test('it waits while the list cannot be had or the first is away, and stops when told', async () => {
  list = fail('no name server')
  const waiting = form('rabbit@c' as NodeName)
  await vi.waitUntil(() => logged.length === 1)
  list = ok([A, 'rabbit@c' as NodeName])
  await vi.waitUntil(() => logged.length === 2)
  stop.abort()
  expect(await waiting).toEqual(fail({ kind: 'bootFailed', text: 'the start was stopped' }))
  expect(logged).toEqual([
    'cluster formation waits {"waitsFor":"no name server","peers":[]}',
    'cluster formation waits {"waitsFor":"rabbit@a, the first of the list, to found the cluster","peers":["rabbit@a refused"]}',
  ])
})
