/** A client's end of a connection in memory. What the broker writes is kept as bytes; closing is seen a step later. */
import type { Transport, TransportFacts } from '../src/connection/transport.ts'
import type { ManualTime } from './manual-time.ts'

export class TestTransport implements Transport {
  readonly facts: TransportFacts
  writableBytes = 0
  isPaused = false
  isEnded = false
  isDestroyed = false
  /** Called once a step after `end` or `destroy`. */
  closed: () => void = () => {}
  /** While set the system takes nothing: `done` is not called. */
  isStuck = false
  writes = 0
  readonly #time: ManualTime
  readonly #sent: Buffer[] = []
  readonly #waiting: (() => void)[] = []
  #isClosing = false

  constructor(time: ManualTime, peerHost = '127.0.0.1') {
    this.#time = time
    this.facts = { peerHost, peerPort: 40_000, host: '127.0.0.1', port: 5672 }
  }

  write(buffer: Buffer, done: () => void): void {
    this.writes += 1
    this.writableBytes += buffer.length
    this.#waiting.push(() => {
      this.#sent.push(Buffer.from(buffer)) // As late as it may be: who touches it before `done` is found out.
      this.writableBytes -= buffer.length
      done()
    })
    if (!this.isStuck) this.#time.soon(() => this.unstick())
  }

  /** The system takes what was written. */
  unstick(): void {
    if (this.isStuck) return
    for (const done of this.#waiting.splice(0)) done()
  }

  /** What was sent since the last call. */
  take(): Buffer {
    return Buffer.concat(this.#sent.splice(0))
  }

  pauseReading(): void {
    if (this.isPaused) throw new Error('paused twice')
    this.isPaused = true
  }

  resumeReading(): void {
    if (!this.isPaused) throw new Error('resumed twice')
    this.isPaused = false
  }

  end(): void {
    this.isEnded = true
    this.#close()
  }

  destroy(): void {
    this.isDestroyed = true
    this.#close()
  }

  #close(): void {
    if (this.#isClosing) return
    this.#isClosing = true
    this.#time.soon(() => this.closed())
  }
}
