import {
  ByteWriter,
  deliverPrefix,
  deliveryBytes,
  encodeContent,
  encodeReturn,
  FrameScanner,
  type Method,
  SETTLEMENT_FRAME_BYTES,
  writeAck,
  writeDelivery,
  writeNack,
} from '@warren/codec'
import { expect, test } from 'vitest'
import type { ConnectionListener } from './amqp-connection.ts'
import { FrameDispatcher } from './frame-dispatcher.ts'

function delivery(tag: number, body: Buffer): Buffer {
  const writer = new ByteWriter()
  encodeContent({ exchange: 'e', routingKey: 'k', properties: {}, body }, writer)
  const prefix = deliverPrefix(1, 'tag')
  const target = Buffer.alloc(deliveryBytes(prefix, 0, writer.length))
  writeDelivery(target, 0, prefix, tag, true, writer.buffer, 0, writer.length)
  return target
}

function heard(chunks: readonly Buffer[]): { events: unknown[]; problem: string | undefined } {
  const events: unknown[] = []
  const listener: ConnectionListener = {
    delivered: (tag, redelivered, buffer, start, bytes) =>
      events.push({ tag, redelivered, bytes, start: buffer.toString('latin1', start, start + Math.min(bytes, 16)) }),
    settled: (tag, multiple, positive) => events.push({ tag, multiple, positive }),
    returned: () => events.push('returned'),
    blocked: () => {},
    turnEnded: () => {},
    failed: () => {},
  }
  const dispatcher = new FrameDispatcher(new FrameScanner(131072), (channel, method: Method) =>
    events.push([channel, method.kind]),
  )
  dispatcher.listener = listener
  let problem: string | undefined
  for (const chunk of chunks) problem ??= dispatcher.receive(Buffer.from(chunk), chunk.length)
  return { events, problem }
}

test('deliveries and settlements are heard the same wherever the octets are cut', () => {
  const settlements = Buffer.alloc(2 * SETTLEMENT_FRAME_BYTES)
  writeNack(settlements, writeAck(settlements, 0, 1, 9, true), 1, 10, 0)
  const content = new ByteWriter()
  encodeContent({ exchange: '', routingKey: 'k', properties: {}, body: Buffer.from('back') }, content)
  const bytes = Buffer.concat([
    delivery(1, Buffer.from('0123456789abcdef and more')),
    delivery(2, Buffer.alloc(0)),
    delivery(3, Buffer.from('short')),
    encodeReturn(1, 312, 'NO_ROUTE', content.buffer, 0, content.length),
    settlements,
  ])
  const expected = [
    { tag: 1, redelivered: true, bytes: 25, start: '0123456789abcdef' },
    { tag: 2, redelivered: true, bytes: 0, start: '' },
    { tag: 3, redelivered: true, bytes: 5, start: 'short' },
    'returned',
    { tag: 9, multiple: true, positive: true },
    { tag: 10, multiple: false, positive: false },
  ]
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    expect(heard([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual({ events: expected, problem: undefined })
  }
})

test('a body of several frames is one delivery', () => {
  const body = Buffer.alloc(300_000, 'x')
  expect(heard([delivery(1, body)]).events).toEqual([
    { tag: 1, redelivered: true, bytes: 300_000, start: 'x'.repeat(16) },
  ])
})

test('what is no AMQP is a problem in words', () => {
  expect(heard([Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')]).problem).toContain('FRAME_ERROR')
})
