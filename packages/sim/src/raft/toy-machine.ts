/** The smallest state machine that notices a missing, doubled or reordered entry: a running hash and a count. */
import { assert } from '@warren/kernel'
import type { Entry } from '@warren/raft'
import { digestBytes, digestNumbers } from '../checkers/digest.ts'

const HEADER_BYTES = 16
const PADDING_BYTES_MAX = 600 // With pieces of 64 bytes a snapshot takes up to ten.

export class ToyMachine {
  #index = 0
  #hash = 0
  #count = 0

  get index(): number {
    return this.#index
  }

  get hash(): number {
    return this.#hash
  }

  apply(entry: Entry): void {
    assert(entry.index === this.#index + 1, 'applied out of order')
    this.#index = entry.index
    this.#hash = digestNumbers(this.#hash, entry.index, digestBytes(entry.data))
    this.#count += 1
  }

  snapshot(): Uint8Array {
    const bytes = new Uint8Array(HEADER_BYTES + ((this.#index * 7) % PADDING_BYTES_MAX))
    const view = new DataView(bytes.buffer)
    view.setUint32(0, this.#index)
    view.setUint32(4, this.#hash)
    view.setUint32(8, this.#count)
    for (let i = HEADER_BYTES; i < bytes.length; i += 1) bytes[i] = (i * 31 + this.#index) & 0xff
    view.setUint32(12, digestBytes(bytes.subarray(HEADER_BYTES)))
    return bytes
  }

  static restore(bytes: Uint8Array): ToyMachine {
    const machine = new ToyMachine()
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    machine.#index = view.getUint32(0)
    machine.#hash = view.getUint32(4)
    machine.#count = view.getUint32(8)
    assert(view.getUint32(12) === digestBytes(bytes.subarray(HEADER_BYTES)), 'a snapshot arrived mixed up')
    return machine
  }
}
