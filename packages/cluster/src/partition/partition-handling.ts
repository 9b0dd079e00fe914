/** What a node does when it cannot reach a majority of the disc nodes (`cluster_partition_handling`; DESIGN §5). */
import type { NodeName } from '@warren/kernel'

export type PartitionHandling =
  | { readonly kind: 'auto' | 'pauseMinority' | 'ignore' | 'autoheal' }
  /**
   * Pauses when none of those of `nodes` that are members can be heard; else does as `recover` says. A node that is listed
   * hears itself.
   */
  | {
      readonly kind: 'pauseIfAllDown'
      readonly nodes: readonly NodeName[]
      readonly recover: 'ignore' | 'autoheal'
    }

/** From this many disc nodes on, a majority is the safe choice, and the loss of one leaves one. */
const DISC_NODES_FOR_MAJORITY = 3

/** `auto` decided: with fewer than three disc nodes no majority survives the loss of one, so availability comes first. */
export function effectiveHandling(
  handling: PartitionHandling,
  discNodes: number,
): Exclude<PartitionHandling, { kind: 'auto' }> | { readonly kind: 'pauseMinority' | 'autoheal' } {
  if (handling.kind !== 'auto') return handling as Exclude<PartitionHandling, { kind: 'auto' }>
  return { kind: discNodes >= DISC_NODES_FOR_MAJORITY ? 'pauseMinority' : 'autoheal' }
}
