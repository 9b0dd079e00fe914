import { expect, test } from 'vitest'
import { PROTOCOL_HEADER, ProtocolHeaderReader } from './protocol-header.ts'

test('the header of 0-9-1 is accepted however it is cut, and what follows it is left', () => {
  for (let cut = 0; cut <= 8; cut += 1) {
    const reader = new ProtocolHeaderReader()
    const bytes = Buffer.concat([PROTOCOL_HEADER, Buffer.from('frames')])
    const first = reader.feed(bytes.subarray(0, cut), cut)
    expect(first).toBe(cut)
    expect(reader.outcome).toBe(cut === 8 ? 'accepted' : 'incomplete')
    const rest = bytes.subarray(cut)
    expect(reader.feed(rest, rest.length)).toBe(8 - cut)
    expect(reader.outcome).toBe('accepted')
  }
})

test('the old spelling of 0-9-1 is accepted, other versions and protocols are refused', () => {
  const outcome = (octets: readonly number[]): string => {
    const reader = new ProtocolHeaderReader()
    reader.feed(Buffer.concat([Buffer.from('AMQP'), Buffer.from(octets)]), 8)
    return reader.outcome
  }
  expect(outcome([1, 1, 0, 9])).toBe('accepted')
  expect(outcome([1, 1, 8, 0])).toBe('refused')
  expect(outcome([1, 1, 9, 1])).toBe('refused')
  expect(outcome([0, 1, 0, 0])).toBe('refused')
  expect(outcome([3, 1, 0, 0])).toBe('refused')
  const http = new ProtocolHeaderReader()
  http.feed(Buffer.from('GET / HTTP/1.1'), 14)
  expect(http.outcome).toBe('refused')
})

test('a connection that says nothing is told from one that says something', () => {
  const reader = new ProtocolHeaderReader()
  expect(reader.receivedBytes).toBe(0)
  reader.feed(Buffer.from('AM'), 2)
  expect(reader.receivedBytes).toBe(2)
})
