/** What a node does when it cannot reach a majority of the disc nodes: keys and names of RabbitMQ, and `auto`. */
import type { PartitionHandling } from '@warren/cluster'
import { fail, type NodeName, ok, parseNodeName } from '@warren/kernel'
import type { Json } from '@warren/rpc'
import { family, optional, single } from '../setting.ts'
import type { SettingValues } from '../setting-source.ts'
import { oneOf, type SettingType } from '../setting-type.ts'

const HANDLING = {
  auto: 'auto',
  pause_minority: 'pauseMinority',
  pause_if_all_down: 'pauseIfAllDown',
  ignore: 'ignore',
  autoheal: 'autoheal',
} as const
const RECOVER = { ignore: 'ignore', autoheal: 'autoheal' } as const

const SALVAGE = { republish: 'republish', keep: 'keep' } as const

const NODE: SettingType<NodeName> = {
  right: 'name@host',
  example: 'rabbit@node-1',
  parse(text) {
    const name = parseNodeName(text)
    if (!name.ok) return fail(name.error.kind === 'invalidHead' ? 'no node name before the @' : 'no host after the @')
    return ok(name.value)
  },
}

export function partitionSettings() {
  return {
    partitionHandlingKind: single({
      key: 'cluster_partition_handling',
      type: oneOf(HANDLING, 'auto'),
      default: 'auto' as const,
      text: 'What a node does that cannot reach a majority of the disc nodes. `pause_minority` turns clients away until it can; `autoheal` goes on with the nodes it reaches, and the sides are reunited when they meet; `ignore` serves the queues of this node and changes no metadata; `pause_if_all_down` pauses when none of the listed nodes is reached. `auto` is pause_minority with three or more disc nodes, autoheal with fewer.',
    }),
    salvage: single({
      key: 'cluster_partition_handling.autoheal.salvage',
      type: oneOf(SALVAGE, 'republish'),
      default: 'republish' as const,
      text: 'What becomes of messages that only the losing side of a partition, or a history that was given up by a forced start, held. `republish` publishes them again into the queues of the same names; `keep` leaves them in `kept-aside/` of the data directory.',
    }),
    pauseIfAllDownNodes: family({
      key: 'cluster_partition_handling.pause_if_all_down.nodes',
      memberName: 'number',
      type: NODE,
      defaultText: 'none',
      text: 'For pause_if_all_down: `cluster_partition_handling.pause_if_all_down.nodes.1 = rabbit@node-1`. One that is no member (any more) does not count.',
    }),
    pauseIfAllDownRecover: optional({
      key: 'cluster_partition_handling.pause_if_all_down.recover',
      type: oneOf(RECOVER, 'autoheal'),
      defaultText: 'none; pause_if_all_down needs it',
      text: 'For pause_if_all_down: what nodes do that reach a listed one, but no majority.',
    }),
  }
}

export function partitionHandlingOf(values: SettingValues, problems: string[]): PartitionHandling {
  const { partitionHandlingKind: kind, pauseIfAllDownNodes: nodes, pauseIfAllDownRecover: recover } = values
  if (kind !== 'pauseIfAllDown') return Object.freeze({ kind })
  if (nodes === undefined || nodes.size === 0) {
    problems.push(
      'pause_if_all_down needs nodes: cluster_partition_handling.pause_if_all_down.nodes.1 = rabbit@node-1, and so on',
    )
  }
  if (recover === undefined) {
    problems.push('pause_if_all_down needs cluster_partition_handling.pause_if_all_down.recover = ignore or autoheal')
  }
  return Object.freeze({ kind, nodes: Object.freeze([...(nodes?.values() ?? [])]), recover: recover ?? 'ignore' })
}

/** By key, for `ctl environment`. */
export function describePartitionHandling(handling: PartitionHandling): Record<string, Json> {
  const key = 'cluster_partition_handling'
  const name = Object.entries(HANDLING).find(([, kind]) => kind === handling.kind)?.[0] ?? handling.kind
  if (handling.kind !== 'pauseIfAllDown') return { [key]: name }
  return {
    [key]: name,
    [`${key}.pause_if_all_down.nodes`]: handling.nodes,
    [`${key}.pause_if_all_down.recover`]: handling.recover,
  }
}
