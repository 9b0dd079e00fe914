import { expect, test } from 'vitest'
import type { Invocation } from './command-spec.ts'
import { findCommand } from './command-table.ts'

test.each([
  ['drain', 'Will put node rabbit@a into maintenance mode. The node will no longer serve any client traffic!'],
  [
    'revive',
    'Will put node rabbit@a back into regular operating mode. The node will again serve client traffic and host primary queue replicas.',
  ],
  [
    'await_online_synchronized_mirror',
    'Will wait for a synchronised mirror be online for all classic mirrored queues for 5 seconds...',
  ],
  [
    'await_online_quorum_plus_one',
    'Will wait for a quorum + 1 of nodes to be online for all quorum queues for 5 seconds...',
  ],
  [
    'check_if_node_is_mirror_sync_critical',
    'Checking if node rabbit@a is critical for data safety of any classic mirrored queues ...',
  ],
  ['check_if_node_is_quorum_critical', 'Checking if node rabbit@a is critical for quorum of any quorum queues ...'],
])('%s says what it does as in RabbitMQ', (command, banner) => {
  const invocation = { node: 'rabbit@a', timeoutSeconds: 5 } as Partial<Invocation> as Invocation // All that banners need.
  expect(findCommand(command)?.banner?.(invocation)).toEqual([banner])
})
