/** Memory for what is kept, used again: fresh memory costs more than the copy into it. */

const SLAB_BYTES_MIN = 4096
const SLAB_BYTES_MAX = 262_144
/** 8 MiB: what is under way at full speed. More is given back. */
const SPARE_MAX = 32

export class Slab {
  readonly buffer: Buffer
  used = 0
  /** How many messages in it are kept. */
  live = 0

  constructor(bytes: number) {
    this.buffer = Buffer.allocUnsafeSlow(bytes)
  }
}

export class SlabPool {
  readonly #spare: Slab[] = []

  /** Room for `bytes`, and for more if it is to follow on `last`, which was filled. */
  take(bytes: number, last: Slab | undefined): Slab {
    if (bytes > SLAB_BYTES_MAX / 4) return new Slab(bytes)
    const length = last === undefined ? SLAB_BYTES_MIN : Math.min(SLAB_BYTES_MAX, last.buffer.length * 2)
    if (length < SLAB_BYTES_MAX) return new Slab(Math.max(length, bytes * 4))
    return this.#spare.pop() ?? new Slab(SLAB_BYTES_MAX)
  }

  /** Nothing in it is kept any more. */
  give(slab: Slab): void {
    slab.used = 0
    if (slab.buffer.length === SLAB_BYTES_MAX && this.#spare.length < SPARE_MAX) this.#spare.push(slab)
  }
}
