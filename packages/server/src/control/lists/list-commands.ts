/** The list_* commands. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ControlReply, Json } from '@warren/rpc'
import { type AppContext, type ControlCommandTable, DONE, done, vhostOption } from '../command.ts'
import { type Columns, chosenColumns, type Row } from './columns.ts'
import { gatherRows, localRows } from './gather.ts'
import { listFeatureFlags } from './list-feature-flags.ts'
import { listQueues } from './list-queues.ts'
import { CHANNEL_COLUMNS, CONNECTION_COLUMNS, CONSUMER_COLUMNS } from './live-columns.ts'
import {
  listBindings,
  listExchanges,
  listOperatorPolicies,
  listPermissions,
  listPolicies,
  listTopicPermissions,
  listUserPermissions,
  listUsers,
  listUserTopicPermissions,
  listVhosts,
} from './metadata-lists.ts'

/** Rows made and sent in one turn of the event loop, so that a long list delays neither clients nor heartbeats: a few ms. */
const EMITTED_AT_ONCE = 1000
const CONNECTION_PRESET = ['user', 'peer_host', 'peer_port', 'state']
const CHANNEL_PRESET = ['pid', 'user', 'consumer_count', 'messages_unacknowledged']
const CONSUMER_PRESET = [
  'queue_name',
  'channel_pid',
  'consumer_tag',
  'ack_required',
  'prefetch_count',
  'active',
  'arguments',
]

/** What a list is made of; `warnings` go to standard error, so that a part that is missing is not missed in silence. */
export interface Listed {
  /** Made while they are sent, over several turns: from records, which never change, not from tables. */
  readonly rows: Iterable<Row>
  readonly warnings: readonly string[]
}

export const LIST_COMMANDS: ControlCommandTable = {
  list_queues: list(listQueues),
  list_exchanges: list(listExchanges),
  list_bindings: list(listBindings),
  list_policies: list(listPolicies),
  list_operator_policies: list(listOperatorPolicies),
  list_vhosts: list(listVhosts),
  list_users: list(listUsers),
  list_permissions: list(listPermissions),
  list_user_permissions: list(listUserPermissions),
  list_topic_permissions: list(listTopicPermissions),
  list_user_topic_permissions: list(listUserTopicPermissions),
  list_connections: list((context) => listLive(context, 'connections', CONNECTION_COLUMNS, CONNECTION_PRESET)),
  list_channels: list((context) => listLive(context, 'channels', CHANNEL_COLUMNS, CHANNEL_PRESET)),
  list_consumers: list(listConsumers),
  list_feature_flags: list(listFeatureFlags),
}

function list(rowsOf: (context: AppContext) => Listed | Promise<Listed>): ControlCommandTable[string] {
  return {
    needs: 'running',
    async run(context): Promise<ControlReply> {
      // Any node answers the same: first catch up with what was committed before the question.
      const barrier = await context.app.barrier()
      const { rows, warnings } = await rowsOf(context)
      let emitted = 0
      for (const row of rows) {
        if (emitted > 0 && emitted % EMITTED_AT_ONCE === 0) await nextTurn()
        context.emitRow(row)
        emitted += 1
      }
      const all = barrier.ok ? warnings : [`this may be out of date: ${barrier.error.text}`, ...warnings]
      return all.length === 0 ? DONE : done({ warnings: all })
    },
  }
}

async function listLive<Item>(
  context: AppContext,
  what: 'connections' | 'channels',
  known: Columns<Item>,
  preset: readonly string[],
): Promise<Listed> {
  const columns = chosenColumns(context.request.columns, Object.keys(known), preset)
  const query = { kind: 'list', what, columns } as const
  if (context.request.options['local'] === true) return { rows: await localRows(context, query), warnings: [] }
  return gatherRows(context, query)
}

async function listConsumers(context: AppContext): Promise<Listed> {
  const columns = chosenColumns(context.request.columns, Object.keys(CONSUMER_COLUMNS), CONSUMER_PRESET)
  const query = { kind: 'list', what: 'consumers', columns: [...columns, 'vhost'] } as const
  const { rows, warnings } = await gatherRows(context, query)
  const vhost = vhostOption(context.request)
  const wanted = rows.filter((row) => row['vhost'] === vhost).map((row) => only(row, columns))
  return { rows: wanted, warnings }
}

function only(row: Row, columns: readonly string[]): Row {
  const kept: Record<string, Json> = {}
  for (const column of columns) kept[column] = row[column] ?? null
  return kept
}
