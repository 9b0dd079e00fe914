/**
 * A planned stop, so that the others need not notice it: hand over Raft leadership, have the voters reduced where the
 * rest would be no majority, and have ourselves declared down. Each step has a deadline; a step that fails costs the
 * others a failure detection, nothing else.
 */
import type { Clock, Log, NodeId, Timers } from '@warren/kernel'
import type { Command, Metadata } from '@warren/model'
import type { RaftNode } from '@warren/raft'
import type { ProposeDone } from '../consensus/proposal-book.ts'
import type { LocalMember } from '../metadata-access.ts'
import type { PeerRequests } from '../peers/peer-requests.ts'
import { encodeJson, STOPPING, type StoppingQuestion } from './membership-messages.ts'

export interface GracefulStopHost {
  readonly self: LocalMember
  readonly node: RaftNode
  readonly metadata: Metadata
  readonly requests: PeerRequests
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  propose(command: Command, done: ProposeDone): void
  wake(): void
  runs(node: NodeId): boolean
}

const STEP_TIMEOUT_MS = 3000
const POLL_MS = 20

export function stopGracefully(host: GracefulStopHost, done: () => void): void {
  const { node, self } = host
  const heir = mostAdvancedVoter(host)
  const isAlone = ![...host.metadata.members()].some(({ id, running }) => id !== self.id && running && host.runs(id))
  if (isAlone) {
    done() // The last to stop keeps its vote, and its record of having run last.
    return
  }
  if (node.role !== 'leader' || heir === undefined) {
    leave(host, done)
    return
  }
  host.log.info('raft leadership is handed over', { to: heir })
  node.transferLeadership(heir)
  host.wake()
  waitUntil(
    host,
    () => node.leader !== undefined && node.leader !== self.id,
    () => leave(host, done),
  )
}

function leave(host: GracefulStopHost, done: () => void): void {
  const { node, self, requests } = host
  const declareDown = () => {
    withDeadline(host, done, (finished) => {
      host.propose({ kind: 'nodeDown', node: self.id, incarnation: self.incarnation, planned: true }, finished)
    })
  }
  const question: StoppingQuestion = { id: self.id, incarnation: self.incarnation }
  const leader = node.leader as NodeId | undefined
  if (leader === undefined) {
    declareDown()
    return
  }
  requests.request(leader, STOPPING, encodeJson(question), declareDown, STEP_TIMEOUT_MS)
}

/** The running voter that lags least. */
function mostAdvancedVoter(host: GracefulStopHost): NodeId | undefined {
  let heir: NodeId | undefined
  let match = -1
  for (const voter of host.node.configuration.voters) {
    const progress = host.node.progress(voter)
    if (progress === undefined || !host.runs(voter as NodeId) || progress.matchIndex <= match) continue
    heir = voter as NodeId
    match = progress.matchIndex
  }
  return heir
}

function waitUntil(host: GracefulStopHost, condition: () => boolean, then: () => void): void {
  const deadlineMs = host.clock.nowMs() + STEP_TIMEOUT_MS
  const poll = () => {
    if (condition() || host.clock.nowMs() >= deadlineMs) return then()
    host.timers.after(POLL_MS, poll)
  }
  poll()
}

function withDeadline(host: GracefulStopHost, done: () => void, start: (finished: () => void) => void): void {
  let isOver = false
  const finish = () => {
    if (isOver) return
    isOver = true
    timer.cancel()
    done()
  }
  const timer = host.timers.after(STEP_TIMEOUT_MS, finish)
  start(finish)
}
