/**
 * What changes between versions that work together in one cluster. A command that older software cannot read belongs to a flag:
 * it is proposed only once the flag is enabled, and a flag can be enabled only when every member supports it. From then on
 * software without it can neither join nor start. A newly founded cluster has all the flags that its founder knows.
 */
import type { Command } from './command.ts'

export interface FeatureFlag {
  readonly name: string
  readonly description: string
  readonly stability: 'stable' | 'experimental'
  /** Proposed only while it is enabled. */
  readonly commands: readonly Command['kind'][]
}

/** Without it nobody goes on by itself, not even when an operator says so: older members could not read that it did. */
export const FORCED_LINEAGE_FLAG = 'forced_lineage'

/** Policies with `ha-mode` need it: where a member cannot hold mirrors, no policy promises any. */
export const MIRRORED_QUEUES: FeatureFlag = {
  name: 'mirrored_queues',
  description: 'Queues have mirrors where a policy says so',
  stability: 'stable',
  commands: ['growSyncSet', 'shrinkSyncSet', 'transferLeader'],
}

/** Without it no node can be drained: older members would go on placing replicas on it. */
const MAINTENANCE_MODE: FeatureFlag = {
  name: 'maintenance_mode_status',
  description: 'Maintenance mode status',
  stability: 'stable',
  commands: ['setDraining'],
}

const OPERATOR_POLICIES: FeatureFlag = {
  name: 'operator_policies',
  description: 'Operator policies limit queues whatever the policies of their users say',
  stability: 'stable',
  commands: ['setOperatorPolicy', 'clearOperatorPolicy'],
}

/** All that this software supports. A flag is never removed or renamed: clusters have it enabled. */
export const FEATURE_FLAGS: readonly FeatureFlag[] = [
  {
    name: 'cluster_member_rename',
    description: 'Members take the name that rename_cluster_node has given them',
    stability: 'stable',
    commands: ['renameMember'],
  },
  {
    name: FORCED_LINEAGE_FLAG,
    description: 'A cluster that was forced to go on without a majority is told from the one it came from',
    stability: 'stable',
    commands: ['startLineage'],
  },
  {
    name: 'policies',
    description: 'Policies set the arguments of queues and exchanges by their names',
    stability: 'stable',
    commands: ['setPolicy', 'clearPolicy'],
  },
  MIRRORED_QUEUES,
  MAINTENANCE_MODE,
  OPERATOR_POLICIES,
]

export const FEATURE_FLAG_NAMES: readonly string[] = FEATURE_FLAGS.map(({ name }) => name)

const FLAG_OF_COMMAND: ReadonlyMap<Command['kind'], string> = new Map(
  FEATURE_FLAGS.flatMap(({ name, commands }) => commands.map((command) => [command, name] as const)),
)

/** The flag that has to be enabled before `command` may be proposed, if it is not. */
export function disabledFlagOf(command: Command, enabled: ReadonlySet<string>): string | undefined {
  const flag = FLAG_OF_COMMAND.get(command.kind)
  return flag === undefined || enabled.has(flag) ? undefined : flag
}

/** Software with `supported` can read commands of this kind. */
export function isReadableWith(kind: Command['kind'], supported: readonly string[]): boolean {
  const flag = FLAG_OF_COMMAND.get(kind)
  return flag === undefined || supported.includes(flag)
}

/** Those of the enabled flags that software with `supported` does not know. */
export function missingFeatureFlags(enabled: Iterable<string>, supported: readonly string[]): readonly string[] {
  return [...enabled].filter((flag) => !supported.includes(flag))
}
