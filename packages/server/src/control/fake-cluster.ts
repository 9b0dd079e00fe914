/** What the metadata of a fake node holds at the beginning of a test: members of the names `a` and `b`, and queues. */
import type { Incarnation, PolicyName, QueueName, VhostName } from '@warren/kernel'
import { FEATURE_FLAG_NAMES, type MemberRole, type QueueRecord } from '@warren/model'
import { type FakeNode, IDS, NAMES } from './fake-node.ts'

type Which = keyof typeof IDS

export interface FakeMember {
  readonly role?: MemberRole
  /** Of its software; all by default. */
  readonly featureFlags?: readonly string[]
  readonly incarnation?: number
}

/** With these members, which run; in the order in which they are added. */
export function foundCluster(
  { running }: FakeNode,
  {
    members = ['a', 'b'],
    featureFlags = FEATURE_FLAG_NAMES,
  }: { readonly members?: readonly Which[]; readonly featureFlags?: readonly string[] } = {},
): void {
  running.do({ kind: 'bootstrap', clusterName: 'c1', guestPasswordHash: 'x', featureFlags })
  for (const which of members) startMember({ running }, which, { featureFlags })
}

/** It is made a member, unless it is one, and says that it is up. */
export function startMember(
  { running }: Pick<FakeNode, 'running'>,
  which: Which,
  { role = 'disc', featureFlags = FEATURE_FLAG_NAMES, incarnation = 1 }: FakeMember = {},
): void {
  const address = { host: which, clusterPort: 25672 }
  running.do({ kind: 'addMember', id: IDS[which], name: NAMES[which], role, ...address })
  running.do({
    ...{ kind: 'nodeUp', node: IDS[which], ...address, amqpPort: 5672, version: '0.1.0', hears: [], featureFlags },
    incarnation: incarnation as Incarnation,
  })
}

/** Durable; on `a` unless another leader is named. */
export function declareQueue(
  { running }: FakeNode,
  name: string,
  {
    leader = 'a',
    mirrors = [],
    vhost = '/',
  }: { readonly leader?: Which; readonly mirrors?: readonly Which[]; readonly vhost?: string } = {},
): void {
  running.do({
    ...{ kind: 'declareQueue', vhost: vhost as VhostName, name: name as QueueName, durable: true, autoDelete: false },
    ...{ exclusive: false, serverNamed: false, arguments: [] },
    ...{ leader: IDS[leader], mirrors: mirrors.map((which) => IDS[which]) },
  })
}

/** `ha-mode: all` for the queues whose names match, with what else `definition` says. */
export function mirrorAll({ running }: FakeNode, pattern = '', definition: object = {}): void {
  running.do({
    ...{ kind: 'setPolicy', vhost: '/' as VhostName, name: 'ha' as PolicyName, pattern, applyTo: 'queues' },
    ...{ definition: JSON.stringify({ 'ha-mode': 'all', ...definition }), priority: 0 },
  })
}

/** The mirror on `which` has everything now. */
export function synchronise({ running }: FakeNode, name: string, which: Which): void {
  const { uid, epoch, mirrorsChangedAt } = declared(running, name)
  running.do({ kind: 'growSyncSet', uid, epoch, mirrorsChangedAt, node: IDS[which] })
}

/** In the vhost `/`. */
export function declared({ metadata }: FakeNode['running'], name: string): QueueRecord {
  const record = metadata.queue('/' as VhostName, name as QueueName)
  if (record === undefined) throw new Error(`there is no queue ${name}`)
  return record
}
