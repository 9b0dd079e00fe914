/**
 * The leader's sending side: one `Progress` per other member, appends, heartbeats and snapshot pieces.
 * Nothing is sent while handling an input; `flush` sends what is due, once per turn, so that proposals share an append.
 *
 * With `holdsAppends` the peers that a commit does not need wait for `release`, so that their appends and their news of
 * commits are shared by all proposals of some milliseconds. Prompt are those that were fastest last, and before them the
 * one that proposes, for it waits for the commit. One that falls silent is overtaken by those that got theirs at the release.
 */
import { present } from '@warren/kernel'
import { type Configuration, isVoter, type PeerId, quorumOf } from '../protocol/configuration.ts'
import type { AppendEntriesReply, HeartbeatReply, InstallSnapshotReply, Snapshot } from '../protocol/message.ts'
import type { RaftState } from '../raft-state.ts'
import { Progress, type SnapshotTransfer } from './progress.ts'

const TRANSFER_TIMEOUTS_MAX = 4 // Election timeouts without any progress before a transfer is given up.

export class Replication {
  /** Every member but this one. */
  readonly peers = new Map<PeerId, Progress>()
  /** The host should supply a snapshot. */
  snapshotNeeded = false
  readonly #state: RaftState
  /** Peers that get an append at the next flush even if it has no entries (a probe, say). */
  readonly #due = new Set<PeerId>()
  /** Peers that have not been told of the last commit. */
  readonly #untold = new Set<PeerId>()
  /** The highest stable index that any peer was told, for ever: with its own disk it may have found a commit. */
  #toldMax = 0
  #proposer: PeerId | undefined = undefined
  #isHolding = false
  #snapshot: Snapshot | undefined = undefined

  constructor(state: RaftState) {
    this.#state = state
  }

  /** Follows a configuration as soon as it is in the log. `previous` is the one it takes the place of. */
  reconfigure(configuration: Configuration, previous: Configuration | undefined): void {
    const { log, limits, id } = this.#state
    for (const peer of [...configuration.voters, ...configuration.learners]) {
      if (peer === id) continue
      const progress = this.peers.get(peer)
      if (progress === undefined) {
        this.peers.set(peer, new Progress(log.lastIndex + 1, limits.appendsInFlightMax))
        this.#due.add(peer)
      } else if (previous !== undefined && isVoter(configuration, peer) && !isVoter(previous, peer)) {
        // A learner may keep its log in memory: what it held before a restart does not count for commits (I7).
        progress.forget(progress.nextIndex)
        this.#due.add(peer)
      }
    }
    for (const peer of this.peers.keys()) {
      if (configuration.voters.includes(peer) || configuration.learners.includes(peer)) continue
      this.peers.delete(peer)
      this.#due.delete(peer)
      this.#untold.delete(peer)
    }
  }

  /** Everyone learns of the commit index (or is probed) at the next flush or release, but those who find out themselves. */
  broadcast(): void {
    const { commitIndex } = this.#state.log
    for (const [peer, progress] of this.peers) {
      const findsOut = this.#mayDecide(peer) && progress.toldStable >= commitIndex && progress.nextIndex > commitIndex
      if (!findsOut) this.#untold.add(peer)
    }
  }

