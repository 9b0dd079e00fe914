/** Commands that change who belongs to a cluster, beside join_cluster and reset. */
import { withoutPort } from '@warren/kernel'
import { factText, isFacts } from '../output/facts.ts'
import { type ArgumentRefusal, type CommandSpec, type Invocation, type OptionSpec, quoted } from './command-spec.ts'

const AWAIT_NODES_SECONDS = 300
const EXIT_BAD_DATA = 65
const EXIT_USAGE = 64

const DATA_DIRECTORY: OptionSpec = {
  flags: '--data-dir <directory>',
  text: 'of a node whose process is down; without it WARREN_DATA_DIR, then .warren/<node> below the working directory',
}

export const CLUSTER_SPECS: readonly CommandSpec[] = [
  {
    name: 'await_online_nodes',
    section: 'Cluster',
    summary: 'Waits for <count> nodes to join the cluster',
    usage: '<count> [--timeout <timeout>]',
    arguments: [{ name: 'count', text: 'how many nodes must be up for this command to exit. 1 returns at once' }],
    options: [],
    needs: 'app',
    timeoutSeconds: AWAIT_NODES_SECONDS,
    keepsOwnTimeout: true,
    banner: ({ node, arguments: [count], timeoutSeconds = AWAIT_NODES_SECONDS }) => [
      `Will wait for at least ${count} nodes to join the cluster of ${node}. Timeout: ${timeoutSeconds} seconds.`,
    ],
    check: positiveInteger,
    result: { kind: 'done' },
  },
  {
    name: 'change_cluster_node_type',
    aliases: ['changeclusternode_type', 'cluster_node_type'],
    section: 'Cluster',
    summary: 'Changes the type of the cluster node. The node leaves, is reset and joins again',
    usage: '<disc | ram>',
    arguments: [{ name: 'disc | ram', text: 'disc (or disk): metadata on disk; ram: in memory only' }],
    options: [],
    needs: 'app',
    banner: ({ node, arguments: [type] }) => [`Turning ${node} into a ${type} node`],
    check: ({ arguments: [type = ''] }) =>
      ['disc', 'disk', 'ram'].includes(type)
        ? undefined
        : { exitCode: EXIT_BAD_DATA, text: 'Bad argument: The node type must be either disc or ram.' },
    result: {
      kind: 'done',
      text: (value) =>
        isFacts(value) && value['outcome'] === 'same' ? `Node type is already ${factText(value, 'type')}` : '',
    },
  },
  {
    name: 'force_reset',
    section: 'Nodes',
    summary: 'Forcefully returns a node to its virgin state; the others go on listing it until they forget it',
    usage: '',
    arguments: [],
    options: [],
    needs: 'app',
    banner: ({ node }) => [`Forcefully resetting node ${node} ...`],
    result: { kind: 'done' },
  },
  {
    name: 'forget_cluster_node',
    section: 'Cluster',
    summary: 'Removes a node from the cluster whose application is stopped; durable queues that only it holds go too',
    usage: '[--offline] <existing_cluster_member_node>',
    arguments: [{ name: 'existing_cluster_member_node', text: 'The node to be removed' }],
    options: [
      {
        flags: '--offline',
        text: 'on a disc node that is stopped or waits for the others, all of which have to be down: its next start goes on without them',
      },
      DATA_DIRECTORY,
    ],
    needs: 'app',
    banner: ({ arguments: [member = ''] }) => [`Removing node ${withoutPort(member)} from the cluster`],
    whileDown: ({ options }) => options['offline'] === true,
    result: { kind: 'done' },
  },
  {
    name: 'force_boot',
    section: 'Cluster',
    summary: 'Makes the next start of a node, or the one that waits, go on without the members that it knew',
    usage: '[--data-dir <directory>]',
    arguments: [],
    options: [DATA_DIRECTORY],
    needs: 'node',
    whileDown: () => true,
    result: { kind: 'done' },
  },
  {
    name: 'rename_cluster_node',
    section: 'Cluster',
    summary: 'Renames members of the cluster in the data directory of a node whose process is down',
    usage: '[--data-dir <directory>] <oldnode1> <newnode1> [oldnode2] [newnode2] ...',
    arguments: [{ name: 'nodes', text: 'Names now and from the next start on, in pairs', isVariadic: true }],
    options: [DATA_DIRECTORY],
    needs: 'app',
    banner: ({ arguments: names }) => renameBanner(names),
    check: ({ arguments: names }) =>
      names.length < 2 ? { exitCode: EXIT_USAGE, text: 'not enough arguments.' } : undefined,
    whileDown: () => true,
    result: { kind: 'done' },
  },
  {
    name: 'enable_feature_flag',
    section: 'Feature flags',
    summary:
      'Enables a feature flag, or all that the target node supports, once every node of the cluster supports them',
    usage: '<all | feature_flag>',
    arguments: [
      { name: 'feature_flag', text: 'name of the feature flag to enable, or "all" to enable all supported flags' },
    ],
    options: [],
    needs: 'app',
    banner: ({ arguments: [name = ''] }) => [
      name === 'all' ? 'Enabling all feature flags ...' : `Enabling feature flag ${quoted(name)} ...`,
    ],
    check: ({ arguments: [name] }) =>
      name === ''
        ? { exitCode: EXIT_BAD_DATA, text: 'Bad argument: feature_flag cannot be an empty string.' }
        : undefined,
    result: { kind: 'done' },
  },
  {
    name: 'update_cluster_nodes',
    section: 'Cluster',
    summary: 'Takes over the list of members from another one, before a start',
    usage: '<seed_node>',
    arguments: [
      { name: 'seed_node', text: 'A member that runs: name@host, or name@host:port with its inter-node port' },
    ],
    options: [],
    needs: 'app',
    banner: ({ node, arguments: [seed = ''] }) => [`Will seed ${node} from ${withoutPort(seed)} on next start`],
    result: { kind: 'done' },
  },
]

function renameBanner(names: readonly string[]): readonly string[] {
  const pairs: string[] = []
  for (let at = 0; at < names.length; at += 2) pairs.push(`${names[at]} -> ${names[at + 1]} \n`)
  return ['Renaming cluster nodes: ', ` ${pairs.join('')}`]
}

export function positiveInteger({ arguments: [text = ''] }: Invocation): ArgumentRefusal | undefined {
  return /^\d{1,9}$/.test(text) && Number(text) > 0
    ? undefined
    : { exitCode: EXIT_BAD_DATA, text: 'Bad argument: Argument must be a positive integer' }
}
