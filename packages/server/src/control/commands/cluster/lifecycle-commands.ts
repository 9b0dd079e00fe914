/** The application and the membership: stop stop_app start_app reset force_reset join_cluster change_cluster_node_type. */
import { assertNever, parseNodeName, withoutPort } from '@warren/kernel'
import type { MemberRole } from '@warren/model'
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
  badArgument,
  clusterWithItself,
  type Failure,
  onlyDiscNode,
  refused,
  refusedTerm,
  unsupportedName,
} from '../../failures.ts'
import type { ChangeRoleRefusal, JoinRefusal, ResetRefusal, StartRefusal } from '../../node-control.ts'

/** Between nodes: what a blank node asks the nodes of its list before it founds a cluster. */
export const FORMATION_STATE = 'formation_state'

export const LIFECYCLE_COMMANDS: ControlCommandTable = {
  [FORMATION_STATE]: { needs: 'anything', run: formationState },
  stop: { needs: 'anything', run: stop },
  stop_app: { needs: 'anything', run: stopApp },
  start_app: { needs: 'anything', run: startApp },
  reset: { needs: 'stopped', run: reset },
  force_reset: { needs: 'stopped', run: forceReset },
  join_cluster: { needs: 'stopped', run: joinCluster },
  change_cluster_node_type: { needs: 'stopped', run: changeType },
}

const ROLES: ReadonlyMap<string, MemberRole> = new Map([
  ['disc', 'disc'],
  ['disk', 'disc'],
  ['ram', 'ram'],
])

async function stop({ node, log, request }: CommandContext): Promise<ControlReply> {
  exactArguments(request, 0)
  log.info('stop asked for by ctl')
  await node.stopApp()
  node.stop()
  return DONE
}

async function stopApp({ node, log, request }: CommandContext): Promise<ControlReply> {
  exactArguments(request, 0)
  log.info('stop_app asked for by ctl')
  await node.stopApp()
  return DONE
}

async function startApp({ node, log, request }: CommandContext): Promise<ControlReply> {
  exactArguments(request, 0)
  log.info('start_app asked for by ctl')
  const outcome = await node.startApp()
  return outcome.ok ? DONE : startRefused(outcome.error, node.name)
}

/** Value: whether this node belongs to a cluster, be it one of its own, and whether that can be joined here. */
async function formationState({ node, request }: CommandContext): Promise<ControlReply> {
  exactArguments(request, 0)
  return done({ name: node.name, state: node.isBlank ? 'blank' : 'member', running: node.appState === 'running' })
}

async function reset({ node, request }: CommandContext): Promise<ControlReply> {
  exactArguments(request, 0)
  const outcome = await node.reset()
  return outcome.ok ? DONE : resetRefused(outcome.error)
}

async function forceReset({ node, request }: CommandContext): Promise<ControlReply> {
  exactArguments(request, 0)
  await node.forceReset()
  return DONE
}

/** Value: whether anything changed. */
async function changeType({ node, request }: CommandContext): Promise<ControlReply> {
  const [type = ''] = exactArguments(request, 1)
  const role = ROLES.get(type)
  if (role === undefined) throw new CommandRefusal(badArgument('The node type must be either disc or ram.'))
  const outcome = await node.changeRole(role)
  return outcome.ok ? done({ outcome: outcome.value, type: role }) : changeTypeRefused(outcome.error)
}

/** Value: how it ended. That the seed could not be reached is told as facts, for `ctl` words its diagnostics from them. */
async function joinCluster({ node, request }: CommandContext): Promise<ControlReply> {
  const [text = ''] = exactArguments(request, 1)
  const role = roleOption(request)
  const seed = parseNodeName(text)
  if (!seed.ok) throw new CommandRefusal(unsupportedName(seed.error.kind))
  if (withoutPort(seed.value) === node.name) return clusterWithItself(node.name)
  const outcome = await node.joinCluster(seed.value, role)
  if (outcome.ok) return done({ outcome: outcome.value })
  if (outcome.error.kind !== 'unreachable') return joinRefused(outcome.error, withoutPort(seed.value))
  const { host, port, reason } = outcome.error
  return done({ outcome: 'unreachable', node: withoutPort(seed.value), host, port, reason })
}

