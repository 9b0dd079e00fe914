/** Commands that change who belongs to a cluster, beside join_cluster and reset. */
import { factText, isFacts } from '../output/facts.ts'
import type { ArgumentRefusal, CommandSpec, Invocation } from './command-spec.ts'

const AWAIT_NODES_SECONDS = 300
const EXIT_USAGE = 64
const EXIT_BAD_DATA = 65

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
    options: [{ flags: '--offline', text: 'from a node that is stopped; not supported yet' }],
    needs: 'app',
    banner: ({ arguments: [member = ''] }) => [`Removing node ${member.replace(/:\d+$/, '')} from the cluster`],
    check: ({ options }) => (options['offline'] === true ? OFFLINE_FORGET : undefined),
    result: { kind: 'done' },
  },
]

// Refused here too, because the node that it would be asked of is stopped.
const OFFLINE_FORGET: ArgumentRefusal = {
  exitCode: EXIT_USAGE,
  text: '--offline is not supported yet. Start enough of the disc nodes for a majority, and run the command without --offline on one of them.',
}

export function positiveInteger({ arguments: [text = ''] }: Invocation): ArgumentRefusal | undefined {
  return /^\d{1,9}$/.test(text) && Number(text) > 0
    ? undefined
    : { exitCode: EXIT_BAD_DATA, text: 'Bad argument: Argument must be a positive integer' }
}