  /** No peer can have found out yet that more than this is committed: reads have to show as much. */
  get knownCommitMax(): number {
    return Math.max(this.#state.log.commitIndex, this.#toldMax)
  }

  /** This server's disk holds more: with one of those who may decide, that is a commit. */
  persisted(): void {
    const { stableIndex } = this.#state.log
    for (const [peer, progress] of this.peers) {
      if (progress.toldStable < stableIndex && this.#mayDecide(peer)) this.#untold.add(peer)
    }
  }

  /** What was proposed last came from there. */
  proposedBy(peer: PeerId): void {
    this.#proposer = peer
  }

  /** Some peers wait for a release. */
  get isHolding(): boolean {
    return this.#isHolding
  }

  /** Whoever was held back gets at the next flush what there is. */
  release(): void {
    this.#isHolding = false
    for (const [peer, progress] of this.peers) if (this.#isOwed(peer, progress)) this.#due.add(peer)
  }

  /** The peer waits for what was committed: it gets what it is owed at the next flush. */
  hasten(peer: PeerId): void {
    const progress = this.peers.get(peer)
    if (progress !== undefined && this.#isOwed(peer, progress)) this.#due.add(peer)
  }

  /** The peer gets an append at the next flush: its answer tells where it is. */
  nudge(peer: PeerId): void {
    if (this.peers.has(peer)) this.#due.add(peer)
  }

  /** Sends entries to whom they are missing, as far as limits go. */
  flush(): void {
    const prompt = this.#state.limits.holdsAppends ? this.#promptPeers() : undefined
    for (const [peer, progress] of this.peers) {
      if (progress.state === 'probe' && progress.isPaused) continue // What is due stays due until the probe is answered.
      const mayWait = prompt !== undefined && progress.state === 'replicate' && !this.#due.has(peer)
      if (mayWait && !prompt.includes(peer)) {
        this.#isHolding ||= this.#isOwed(peer, progress)
        continue
      }
      const isDue = this.#due.delete(peer)
      let evenEmpty = this.#untold.delete(peer) || isDue
      while (this.#append(peer, progress, { evenEmpty, isAnswered: isDue })) evenEmpty = false
    }
  }

  heartbeat(readRound: number): void {
    const { id, term, log } = this.#state
    for (const [to, progress] of this.peers) {
      const commitIndex = Math.min(progress.matchIndex, log.commitIndex)
      const commitTerm = log.termAt(commitIndex) ?? 0
      this.#state.send({ kind: 'heartbeat', from: id, to, term, commitIndex, commitTerm, readRound })
    }
  }

  /** Sends pieces again where nothing has moved for a while; asks the host again for a snapshot it owes; gives up the dead. */
  tick(): void {
    const { electionTicks } = this.#state.limits
    for (const [peer, progress] of this.peers) {
      const transfer = progress.transfer
      if (transfer === undefined) continue
      transfer.idleTicks += 1
      if (transfer.idleTicks % Math.ceil(electionTicks / 2) !== 0) continue
      if (transfer.idleTicks >= electionTicks * TRANSFER_TIMEOUTS_MAX) {
        progress.endSnapshot(0)
        this.#releaseSnapshot()
      } else if (transfer.snapshot === undefined) this.snapshotNeeded = true
      else {
        rewind(transfer, transfer.acked)
        this.#sendPieces(peer, transfer.snapshot, transfer)
      }
    }
  }

  /** Whether the peer's match index rose. */
  appendAnswered(reply: AppendEntriesReply, isLearner: boolean): boolean {
    const progress = this.peers.get(reply.from)
    if (progress === undefined) return false
    progress.isActive = true
    if (reply.accepted) return progress.accepted(reply.matchIndex)
    const { log } = this.#state
    const agreeIndex = log.agreementHint(reply.hintIndex, reply.hintTerm)
    if (isLearner && reply.hintIndex < progress.matchIndex && progress.state !== 'snapshot') {
      progress.forget(agreeIndex + 1) // It kept its log in memory and restarted.
      this.#due.add(reply.from)
    } else if (progress.rejected(reply.rejectedIndex, agreeIndex)) this.#due.add(reply.from)
    return false
  }

  heartbeatAnswered(reply: HeartbeatReply, isLearner: boolean): void {
    const progress = this.peers.get(reply.from)
    if (progress === undefined) return
    progress.isActive = true
    progress.readRound = Math.max(progress.readRound, reply.readRound)
    progress.heartbeatAnswered()
    // It kept its log in memory and restarted. Nothing may be on its way that would tell.
    const { lastIndex = progress.matchIndex } = reply
    if (isLearner && lastIndex < progress.matchIndex && progress.state !== 'snapshot') progress.forget(lastIndex + 1)
    if (progress.matchIndex < this.#state.log.lastIndex) this.#due.add(reply.from)
  }

  snapshotAnswered(reply: InstallSnapshotReply): void {
    const progress = this.peers.get(reply.from)
    if (progress === undefined) return
    progress.isActive = true
    const transfer = progress.transfer
    const snapshot = transfer?.snapshot
    if (transfer === undefined || snapshot === undefined || snapshot.index !== reply.snapshotIndex) return
    if (reply.installed) {
      progress.endSnapshot(snapshot.index)
      this.#due.add(reply.from)
      this.#releaseSnapshot()
      return
    }
    if (reply.receivedBytes > transfer.acked) transfer.idleTicks = 0
    if (reply.receivedBytes < transfer.acked) rewind(transfer, reply.receivedBytes) // It restarted in between.
    transfer.acked = reply.receivedBytes
    this.#sendPieces(reply.from, snapshot, transfer)
  }

  supplySnapshot(snapshot: Snapshot): void {
    this.snapshotNeeded = false
    if (snapshot.index < this.#state.log.firstIndex - 1) return // Compacted beyond it meanwhile: asked for again.
    this.#snapshot = snapshot
    for (const [peer, progress] of this.peers) {
      if (progress.transfer === undefined || progress.transfer.snapshot !== undefined) continue
      progress.transfer.snapshot = snapshot
      this.#sendPieces(peer, snapshot, progress.transfer)
    }
    this.#releaseSnapshot()
  }

  /** The highest index that a majority of voters, by `ownIndex` and by what peers persisted, holds. */
  quorumIndex(configuration: Configuration, ownIndex: number): number {
    return this.#quorumValue(configuration, ownIndex, (progress) => progress.matchIndex)
  }

  /** The newest read round that a majority answered. */
  quorumReadRound(configuration: Configuration, ownRound: number): number {
    return this.#quorumValue(configuration, ownRound, (progress) => progress.readRound)
  }

  /** Whether a majority was heard from since the last call; forgets it. */
  hasActiveQuorum(configuration: Configuration): boolean {
    let active = isVoter(configuration, this.#state.id) ? 1 : 0
    for (const [peer, progress] of this.peers) {
      if (progress.isActive && isVoter(configuration, peer)) active += 1
      progress.isActive = false
    }
    return active >= quorumOf(configuration)
  }

  /** Whether the peer makes a majority with this server, and so knows a commit when it knows what this server persisted (I4). */
  #mayDecide(peer: PeerId): boolean {
    const { id, log } = this.#state
    const { configuration } = log
    return quorumOf(configuration) === 2 && isVoter(configuration, id) && isVoter(configuration, peer)
  }

  #isOwed(peer: PeerId, progress: Progress): boolean {
    return this.#untold.has(peer) || (!progress.isPaused && progress.nextIndex <= this.#state.log.lastIndex)
  }

  /** As many voters as make a majority together with this server. */
  #promptPeers(): readonly PeerId[] {
    const { id, log } = this.#state
    const { configuration } = log
    const matchOf = (peer: PeerId): number => this.peers.get(peer)?.matchIndex ?? 0
    // Others made the last commit without it: it is not the fastest now, and may be gone.
    if (this.#proposer !== undefined && matchOf(this.#proposer) < log.commitIndex) this.#proposer = undefined
    const rankOf = (peer: PeerId): number => (peer === this.#proposer ? Number.POSITIVE_INFINITY : matchOf(peer))
    const others = configuration.voters.filter((voter) => voter !== id).sort((a, b) => compare(rankOf(b), rankOf(a)))
    return others.slice(0, quorumOf(configuration) - (isVoter(configuration, id) ? 1 : 0))
  }

  #quorumValue(configuration: Configuration, own: number, select: (progress: Progress) => number): number {
    const values = configuration.voters.map((voter) => {
      return voter === this.#state.id ? own : select(present(this.peers.get(voter), 'a voter without progress'))
    })
    values.sort((a, b) => b - a)
    return values[quorumOf(configuration) - 1] ?? 0
  }

  /** Sends one append if there is something to send and the peer may get it. `isAnswered`: even if it is empty. */
  #append(to: PeerId, progress: Progress, how: { evenEmpty: boolean; isAnswered: boolean }): boolean {
    const { evenEmpty, isAnswered } = how
    const { id, term, log, limits } = this.#state
    if (progress.state === 'snapshot') return false
    if (progress.isPaused && (progress.state === 'probe' || !evenEmpty)) return false
    const previousIndex = progress.nextIndex - 1
    const previousTerm = log.termAt(previousIndex)
    if (previousTerm === undefined) {
      this.#startSnapshot(to, progress)
      return false
    }
    const entries = progress.isPaused ? [] : log.slice(progress.nextIndex, limits.appendBytesMax)
    if (entries.length === 0 && !evenEmpty) return false
    const { commitIndex } = log
    const stableIndex = this.#mayDecide(to) ? log.stableIndex : 0
    // What the answer would say is known, or comes with the answer to what is on its way. In a probe it is not.
    const isKnown = progress.matchIndex >= previousIndex || !isAnswered
    const isNews = entries.length === 0 && progress.state === 'replicate' && isKnown
    const place = { previousIndex, previousTerm }
    this.#state.send({ kind: 'appendEntries', from: id, to, term, ...place, entries, commitIndex, stableIndex, isNews })
    progress.sent(previousIndex + entries.length)
    progress.toldStable = stableIndex
    this.#toldMax = Math.max(this.#toldMax, stableIndex)
    return entries.length > 0
  }

  #startSnapshot(to: PeerId, progress: Progress): void {
    if (!progress.isActive) return // No snapshot for the dead; the next answer makes it due again.
    progress.startSnapshot()
    const transfer = present(progress.transfer)
    if (this.#snapshot !== undefined && this.#snapshot.index >= this.#state.log.firstIndex - 1) {
      transfer.snapshot = this.#snapshot
      this.#sendPieces(to, this.#snapshot, transfer)
    } else this.snapshotNeeded = true
  }

  #sendPieces(to: PeerId, snapshot: Snapshot, transfer: SnapshotTransfer): void {
    const { id, term, limits } = this.#state
    const totalBytes = snapshot.state.length
    const window = limits.snapshotPieceBytes * limits.snapshotPiecesInFlightMax
    while (!transfer.finalSent && transfer.sent - transfer.acked < window) {
      const end = Math.min(transfer.sent + limits.snapshotPieceBytes, totalBytes)
      const done = end === totalBytes
      this.#state.send({
        kind: 'installSnapshot',
        from: id,
        to,
        term,
        snapshotIndex: snapshot.index,
        snapshotTerm: snapshot.term,
        configuration: snapshot.configuration,
        offset: transfer.sent,
        totalBytes,
        piece: snapshot.state.subarray(transfer.sent, end),
        done,
      })
      transfer.sent = end
      transfer.finalSent = done
    }
  }

  #releaseSnapshot(): void {
    for (const progress of this.peers.values()) if (progress.transfer !== undefined) return
    this.#snapshot = undefined
  }
}

function rewind(transfer: SnapshotTransfer, offset: number): void {
  transfer.sent = offset
  transfer.finalSent = false
}

/** Infinities, which have no difference, among them. */
function compare(left: number, right: number): number {
  return left === right ? 0 : left < right ? -1 : 1
}
