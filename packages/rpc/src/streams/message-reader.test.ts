import { expect, test } from 'vitest'
import { MessageReader, PREFIX_BYTES, writePrefix } from './message-reader.ts'

const MESSAGES = ['first', '', 'x', 'a longer one than the others'].map((text) => Buffer.from(text))

function framed(message: Buffer): Buffer {
  const prefix = Buffer.alloc(PREFIX_BYTES, 0xff)
  writePrefix(prefix, message.length)
  return Buffer.concat([prefix, message])
}

function readerOf(messageBytesMax = 100): { readonly reader: MessageReader; readonly read: Buffer[] } {
  const read: Buffer[] = []
  return { reader: new MessageReader({ messageBytesMax, onMessage: (message) => read.push(message) }), read }
}

test('messages are whole however the bytes are cut', () => {
  const bytes = Buffer.concat(MESSAGES.map(framed))
  for (let size = 1; size <= bytes.length; size += 1) {
    const { reader, read } = readerOf()
    for (let at = 0; at < bytes.length; at += size) {
      expect(reader.read(bytes.subarray(at, at + size)).ok).toBe(true)
    }
    expect(read).toEqual(MESSAGES)
  }
})

test('a message is a copy: what the chunk becomes later does not matter', () => {
  const { reader, read } = readerOf()
  const chunk = framed(Buffer.from('kept'))
  reader.read(chunk)
  chunk.fill(0)
  expect(read.map(String)).toEqual(['kept'])
})

test('a message beyond the limit is refused by its prefix, before any of it is kept', () => {
  const { reader, read } = readerOf(4)
  expect(reader.read(framed(Buffer.from('four')))).toEqual({ ok: true, value: undefined })
  expect(reader.read(framed(Buffer.from('5five')).subarray(0, PREFIX_BYTES))).toEqual({
    ok: false,
    error: { kind: 'tooLarge', text: 'a message of 5 bytes, 4 are taken' },
  })
  expect(read.map(String)).toEqual(['four'])
})

test('a compressed message is refused', () => {
  const { reader } = readerOf()
  const message = framed(Buffer.from('x'))
  message[0] = 1
  expect(reader.read(message)).toMatchObject({ ok: false, error: { kind: 'compressed' } })
})
