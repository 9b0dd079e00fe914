/**
 * Two histories become one again. Sides with a leader each: the leader of the one with the higher lineage number compares
 * the two and tells the loser, whose members then join the winner's history one by one. A node without a leader, and without
 * a hope of one, joins any side that has one. Joining means: the winner's leader takes away the joiner's vote (what it had
 * promised there counts no more), then the joiner forgets its Raft state and starts anew; queue contents stay. A node that the
 * other side has taken out stops for good.
 */
import type { Lineage, NodeId } from '@warren/kernel'
import type { ControlResponse, Peer } from '../control.ts'
import {
  decodeMembershipAnswer,
  encodeJson,
  MEMBERSHIP,
  type MembershipQuestion,
} from '../membership/membership-messages.ts'
import type { PartitionHost } from './partition-host.ts'
import {
  decodeRejoinAnswer,
  decodeSideAnswer,
  decodeYieldQuestion,
  REJOIN,
  type RejoinQuestion,
  SIDE,
  type SideAnswer,
  winsOver,
  YIELD,
  type YieldQuestion,
} from './partition-messages.ts'

export interface Superseded {
  readonly lineage: Lineage
  /** Whom to dial in the history to join. */
  readonly members: readonly Peer[]
}

export interface ReunionEvents {
  /** The cluster goes on in another history: stop, forget the Raft state, start as a member of that one. Called once. */
  superseded(by: Superseded): void
  /** The other side knows this node no more. */
  expelled(): void
}

const ROUND_MS = 500
/** A side that was told to yield is left alone for so long. */
const YIELD_MS = 10_000
/** Leaders are found, elections are over: long enough not to leave a side that is only between two leaders. */
const LEADERLESS_MS = 2000
/** A comparison, and one that was lost on the way, take less. */
const PASSED_OVER_MS = 10_000
const ASK_TIMEOUT_MS = 3000
const REJOIN_TIMEOUT_MS = 9000

export class Reunion {
  readonly #host: PartitionHost
  readonly #events: ReunionEvents
  #roundAtMs = Number.NEGATIVE_INFINITY
  #leaderlessSinceMs: number | undefined = undefined
  /** Decided for us by the leaders: whom to join although there is a leader here. */
  #yield: { readonly to: Lineage; readonly untilMs: number } | undefined = undefined
  /** Another side is heard whose leader should have compared the two. */
  #passedOverSinceMs: number | undefined = undefined
  #isAsking = false
  #isOver = false

