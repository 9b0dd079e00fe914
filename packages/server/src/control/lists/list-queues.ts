/**
 * list_queues: the metadata says which queues there are, each queue's leader has the numbers. Only when a column needs
 * them are the leaders asked, each once. A queue that is down, or whose leader does not answer, has blanks there.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { NodeId, QueueUid, VhostName } from '@warren/kernel'
import { type MemberRecord, type PolicyDefinition, policyDefinitionText, type QueueRecord } from '@warren/model'
import type { Json } from '@warren/rpc'
import { type AppContext, flagOption, vhostOption } from '../command.ts'
import { localStatistics, type StatisticsJson } from '../peer-answers.ts'
import { showProcessId, showQueueProcessId } from '../process-id.ts'
import { ABSENT, type Columns, chosenColumns, type Row, toRow } from './columns.ts'
import { gatherRows, PEER_TIMEOUT_MS } from './gather.ts'
import type { Listed } from './list-commands.ts'
import { typedTable } from './typed-table.ts'

type QueueItem = {
  readonly record: QueueRecord
  readonly isDown: boolean
  readonly definition: PolicyDefinition | undefined
  readonly members: ReadonlyMap<NodeId, MemberRecord>
  readonly statistics: StatisticsJson | undefined
  /** The consumer that has the queue to itself. */
  readonly exclusiveConsumer: Row | undefined
}
type Live = (statistics: StatisticsJson) => Json

const STATIC_COLUMNS: Columns<QueueItem> = {
  name: ({ record }) => record.name,
  durable: ({ record }) => record.durable,
  auto_delete: ({ record }) => record.autoDelete,
  arguments: ({ record }) => typedTable(record.arguments),
  policy: ({ record }) => record.policy ?? ABSENT,
  pid: (item) => replicaPid(item, item.record.leader),
  owner_pid: ownerPid,
  exclusive: ({ record }) => record.exclusiveOwner !== undefined,
  exclusive_consumer_pid: ({ exclusiveConsumer }) => exclusiveConsumer?.['channel_pid'] ?? ABSENT,
  exclusive_consumer_tag: ({ exclusiveConsumer }) => exclusiveConsumer?.['consumer_tag'] ?? ABSENT,
  slave_pids: (item) => mirrorPids(item, item.record.mirrors),
  synchronised_slave_pids: (item) => mirrorPids(item, synchronised(item.record)),
  mirror_pids: (item) => mirrorPids(item, item.record.mirrors),
  synchronised_mirror_pids: (item) => mirrorPids(item, synchronised(item.record)),
  state: stateOf,
  type: () => 'classic',
  members: () => ABSENT,
  online: () => ABSENT,
  // Not of RabbitMQ's list of classic queues.
  leader: (item) => nodeName(item, item.record.leader),
  mirrors: (item) => nodeNames(item, item.record.mirrors),
  synchronised_mirrors: (item) => nodeNames(item, synchronised(item.record)),
  sync_set: (item) => item.record.syncSet.map((node) => nodeName(item, node)),
  epoch: ({ record }) => record.epoch,
  operator_policy: ({ record }) => record.operatorPolicy ?? ABSENT,
  effective_policy_definition: ({ definition }) =>
    definition === undefined ? ABSENT : policyDefinitionText(definition),
}

/** Messages are in memory, all of them; what the queue does not count is blank rather than wrong. */
const LIVE_COLUMNS: Readonly<Record<string, Live>> = {
  messages_ready: (statistics) => statistics.messagesReady,
  messages_unacknowledged: (statistics) => statistics.messagesUnacknowledged,
  messages: (statistics) => statistics.messagesReady + statistics.messagesUnacknowledged,
  messages_ready_ram: (statistics) => statistics.messagesReady,
  messages_unacknowledged_ram: (statistics) => statistics.messagesUnacknowledged,
  messages_ram: (statistics) => statistics.messagesReady + statistics.messagesUnacknowledged,
  messages_persistent: () => ABSENT,
  message_bytes: (statistics) => statistics.messageBytesReady + statistics.messageBytesUnacknowledged,
  message_bytes_ready: (statistics) => statistics.messageBytesReady,
  message_bytes_unacknowledged: (statistics) => statistics.messageBytesUnacknowledged,
  message_bytes_ram: (statistics) => statistics.messageBytesReady + statistics.messageBytesUnacknowledged,
  message_bytes_persistent: () => ABSENT,
  head_message_timestamp: () => ABSENT,
  disk_reads: () => ABSENT,
  disk_writes: () => ABSENT,
  consumers: (statistics) => statistics.consumers,
  consumer_utilisation: () => ABSENT,
  consumer_capacity: () => ABSENT,
  memory: () => ABSENT,
}

