/**
 * When to send a heartbeat, when to give a peer up. Decides from flags and a given time; one ticker calls it for all
 * connections, so it keeps times to the tick only. RabbitMQ's rules: a heartbeat after half the timeout of silence on our
 * side, the peer is dead after two timeouts without an octet.
 */

export type LivenessOutcome = 'nothing' | 'heartbeatDue' | 'peerDead' | 'deadlinePassed'

export interface LivenessInput {
  readonly nowMs: number
  /** How long this process itself did not run since the last tick, beyond the tick: no fault of the peer's. */
  readonly stallMs: number
  /** Since the last tick. */
  readonly hasReceived: boolean
  readonly hasSent: boolean
  /** We do not read at the moment: silence says nothing. */
  readonly isReadingHeld: boolean
}

export class Liveness {
  #heartbeatMs = 0
  #receivedAtMs: number
  #sentAtMs: number
  #deadlineAtMs: number | undefined

  /** Begins with a deadline: the handshake's. */
  constructor(nowMs: number, deadlineMs: number) {
    this.#receivedAtMs = nowMs
    this.#sentAtMs = nowMs
    this.#deadlineAtMs = nowMs + deadlineMs
  }

  /** 0 is off. */
  setHeartbeat(seconds: number): void {
    this.#heartbeatMs = seconds * 1000
  }

  /** Replaces the deadline; undefined removes it. */
  setDeadline(atMs: number | undefined): void {
    this.#deadlineAtMs = atMs
  }

  check(input: LivenessInput): LivenessOutcome {
    const { nowMs, stallMs } = input
    if (input.hasReceived || input.isReadingHeld) this.#receivedAtMs = nowMs
    else this.#receivedAtMs += stallMs
    if (input.hasSent) this.#sentAtMs = nowMs
    if (this.#deadlineAtMs !== undefined && nowMs >= this.#deadlineAtMs) return 'deadlinePassed'
    if (this.#heartbeatMs === 0) return 'nothing'
    if (nowMs - this.#receivedAtMs >= this.#heartbeatMs * 2) return 'peerDead'
    if (nowMs - this.#sentAtMs >= this.#heartbeatMs / 2) return 'heartbeatDue'
    return 'nothing'
  }
}
