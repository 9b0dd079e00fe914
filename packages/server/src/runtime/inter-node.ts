/** The inter-node port as the runtime sees it: lanes to the peers, and who this node says it is. */
import type { ControlLanes, DataLanes, PeerIdentity } from '@warren/cluster'

export interface InterNode {
  readonly control: ControlLanes
  readonly data: DataLanes
  /** Where it listens. */
  readonly port: number
  /** How the other nodes reach this machine. */
  readonly advertisedHost: string
  /** From now on; streams of an older identity end. */
  identify(self: PeerIdentity): void
}