const COLUMNS: Columns<QueueItem> = {
  ...STATIC_COLUMNS,
  ...Object.fromEntries(
    Object.entries(LIVE_COLUMNS).map(([name, live]) => [
      name,
      ({ statistics }: QueueItem): Json => (statistics === undefined ? ABSENT : live(statistics)),
    ]),
  ),
}
const PRESET = ['name', 'messages']
/** Queues in one question: some 10 KiB asked and some 400 KiB answered. */
const ASKED_AT_ONCE = 2000

export async function listQueues(context: AppContext): Promise<Listed> {
  const { app, request } = context
  const columns = chosenColumns(request.columns, Object.keys(COLUMNS), PRESET)
  const members = new Map([...app.metadata.members()].map((member) => [member.id, member]))
  const isDown = (record: QueueRecord): boolean =>
    record.state === 'down' || members.get(record.leader)?.running !== true
  const vhost = vhostOption(request) as VhostName // Looked up only.
  const records = [...app.metadata.queues(vhost)].filter((record) => isWanted(context, record, isDown(record)))
  const warnings: string[] = []
  const up = records.filter((record) => !isDown(record))
  const asked = columns.some((column) => Object.hasOwn(LIVE_COLUMNS, column))
    ? up
    : up.filter((record) => columns.includes('state') && mayBeSyncing(record, members))
  const numbers = await statisticsOf(context, asked, warnings)
  const needsConsumers = columns.some((column) => column.startsWith('exclusive_consumer'))
  const consumers = needsConsumers ? await exclusiveConsumers(context, vhost, warnings) : undefined
  const itemOf = (record: QueueRecord): QueueItem => ({
    ...{ record, members, isDown: isDown(record) },
    definition: app.metadata.policyDefinitionOf(record),
    statistics: numbers.get(record.uid),
    exclusiveConsumer: consumers?.get(record.name),
  })
  return { rows: queueRows(records.values(), itemOf, columns), warnings }
}

function* queueRows(
  records: Iterable<QueueRecord>,
  itemOf: (record: QueueRecord) => QueueItem,
  columns: readonly string[],
): Iterable<Row> {
  for (const record of records) yield toRow(itemOf(record), COLUMNS, columns)
}

function isWanted({ node, request }: AppContext, record: QueueRecord, isDown: boolean): boolean {
  if (flagOption(request, 'local') && record.leader !== node.id) return false
  const online = flagOption(request, 'online')
  const offline = flagOption(request, 'offline')
  if (online === offline) return true
  return offline === isDown
}

/** Asks each leader for the numbers of its queues. A warning for each one that does not answer. */
async function statisticsOf(
  context: AppContext,
  records: readonly QueueRecord[],
  warnings: string[],
): Promise<ReadonlyMap<QueueUid, StatisticsJson>> {
  const byLeader = new Map<NodeId, QueueUid[]>()
  for (const { leader, uid } of records) {
    const uids = byLeader.get(leader)
    if (uids === undefined) byLeader.set(leader, [uid])
    else uids.push(uid)
  }
  const found = new Map<QueueUid, StatisticsJson>()
  const ask = async (leader: NodeId, uids: readonly QueueUid[]): Promise<void> => {
    for (let at = 0; at < uids.length; at += ASKED_AT_ONCE) {
      if (at > 0) await nextTurn() // Clients and heartbeats come in between.
      const batch = uids.slice(at, at + ASKED_AT_ONCE)
      const answers = await askLeader(context, leader, batch)
      if (typeof answers === 'string') {
        warnings.push(answers)
        return
      }
      batch.forEach((uid, index) => {
        const statistics = answers[index] ?? undefined
        if (statistics !== undefined) found.set(uid, statistics)
      })
    }
  }
  await Promise.all([...byLeader].map(([leader, uids]) => ask(leader, uids)))
  return found
}

