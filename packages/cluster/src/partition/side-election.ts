/**
 * Which disc node of a side goes on for it: the one with the longest log (then the first name), once all the disc nodes that it
 * hears say that they are cut off too. Where their views differ two may go on; then the sides meet again and are reunited.
 */
import type { Lineage, NodeId, NodeName } from '@warren/kernel'
import { encodeJson } from '../membership/membership-messages.ts'
import type { PartitionHost } from './partition-host.ts'
import { decodePositionAnswer, POSITION, type PositionAnswer } from './partition-messages.ts'

const ASK_AGAIN_MS = 500
const ASK_TIMEOUT_MS = 1000

type Candidate = PositionAnswer & { readonly name: NodeName }

export class SideElection {
  readonly #host: PartitionHost
  readonly #onElected: () => void
  #askAtMs = Number.NEGATIVE_INFINITY

  constructor(host: PartitionHost, isCutOff: () => boolean, onElected: () => void) {
    this.#host = host
    this.#onElected = onElected
    host.requests.handle(POSITION, (_from, _payload, answer) => {
      answer({ ok: true, value: encodeJson(this.#position(isCutOff())) })
    })
  }

  /** Each tick, while this node might go on. */
  tick(nowMs: number): void {
    if (nowMs < this.#askAtMs) return
    this.#askAtMs = nowMs + ASK_AGAIN_MS
    const host = this.#host
    const others: { readonly id: NodeId; readonly name: NodeName }[] = []
    for (const { id, name, role } of host.metadata.members()) {
      if (role === 'disc' && id !== host.self.id && host.hears(id)) others.push({ id, name })
    }
    if (others.length === 0) {
      this.#onElected()
      return
    }
    this.#ask(others)
  }

  #ask(others: readonly { readonly id: NodeId; readonly name: NodeName }[]): void {
    const { requests, self } = this.#host
    const own: Candidate = { ...this.#position(true), name: self.name }
    const { lineage, node } = this.#host
    const { term } = node
    let missing = others.length
    let isBest = true
    for (const { id, name } of others) {
      const judge = (candidate: Candidate | undefined) => {
        missing -= 1
        if (candidate === undefined || !isBehind(candidate, own, lineage)) isBest = false
        if (missing === 0 && isBest && this.#host.lineage === lineage && node.term === term) this.#onElected()
      }
      requests.request(
        id,
        POSITION,
        new Uint8Array(0),
        (response) => {
          const answer = response.ok ? decodePositionAnswer(response.value) : undefined
          judge(answer?.ok ? { ...answer.value, name } : undefined)
        },
        ASK_TIMEOUT_MS,
      )
    }
  }

  #position(isCutOff: boolean): PositionAnswer {
    const { node, lineage } = this.#host
    const index = node.lastIndex
    return { lineage, isCutOff, term: node.termAt(index) ?? 0, index }
  }
}

/** It is cut off as well, and `own` is the better one to go on. */
function isBehind(other: Candidate, own: Candidate, lineage: Lineage): boolean {
  if (!other.isCutOff || other.lineage !== lineage) return false
  if (other.term !== own.term) return other.term < own.term
  if (other.index !== own.index) return other.index < own.index
  return other.name > own.name
}
