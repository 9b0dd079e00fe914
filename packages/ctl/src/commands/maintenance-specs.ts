/** Before and after a node is stopped for a while: what rabbitmq-upgrade and rabbitmq-queues do in RabbitMQ. */
import { factText, isFacts } from '../output/facts.ts'
import type { CommandSpec } from './command-spec.ts'

const AWAIT_SECONDS = 120
const CHECK_TIMEOUT_SECONDS = 60
const PLAIN = { section: 'Maintenance', arguments: [], options: [], needs: 'app' } as const

export const MAINTENANCE_SPECS: readonly CommandSpec[] = [
  {
    ...PLAIN,
    name: 'drain',
    summary:
      'Puts the node in maintenance mode: it serves no clients, and leads no queue that a synchronised mirror can lead',
    usage: '',
    banner: ({ node }) => [
      `Will put node ${node} into maintenance mode. The node will no longer serve any client traffic!`,
    ],
    result: { kind: 'done' },
  },
  {
    ...PLAIN,
    name: 'revive',
    summary: 'Puts the node out of maintenance and into regular operating mode',
    usage: '',
    banner: ({ node }) => [
      `Will put node ${node} back into regular operating mode. The node will again serve client traffic and host primary queue replicas.`,
    ],
    result: { kind: 'done' },
  },
  waiting({
    name: 'await_online_synchronized_mirror',
    summary: 'Waits until all mirrored queues that the target node leads have a synchronised mirror online',
    awaited: 'a synchronised mirror be online for all classic mirrored queues',
  }),
  waiting({
    name: 'await_online_quorum_plus_one',
    summary: 'Returns at once: there are no quorum queues',
    awaited: 'a quorum + 1 of nodes to be online for all quorum queues',
  }),
  check({
    name: 'check_if_node_is_mirror_sync_critical',
    summary:
      'Exits with a non-zero code if the target node leads mirrored queues that have no synchronised mirror online',
    risk: 'data safety of any classic mirrored queues',
  }),
  check({
    name: 'check_if_node_is_quorum_critical',
    summary: 'Always passes: there are no quorum queues',
    risk: 'quorum of any quorum queues',
  }),
]

type Words = Pick<CommandSpec, 'name' | 'summary'>

function waiting({ name, summary, awaited }: Words & { readonly awaited: string }): CommandSpec {
  return {
    ...PLAIN,
    name,
    summary,
    usage: '[--timeout <timeout>]',
    timeoutSeconds: AWAIT_SECONDS,
    keepsOwnTimeout: true,
    banner: ({ timeoutSeconds = AWAIT_SECONDS }) => [`Will wait for ${awaited} for ${timeoutSeconds} seconds...`],
    result: { kind: 'done' },
  }
}

function check({ name, summary, risk }: Words & { readonly risk: string }): CommandSpec {
  return {
    ...PLAIN,
    name,
    summary,
    usage: '[--timeout <timeout>]',
    timeoutSeconds: CHECK_TIMEOUT_SECONDS,
    banner: ({ node }) => [`Checking if node ${node} is critical for ${risk} ...`],
    hasJsonErrors: true,
    result: { kind: 'done', text: (value) => (isFacts(value) ? factText(value, 'message') : '') },
  }
}
