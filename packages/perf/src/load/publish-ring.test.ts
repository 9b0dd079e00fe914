import { BASIC_PUBLISH, decodeMethod, FrameScanner, readMethodId } from '@warren/codec'
import { expect, test } from 'vitest'
import { PublishRing, type PublishRingOptions } from './publish-ring.ts'
import { stampRun, stampUs } from './stamp.ts'

const OPTIONS: PublishRingOptions = {
  channel: 3,
  exchange: 'e',
  routingKeys: ['a', 'bb', 'ccc'],
  bodyBytes: 32,
  persistent: true,
  frameBytesMax: 4096,
  run: 77,
  ringBytes: 1000,
}

interface Sent {
  readonly routingKey: string
  readonly bodyBytes: number
  readonly run: number
  readonly sequence: number
  readonly us: number
}

/** What a broker reads out of the range made ready. */
function sent(ring: PublishRing): Sent[] {
  const bytes = ring.buffer.subarray(ring.start, ring.end)
  const scanner = new FrameScanner(131072)
  scanner.feed(bytes, bytes.length)
  const seen: Sent[] = []
  while (scanner.next() !== 0) {
    const { payloadStart, payloadEnd } = scanner
    expect(readMethodId(bytes, payloadStart, payloadEnd)).toBe(BASIC_PUBLISH)
    const method = decodeMethod(bytes, payloadStart, payloadEnd)
    const routingKey = method.ok && method.value.kind === 'basic.publish' ? method.value.routingKey : '?'
    expect(scanner.takeContent()).toBe(true)
    const body = scanner.contentEnd - 1 - scanner.bodyBytes
    const sequence = scanner.bodyBytes >= 16 ? bytes.readUInt32BE(body + 4) : -1
    const us = scanner.bodyBytes >= 16 ? stampUs(bytes, body) : -1
    const run = scanner.bodyBytes >= 16 ? stampRun(bytes, body) : -1
    seen.push({ routingKey, bodyBytes: scanner.bodyBytes, run, sequence, us })
  }
  expect(scanner.error).toBeUndefined()
  return seen
}

test('what is made ready are whole publishes, stamped in order, keys in turn', () => {
  const ring = new PublishRing(OPTIONS)
  expect(ring.stamp(4, 5000)).toBe(4)
  const common = { bodyBytes: 32, run: 77, us: 5000 }
  expect(sent(ring)).toEqual([
    { routingKey: 'a', sequence: 0, ...common },
    { routingKey: 'bb', sequence: 1, ...common },
    { routingKey: 'ccc', sequence: 2, ...common },
    { routingKey: 'a', sequence: 3, ...common },
  ])
  expect(ring.stamp(1, 6000)).toBe(1)
  expect(sent(ring)).toEqual([{ ...common, routingKey: 'bb', sequence: 4, us: 6000 }])
})

test('a slot is not used again before it is released', () => {
  const ring = new PublishRing(OPTIONS)
  expect(ring.stamp(1000, 0)).toBe(ring.slots)
  expect(ring.free).toBe(0)
  expect(ring.stamp(1, 0)).toBe(0)
  ring.release(2)
  expect(ring.stamp(5, 0)).toBe(2)
  expect(sent(ring).map((message) => message.sequence)).toEqual([ring.slots, ring.slots + 1])
})

test('a range never wraps around the end of the buffer', () => {
  const ring = new PublishRing(OPTIONS)
  ring.stamp(ring.slots - 1, 0)
  ring.release(ring.slots - 1)
  expect(ring.stamp(10, 0)).toBe(1)
  expect(ring.stamp(10, 0)).toBe(10)
  expect(ring.start).toBe(0)
})

test('every key has its slots, however many there are', () => {
  const routingKeys = Array.from({ length: 5000 }, (_, i) => `q-${i}`)
  const ring = new PublishRing({ ...OPTIONS, routingKeys })
  expect(ring.slots).toBe(5000)
})

test('a body too short for a stamp goes without one', () => {
  const ring = new PublishRing({ ...OPTIONS, bodyBytes: 15 })
  ring.stamp(2, 5000)
  expect(sent(ring).map((message) => message.bodyBytes)).toEqual([15, 15])
  expect(ring.buffer.includes(77)).toBe(false)
})

test('a large body is cut into frames, and stamped in the first', () => {
  const ring = new PublishRing({ ...OPTIONS, bodyBytes: 10000, frameBytesMax: 4096 })
  expect(ring.stamp(1, 9000)).toBe(1)
  const bytes = ring.buffer.subarray(ring.start, ring.end)
  const scanner = new FrameScanner(4096)
  scanner.feed(bytes, bytes.length)
  const bodies: number[] = []
  while (scanner.next() !== 0) {
    if (scanner.type !== 3) continue
    if (bodies.length === 0) expect(stampUs(bytes, scanner.payloadStart)).toBe(9000)
    bodies.push(scanner.payloadEnd - scanner.payloadStart)
  }
  expect(bodies).toEqual([4088, 4088, 1824])
})
