/** The list_* commands, with RabbitMQ's columns. */
import type { CellKind } from '../output/cell.ts'
import type { ArgumentSpec, CommandSpec, Invocation, OptionSpec, Section } from './command-spec.ts'

const LIST_TIMEOUT_SECONDS = 60
const LOCAL: OptionSpec = { flags: '--local', text: 'only what lives on the target node' }
const HEADERS = '[--no-table-headers]'
const TIMEOUT = '[--timeout <timeout>]'

const QUEUE_COLUMNS =
  'name durable auto_delete arguments policy pid owner_pid exclusive exclusive_consumer_pid exclusive_consumer_tag messages_ready messages_unacknowledged messages messages_ready_ram messages_unacknowledged_ram messages_ram messages_persistent message_bytes message_bytes_ready message_bytes_unacknowledged message_bytes_ram message_bytes_persistent head_message_timestamp disk_reads disk_writes consumers consumer_utilisation consumer_capacity memory slave_pids synchronised_slave_pids mirror_pids synchronised_mirror_pids state type leader members online mirrors synchronised_mirrors sync_set epoch operator_policy effective_policy_definition'
const CONNECTION_COLUMNS =
  'pid name port host peer_port peer_host ssl ssl_protocol ssl_key_exchange ssl_cipher ssl_hash peer_cert_subject peer_cert_issuer peer_cert_validity state channels protocol auth_mechanism user vhost timeout frame_max channel_max client_properties recv_oct recv_cnt send_oct send_cnt send_pend connected_at'
const CHANNEL_COLUMNS =
  'pid connection name number user vhost transactional confirm consumer_count messages_unacknowledged messages_uncommitted acks_uncommitted messages_unconfirmed prefetch_count global_prefetch_count'
const CONSUMER_PRESET = 'queue_name channel_pid consumer_tag ack_required prefetch_count active arguments'
const BINDING_COLUMNS = 'source_name source_kind destination_name destination_kind routing_key arguments'

interface ListFacts {
  readonly name: string
  readonly section: Section
  readonly summary: string
  readonly usage: string
  readonly banner: (invocation: Invocation) => readonly string[]
  readonly preset: string
  /** All that can be chosen; absent when the list takes no columns. */
  readonly columns?: string
  readonly kinds?: Readonly<Record<string, CellKind>>
  readonly arguments?: readonly ArgumentSpec[]
  readonly options?: readonly OptionSpec[]
  readonly isHeaderless?: true
}

