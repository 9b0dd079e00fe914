// What each node is to do while the network is cut, by mode. Silent where the nodes' views are too mixed to say.
import { assertNever } from '@warren/kernel'
import type { Cut } from './cut.ts'

export const MODES = [
  'auto',
  'pause_minority',
  'pause_if_all_down-ignore',
  'pause_if_all_down-autoheal',
  'ignore',
  'autoheal',
] as const
export type Mode = (typeof MODES)[number]

/** What a node was seen to do. */
export type Reaction =
  /** Definitions and messages. */
  | 'serves'
  /** Confirms and delivers messages of its own queues; no definitions. */
  | 'messages'
  /** Takes connections, and nothing comes of it. */
  | 'idle'
  /** Its listener is closed. */
  | 'paused'
  /** Its process does not run. */
  | 'down'

/** The only node of `pause_if_all_down.nodes`. */
const LISTED = 1
const GOES_ON: readonly Reaction[] = ['serves']
const PAUSES: readonly Reaction[] = ['paused']
/** Its listener is open; what it serves without a majority is its own affair, but no definitions. */
const WITHOUT_DEFINITIONS: readonly Reaction[] = ['messages', 'idle']

/** Lines for the nodes' configuration files. */
export function settingsOf(mode: Mode, nodeName: (number: number) => string): readonly string[] {
  const key = 'cluster_partition_handling'
  const [base = mode, recover] = mode.split('-')
  if (recover === undefined) return [`${key} = ${base}`]
  return [`${key} = ${base}`, `${key}.${base}.recover = ${recover}`, `${key}.${base}.nodes.1 = ${nodeName(LISTED)}`]
}

/** Whether two sides can both go on, so that one of them loses what it answered meanwhile. */
export function canFork(mode: Mode, nodes: number): boolean {
  switch (mode) {
    case 'auto':
      return nodes < 3
    case 'pause_minority':
    case 'ignore':
    case 'pause_if_all_down-ignore':
      return false
    case 'autoheal':
    case 'pause_if_all_down-autoheal':
      return true
    default:
      return assertNever(mode)
  }
}

/** By node: what it may do once it has seen the cut. Undefined: anything. */
export function expectedReactions(
  mode: Mode,
  nodes: number,
  cut: Cut,
): ReadonlyMap<number, readonly Reaction[]> | undefined {
  if (cut.sides === undefined) return undefined
  const expected = new Map<number, readonly Reaction[]>()
  for (const side of cut.sides) {
    for (const node of side) expected.set(node, node === cut.victim ? ['down'] : reactionOf(mode, nodes, side))
  }
  return expected
}

function reactionOf(mode: Mode, nodes: number, side: readonly number[]): readonly Reaction[] {
  const isMajority = side.length > nodes / 2
  switch (mode) {
    case 'auto':
      return isMajority || nodes < 3 ? GOES_ON : PAUSES
    case 'pause_minority':
      return isMajority ? GOES_ON : PAUSES
    case 'ignore':
      return isMajority ? GOES_ON : WITHOUT_DEFINITIONS
    case 'autoheal':
      return GOES_ON
    case 'pause_if_all_down-ignore':
    case 'pause_if_all_down-autoheal':
      if (!side.includes(LISTED)) return PAUSES
      if (isMajority) return GOES_ON
      return mode === 'pause_if_all_down-ignore' ? WITHOUT_DEFINITIONS : GOES_ON
    default:
      return assertNever(mode)
  }
}
