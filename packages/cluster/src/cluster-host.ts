/** The node as its rooms (membership, partition) see it: one object that has what each of their host interfaces asks for. */
import type { Lineage, Log, NodeId } from '@warren/kernel'
import type { MetadataReplica } from './consensus/metadata-replica.ts'
import type { PeerVitals } from './control.ts'
import type { GracefulStopHost } from './membership/graceful-stop.ts'
import type { LeaderDutiesHost } from './membership/leader-duties.ts'
import type { MembershipHost } from './membership/membership-desk.ts'
import type { MembershipDoubtHost } from './membership/membership-doubt.ts'
import type { StartUpHost } from './membership/start-up.ts'
import type { PartitionHost } from './partition/partition-host.ts'
import type { PeerWatch } from './peers/peer-watch.ts'
import type { MetadataServiceOptions } from './service-options.ts'

export type ClusterHost = MembershipHost &
  LeaderDutiesHost &
  GracefulStopHost &
  StartUpHost &
  MembershipDoubtHost &
  PartitionHost

export interface ClusterHostParts {
  readonly options: Pick<MetadataServiceOptions, 'self' | 'lanes' | 'clock' | 'timers' | 'random'>
  readonly log: Log
  readonly replica: MetadataReplica
  readonly watch: PeerWatch
  readonly ownVitals: () => PeerVitals
  readonly goAlone: (lineage: Lineage, forgotten: readonly NodeId[]) => void
  /** Of the rooms themselves, which are made after the host. */
  readonly isStopping: (node: NodeId, incarnation: number) => boolean
  readonly isYielding: () => boolean
}

export function makeClusterHost({ options, replica, watch, ...rest }: ClusterHostParts): ClusterHost {
  const { self } = options
  return {
    ...options,
    ...rest,
    node: replica.node,
    requests: watch.requests,
    detector: watch.detector,
    get metadata() {
      return replica.metadata
    },
    get lineage() {
      return replica.lineage
    },
    propose: (command, done) => replica.propose(command, done),
    proposeConfiguration: (change, command, done) => replica.proposeConfiguration(change, command, done),
    changeVoters: (change) => replica.changeVoters(change),
    barrier: (done) => replica.barrier(done),
    wake: () => replica.wake(),
    runs: (node) =>
      node === self.id || (replica.metadata.member(node)?.running === true && !watch.detector.isSuspected(node)),
    hears: (node) => node !== self.id && watch.isReachable(node),
    hearsElsewhere: (node) => watch.vitals(node) !== undefined && !watch.isReachable(node),
    vitals: (node) => watch.vitals(node),
    heardBy: (node) => watch.vitals(node)?.hears ?? [],
    peers: () => watch.peers(),
    learned: (members) => watch.learned(members),
    isMember: () => replica.metadata.member(self.id) !== undefined,
    hasLeader: () => {
      const leader = replica.node.leader as NodeId | undefined
      return leader !== undefined && watch.isReachable(leader)
    },
  }
}
