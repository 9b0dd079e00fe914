/** Commands on single queues and on clients' connections. */
import type { Json } from '@warren/rpc/client'
import { factNumber, isFacts } from '../output/facts.ts'
import { listWriter } from '../output/list-writer.ts'
import type { CommandSpec } from './command-spec.ts'
import { named } from './user-specs.ts'

const REASON = { name: 'explanation', text: 'What the client is told' } as const

/** By the node's name for it. */
const LEADER_COLUMNS = {
  node: 'Node name',
  quorum: 'Number of quorum queues',
  classic: 'Number of replicated classic queues',
} as const
const REBALANCED: readonly string[] = ['all', 'classic', 'quorum']

export const QUEUE_SPECS: readonly CommandSpec[] = [
  {
    name: 'delete_queue',
    section: 'Queues',
    summary: 'Deletes a queue',
    usage: '[--vhost <vhost>] <queue_name> [--if-empty|-e] [--if-unused|-u] [--timeout <timeout>]',
    arguments: [{ name: 'queue_name', text: 'Name of the queue' }],
    options: [
      { flags: '-e, --if-empty', text: 'only when it has no messages ready for delivery' },
      { flags: '-u, --if-unused', text: 'only when it has no consumers' },
    ],
    needs: 'app',
    banner: ({ vhost, arguments: [queue], options }) => {
      const conditions = [
        ...(options['if-empty'] === true ? ['if queue is empty'] : []),
        ...(options['if-unused'] === true ? ['if queue is unused'] : []),
      ]
      const condition = conditions.length === 0 ? '' : ` ${conditions.join(' and ')}`
      return [`Deleting queue '${queue}' on vhost '${vhost}'${condition} ...`]
    },
    check: named('queue name'),
    result: {
      kind: 'done',
      text: (value) =>
        `Queue was successfully deleted with ${isFacts(value) ? factNumber(value, 'ready_messages') : 0} ready messages`,
    },
  },
  {
    name: 'purge_queue',
    section: 'Queues',
    summary: 'Purges a queue (removes all messages in it)',
    usage: '[--vhost <vhost>] <queue> [--timeout <timeout>]',
    arguments: [{ name: 'queue', text: 'Name of the queue' }],
    options: [],
    needs: 'app',
    banner: ({ vhost, arguments: [queue] }) => [`Purging queue '${queue}' in vhost '${vhost}' ...`],
    check: named('queue name'),
    result: { kind: 'done' },
  },
  {
    name: 'sync_queue',
    section: 'Queues',
    summary:
      'Fills the mirrors of a queue that are not synchronised, and waits until they are; the queue goes on meanwhile',
    usage: '[--vhost <vhost>] <queue> [--timeout <timeout>]',
    arguments: [{ name: 'queue', text: 'Name of the queue' }],
    options: [],
    needs: 'app',
    banner: ({ vhost, arguments: [queue] }) => [`Synchronising queue '${queue}' in vhost '${vhost}' ...`],
    check: named('queue name'),
    result: { kind: 'done' },
  },
  {
    name: 'cancel_sync_queue',
    section: 'Queues',
    summary: 'Stops the filling of mirrors that sync_queue or a policy has begun',
    usage: '[--vhost <vhost>] <queue> [--timeout <timeout>]',
    arguments: [{ name: 'queue', text: 'Name of the queue' }],
    options: [],
    needs: 'app',
    banner: ({ vhost, arguments: [queue] }) => [`Stopping synchronising queue '${queue}' in vhost '${vhost}' ...`],
    check: named('queue name'),
    result: { kind: 'done', text: (value) => (typeof value === 'string' ? value : '') },
  },
  {
    name: 'transfer_leader',
    section: 'Queues',
    summary: 'Has another node lead a mirrored queue, one that has a synchronised mirror of it',
    usage: '[--vhost <vhost>] <queue> <node> [--timeout <timeout>]',
    arguments: [
      { name: 'queue', text: 'Name of the queue' },
      { name: 'node', text: 'Name of the node that is to lead it' },
    ],
    options: [],
    needs: 'app',
    banner: ({ vhost, arguments: [queue, node] }) => [
      `Transferring leadership of queue '${queue}' in vhost '${vhost}' to node ${node} ...`,
    ],
    check: named('queue name'),
    result: { kind: 'done' },
  },
  {
    name: 'rebalance',
    section: 'Queues',
    summary: 'Re-balances leaders of replicated queues across up-and-running cluster nodes',
    usage: '< all | classic | quorum > [--vhost-pattern <pattern>] [--queue-pattern <pattern>]',
    arguments: [{ name: 'type', text: 'queue type, must be one of: all, classic, quorum' }],
    options: [
      { flags: '--queue-pattern <pattern>', text: 'regular expression to match queue names' },
      { flags: '--vhost-pattern <pattern>', text: 'regular expression to match virtual host names' },
    ],
    needs: 'app',
    banner: ({ arguments: [type = ''] }) =>
      REBALANCED.includes(type) ? [`Re-balancing leaders of ${type} queues...`] : [],
    result: { kind: 'done', text: leadersTable, json: leadersJson },
  },
]

