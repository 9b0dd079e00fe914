/** Something that publishers wait for when it has too much in hand: a lane to a peer, the message log. */
export interface GateWaiter {
  /** The gate has opened: go on reading. Called once for each `wait`. */
  gateOpened(): void
}

export class FlowGate {
  #isShut = false
  #waiters = new Set<GateWaiter>()

  get isShut(): boolean {
    return this.#isShut
  }

  /** Calls `waiter` back when the gate opens; the gate must be shut. Waiting twice is waiting once. */
  wait(waiter: GateWaiter): void {
    this.#waiters.add(waiter)
  }

  /** The waiter has gone. */
  forget(waiter: GateWaiter): void {
    this.#waiters.delete(waiter)
  }

  shut(): void {
    this.#isShut = true
  }

  open(): void {
    if (!this.#isShut) return
    this.#isShut = false
    const waiters = this.#waiters
    this.#waiters = new Set()
    for (const waiter of waiters) waiter.gateOpened()
  }
}
