/** Health checks, as of rabbitmq-diagnostics, and the report for support. */
import { listenerText } from '../output/cluster-status-text.ts'
import { type Facts, factList, factText, isFacts } from '../output/facts.ts'
import { positiveInteger } from './cluster-specs.ts'
import type { CommandSpec, Invocation } from './command-spec.ts'

const CHECK_TIMEOUT_SECONDS = 60
const HEALTH_CHECK_TIMEOUT_SECONDS = 70

export const HEALTH_SPECS: readonly CommandSpec[] = [
  facts({
    name: 'alarms',
    summary: 'Lists resource alarms (local or cluster-wide) in effect on the target node',
    banner: ({ node }) => `Asking node ${node} to report any known resource alarms ...`,
    text: alarmsText,
  }),
  check({
    name: 'check_alarms',
    summary: 'Exits with a non-zero code if the target node reports any alarms, local or cluster-wide',
    banner: ({ node }) => `Asking node ${node} to report any local resource alarms ...`,
  }),
  check({
    name: 'check_local_alarms',
    summary: 'Exits with a non-zero code if the target node reports any local alarms',
    banner: ({ node }) => `Asking node ${node} to report any local resource alarms ...`,
  }),
  check({
    name: 'check_port_connectivity',
    summary: "Opens a TCP connection to each of the node's listeners",
    banner: ({ node }) => `Testing TCP connections to all active listeners on node ${node} ...`,
  }),
  check({
    name: 'check_port_listener',
    summary: 'Exits with a non-zero code if the target node does not listen on that port',
    argument: { name: 'port', text: 'TCP port' },
    banner: ({ node, arguments: [port] }) => `Asking node ${node} if there's an active listener on port ${port} ...`,
    check: positiveInteger,
  }),
  check({
    name: 'check_protocol_listener',
    summary: 'Exits with a non-zero code if the target node has no listener of that protocol',
    argument: { name: 'protocol', text: 'amqp, clustering, http' },
    banner: ({ node, arguments: [protocol] }) =>
      `Asking node ${node} if there's an active listener for protocol ${protocol} ...`,
  }),
  facts({
    name: 'check_running',
    summary: 'Exits with a non-zero code if the application of the target node does not run',
    needs: 'node',
    banner: ({ node }) => `Checking if RabbitMQ is running on node ${node} ...`,
  }),
  check({
    name: 'check_virtual_hosts',
    summary: 'Checks that all virtual hosts run on the target node',
    banner: ({ node }) => `Checking if all vhosts are running on node ${node} ...`,
  }),
  facts({
    name: 'erlang_cookie_hash',
    summary: 'Displays a hash of the shared secret, to compare between nodes and command lines',
    needs: 'node',
    banner: ({ node }) => `Asking node ${node} its Erlang cookie hash...`,
    text: (value) => factText(value, 'value'),
  }),
  facts({
    name: 'is_booting',
    summary: 'Tells whether the application of the target node is booting; the exit code is 0 either way',
    needs: 'node',
    banner: ({ node }) => `Asking node ${node} for its boot status ...`,
  }),
  facts({
    name: 'is_running',
    summary: 'Tells whether the application of the target node runs; the exit code is 0 either way',
    needs: 'node',
    banner: ({ node }) => `Asking node ${node} for its status ...`,
  }),
  facts({
    name: 'listeners',
    summary: 'Lists the listeners of the target node',
    banner: ({ node }) => `Asking node ${node} to report its protocol listeners ...`,
    text: (value) =>
      factList(value, 'listeners')
        .filter(isFacts)
        .map((listener) => `Interface: ${listenerText(listener)}`)
        .join('\n'),
  }),
  {
    name: 'node_health_check',
    section: 'Monitoring, observability and health checks',
    summary: 'DEPRECATED. Use the checks above instead',
    usage: '[--timeout <timeout>]',
    arguments: [],
    options: [],
    needs: 'app',
    timeoutSeconds: HEALTH_CHECK_TIMEOUT_SECONDS,
    banner: ({ node, timeoutSeconds = HEALTH_CHECK_TIMEOUT_SECONDS }) => [
      'This command is DEPRECATED and will be removed in a future version.',
      'It performs intrusive, opinionated health checks and requires a fully booted node.',
      'Use one of the options covered in https://www.rabbitmq.com/monitoring.html#health-checks instead.',
      `Timeout: ${timeoutSeconds} seconds ...`,
      `Checking health of node ${node} ...`,
    ],
    result: { kind: 'done', text: () => 'Health check passed' },
  },
  {
    name: 'report',
    section: 'Monitoring, observability and health checks',
    summary: 'Displays status, cluster_status, environment and all lists, for a request for support',
    usage: '',
    arguments: [],
    options: [],
    needs: 'app',
    banner: ({ node }) => [`Reporting server status of node ${node} ...`],
    result: { kind: 'done' },
  },
]

interface HealthFacts {
  readonly name: string
  readonly summary: string
  readonly banner: (invocation: Invocation) => string
  readonly needs?: 'node'
  readonly argument?: CommandSpec['arguments'][number]
  readonly check?: NonNullable<CommandSpec['check']>
}

function spec({ name, summary, banner, needs, argument, check: refuses }: HealthFacts): Omit<CommandSpec, 'result'> {
  return {
    name,
    section: 'Monitoring, observability and health checks',
    summary,
    usage: `${argument === undefined ? '' : `<${argument.name}> `}[--timeout <timeout>]`,
    arguments: argument === undefined ? [] : [argument],
    options: [],
    needs: needs ?? 'app',
    timeoutSeconds: CHECK_TIMEOUT_SECONDS,
    banner: (invocation) => [banner(invocation)],
    ...(refuses === undefined ? {} : { check: refuses }),
    hasJsonErrors: true,
  }
}

/** Says that all is well, or fails. */
function check(given: HealthFacts): CommandSpec {
  return { ...spec(given), result: { kind: 'done', text: (value) => (isFacts(value) ? message(value) : '') } }
}

/** Tells something; by default the message. */
function facts(given: HealthFacts & { readonly text?: (value: Facts) => string }): CommandSpec {
  const { text = message } = given
  return { ...spec(given), result: { kind: 'facts', text: (value) => (isFacts(value) ? `${text(value)}\n` : '') } }
}

function message(value: Facts): string {
  return factText(value, 'message')
}

function alarmsText(value: Facts): string {
  const lines = [...factList(value, 'local'), ...factList(value, 'global')]
  return lines.length > 0
    ? lines.join('\n')
    : `Node ${factText(value, 'node')} reported no alarms, local or clusterwide`
}
