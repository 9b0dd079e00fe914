/**
 * Publishes made once and sent again and again: a ring of slots in one buffer, each a whole basic.publish with header and
 * body frames. `stamp` patches sequence and time into as many slots as lie in a row, the range is written with one call,
 * and `release` gives the slots back when the socket is done with them. Routing keys take turns from slot to slot.
 */
import {
  ByteWriter,
  encodeBodyFrames,
  encodeContentHeader,
  encodeMethodFrame,
  FRAME_HEAD_BYTES,
  FRAME_OVERHEAD_BYTES,
} from '@warren/codec'
import { assert } from '@warren/kernel'
import { STAMP_BYTES, writeStamp, writeStampRun } from './stamp.ts'

const SLOTS_MIN = 4
const SLOTS_MAX = 4096

export interface PublishRingOptions {
  readonly channel: number
  readonly exchange: string
  /** At least one. */
  readonly routingKeys: readonly string[]
  readonly bodyBytes: number
  readonly persistent: boolean
  readonly frameBytesMax: number
  /** Tells this run's messages from others'. */
  readonly run: number
  /** Size of the ring: enough for a few writes in flight, small enough for the processor's cache. */
  readonly ringBytes: number
}

export class PublishRing {
  readonly buffer: Buffer
  readonly slots: number
  /** The range that the last `stamp` made ready. */
  start = 0
  end = 0
  /** Offset of each slot, and one more: the end of the last. */
  readonly #offsets: Float64Array
  /** Offset of each slot's stamp; none when the body is too short. */
  readonly #stamps: Float64Array
  #next = 0
  #busy = 0
  #sequence = 0

  constructor(options: PublishRingOptions) {
    assert(options.routingKeys.length > 0, 'a ring has a routing key')
    const writer = new ByteWriter(options.ringBytes)
    const body = Buffer.alloc(options.bodyBytes)
    const offsets: number[] = []
    const stamps: number[] = []
    const keys = options.routingKeys.length
    do {
      for (const routingKey of options.routingKeys) {
        offsets.push(writer.length)
        const stampAt = encodePublish(writer, options, routingKey, body)
        if (options.bodyBytes >= STAMP_BYTES) {
          writeStampRun(writer.buffer, stampAt, options.run)
          stamps.push(stampAt)
        }
      }
    } while (
      offsets.length < Math.max(SLOTS_MIN, keys) ||
      (writer.length < options.ringBytes && offsets.length < SLOTS_MAX)
    )
    this.slots = offsets.length
    this.#offsets = Float64Array.from([...offsets, writer.length])
    this.#stamps = Float64Array.from(stamps)
    this.buffer = writer.toBuffer()
  }

  /** Slots that the socket does not hold. */
  get free(): number {
    return this.slots - this.#busy
  }

  /** Makes up to `wanted` publishes ready, `start` to `end` in `buffer`; how many. 0 when no slot is free. */
  stamp(wanted: number, nowUs: number): number {
    const first = this.#next
    const count = Math.min(wanted, this.slots - this.#busy, this.slots - first)
    if (count <= 0) return 0
    const stamps = this.#stamps
    if (stamps.length > 0) {
      for (let slot = first; slot < first + count; slot += 1) {
        writeStamp(this.buffer, stamps[slot] as number, this.#sequence, nowUs) // A stamp for each slot.
        this.#sequence += 1
      }
    }
    this.start = this.#offsets[first] as number // Within bounds: first + count <= slots.
    this.end = this.#offsets[first + count] as number
    this.#next = first + count === this.slots ? 0 : first + count
    this.#busy += count
    return count
  }

  /** The oldest `count` publishes have left the buffer. */
  release(count: number): void {
    assert(count <= this.#busy, 'only what was made ready is given back')
    this.#busy -= count
  }
}

/** Appends one publish; the offset of its body. */
function encodePublish(writer: ByteWriter, options: PublishRingOptions, routingKey: string, body: Buffer): number {
  const { channel, exchange, persistent, frameBytesMax } = options
  encodeMethodFrame(
    { kind: 'basic.publish', exchange, routingKey, mandatory: false, immediate: false },
    channel,
    writer,
  )
  encodeContentHeader({ deliveryMode: persistent ? 2 : 1 }, body.length, channel, writer)
  const bodyAt = writer.length + FRAME_HEAD_BYTES
  encodeBodyFrames(body, channel, frameBytesMax - FRAME_OVERHEAD_BYTES, writer)
  return bodyAt
}