function leadersTable(value: Json | undefined): string {
  const rows = leaderRows(value)
  if (rows.length === 0) return '┌────────┐\n│ Output │\n├────────┤\n│ []     │\n└────────┘' // As RabbitMQ draws it.
  let drawn = ''
  const columns = Object.values(LEADER_COLUMNS)
  const writer = listWriter('pretty_table', { columns, kinds: {}, hasHeader: true }, (text) => {
    drawn += text
  })
  for (const row of rows) writer.row(Object.fromEntries(row))
  writer.end()
  return drawn.trimEnd()
}

/** Lists of pairs: the form of RabbitMQ. */
function leadersJson(value: Json | undefined): Json {
  return leaderRows(value)
}

function leaderRows(value: Json | undefined): readonly (readonly [string, Json])[][] {
  const nodes = Array.isArray(value) ? value.filter(isFacts) : []
  return nodes.map((node) => Object.entries(LEADER_COLUMNS).map(([key, column]) => [column, node[key] ?? 0] as const))
}

export const CONNECTION_SPECS: readonly CommandSpec[] = [
  {
    name: 'close_all_connections',
    section: 'Operations',
    summary: 'Instructs the broker to close all connections for the specified vhost or entire node',
    usage: '[--vhost <vhost> --limit <limit>] [-n <node> --global] [--per-connection-delay <delay>] <explanation>',
    arguments: [REASON],
    options: [
      { flags: '--global', text: 'all connections of the target node, in whatever vhost' },
      { flags: '--limit <limit>', text: 'so many at most', isNumber: true },
      { flags: '--per-connection-delay <delay>', text: 'milliseconds between one and the next', isNumber: true },
    ],
    needs: 'app',
    banner: ({ node, vhost, arguments: [reason], options }) => [
      options['global'] === true
        ? `Closing all connections to node ${node} (across all vhosts), reason: ${reason}...`
        : `Closing all connections in vhost ${vhost}, reason: ${reason}...`,
    ],
    result: {
      kind: 'done',
      text: (value) => `Closed ${isFacts(value) ? factNumber(value, 'closed') : 0} connections`,
    },
  },
  {
    name: 'close_connection',
    section: 'Operations',
    summary:
      'Instructs the broker to close the connection associated with a process id, as list_connections pid shows it',
    usage: '<connection pid> <explanation>',
    arguments: [{ name: 'connection pid', text: 'As list_connections shows it in the column pid' }, REASON],
    options: [],
    needs: 'app',
    banner: ({ arguments: [pid, reason] }) => [`Closing connection ${pid}, reason: ${reason}...`],
    result: { kind: 'done' },
  },
]
