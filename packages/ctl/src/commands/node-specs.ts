/** Commands on nodes and on the cluster. */
import { withoutPort } from '@warren/kernel'
import { clusterStatusTerm, clusterStatusText } from '../output/cluster-status-text.ts'
import { showTerm } from '../output/erlang-term.ts'
import { isFacts } from '../output/facts.ts'
import { factsTerm } from '../output/facts-term.ts'
import { statusText, UNITS, type Unit } from '../output/status-text.ts'
import type { CommandSpec } from './command-spec.ts'

const STATUS_TIMEOUT_SECONDS = 60
const EXIT_USAGE = 64
const EXIT_BAD_DATA = 65
const UNIT_NAMES = Object.keys(UNITS)
const NO_ARGUMENTS = { arguments: [], options: [] } as const

export const NODE_SPECS: readonly CommandSpec[] = [
  {
    ...NO_ARGUMENTS,
    name: 'await_startup',
    section: 'Nodes',
    summary: 'Waits for the application to start on the target node',
    usage: '[--timeout <timeout>]',
    needs: 'node',
    timeoutSeconds: 300,
    keepsOwnTimeout: true,
    result: { kind: 'done' },
  },
  {
    ...NO_ARGUMENTS,
    name: 'reset',
    section: 'Nodes',
    summary: 'Instructs a node to leave the cluster and return to its virgin state',
    usage: '',
    needs: 'app',
    banner: ({ node }) => [`Resetting node ${node} ...`],
    result: { kind: 'done' },
  },
  {
    ...NO_ARGUMENTS,
    name: 'start_app',
    section: 'Nodes',
    summary: 'Starts the application (broker, listeners, replica of the metadata) of a node whose process runs',
    usage: '',
    needs: 'node',
    banner: ({ node }) => [`Starting node ${node} ...`],
    result: { kind: 'done' },
  },
  {
    name: 'stop',
    section: 'Nodes',
    summary: 'Stops the application and the process of a node',
    usage: '[--idempotent] [<pidfile>]',
    arguments: [
      {
        name: 'pidfile',
        text: 'file with the process id of the node: waits until that process has ended',
        isOptional: true,
      },
    ],
    options: [{ flags: '--idempotent', text: 'succeeds when the node is not running' }],
    needs: 'node',
    banner: ({ node, arguments: [pidfile] }) => [
      `Stopping and halting node ${node}${pidfile === undefined ? '' : ` (will monitor pid file ${pidfile})`} ...`,
    ],
    result: { kind: 'done' },
  },
  {
    ...NO_ARGUMENTS,
    name: 'stop_app',
    section: 'Nodes',
    summary: 'Stops the application, leaving the process running',
    usage: '',
    needs: 'node',
    banner: ({ node }) => [`Stopping rabbit application on node ${node} ...`],
    result: { kind: 'done' },
  },
  {
    ...NO_ARGUMENTS,
    name: 'cluster_status',
    section: 'Cluster',
    summary: 'Displays all the nodes in the cluster grouped by node type, together with the currently running nodes',
    usage: '[--timeout <timeout>]',
    needs: 'app',
    timeoutSeconds: STATUS_TIMEOUT_SECONDS,
    banner: ({ node }) => [`Cluster status of node ${node} ...`],
    result: {
      kind: 'facts',
      text: (value, { style }) => (isFacts(value) ? clusterStatusText(value, style) : ''),
      term: (value) => (isFacts(value) ? clusterStatusTerm(value) : ''),
    },
  },
  {
    name: 'join_cluster',
    section: 'Cluster',
    summary: 'Instructs the node to become a member of the cluster that the specified node is in',
    usage: '[--disc|--ram] <existing_cluster_member>',
    arguments: [
      {
        name: 'existing_cluster_member',
        text: 'Any member of the cluster to join: name@host, or name@host:port with its inter-node port',
      },
    ],
    options: [
      { flags: '--disc', text: 'the node keeps the metadata on disk; the default' },
      { flags: '--ram', text: 'the node keeps the metadata in memory only' },
    ],
    needs: 'app',
    banner: ({ node, arguments: [member = ''] }) => [`Clustering node ${node} with ${withoutPort(member)}`],
    check: ({ options }) =>
      options['disc'] === true && options['ram'] === true
        ? { exitCode: EXIT_BAD_DATA, text: 'Bad argument: The node type must be either disc or ram.' }
        : undefined,
    result: {
      kind: 'done',
      text: (value) =>
        isFacts(value) && value['outcome'] === 'alreadyMember' ? 'The node is already a member of this cluster' : '',
    },
  },
  {
    ...NO_ARGUMENTS,
    name: 'ping',
    section: 'Monitoring, observability and health checks',
    summary: 'Checks that the node process is up and that the command line can authenticate with it',
    usage: '[--timeout <timeout>]',
    needs: 'node',
    timeoutSeconds: 60,
    banner: ({ node, timeoutSeconds }) => [
      `Will ping ${node}. This only checks if the OS process is running and accepts the cookie. Timeout: ${(timeoutSeconds ?? 60) * 1000} ms.`,
    ],
    result: { kind: 'done', text: () => 'Ping succeeded' },
  },
  {
    name: 'status',
    section: 'Monitoring, observability and health checks',
    summary: 'Displays status of a node',
    usage: '[--unit <unit>] [--timeout <timeout>]',
    arguments: [],
    options: [{ flags: '--unit <unit>', text: `unit of memory and disk sizes: ${UNIT_NAMES.join(', ')}` }],
    needs: 'app',
    timeoutSeconds: STATUS_TIMEOUT_SECONDS,
    banner: ({ node }) => [`Status of node ${node} ...`],
    check: ({ options: { unit = 'gb' } }) =>
      UNIT_NAMES.includes(String(unit))
        ? undefined
        : {
            exitCode: EXIT_USAGE,
            text: `unit '${unit}' is not supported. Please use one of: ${UNIT_NAMES.join(', ')}`,
          },
    result: {
      kind: 'facts',
      text: (value, { invocation, style }) => {
        const unit = String(invocation.options['unit'] ?? 'gb') as Unit // Checked above.
        return isFacts(value) ? statusText(value, unit, style) : ''
      },
    },
  },
  {
    ...NO_ARGUMENTS,
    name: 'environment',
    section: 'Configuration and Environment',
    summary: 'Displays the effective configuration of the node',
    usage: '',
    needs: 'node',
    banner: ({ node }) => [`Application environment of node ${node} ...`],
    result: { kind: 'facts', text: (value) => `${showTerm(factsTerm(value))}\n` },
  },
  {
    name: 'set_cluster_name',
    section: 'Configuration and Environment',
    summary: 'Sets the cluster name',
    usage: '<name>',
    arguments: [{ name: 'name', text: 'New name of the cluster' }],
    options: [],
    needs: 'app',
    banner: ({ arguments: [name] }) => [`Setting cluster name to ${name} ...`],
    result: { kind: 'done' },
  },
]
