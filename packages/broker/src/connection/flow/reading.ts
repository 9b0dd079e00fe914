/** Whether a connection reads: not while anything holds it. Holds are counted, so that who lets go need not know the others. */
import { assert } from '@warren/kernel'
import type { FlowGate } from '../../queues/flow-gate.ts'
import type { Transport } from '../transport.ts'

export class Reading {
  readonly #transport: Transport
  readonly #gates = new Map<FlowGate, { gateOpened(): void }>()
  #holds = 0
  /** The connection is closing: it reads whatever happens, for the client's close-ok; or there is nothing to read. */
  #isFree = false

  constructor(transport: Transport) {
    this.#transport = transport
  }

  get isHeld(): boolean {
    return this.#holds > 0
  }

  /** A queue, lane or log has more in hand than is good. */
  get isInFlow(): boolean {
    return this.#gates.size > 0
  }

  hold(): void {
    if (this.#isFree) return
    this.#holds += 1
    if (this.#holds === 1) this.#transport.pauseReading()
  }

  /** Ends one hold; nothing once all have been released. */
  release(): void {
    if (this.#isFree) return
    this.#holds -= 1
    assert(this.#holds >= 0, 'a hold is released once')
    if (this.#holds === 0) this.#transport.resumeReading()
  }

  waitAtGate(gate: FlowGate): void {
    if (this.#isFree || this.#gates.has(gate)) return
    const waiter = {
      gateOpened: (): void => {
        this.#gates.delete(gate)
        this.release()
      },
    }
    this.#gates.set(gate, waiter)
    this.hold()
    gate.wait(waiter)
  }

  /** From now on nothing holds reading. */
  releaseAll(): void {
    this.#leaveGates()
    const wasHeld = this.#holds > 0
    this.#isFree = true
    this.#holds = 0
    if (wasHeld) this.#transport.resumeReading()
  }

  /** No gate calls back any more. */
  #leaveGates(): void {
    for (const [gate, waiter] of this.#gates) gate.forget(waiter)
    this.#gates.clear()
  }
}
