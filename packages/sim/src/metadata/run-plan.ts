/** What kind of cluster a seed is about: drawn first, so that the seeds of one kind can be told without running them. */
import { effectiveHandling, type PartitionHandling } from '@warren/cluster'
import type { NodeName } from '@warren/kernel'
import { FEATURE_FLAG_NAMES } from '@warren/model'
import type { World } from '../world.ts'

export const MODES = ['auto', 'pauseMinority', 'ignore', 'autoheal', 'pauseIfAllDown'] as const
export type Mode = (typeof MODES)[number]

export interface RunPlan {
  readonly mode: Mode
  readonly handling: PartitionHandling
  /** Nodes that pause_if_all_down names. */
  readonly listed: readonly string[]
  /** Founding nodes. */
  readonly size: number
  readonly snapshotLogBytes: number
  /** What the software knows that the cluster begins with; the newest knows all flags. */
  readonly oldFlags: readonly string[]
  readonly faultPauseMs: number
  readonly workPauseMs: number
}

export function drawPlan(world: World): RunPlan {
  const mode = world.pick([...MODES, 'auto', 'autoheal'] as const) ?? 'auto'
  const listed = mode === 'pauseIfAllDown' ? (world.pick([['n1'], ['n2'], ['n1', 'n2'], ['n2', 'n3']]) ?? ['n1']) : []
  const missing = world.chance(0.3) ? world.pick(FEATURE_FLAG_NAMES) : undefined
  return {
    mode,
    handling: drawHandling(world, mode, listed),
    listed,
    size: world.pick(mode === 'pauseIfAllDown' ? [3, 4, 5] : [1, 2, 2, 3, 3, 4, 5]) ?? 3,
    snapshotLogBytes: world.pick([2000, 20_000, 1_000_000]) ?? 20_000,
    oldFlags: FEATURE_FLAG_NAMES.filter((flag) => flag !== missing),
    faultPauseMs: world.pick([300, 1000, 3000]) ?? 1000,
    workPauseMs: world.pick([20, 100, 400]) ?? 100,
  }
}

/** Whether a node that sees so many disc nodes may go on without their majority. */
export function mayGoAlone(handling: PartitionHandling, discNodes: number): boolean {
  const effective = effectiveHandling(handling, discNodes)
  if (effective.kind === 'pauseIfAllDown') return effective.recover === 'autoheal'
  return effective.kind === 'autoheal'
}

function drawHandling(world: World, mode: Mode, listed: readonly string[]): PartitionHandling {
  if (mode !== 'pauseIfAllDown') return { kind: mode }
  const nodes = listed.map((name) => `${name}@sim` as NodeName)
  return { kind: 'pauseIfAllDown', nodes, recover: world.chance(0.5) ? 'ignore' : 'autoheal' }
}
