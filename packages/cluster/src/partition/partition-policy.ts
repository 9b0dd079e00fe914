/**
 * Looks each tick at whom this node hears, and says when to pause, to serve again, or to go on without the majority. Pure: what
 * it says is carried out by others. A node that boots is not asked: it waits, for it cannot know who went on meanwhile.
 */
import type { NodeName } from '@warren/kernel'
import { effectiveHandling, type PartitionHandling } from './partition-handling.ts'

export interface PartitionView {
  readonly isDisc: boolean
  readonly discNodes: number
  readonly voters: number
  /** Of this node's own history, itself included. */
  readonly votersHeard: number
  /** There is a leader, and it is heard. */
  readonly hasLeader: boolean
  /** By name, as far as this node knows. */
  readonly members: ReadonlySet<NodeName>
  /** Members by name that are heard, this node too. */
  readonly heard: ReadonlySet<NodeName>
  /** Members of another history are heard: joining them comes before going on alone. */
  readonly hearsOthers: boolean
}

export type PartitionAction = 'pause' | 'resume' | 'goAlone'

/** The last to be missed are missed a moment after the first. */
const SETTLE_MS = 300
/** Enough voters are heard, and yet they elect nobody: some can be heard and do not hear. */
const LEADERLESS_MS = 15_000
/** That long it is tried to join those of another history before this node goes on without them. */
const OTHERS_FIRST_MS = 6_000

export class PartitionPolicy {
  readonly #handling: PartitionHandling
  #minoritySinceMs: number | undefined = undefined
  #leaderlessSinceMs: number | undefined = undefined
  #unlistedSinceMs: number | undefined = undefined
  #isCutOff = false
  #isPaused = false

  constructor(handling: PartitionHandling) {
    this.#handling = handling
  }

  /** Nothing can be committed from here, and that will not change by itself soon. */
  get isCutOff(): boolean {
    return this.#isCutOff
  }

  get isPaused(): boolean {
    return this.#isPaused
  }

  step(view: PartitionView, nowMs: number): PartitionAction | undefined {
    this.#observe(view, nowMs)
    const handling = effectiveHandling(this.#handling, view.discNodes)
    const mustPause =
      handling.kind === 'pauseIfAllDown'
        ? isOver(this.#unlistedSinceMs, SETTLE_MS, nowMs)
        : handling.kind === 'pauseMinority' && this.#isCutOff
    if (mustPause) return this.#turnTo(true)
    if (this.#isPaused) {
      // A leader's word is needed: the others may have gone on without this node.
      const mayResume = handling.kind === 'pauseIfAllDown' ? this.#unlistedSinceMs === undefined : view.hasLeader
      return mayResume ? this.#turnTo(false) : undefined
    }
    const heals =
      handling.kind === 'autoheal' || (handling.kind === 'pauseIfAllDown' && handling.recover === 'autoheal')
    if (!heals || !view.isDisc || !isOver(this.#minoritySinceMs, SETTLE_MS, nowMs)) return undefined
    if (view.hearsOthers && !isOver(this.#minoritySinceMs, OTHERS_FIRST_MS, nowMs)) return undefined
    return 'goAlone'
  }

  #observe(view: PartitionView, nowMs: number): void {
    const isMinority = !view.hasLeader && view.votersHeard * 2 <= view.voters
    this.#minoritySinceMs = isMinority ? (this.#minoritySinceMs ?? nowMs) : undefined
    this.#leaderlessSinceMs = view.hasLeader ? undefined : (this.#leaderlessSinceMs ?? nowMs)
    this.#unlistedSinceMs = this.#hearsListed(view) ? undefined : (this.#unlistedSinceMs ?? nowMs)
    this.#isCutOff =
      isOver(this.#minoritySinceMs, SETTLE_MS, nowMs) || isOver(this.#leaderlessSinceMs, LEADERLESS_MS, nowMs)
  }

  /** Who is listed and no member (any more) does not count, as in RabbitMQ: nobody could ever hear them again. */
  #hearsListed({ members, heard }: PartitionView): boolean {
    const handling = this.#handling
    if (handling.kind !== 'pauseIfAllDown') return true
    return handling.nodes.some((name) => heard.has(name)) || !handling.nodes.some((name) => members.has(name))
  }

  #turnTo(isPaused: boolean): PartitionAction | undefined {
    if (this.#isPaused === isPaused) return undefined
    this.#isPaused = isPaused
    return isPaused ? 'pause' : 'resume'
  }
}

function isOver(sinceMs: number | undefined, ms: number, nowMs: number): boolean {
  return sinceMs !== undefined && nowMs - sinceMs >= ms
}
