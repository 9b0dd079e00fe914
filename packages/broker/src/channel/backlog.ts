/**
 * Whole frames that wait until their channel (or a connection in its handshake) is free again, copied one behind the other.
 * What goes in comes out through a scanner of its own, so that a publish has its fast path here as well.
 */
import { FRAME_HEAD_BYTES, FrameScanner } from '@warren/codec'

const BYTES_INITIAL = 4_096
const NO_BYTES = Buffer.alloc(0)

export class Backlog {
  readonly #scanner: FrameScanner
  #filling: Buffer = NO_BYTES
  #filled = 0
  /** Of the buffer that the scanner has. */
  #scanned = 0

  constructor(frameBytesMax: number) {
    this.#scanner = new FrameScanner(frameBytesMax)
  }

  /** Bytes held, those of frames partly drained included. */
  get bytes(): number {
    return this.#filled + this.#scanned
  }

  get isEmpty(): boolean {
    return this.#filled === 0 && this.#scanned === 0
  }

  /** Copies the current frame of `scanner`. */
  append(scanner: FrameScanner): void {
    const start = scanner.payloadStart - FRAME_HEAD_BYTES
    const end = scanner.payloadEnd + 1
    const needed = this.#filled + end - start
    if (needed > this.#filling.length) {
      const grown = Buffer.allocUnsafe(Math.max(BYTES_INITIAL, needed, this.#filling.length * 2))
      this.#filling.copy(grown, 0, 0, this.#filled)
      this.#filling = grown
    }
    scanner.buffer.copy(this.#filling, this.#filled, start, end)
    this.#filled = needed
  }

  /** The scanner at the next frame, or undefined when all have been drained. */
  next(): FrameScanner | undefined {
    for (;;) {
      if (this.#scanned > 0 && this.#scanner.next() !== 0) return this.#scanner
      this.#scanned = this.#filled
      if (this.#filled === 0) return undefined
      this.#scanner.feed(this.#filling, this.#filled)
      this.#filling = NO_BYTES
      this.#filled = 0
    }
  }

  clear(): void {
    this.#filling = NO_BYTES
    this.#filled = 0
    while (this.#scanned > 0 && this.#scanner.next() !== 0) {} // The scanner lets go of its buffer at the end.
    this.#scanned = 0
  }
}