export const LIST_SPECS: readonly CommandSpec[] = [
  list({
    name: 'list_queues',
    section: 'Monitoring, observability and health checks',
    summary: 'Lists queues and their properties',
    usage: `[--vhost <vhost>] [--online] [--offline] [--local] ${HEADERS} [<column>, ...] ${TIMEOUT}`,
    banner: ({ vhost, timeoutSeconds }) => [
      `Timeout: ${(timeoutSeconds ?? LIST_TIMEOUT_SECONDS).toFixed(1)} seconds ...`,
      `Listing queues for vhost ${vhost} ...`,
    ],
    preset: 'name messages',
    columns: QUEUE_COLUMNS,
    kinds: {
      arguments: 'table',
      pid: 'pid',
      owner_pid: 'pid',
      exclusive_consumer_pid: 'pid',
      slave_pids: 'pids',
      synchronised_slave_pids: 'pids',
      mirror_pids: 'pids',
      synchronised_mirror_pids: 'pids',
      leader: 'atom',
      mirrors: 'words',
      synchronised_mirrors: 'words',
      sync_set: 'words',
      state: 'state',
      type: 'atom',
    },
    options: [
      { flags: '--online', text: 'lists only queues on online (reachable) nodes' },
      { flags: '--offline', text: 'lists only queues on offline (unreachable) nodes' },
      LOCAL,
    ],
  }),
  list({
    name: 'list_exchanges',
    section: 'Monitoring, observability and health checks',
    summary: 'Lists exchanges',
    usage: `[--vhost <vhost>] ${HEADERS} [<column> ...] ${TIMEOUT}`,
    banner: ({ vhost }) => [`Listing exchanges for vhost ${vhost} ...`],
    preset: 'name type',
    columns: 'name type durable auto_delete internal arguments policy',
    kinds: { type: 'atom', arguments: 'table' },
  }),
  list({
    name: 'list_bindings',
    section: 'Monitoring, observability and health checks',
    summary: 'Lists all bindings on a vhost',
    usage: `[--vhost <vhost>] ${HEADERS} [<column> ...] ${TIMEOUT}`,
    banner: ({ vhost }) => [`Listing bindings for vhost ${vhost}...`],
    preset: BINDING_COLUMNS,
    columns: BINDING_COLUMNS,
    kinds: { source_kind: 'atom', destination_kind: 'atom', arguments: 'table' },
  }),
  list({
    name: 'list_connections',
    section: 'Monitoring, observability and health checks',
    summary: 'Lists AMQP 0.9.1 connections of all nodes',
    usage: `[--local] ${HEADERS} [<column> ...] ${TIMEOUT}`,
    banner: () => ['Listing connections ...'],
    preset: 'user peer_host peer_port state',
    columns: CONNECTION_COLUMNS,
    kinds: { pid: 'pid', state: 'atom', protocol: 'version', client_properties: 'table' },
    options: [LOCAL],
  }),
  list({
    name: 'list_channels',
    section: 'Monitoring, observability and health checks',
    summary: 'Lists all channels of all nodes',
    usage: `[--local] ${HEADERS} [<column> ...] ${TIMEOUT}`,
    banner: () => ['Listing channels ...'],
    preset: 'pid user consumer_count messages_unacknowledged',
    columns: CHANNEL_COLUMNS,
    kinds: { pid: 'pid', connection: 'pid' },
    options: [LOCAL],
  }),
  list({
    name: 'list_consumers',
    section: 'Monitoring, observability and health checks',
    summary: 'Lists all consumers for a vhost',
    usage: `[--vhost <vhost>] ${HEADERS} [<column> ...] ${TIMEOUT}`,
    banner: ({ vhost }) => [`Listing consumers in vhost ${vhost} ...`],
    preset: CONSUMER_PRESET,
    columns: `${CONSUMER_PRESET} activity_status`,
    kinds: { channel_pid: 'pid', activity_status: 'atom', arguments: 'table' },
  }),
  list({
    name: 'list_policies',
    section: 'Policies',
    summary: 'Lists all policies in a virtual host',
    usage: `[--vhost <vhost>] ${HEADERS} ${TIMEOUT}`,
    banner: ({ vhost }) => [`Listing policies for vhost "${vhost}" ...`],
    preset: 'vhost name pattern apply-to definition priority',
  }),
  list({
    name: 'list_operator_policies',
    section: 'Policies',
    summary: 'Lists operator policy overrides for a virtual host',
    usage: `[--vhost <vhost>] ${HEADERS} ${TIMEOUT}`,
    banner: ({ vhost }) => [`Listing operator policy overrides for vhost "${vhost}" ...`],
    preset: 'vhost name pattern apply-to definition priority',
  }),
  list({
    name: 'list_vhosts',
    section: 'Access Control',
    summary: 'Lists virtual hosts',
    usage: `${HEADERS} [<column> ...] ${TIMEOUT}`,
    banner: () => ['Listing vhosts ...'],
    preset: 'name',
    columns: 'name description tags default_queue_type tracing cluster_state',
    kinds: { tags: 'words', cluster_state: 'words' },
  }),
  list({
    name: 'list_users',
    section: 'Users',
    summary: 'List user names and tags',
    usage: `${HEADERS} ${TIMEOUT}`,
    banner: () => ['Listing users ...'],
    preset: 'user tags',
    kinds: { tags: 'words' },
  }),
  list({
    name: 'list_permissions',
    section: 'Access Control',
    summary: 'Lists user permissions in a virtual host',
    usage: `[--vhost <vhost>] ${HEADERS} ${TIMEOUT}`,
    banner: ({ vhost }) => [`Listing permissions for vhost "${vhost}" ...`],
    preset: 'user configure write read',
  }),
  list({
    name: 'list_user_permissions',
    section: 'Access Control',
    summary: 'Lists permissions of a user across all virtual hosts',
    usage: `${HEADERS} <username> ${TIMEOUT}`,
    banner: (invocation) => [`Listing permissions for user "${invocation.arguments[0]}" ...`],
    preset: 'vhost configure write read',
    arguments: [{ name: 'username', text: 'Name of the user' }],
  }),
  list({
    name: 'list_topic_permissions',
    section: 'Access Control',
    summary: 'Lists topic permissions in a virtual host',
    usage: `[--vhost <vhost>] ${HEADERS} ${TIMEOUT}`,
    banner: ({ vhost }) => [`Listing topic permissions for vhost "${vhost}" ...`],
    preset: 'user exchange write read',
  }),
  list({
    name: 'list_user_topic_permissions',
    section: 'Access Control',
    summary: 'Lists user topic permissions',
    usage: `${HEADERS} <username> ${TIMEOUT}`,
    banner: (invocation) => [`Listing topic permissions for user "${invocation.arguments[0]}" ...`],
    preset: 'vhost exchange write read',
    arguments: [{ name: 'username', text: 'Name of the user' }],
    isHeaderless: true,
  }),
  list({
    name: 'list_feature_flags',
    section: 'Feature flags',
    summary: 'Lists feature flags',
    usage: `[<column> ...] ${TIMEOUT}`,
    banner: () => ['Listing feature flags ...'],
    preset: 'name state',
    columns: 'name state stability provided_by desc doc_url',
    kinds: { state: 'atom', stability: 'atom', provided_by: 'atom' },
  }),
]

function list(facts: ListFacts): CommandSpec {
  const { name, section, summary, usage, banner, kinds, options = [] } = facts
  const columns = facts.columns?.split(' ')
  const columnArgument: ArgumentSpec | undefined = columns && {
    name: 'column',
    text: `must be one of ${[...columns].sort().join(', ')}`,
    isOptional: true,
    isVariadic: true,
  }
  return {
    name,
    section,
    summary,
    usage,
    arguments: [...(facts.arguments ?? []), ...(columnArgument === undefined ? [] : [columnArgument])],
    options,
    needs: 'app',
    timeoutSeconds: LIST_TIMEOUT_SECONDS,
    banner,
    result: {
      kind: 'list',
      preset: facts.preset.split(' '),
      ...(columns === undefined ? {} : { columns }),
      ...(kinds === undefined ? {} : { kinds }),
      ...(facts.isHeaderless === true ? { isHeaderless: true } : {}),
    },
  }
}
