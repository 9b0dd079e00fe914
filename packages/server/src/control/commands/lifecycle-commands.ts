/** The application and the membership: stop stop_app start_app reset join_cluster. */
import { assertNever, type NodeName, parseNodeName } from '@warren/kernel'
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
} from '../command.ts'
import { badArgument, clusterWithItself, type Failure, failure, refused, refusedTerm } from '../failures.ts'
import type { JoinRefusal, ResetRefusal, StartRefusal } from '../node-control.ts'

export const LIFECYCLE_COMMANDS: ControlCommandTable = {
  stop: { needs: 'anything', run: stop },
  stop_app: { needs: 'anything', run: stopApp },
  start_app: { needs: 'anything', run: startApp },
  reset: { needs: 'stopped', run: reset },
  join_cluster: { needs: 'stopped', run: joinCluster },
}

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

async function reset({ node, request }: CommandContext): Promise<ControlReply> {
  exactArguments(request, 0)
  const outcome = await node.reset()
  return outcome.ok ? DONE : resetRefused(outcome.error)
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

function withoutPort(name: NodeName): string {
  return name.replace(/:\d+$/, '')
}

function unsupportedName(kind: 'invalidHead' | 'invalidHost'): Failure {
  const why =
    kind === 'invalidHead'
      ? 'node name head (the part before the @) is invalid. Only alphanumerics, _ and - characters are allowed.'
      : 'hostname is invalid (possibly contains unsupported characters).'
  return failure(65, `Unsupported node name: ${why}`)
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
    default:
      return assertNever(refusal)
  }
}

function resetRefused(refusal: ResetRefusal): Failure {
  switch (refusal.kind) {
    case 'onlyDiscNode':
      return refusedTerm(
        'resetting_only_disc_node',
        'You cannot reset a node when it is the only disc node in a cluster. Please convert another node of the cluster to a disc node first.',
      )
    case 'noRunningClusterNodes':
      return refusedTerm('no_running_cluster_nodes', 'You cannot leave a cluster if no online nodes are present.')
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