function roleOption(request: CommandContext['request']): MemberRole {
  const isRam = flagOption(request, 'ram')
  const isDisc = flagOption(request, 'disc') || flagOption(request, 'disk')
  if (isRam && isDisc) throw new CommandRefusal(badArgument('The node type must be either disc or ram.'))
  return isRam ? 'ram' : 'disc'
}

function startRefused(refusal: StartRefusal, self: string): Failure {
  switch (refusal.kind) {
    case 'inconsistentCluster':
      return inconsistent(self, refusal.remote, refusal.remote)
    case 'noDiscNodeReachable':
      return refused(
        `{:rabbit, {:failed_to_cluster_with, [${refusal.tried.map((name) => `:"${name}"`).join(', ')}], 'Could not connect to any disc node.'}}`,
      )
    case 'bootFailed':
      return refused(`BOOT FAILED\n${refusal.text}`)
    case 'stopped':
      return refused('BOOT FAILED\nthe start was stopped')
    case 'nameTaken':
      return inconsistent(refusal.thinks, refusal.clusteredWith, refusal.clusteredWith)
    default:
      return assertNever(refusal)
  }
}

function resetRefused(refusal: ResetRefusal): Failure {
  switch (refusal.kind) {
    case 'onlyDiscNode':
      return onlyDiscNode()
    case 'noRunningClusterNodes':
      return refusedTerm('no_running_cluster_nodes', 'You cannot leave a cluster if no online nodes are present.')
    case 'unavailable':
      return refused(refusal.text)
    default:
      return assertNever(refusal)
  }
}

function changeTypeRefused(refusal: ChangeRoleRefusal): Failure {
  switch (refusal.kind) {
    case 'notClustered':
      return refusedTerm('not_clustered', 'Non-clustered nodes can only be disc nodes.')
    case 'onlyDiscNode':
      return onlyDiscNode()
    case 'noRunningClusterNodes':
      return refused(
        "{:no_online_cluster_nodes, 'Could not find any online cluster nodes. If the cluster has changed, you can use the 'update_cluster_nodes' command.'}",
      )
    case 'notTakenBack':
      return refused(
        `the node has left its cluster, but could not join it again (${refusal.reason}): it is a blank standalone node now. Use join_cluster.`,
      )
    case 'unavailable':
      return refused(refusal.text)
    default:
      return assertNever(refusal)
  }
}

function joinRefused(refusal: Exclude<JoinRefusal, { kind: 'unreachable' }>, seed: string): Failure {
  switch (refusal.kind) {
    case 'onlyDiscNode':
      return refused(
        "{:clustering_only_disc_node, 'You cannot cluster a node if it is the only disc node in its existing  cluster. If new nodes joined while this node was offline, use 'update_cluster_nodes' to add them manually.'}",
      )
    case 'remoteNotRunning':
      return refusedTerm(
        'cannot_discover_cluster',
        `The application on node ${seed} is not running. Start it with 'start_app' first.`,
      )
    case 'inconsistentCluster':
      return inconsistent(refusal.thinks, refusal.clusteredWith, refusal.clusteredWith)
    case 'incompatible':
      return refusedTerm('inconsistent_cluster', refusal.text)
    case 'featureFlagsMissing':
      return refusedTerm(
        'incompatible_feature_flags',
        `The cluster has feature flags enabled that this node does not support: ${refusal.missing.join(', ')}`,
      )
    case 'unavailable':
      return refused(refusal.text)
    default:
      return assertNever(refusal)
  }
}

function inconsistent(thinks: string, clusteredWith: string, disagrees: string): Failure {
  return refusedTerm(
    'inconsistent_cluster',
    `Node ${thinks} thinks it's clustered with node ${clusteredWith}, but ${disagrees} disagrees`,
  )
}
