/** The cluster as a whole: cluster_status set_cluster_name. */
import type { MemberRecord } from '@warren/model'
import type { ControlReply, Json } from '@warren/rpc'
import { type AppContext, type ControlCommandTable, DONE, done, exactArguments } from '../command.ts'
import { changeRefused } from '../failures.ts'
import { PEER_TIMEOUT_MS } from '../lists/gather.ts'
import type { NodeSnapshot } from '../node-snapshot.ts'
import { alarmFact, listenerFact } from '../status-facts.ts'

export const CLUSTER_COMMANDS: ControlCommandTable = {
  cluster_status: { needs: 'running', run: clusterStatus },
  set_cluster_name: { needs: 'running', run: setClusterName },
}

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
    feature_flags: [],
    listeners: byNode(snapshots, (node) => node.listeners.map((listener) => listenerFact(listener, node.name))),
    maintenance_status: byNode(snapshots, () => 'not under maintenance'),
    partitions: Object.fromEntries(app.partitions().map(({ node, cannotReach }) => [node, cannotReach])),
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

/** What each running node says of itself, in the order of the members. */
async function snapshotsOf(
  { node, app }: AppContext,
  running: readonly MemberRecord[],
  warnings: string[],
): Promise<readonly NodeSnapshot[]> {
  const answers = await Promise.all(
    running.map(async (member) => {
      if (member.id === node.id) return node.snapshot()
      const answer = await app.askPeer(member.id, { kind: 'node' }, PEER_TIMEOUT_MS)
      if (answer.ok) return answer.value as NodeSnapshot // The other node's own snapshot().
      warnings.push(`node ${member.name} did not answer: ${answer.error.text}`)
      return undefined
    }),
  )
  return answers.filter((answer) => answer !== undefined)
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
