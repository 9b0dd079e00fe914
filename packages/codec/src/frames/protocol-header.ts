/** The eight octets that open a connection: `AMQP` and a version. */

export const PROTOCOL_HEADER_BYTES = 8
/** `AMQP 0 0 9 1`: what a client sends, and what a server answers to any other header before it hangs up. */
export const PROTOCOL_HEADER: Buffer = Buffer.from([0x41, 0x4d, 0x51, 0x50, 0, 0, 9, 1])
const PROTOCOL_HEADER_OLD = Buffer.from([0x41, 0x4d, 0x51, 0x50, 1, 1, 0, 9]) // Accepted as 0-9-1 by RabbitMQ.

export type ProtocolHeaderOutcome = 'incomplete' | 'accepted' | 'refused'

/** Collects the header from the first chunks of a connection, however they are cut. */
export class ProtocolHeaderReader {
  readonly #octets = Buffer.alloc(PROTOCOL_HEADER_BYTES)
  #received = 0
  outcome: ProtocolHeaderOutcome = 'incomplete'

  /** Octets seen so far: 0 when a connection ends means a health check, not an error. */
  get receivedBytes(): number {
    return this.#received
  }

  /** Takes what it needs of `chunk` up to `end`; the offset where the frames begin. */
  feed(chunk: Buffer, end: number): number {
    const taken = Math.min(PROTOCOL_HEADER_BYTES - this.#received, end)
    chunk.copy(this.#octets, this.#received, 0, taken)
    this.#received += taken
    if (this.#received === PROTOCOL_HEADER_BYTES) {
      const known = this.#octets.equals(PROTOCOL_HEADER) || this.#octets.equals(PROTOCOL_HEADER_OLD)
      this.outcome = known ? 'accepted' : 'refused'
    }
    return taken
  }
}
