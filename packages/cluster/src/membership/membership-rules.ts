/** Who may join, leave and be forgotten, and what a planned stop asks of the quorum. Pure. */
import type { NodeId, NodeName } from '@warren/kernel'
import type { MemberRecord } from '@warren/model'
import type { Configuration } from '@warren/raft'

export type JoinRefusal =
  /** A member of that name exists with another identity (force_reset there, or a name used twice). */
  | { readonly kind: 'inconsistentCluster'; readonly thinks: NodeName; readonly clusteredWith: NodeName }
  /** Enabled in the cluster, and unknown to the joiner's software. */
  | { readonly kind: 'featureFlagsMissing'; readonly missing: readonly string[] }

export type LeaveRefusal =
  | { readonly kind: 'onlyDiscNode' }
  | { readonly kind: 'notMember' }
  /** forget_cluster_node on a node whose application runs. */
  | { readonly kind: 'running'; readonly node: NodeName }

/** Erlang terms as RabbitMQ prints them after `Error:` (clustering reference §3). */
export function inconsistentClusterText(thinks: NodeName, clusteredWith: NodeName): string {
  return `{:inconsistent_cluster, 'Node ${thinks} thinks it\\'s clustered with node ${clusteredWith}, but ${clusteredWith} disagrees'}`
}

export function leaveRefusalText(refusal: LeaveRefusal): string {
  switch (refusal.kind) {
    case 'onlyDiscNode':
      return "{:resetting_only_disc_node, 'You cannot reset a node when it is the only disc node in a cluster. Please convert another node of the cluster to a disc node first.'}"
    case 'notMember':
      return "{:not_a_cluster_node, 'The node selected is not in the cluster.'}"
    case 'running':
      return `RabbitMQ on node ${refusal.node} must be stopped with 'rabbitmqctl -n ${refusal.node} stop_app' before it can be removed`
  }
}

export const CLUSTERING_ONLY_DISC_NODE_TEXT =
  "{:clustering_only_disc_node, 'You cannot cluster a node if it is the only disc node in its existing  cluster. If new nodes joined while this node was offline, use 'update_cluster_nodes' to add them manually.'}"
export const NO_RUNNING_CLUSTER_NODES_TEXT =
  "{:no_running_cluster_nodes, 'You cannot leave a cluster if no online nodes are present.'}"

/** 'member': it is one already. Undefined: it may join. */
export function checkJoin(
  members: Iterable<MemberRecord>,
  joiner: { readonly id: NodeId; readonly formerId: NodeId; readonly name: NodeName },
  answering: NodeName,
): JoinRefusal | 'member' | undefined {
  for (const member of members) {
    if (member.id === joiner.id || member.id === joiner.formerId) return 'member'
    if (member.name === joiner.name) {
      return { kind: 'inconsistentCluster', thinks: answering, clusteredWith: joiner.name }
    }
  }
  return undefined
}

/** `isForget`: asked for by somebody else, so the node must not be running. */
export function checkLeave(
  members: Iterable<MemberRecord>,
  leaver: NodeId,
  isForget: boolean,
): LeaveRefusal | undefined {
  let record: MemberRecord | undefined
  let otherDiscNodes = 0
  for (const member of members) {
    if (member.id === leaver) record = member
    else if (member.role === 'disc') otherDiscNodes += 1
  }
  if (record === undefined) return { kind: 'notMember' }
  if (isForget && record.running) return { kind: 'running', node: record.name }
  if (record.role === 'disc' && otherDiscNodes === 0) return { kind: 'onlyDiscNode' }
  return undefined
}

/**
 * Whether those who would vote without `leaver` could decide anything, this its leaving too: else the entry that lets it go would stand
 * in the log for ever, and keep those who have it from voting for those who have not.
 */
export function canGoOnWithout(configuration: Configuration, leaver: NodeId, runs: (node: NodeId) => boolean): boolean {
  const left = configuration.voters.filter((voter) => voter !== leaver)
  const running = left.filter((voter) => runs(voter as NodeId))
  return left.length === configuration.voters.length || running.length > left.length / 2
}

/**
 * Which voters to demote, in this order, so that those who run on after a planned stop of `leaver` are a majority of the
 * voters: then the last disc node to stop can work alone, and is the one that must start first. Nobody when they are a
 * majority anyway: a voter more is a crash more that can be borne.
 */
export function demotionsBeforeStop(
  configuration: Configuration,
  leaver: NodeId,
  runs: (node: NodeId) => boolean,
): readonly NodeId[] {
  const staying = configuration.voters.filter((voter) => voter !== leaver && runs(voter as NodeId))
  // A learner's leaving changes no majority; and where nobody stays, this is the last to stop.
  if (staying.length === 0 || !configuration.voters.includes(leaver)) return []
  const gone = configuration.voters.filter((voter) => voter !== leaver && !runs(voter as NodeId))
  const demotions: NodeId[] = []
  let voters = configuration.voters.length
  for (const voter of [...gone, leaver]) {
    if (staying.length > voters / 2) break
    demotions.push(voter as NodeId)
    voters -= 1
  }
  return demotions
}
