/**
 * For nodes that have lost touch with their cluster: update_cluster_nodes force_boot rename_cluster_node, and forget_cluster_node
 * --offline. Where the process is down, ctl leaves word in the data directory instead.
 */
import { assertNever, type NodeName, parseNodeName, withoutPort } from '@warren/kernel'
import type { ControlReply } from '@warren/rpc'
import {
  type CommandContext,
  CommandRefusal,
  type ControlCommandTable,
  DONE,
  done,
  exactArguments,
  flagOption,
} from '../../command.ts'
import {
  clusterWithItself,
  type Failure,
  notClusterNode,
  refused,
  refusedTerm,
  unsupportedName,
} from '../../failures.ts'
import type { ForceRefusal } from '../../node-control.ts'

export const RECOVERY_COMMANDS: ControlCommandTable = {
  update_cluster_nodes: { needs: 'stopped', run: updateClusterNodes },
  // A node that waits for the others at its start is meant too.
  force_boot: { needs: 'notRunning', run: forceBoot },
  rename_cluster_node: { needs: 'noProcess' },
}

async function updateClusterNodes({ node, request }: CommandContext): Promise<ControlReply> {
  const seed = parseNodeName(exactArguments(request, 1)[0] ?? '')
  if (!seed.ok) throw new CommandRefusal(unsupportedName(seed.error.kind))
  if (withoutPort(seed.value) === node.name) return clusterWithItself(node.name)
  const outcome = await node.updateContacts(seed.value)
  if (outcome.ok) return DONE
  switch (outcome.error.kind) {
    case 'notMember':
      return refusedTerm('inconsistent_cluster', 'The nodes provided do not have this node as part of the cluster.')
    case 'seedNotRunning':
      return refusedTerm('cannot_discover_cluster', 'The nodes provided are either offline or not running')
    case 'unreachable': {
      // ctl words its diagnostics from these.
      const { host, port, reason } = outcome.error
      return done({ outcome: 'unreachable', node: withoutPort(seed.value), host, port, reason })
    }
    default:
      return assertNever(outcome.error)
  }
}

async function forceBoot({ node, log, request }: CommandContext): Promise<ControlReply> {
  exactArguments(request, 0)
  log.warn('force_boot asked for by ctl')
  const outcome = await node.forceBoot()
  return outcome.ok ? DONE : forceRefused(outcome.error)
}

/** `forget_cluster_node` of a node that is not running asks for this, or is told that it could. */
export async function forgetFromOffline({ node, log, request }: CommandContext, name: NodeName): Promise<ControlReply> {
  if (!node.otherMembers.includes(name)) return notClusterNode()
  if (!flagOption(request, 'offline')) {
    return refusedTerm(
      'offline_node_no_offline_flag',
      'You are trying to remove a node from an offline node. That is dangerous, but can be done with the --offline flag. Please consult the manual for rabbitmqctl for more information.',
    )
  }
  log.warn('forget_cluster_node --offline asked for by ctl', { forget: name })
  const outcome = await node.forceBoot(name)
  return outcome.ok ? DONE : forceRefused(outcome.error)
}

export function onlineWithOfflineFlag(): Failure {
  return refusedTerm(
    'online_node_offline_flag',
    'You set the --offline flag, which is used to remove nodes remotely from offline nodes, but this node is online.',
  )
}

function forceRefused(refusal: ForceRefusal): Failure {
  switch (refusal.kind) {
    case 'ramNode':
      return refused('a ram node has no metadata that it could go on with; run force_boot on a disc node')
    case 'notMember':
      return notClusterNode()
    case 'ramNodeOrOthersRun':
      return refusedTerm(
        'removing_node_from_offline_node',
        'To remove a node remotely from an offline node, the node you are removing from must be a disc node and all the other nodes must be offline.',
      )
    default:
      return assertNever(refusal)
  }
}
