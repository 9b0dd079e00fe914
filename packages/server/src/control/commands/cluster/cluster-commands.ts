/** The cluster as a whole: cluster_status set_cluster_name forget_cluster_node await_online_nodes. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ForgetError } from '@warren/cluster'
import { assertNever, type NodeName, withoutPort } from '@warren/kernel'
import type { MemberRecord } from '@warren/model'
import type { ControlReply, Json } from '@warren/rpc'
import { snapshotsOf } from '../../cluster-snapshots.ts'
import {
  type AppContext,
  type CommandContext,
  type ControlCommandTable,
  DONE,
  done,
  exactArguments,
  flagOption,
  numberOption,
  positiveArgument,
} from '../../command.ts'
import { changeRefused, type Failure, notClusterNode, onlyDiscNode, refused, wrongState } from '../../failures.ts'
import { featureFlagRows } from '../../lists/list-feature-flags.ts'
import type { NodeSnapshot } from '../../node-snapshot.ts'
import { alarmFact, listenerFact } from '../../status-facts.ts'
import { forgetFromOffline, onlineWithOfflineFlag } from './recovery-commands.ts'

export const CLUSTER_COMMANDS: ControlCommandTable = {
  cluster_status: { needs: 'running', run: clusterStatus },
  set_cluster_name: { needs: 'running', run: setClusterName },
  // Says something of its own about an application that is stopped.
  forget_cluster_node: { needs: 'anything', run: forget },
  await_online_nodes: { needs: 'running', run: awaitOnlineNodes },
}

const AWAIT_NODES_SECONDS = 300
const AWAIT_POLL_MS = 100
const EXIT_SOFTWARE = 70

/** Value: the facts under the names of RabbitMQ's JSON form. */
async function clusterStatus(context: AppContext): Promise<ControlReply> {
  const { app, request } = context
  exactArguments(request, 0)
  const barrier = await app.barrier()
  const members = [...app.metadata.members()]
  const running = members.filter((member) => member.running)
  const warnings: string[] = barrier.ok ? [] : [`this may be out of date: ${barrier.error.text}`]
  const snapshots = await snapshotsOf(context, running, warnings)
  return done({
    alarms: snapshots.flatMap((node) => node.alarms.map((alarm) => alarmFact(alarm, node.name))),
    cluster_name: app.metadata.clusterName,
    disk_nodes: namesOf(members.filter((member) => member.role === 'disc')),
    feature_flags: [...featureFlagRows(app.metadata)],
    listeners: byNode(snapshots, (node) => node.listeners.map((listener) => listenerFact(listener, node.name))),
    maintenance_status: Object.fromEntries(running.map((member) => [member.name, maintenanceText(member)])),
    partitions: Object.fromEntries(app.partitions().map(({ node, cannotReach }) => [node, cannotReach])),
    ...keptAside(snapshots),
    ram_nodes: namesOf(members.filter((member) => member.role === 'ram')),
    running_nodes: namesOf(running),
    versions: byNode(snapshots, versionFacts),
    ...(warnings.length > 0 ? { warnings } : {}),
  })
}

async function setClusterName({ app, request }: AppContext): Promise<ControlReply> {
  const [name = ''] = exactArguments(request, 1)
  const outcome = await app.propose({ kind: 'setClusterName', name })
  return outcome.ok ? DONE : changeRefused(outcome.error)
}

async function forget(context: CommandContext): Promise<ControlReply> {
  const { node, request } = context
  const [text = ''] = exactArguments(request, 1)
  const name = withoutPort(text)
  const app = node.app()
  if (app === undefined) return forgetFromOffline(context, name as NodeName) // Only looked for among those there are.
  if (flagOption(request, 'offline')) return onlineWithOfflineFlag()
  await app.barrier() // Best effort: who is to be forgotten may have joined elsewhere a moment ago.
  const member = [...app.metadata.members()].find((each) => each.name === name)
  if (member === undefined) return forgetRefused({ kind: 'notMember' })
  const outcome = await app.forgetMember(member.id)
  return outcome.ok ? DONE : forgetRefused(outcome.error)
}

function forgetRefused(refusal: ForgetError): Failure {
  switch (refusal.kind) {
    case 'notMember':
      return notClusterNode()
    case 'running':
      return refused(
        `RabbitMQ on node ${refusal.node} must be stopped with 'rabbitmqctl -n ${refusal.node} stop_app' before it can be removed`,
      )
    case 'onlyDiscNode':
      return onlyDiscNode()
    case 'unavailable':
      return refused(refusal.text)
    default:
      return assertNever(refusal)
  }
}

async function awaitOnlineNodes({ node, app, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 1)
  const wanted = positiveArgument(request, 0)
  const deadlineMs = performance.now() + (numberOption(request, 'timeout') ?? AWAIT_NODES_SECONDS) * 1000
  for (;;) {
    if (node.app() !== app) return wrongState('running')
    if ([...app.metadata.members()].filter((member) => member.running).length >= wanted) return DONE
    if (performance.now() >= deadlineMs) {
      const text = `Error: timed out while waiting. Not enough nodes joined ${node.name}'s cluster.`
      return refused(text, EXIT_SOFTWARE)
    }
    await sleep(AWAIT_POLL_MS)
  }
}

function maintenanceText({ isDraining }: MemberRecord): string {
  return isDraining ? 'marked for maintenance' : 'not under maintenance'
}

/** Of our own; there only when something was kept. */
function keptAside(snapshots: readonly NodeSnapshot[]): Record<string, Json> {
  const kept = snapshots.filter((node) => node.keptAside.length > 0)
  return kept.length === 0 ? {} : { kept_aside: byNode(kept, (node) => node.keptAside) }
}

function namesOf(members: readonly MemberRecord[]): string[] {
  return members.map((member) => member.name).sort()
}

function byNode(snapshots: readonly NodeSnapshot[], fact: (node: NodeSnapshot) => Json): Json {
  return Object.fromEntries(snapshots.map((node) => [node.name, fact(node)]))
}

function versionFacts(node: NodeSnapshot): Json {
  return {
    erlang_version: node.runtimeVersion,
    rabbitmq_name: 'Warren',
    rabbitmq_version: node.rabbitmqVersion,
    warren_version: node.version,
  }
}
