import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ByteWriter } from '../bytes/byte-writer.ts'
import { encodeBodyFrames, encodeContentHeader } from '../content/content.ts'
import { encodeMethodFrame } from '../methods/method-codec.ts'
import { publishExchangeOffset } from '../methods/publish-reader.ts'
import { FRAME_METHOD, HEARTBEAT_FRAME } from './frame.ts'
import { FrameScanner } from './frame-scanner.ts'

type Seen = { type: number; channel: number; payload: string }

function frame(type: number, channel: number, payload: Uint8Array, end = 0xce): Buffer {
  const head = Buffer.alloc(7)
  head[0] = type
  head.writeUInt16BE(channel, 1)
  head.writeUInt32BE(payload.length, 3)
  return Buffer.concat([head, payload, Buffer.from([end])])
}

/** Feeds each chunk in a buffer of its own, which is overwritten after the scan: nothing may be kept of it. */
function scan(scanner: FrameScanner, chunks: readonly Uint8Array[]): Seen[] {
  const seen: Seen[] = []
  for (const chunk of chunks) {
    const copy = Buffer.from(chunk)
    scanner.feed(copy, copy.length)
    while (scanner.next() !== 0) {
      const payload = scanner.buffer.toString('latin1', scanner.payloadStart, scanner.payloadEnd)
      seen.push({ type: scanner.type, channel: scanner.channel, payload })
    }
    copy.fill(0xaa)
  }
  return seen
}

function publish(channel: number, body: Uint8Array, bodyChannel = channel): Buffer {
  const writer = new ByteWriter()
  encodeMethodFrame(
    { kind: 'basic.publish', exchange: 'e', routingKey: 'key', mandatory: false, immediate: false },
    channel,
    writer,
  )
  encodeContentHeader({ deliveryMode: 2 }, body.length, channel, writer)
  encodeBodyFrames(body, bodyChannel, 131064, writer)
  return writer.toBuffer()
}

