/**
 * Octets in, frames out: the protocol header first, then frames, one by one to `dispatch`. While the handshake waits for an
 * answer, frames are kept.
 */
import { type FrameError, FrameScanner, type ProtocolHeaderOutcome, ProtocolHeaderReader } from '@warren/codec'
import { Backlog } from '../channel/backlog.ts'

export interface FrameIntakeOptions {
  /** Largest frame before tune-ok. */
  readonly loginFrameBytesMax: number
  /** Largest frame there may ever be. */
  readonly frameBytesMax: number
  /** The header has come, whole. */
  readonly greeted: (outcome: ProtocolHeaderOutcome) => void
  readonly dispatch: (scanner: FrameScanner) => void
}

export class FrameIntake {
  receivedBytes = 0
  receivedChunks = 0
  /** Whether anything came since it was last set false. */
  hasReceived = false
  readonly #header = new ProtocolHeaderReader()
  readonly #scanner: FrameScanner
  readonly #backlog: Backlog
  readonly #greeted: (outcome: ProtocolHeaderOutcome) => void
  readonly #dispatch: (scanner: FrameScanner) => void
  #isHeld = false

  constructor(options: FrameIntakeOptions) {
    this.#scanner = new FrameScanner(options.loginFrameBytesMax)
    this.#backlog = new Backlog(options.frameBytesMax)
    this.#greeted = options.greeted
    this.#dispatch = options.dispatch
  }

  get frameBytesMax(): number {
    return this.#scanner.frameBytesMax
  }

  set frameBytesMax(bytes: number) {
    this.#scanner.frameBytesMax = bytes
  }

  /** Set once the octets make no sense: nothing is read any more. */
  get error(): FrameError | undefined {
    return this.#scanner.error
  }

  /** Frames that come from now on are kept until `resume`. */
  hold(): void {
    this.#isHeld = true
  }

  /** Dispatches what was kept, unless it is held again on the way. */
  resume(): void {
    this.#isHeld = false
    while (!this.#isHeld) {
      const scanner = this.#backlog.next()
      if (scanner === undefined) return
      this.#dispatch(scanner)
    }
  }

  /** The octets of `chunk` from 0 to `length`. */
  receive(chunk: Buffer, length: number): void {
    const scanner = this.#scanner
    if (scanner.error !== undefined || this.#header.outcome === 'refused') return
    this.receivedBytes += length
    this.receivedChunks += 1
    this.hasReceived = true
    const start = this.#header.outcome === 'accepted' ? 0 : this.#receiveHeader(chunk, length)
    if (start === length || this.#header.outcome !== 'accepted') return
    scanner.feed(chunk, length, start)
    while (scanner.next() !== 0) {
      if (this.#isHeld || !this.#backlog.isEmpty) this.#backlog.append(scanner)
      else this.#dispatch(scanner)
    }
  }

  #receiveHeader(chunk: Buffer, length: number): number {
    const taken = this.#header.feed(chunk, length)
    if (this.#header.outcome !== 'incomplete') this.#greeted(this.#header.outcome)
    return taken
  }
}