/** The numbers of queues that it leads; a text when it does not answer. */
export async function askLeader(
  { node, app }: AppContext,
  leader: NodeId,
  uids: readonly QueueUid[],
): Promise<readonly (StatisticsJson | null)[] | string> {
  if (leader === node.id) return localStatistics(app, uids)
  const answer = await app.askPeer(leader, { kind: 'queueStatistics', uids }, PEER_TIMEOUT_MS)
  if (!answer.ok) return `node ${app.metadata.member(leader)?.name ?? leader} did not answer: ${answer.error.text}`
  return answer.value as readonly (StatisticsJson | null)[] // The other node's own localStatistics.
}

/** By queue name. */
async function exclusiveConsumers(
  context: AppContext,
  vhost: VhostName,
  warnings: string[],
): Promise<ReadonlyMap<Json, Row>> {
  const columns = ['vhost', 'queue_name', 'channel_pid', 'consumer_tag', 'exclusive']
  const gathered = await gatherRows(context, { kind: 'list', what: 'consumers', columns })
  warnings.push(...gathered.warnings)
  const exclusive = gathered.rows.filter((row) => row['exclusive'] === true && row['vhost'] === vhost)
  return new Map(exclusive.map((row) => [row['queue_name'] ?? ABSENT, row]))
}

/**
 * Of a queue whose mirrors are being filled `{syncing, N}`, as in RabbitMQ; here it goes on meanwhile. minority: fewer replicas are in
 * step than `min-in-sync` asks for, so that nothing is confirmed (RabbitMQ's word for quorum queues that cannot go on).
 */
function stateOf({ isDown, members, record, statistics }: QueueItem): Json {
  if (isDown) return 'down'
  const syncing = mayBeSyncing(record, members) ? statistics?.syncing : undefined
  if (syncing !== undefined) return ['syncing', syncing]
  return record.syncSet.length < (record.settings.mirroring?.minInSync ?? 0) ? 'minority' : 'running'
}

/** Only its leader knows. */
function mayBeSyncing({ mirrors, syncSet }: QueueRecord, members: QueueItem['members']): boolean {
  return mirrors.some((node) => !syncSet.includes(node) && members.get(node)?.running === true)
}

/** The broker names a connection `node id:incarnation:serial`. */
function ownerPid({ record, members }: QueueItem): string {
  const [, id, incarnation, serial] = /^(.+):(\d+):(\d+)$/.exec(record.exclusiveOwner ?? '') ?? []
  const node = members.get(id as NodeId)?.name // Looked up only.
  if (node === undefined) return record.exclusiveOwner ?? ABSENT
  return showProcessId({ node, incarnation: Number(incarnation), serial: Number(serial) })
}

function replicaPid({ record, members }: QueueItem, replica: NodeId): string {
  const member = members.get(replica)
  return member === undefined ? ABSENT : showQueueProcessId(member.name, member.incarnation, record.uid)
}

/** Blank for a queue that is not mirrored. A process there is of a mirror only while its node runs. */
function mirrorPids(item: QueueItem, mirrors: readonly NodeId[]): Json {
  if (!isMirrored(item.record)) return ABSENT
  const running = mirrors.filter((mirror) => item.members.get(mirror)?.running === true)
  return running.map((mirror) => replicaPid(item, mirror))
}

/** Blank for a queue that is not mirrored. */
function nodeNames(item: QueueItem, nodes: readonly NodeId[]): Json {
  return isMirrored(item.record) ? nodes.map((node) => nodeName(item, node)) : ABSENT
}

function nodeName({ members }: QueueItem, node: NodeId): string {
  return members.get(node)?.name ?? node
}

function synchronised({ mirrors, syncSet }: QueueRecord): readonly NodeId[] {
  return mirrors.filter((mirror) => syncSet.includes(mirror))
}

function isMirrored({ mirrors, settings }: QueueRecord): boolean {
  return settings.mirroring !== undefined || mirrors.length > 0
}
