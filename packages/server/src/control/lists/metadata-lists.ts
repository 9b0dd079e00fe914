/**
 * Lists of what every node holds: list_exchanges list_bindings list_policies list_operator_policies list_vhosts list_users list_permissions list_user_permissions
 * list_topic_permissions list_user_topic_permissions.
 */
import type { UserName, VhostName } from '@warren/kernel'
import {
  type BindingRecord,
  type ExchangeRecord,
  type MemberRecord,
  type PermissionRecord,
  type PolicyRecord,
  policyDefinitionText,
  type QueueRecord,
  type VhostRecord,
} from '@warren/model'
import type { Json } from '@warren/rpc'
import { type AppContext, CommandRefusal, exactArguments, vhostOption } from '../command.ts'
import { noSuchUserTerm, noSuchVhost } from '../failures.ts'
import { ABSENT, type Columns, chosenColumns, type Row, toRow } from './columns.ts'
import type { Listed } from './list-commands.ts'
import { typedTable } from './typed-table.ts'

const EXCHANGE_COLUMNS: Columns<ExchangeRecord> = {
  name: (exchange) => exchange.name,
  type: (exchange) => exchange.type,
  durable: (exchange) => exchange.durable,
  auto_delete: (exchange) => exchange.autoDelete,
  internal: (exchange) => exchange.internal,
  arguments: (exchange) => typedTable(exchange.arguments),
  policy: (exchange) => exchange.policy ?? ABSENT,
}

type BindingItem = {
  readonly source: string
  readonly destination: { readonly kind: string; readonly name: string }
  readonly routingKey: string
  readonly arguments: Json
}
const BINDING_COLUMNS: Columns<BindingItem> = {
  source_name: (binding) => binding.source,
  source_kind: () => 'exchange',
  destination_name: (binding) => binding.destination.name,
  destination_kind: (binding) => binding.destination.kind,
  routing_key: (binding) => binding.routingKey,
  arguments: (binding) => binding.arguments,
}

type VhostItem = { readonly vhost: VhostRecord; readonly members: readonly MemberRecord[] }
const VHOST_COLUMNS: Columns<VhostItem> = {
  name: ({ vhost }) => vhost.name,
  description: ({ vhost }) => vhost.description,
  tags: ({ vhost }) => vhost.tags,
  default_queue_type: () => ABSENT,
  tracing: () => false,
  cluster_state: ({ members }) => members.map((member) => [member.name, member.running ? 'running' : 'stopped']),
}

export function listExchanges({ app, request }: AppContext): Listed {
  const columns = chosenColumns(request.columns, Object.keys(EXCHANGE_COLUMNS), ['name', 'type'])
  const exchanges = [...app.metadata.exchanges(vhostOption(request) as VhostName)] // Looked up only.
  return listed(exchanges.map((exchange) => toRow(exchange, EXCHANGE_COLUMNS, columns)))
}

/** The implicit binding of each queue to the default exchange comes first, as in RabbitMQ; none of a queue that is down. */
export function listBindings({ app, request }: AppContext): Listed {
  const preset = Object.keys(BINDING_COLUMNS)
  const columns = chosenColumns(request.columns, preset, preset)
  const vhost = vhostOption(request) as VhostName // Looked up only.
  const queues = [...app.metadata.queues(vhost)].filter((queue) => queue.state !== 'down')
  return { rows: bindingRows(queues, [...app.metadata.bindings(vhost)], columns), warnings: [] }
}

function* bindingRows(
  queues: readonly QueueRecord[],
  bindings: readonly BindingRecord[],
  columns: readonly string[],
): Iterable<Row> {
  for (const { name } of queues) {
    const implicit = { source: '', destination: { kind: 'queue', name }, routingKey: name, arguments: [] }
    yield toRow<BindingItem>(implicit, BINDING_COLUMNS, columns)
  }
  for (const binding of bindings) {
    yield toRow<BindingItem>({ ...binding, arguments: typedTable(binding.arguments) }, BINDING_COLUMNS, columns)
  }
}

export function listPolicies({ app, request }: AppContext): Listed {
  exactArguments(request, 0)
  return policyRows(app.metadata.policies(knownVhost({ app, request })))
}

export function listOperatorPolicies({ app, request }: AppContext): Listed {
  exactArguments(request, 0)
  return policyRows(app.metadata.operatorPolicies(knownVhost({ app, request })))
}

/** Those that win come last, as in RabbitMQ; of equal ones the first by name wins, and comes first. */
function policyRows(records: Iterable<PolicyRecord>): Listed {
  const policies = [...records]
  policies.sort((left, right) => left.priority - right.priority || (left.name < right.name ? -1 : 1))
  return listed(
    policies.map(({ vhost, name, pattern, applyTo, definition, priority }) => ({
      ...{ vhost, name, pattern, 'apply-to': applyTo },
      ...{ definition: policyDefinitionText(definition), priority },
    })),
  )
}

export function listVhosts({ app, request }: AppContext): Listed {
  const columns = chosenColumns(request.columns, Object.keys(VHOST_COLUMNS), ['name'])
  const members = [...app.metadata.members()]
  return listed([...app.metadata.vhosts()].map((vhost) => toRow({ vhost, members }, VHOST_COLUMNS, columns)))
}

export function listUsers({ app, request }: AppContext): Listed {
  exactArguments(request, 0)
  return listed([...app.metadata.users()].map((user) => ({ user: user.name, tags: user.tags })))
}

export function listPermissions({ app, request }: AppContext): Listed {
  exactArguments(request, 0)
  const vhost = knownVhost({ app, request })
  const permissions = [...app.metadata.permissions()].filter((permission) => permission.vhost === vhost)
  return listed(permissions.map((permission) => ({ user: permission.user, ...patterns(permission) })))
}

export function listUserPermissions({ app, request }: AppContext): Listed {
  const user = knownUser({ app, request })
  const permissions = [...app.metadata.permissions()].filter((permission) => permission.user === user)
  return listed(permissions.map((permission) => ({ vhost: permission.vhost, ...patterns(permission) })))
}

export function listTopicPermissions({ app, request }: AppContext): Listed {
  exactArguments(request, 0)
  const vhost = knownVhost({ app, request })
  const permissions = [...app.metadata.topicPermissions()].filter((permission) => permission.vhost === vhost)
  return listed(permissions.map(({ user, exchange, write, read }) => ({ user, exchange, write, read })))
}

export function listUserTopicPermissions({ app, request }: AppContext): Listed {
  const name = knownUser({ app, request })
  const permissions = [...app.metadata.topicPermissions()].filter(({ user }) => user === name)
  return listed(permissions.map(({ vhost, exchange, write, read }) => ({ vhost, exchange, write, read })))
}

function knownVhost({ app, request }: Pick<AppContext, 'app' | 'request'>): VhostName {
  const vhost = vhostOption(request) as VhostName // Looked up.
  if (app.metadata.vhost(vhost) === undefined) throw new CommandRefusal(noSuchVhost(vhost))
  return vhost
}

function knownUser({ app, request }: Pick<AppContext, 'app' | 'request'>): string {
  const [user = ''] = exactArguments(request, 1)
  if (app.metadata.user(user as UserName) === undefined) throw new CommandRefusal(noSuchUserTerm(user)) // Looked up.
  return user
}

function patterns({ configure, write, read }: PermissionRecord): Row {
  return { configure, write, read }
}

function listed(rows: readonly Row[]): Listed {
  return { rows, warnings: [] }
}