describe('frames', () => {
  const frames = [
    frame(1, 1, Buffer.from('method')),
    frame(2, 513, Buffer.from('')),
    frame(3, 7, Buffer.from('b'.repeat(40))),
  ]
  const bytes = Buffer.concat([...frames, HEARTBEAT_FRAME])
  const whole: Seen[] = [
    { type: 1, channel: 1, payload: 'method' },
    { type: 2, channel: 513, payload: '' },
    { type: 3, channel: 7, payload: 'b'.repeat(40) },
    { type: 8, channel: 0, payload: '' },
  ]

  test('whole frames are found in place', () => {
    const scanner = new FrameScanner()
    scanner.feed(bytes, bytes.length)
    expect(scanner.next()).toBe(FRAME_METHOD)
    expect(scanner.buffer).toBe(bytes)
  })

  test('the same frames are found wherever the octets are cut in two', () => {
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(scan(new FrameScanner(), [bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(whole)
    }
  })

  test('the same frames are found octet by octet', () => {
    expect(
      scan(
        new FrameScanner(),
        [...bytes].map((octet) => Buffer.from([octet])),
      ),
    ).toEqual(whole)
  })

  test('only the given range of a chunk is scanned', () => {
    const scanner = new FrameScanner()
    scanner.feed(Buffer.concat([Buffer.from('AMQP0091'), bytes, Buffer.from('garbage')]), 8 + bytes.length, 8)
    const types: number[] = []
    while (scanner.next() !== 0) types.push(scanner.type)
    expect(types).toEqual([1, 2, 3, 8])
    expect(scanner.pendingBytes).toBe(0)
  })

  test('any frames cut anywhere come out as they went in', () => {
    const anyFrame = fc.record({
      type: fc.constantFrom(1, 2, 3),
      channel: fc.integer({ min: 0, max: 65535 }),
      payload: fc.uint8Array({ maxLength: 300 }),
    })
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 8 }), fc.array(fc.nat(2000), { maxLength: 8 }), (list, cuts) => {
        const all = Buffer.concat(list.map((each) => frame(each.type, each.channel, each.payload)))
        const edges = [0, ...cuts.map((cut) => Math.min(cut, all.length)), all.length].sort((a, b) => a - b)
        const chunks = edges.slice(1).map((edge, i) => all.subarray(edges[i], edge))
        const expected = list.map((each) => ({
          type: each.type,
          channel: each.channel,
          payload: Buffer.from(each.payload).toString('latin1'),
        }))
        expect(scan(new FrameScanner(), chunks)).toEqual(expected)
      }),
    )
  })

  test('random octets never throw', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 10 }), (chunks) => {
        scan(new FrameScanner(), chunks)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('illegal frames', () => {
  function errorText(bytes: Uint8Array, frameBytesMax = 131072): string | undefined {
    const whole = new FrameScanner(frameBytesMax)
    scan(whole, [bytes])
    const cut = new FrameScanner(frameBytesMax)
    scan(
      cut,
      [...bytes].map((octet) => Buffer.from([octet])),
    )
    expect(cut.error?.amqpError.text).toBe(whole.error?.amqpError.text)
    expect(whole.next()).toBe(0)
    return whole.error?.amqpError.text
  }

  test('a wrong end marker is shown with the payload', () => {
    expect(errorText(frame(1, 1, Buffer.from([0, 20, 0, 10, 0]), 0))).toBe(
      'FRAME_ERROR - type 1, all octets = <<0,20,0,10,0>>: {invalid_frame_end_marker,0}',
    )
  })

  test('an oversize frame is refused by its head alone', () => {
    expect(errorText(Buffer.from([3, 0, 1, 0, 3, 13, 64]))).toBe(
      'FRAME_ERROR - type 3, all octets = <<>>: {frame_too_large,200000,131064}',
    )
  })

  test('a payload may exceed frame_max less overhead by 8 octets, not by 9', () => {
    expect(errorText(frame(3, 1, Buffer.alloc(4096)), 4096)).toBeUndefined()
    expect(errorText(frame(3, 1, Buffer.alloc(4097)), 4096)).toContain('{frame_too_large,4097,4088}')
  })

  test('an unknown type is shown with at most 16 octets', () => {
    expect(errorText(frame(7, 1, Buffer.from('abc')))).toBe(
      'FRAME_ERROR - type 7, all octets = <<"abc">>: unknown_frame',
    )
    expect(errorText(frame(7, 1, Buffer.from('abcdefghijklmnopqrst')))).toBe(
      'FRAME_ERROR - type 7, first 16 octets = <<"abcdefghijklmnop">>: unknown_frame',
    )
  })

  test('a heartbeat belongs to channel 0 and has no payload', () => {
    expect(errorText(frame(8, 1, Buffer.from('')))).toBe('UNEXPECTED_FRAME - type 8, all octets = <<>>')
    expect(errorText(frame(8, 0, Buffer.from('x')))).toBe('FRAME_ERROR - type 8, all octets = <<"x">>: unknown_frame')
  })
})

describe('content of a publish', () => {
  test('is taken at once when it follows whole', () => {
    const bytes = Buffer.concat([publish(5, Buffer.from('hello')), publish(5, Buffer.from(''))])
    const scanner = new FrameScanner()
    scanner.feed(bytes, bytes.length)
    scanner.next()
    const start = publishExchangeOffset(scanner.payloadStart)
    expect(scanner.takeContent()).toBe(true)
    expect(scanner.bodyBytes).toBe(5)
    expect(bytes.toString('latin1', start, start + 6)).toBe('\u0001e\u0003key')
    expect(bytes.toString('latin1', scanner.contentEnd - 6, scanner.contentEnd)).toBe('hello\u00ce')
    expect(scanner.next()).toBe(FRAME_METHOD)
    expect(scanner.takeContent()).toBe(true)
    expect(scanner.bodyBytes).toBe(0)
    expect(scanner.contentEnd).toBe(bytes.length)
    expect(scanner.next()).toBe(0)
  })

  test('is left to the frame by frame way wherever it is cut', () => {
    const bytes = publish(5, Buffer.from('hello'))
    for (let cut = 1; cut < bytes.length; cut += 1) {
      const scanner = new FrameScanner()
      const types: number[] = []
      for (const part of [bytes.subarray(0, cut), bytes.subarray(cut)]) {
        scanner.feed(Buffer.from(part), part.length)
        while (scanner.next() !== 0) {
          types.push(scanner.type)
          if (scanner.type === FRAME_METHOD) expect(scanner.takeContent()).toBe(false)
        }
      }
      expect(types).toEqual([1, 2, 3])
    }
  })

  test('is not taken when its frames are of another channel, cut in several or wrongly ended', () => {
    const good = publish(5, Buffer.from('hello'))
    const wrongEnd = Buffer.from(good)
    wrongEnd[wrongEnd.length - 1] = 0
    const several = Buffer.concat([
      good.subarray(0, good.length - 13),
      frame(3, 5, Buffer.from('he')),
      frame(3, 5, Buffer.from('llo')),
    ])
    for (const bytes of [publish(5, Buffer.from('hello'), 6), wrongEnd, several]) {
      const scanner = new FrameScanner()
      scanner.feed(bytes, bytes.length)
      scanner.next()
      expect(scanner.takeContent()).toBe(false)
      expect(scanner.next()).toBe(2)
    }
  })

  test('is not taken when it uses the tolerance of frame_max', () => {
    for (const [bodyBytes, taken] of [
      [4088, true],
      [4089, false],
    ] as const) {
      const bytes = publish(5, Buffer.alloc(bodyBytes))
      const scanner = new FrameScanner(4096)
      scanner.feed(bytes, bytes.length)
      scanner.next()
      expect(scanner.takeContent()).toBe(taken)
    }
  })
})