  constructor(host: PartitionHost, events: ReunionEvents) {
    this.#host = host
    this.#events = events
    host.requests.handle(SIDE, (_from, _payload, answer) => this.#tellSide(answer))
    host.requests.handle(YIELD, (_from, payload, answer) => {
      const question = decodeYieldQuestion(payload)
      if (!question.ok) return answer(question)
      this.#mustYield(question.value.to)
      answer({ ok: true, value: encodeJson({}) })
    })
  }

  /** A side's leader speaks for it: who has just joined knows little of it. */
  #tellSide(answer: (response: ControlResponse) => void): void {
    const { node, requests, hasLeader } = this.#host
    if (node.role === 'leader' || !hasLeader.call(this.#host)) {
      answer({ ok: true, value: encodeJson(this.#ownSide()) })
      return
    }
    requests.request(
      node.leader as NodeId, // There is one.
      SIDE,
      new Uint8Array(0),
      (response) => answer(response.ok ? response : { ok: false, error: response.error.text }),
      ASK_TIMEOUT_MS,
    )
  }

  /** This side has lost: nobody may join it any more. */
  get isYielding(): boolean {
    return this.#yield !== undefined
  }

  /** Members that are heard, and follow another history: with whom this node is partitioned. */
  others(): readonly Peer[] {
    const host = this.#host
    return heardElsewhere(host).filter(({ id }) => isMember(host, id))
  }

  /** `isRunning`: this node has announced itself. */
  tick(nowMs: number, isRunning: boolean): void {
    const host = this.#host
    this.#leaderlessSinceMs = host.hasLeader() ? undefined : (this.#leaderlessSinceMs ?? nowMs)
    if (this.#yield !== undefined && nowMs >= this.#yield.untilMs) this.#yield = undefined
    if (this.#isOver || this.#isAsking || nowMs < this.#roundAtMs) return
    this.#roundAtMs = nowMs + ROUND_MS
    if (this.#yield !== undefined) {
      const { to } = this.#yield
      // Whoever lives in that history, be they known here as members or not.
      this.#askToJoin(host.peers().filter(({ id }) => host.vitals(id)?.lineage === to))
      return
    }
    const others = this.others()
    if (others.length === 0) this.#passedOverSinceMs = undefined
    if (!isRunning && this.#isLeftBehind(others)) {
      this.#askToJoin(others.filter(({ id }) => isAhead(host, id)))
    } else if (this.#leaderlessSinceMs !== undefined) {
      // Those too who are new there: this node may have missed everybody's coming.
      if (nowMs - this.#leaderlessSinceMs >= LEADERLESS_MS && !hearsMajority(host))
        this.#askToJoin(heardElsewhere(host))
    } else if (others.length > 0 && host.node.role === 'leader') {
      // Of two leaders exactly one compares, so that they cannot decide contrary things.
      const lower = others.filter(({ id }) => (host.vitals(id)?.lineage ?? 0) < host.lineage)
      if (lower.length > 0) this.#compare(lower)
      else this.#doubt(others, nowMs)
    }
  }

  /**
   * A node that starts, and whose history nobody runs in, while another runs on from it: those who start together must not become
   * a majority of the old one again.
   */
  #isLeftBehind(others: readonly Peer[]): boolean {
    const host = this.#host
    const isOldOneRun = host.peers().some(({ id }) => host.hears(id) && host.vitals(id)?.isRunning === true)
    return !isOldOneRun && others.some(({ id }) => isAhead(host, id))
  }

  /** Whoever should compare has not done so for long: it may know nobody of this side any more. */
  #doubt(others: readonly Peer[], nowMs: number): void {
    const host = this.#host
    this.#passedOverSinceMs ??= nowMs
    const other = others[host.random.below(others.length)]
    if (other === undefined || nowMs - this.#passedOverSinceMs < PASSED_OVER_MS) return
    this.#passedOverSinceMs = undefined
    const question: MembershipQuestion = { id: host.self.id }
    host.requests.request(other.id, MEMBERSHIP, encodeJson(question), (response) => {
      const answer = response.ok ? decodeMembershipAnswer(response.value) : undefined
      if (answer?.ok !== true || answer.value.kind !== 'stranger' || this.#isOver || this.#yield !== undefined) return
      if (host.vitals(other.id)?.lineage === host.lineage) return // Joined us meanwhile.
      this.#isOver = true
      host.log.warn('the other side of a partition has taken this node out', { from: host.lineage })
      this.#events.expelled()
    })
  }

  #compare(others: readonly Peer[]): void {
    const host = this.#host
    const other = others[host.random.below(Math.max(1, others.length))]
    if (other === undefined) return
    const { lineage } = host
    this.#isAsking = true
    host.requests.request(
      other.id,
      SIDE,
      new Uint8Array(0),
      (response) => {
        this.#isAsking = false
        const theirs = response.ok ? decodeSideAnswer(response.value) : undefined
        if (theirs?.ok !== true || this.#isOver || host.lineage !== lineage || host.node.role !== 'leader') return
        this.#decide(theirs.value, other.id)
      },
      ASK_TIMEOUT_MS,
    )
  }

  #decide(theirs: SideAnswer, asked: NodeId): void {
    const host = this.#host
    const ours = this.#ownSide()
    // Of our own history after all; or without a leader: its members come by themselves.
    if (theirs.lineage === ours.lineage || theirs.leader === null) return
    const weWin = winsOver(ours, theirs)
    host.log.warn('two sides of a partition meet', { ours, theirs, winner: weWin ? ours.lineage : theirs.lineage })
    if (!weWin) {
      this.#mustYield(theirs.lineage)
      return
    }
    const question: YieldQuestion = { to: ours.lineage }
    // Who was asked passes it on: its leader may have joined since the sides parted, and be unknown to this one.
    for (const id of new Set([asked, theirs.leader])) this.#tellToYield(id, question)
    this.#roundAtMs = host.clock.nowMs() + ASK_TIMEOUT_MS // Let it act before it is asked again.
  }

  /** This node, and all that follow its leader. */
  #mustYield(to: Lineage): void {
    const host = this.#host
    if (this.#isOver || this.#yield !== undefined || to === host.lineage) return
    this.#yield = { to, untilMs: host.clock.nowMs() + YIELD_MS }
    this.#roundAtMs = Number.NEGATIVE_INFINITY
    const question: YieldQuestion = { to }
    if (host.node.role === 'leader') {
      for (const { id } of host.peers()) if (host.hears(id)) this.#tellToYield(id, question)
    } else if (host.hasLeader()) {
      this.#tellToYield(host.node.leader as NodeId, question)
    }
  }

  #tellToYield(id: NodeId, question: YieldQuestion): void {
    this.#host.requests.request(id, YIELD, encodeJson(question), () => undefined, ASK_TIMEOUT_MS)
  }

  #askToJoin(others: readonly Peer[]): void {
    const host = this.#host
    const other = others[host.random.below(Math.max(1, others.length))]
    if (other === undefined) return
    const question: RejoinQuestion = { id: host.self.id }
    this.#isAsking = true
    host.requests.request(
      other.id,
      REJOIN,
      encodeJson(question),
      (response) => {
        this.#isAsking = false
        const answer = response.ok ? decodeRejoinAnswer(response.value) : undefined
        if (answer?.ok !== true || this.#isOver || answer.value.kind === 'unavailable') return
        if (answer.value.kind === 'come' && answer.value.lineage === host.lineage) return
        // Somebody who has nothing to do with this cluster (any more) would say so too.
        if (answer.value.kind === 'stranger' && this.#yield === undefined && !isMember(host, other.id)) return
        this.#isOver = true
        if (answer.value.kind === 'stranger') return this.#events.expelled()
        const { lineage, members } = answer.value
        host.log.warn('this node joins the other side of a partition', { from: host.lineage, to: lineage })
        this.#events.superseded({ lineage, members: members.filter(({ id }) => id !== host.self.id) })
      },
      REJOIN_TIMEOUT_MS,
    )
  }

  /** As far as this node knows: asked of the leader, or of a member, which then speaks for it. */
  #ownSide(): SideAnswer {
    const host = this.#host
    const { self, node, lineage } = host
    let { connections } = host.ownVitals()
    let nodes = 1
    let firstName = self.name
    for (const { id, name, running } of host.metadata.members()) {
      if (id === self.id || !running || !host.hears(id)) continue
      nodes += 1
      connections += host.vitals(id)?.connections ?? 0
      if (name < firstName) firstName = name
    }
    const leader = host.hasLeader() && !this.isYielding ? ((node.leader ?? null) as NodeId | null) : null
    return { lineage, leader, connections, nodes, firstName }
  }
}

/** An election is all that its own history needs. */
function hearsMajority(host: PartitionHost): boolean {
  const { voters } = host.node.configuration
  const heard = voters.filter((id) => id === host.self.id || host.hears(id as NodeId))
  return heard.length * 2 > voters.length
}

/** It runs in a history with more behind it than ours. */
function isAhead(host: PartitionHost, id: NodeId): boolean {
  const vitals = host.vitals(id)
  return vitals?.isRunning === true && vitals.generation > host.ownVitals().generation
}

/** Members or not. */
function heardElsewhere(host: PartitionHost): readonly Peer[] {
  return host.peers().filter(({ id }) => {
    const vitals = host.vitals(id)
    return vitals !== undefined && vitals.lineage !== host.lineage
  })
}

function isMember(host: PartitionHost, id: NodeId): boolean {
  // A node that boots with a blank log knows no members yet; whom it was told to dial is one.
  return host.metadata.member(host.self.id) === undefined || host.metadata.member(id) !== undefined
}
