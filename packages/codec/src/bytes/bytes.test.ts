import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import { bytesEqual } from './bytes-equal.ts'

test('numbers come back as they were written, while the buffer grows', () => {
  fc.assert(
    fc.property(
      fc.nat(255),
      fc.nat(65535),
      fc.nat(4294967295),
      fc.maxSafeNat(),
      fc.double(),
      fc.string(),
      (a, b, c, d, e, f) => {
        const writer = new ByteWriter(1)
        writer.u8(a)
        writer.u16(b)
        writer.u32(c)
        writer.u64(d)
        writer.double(e)
        writer.longstr(f)
        const reader = new ByteReader(writer.toBuffer())
        expect([reader.u8(), reader.u16(), reader.u32(), reader.u64(), reader.double(), reader.longstr()]).toEqual([
          a,
          b,
          c,
          d,
          e,
          f,
        ])
        reader.finish()
        expect(reader.error).toBeUndefined()
      },
    ),
  )
})

test('after the first failure everything reads as nothing, and the failure stays', () => {
  const reader = new ByteReader(Buffer.from([1, 2, 3]))
  expect(reader.u16()).toBe(258)
  expect(reader.u32()).toBe(0)
  expect(reader.u8()).toBe(0)
  expect(reader.shortstr()).toBe('')
  expect(reader.error).toEqual({ kind: 'truncated' })
})

test('a length beyond the end is a failure whatever its size', () => {
  const reader = new ByteReader(Buffer.from([0xff, 0xff, 0xff, 0xff, 1]))
  expect(reader.longBytes()).toHaveLength(0)
  expect(reader.error).toEqual({ kind: 'truncated' })
  expect(new ByteReader(Buffer.alloc(2), 1, 5).error).toEqual({ kind: 'truncated' })
})

test('64-bit numbers beyond the safe integers stay exact as bigint', () => {
  const writer = new ByteWriter()
  writer.exactU64(2n ** 64n - 1n)
  writer.exactI64(-(2n ** 63n))
  const reader = new ByteReader(writer.toBuffer())
  expect(reader.exactU64()).toBe(2n ** 64n - 1n)
  expect(reader.exactI64()).toBe(-(2n ** 63n))
})

test('a short string of wrong octets is refused when its replacement could not be written', () => {
  const shortstr = (octets: number): ByteReader => {
    const reader = new ByteReader(Buffer.concat([Buffer.from([octets]), Buffer.alloc(octets, 0xff)]))
    const text = reader.lenientShortstr()
    if (reader.error === undefined) expect(text).toBe('\ufffd'.repeat(octets))
    return reader
  }
  expect(shortstr(85).error).toBeUndefined()
  expect(shortstr(86).error).toEqual({ kind: 'invalidText' })
  expect(shortstr(255).error).toEqual({ kind: 'invalidText' })
  const longest = new ByteReader(Buffer.concat([Buffer.from([255]), Buffer.from(`${'\u00e4'.repeat(127)}x`)]))
  expect(longest.shortstr()).toHaveLength(128)
  expect(longest.error).toBeUndefined()
})

test('a short string over 255 octets is cut at a whole character', () => {
  const writer = new ByteWriter()
  writer.shortstr('\u00e4'.repeat(128))
  expect(new ByteReader(writer.toBuffer()).shortstr()).toBe('\u00e4'.repeat(127))
})

test('ranges are compared octet by octet', () => {
  const left = Buffer.from('xxabc')
  expect(bytesEqual(left, 2, 5, Buffer.from('abcd'), 0)).toBe(true)
  expect(bytesEqual(left, 2, 5, Buffer.from('abd'), 0)).toBe(false)
  expect(bytesEqual(left, 2, 5, Buffer.from('ab'), 0)).toBe(false)
})

test.each([
  ['an octet that begins nothing', [0xff]],
  ['an unfinished character', [0x61, 0xf0, 0x9f, 0x98]],
  ['a character that is too long', [0xc0, 0x80]],
])('%s makes a strict short string fail', (_name, octets) => {
  const reader = new ByteReader(Buffer.from([octets.length, ...octets]))
  reader.shortstr()
  expect(reader.error).toEqual({ kind: 'invalidText' })
})

test('a strict short string may hold any character, U+FFFD too', () => {
  const writer = new ByteWriter()
  writer.shortstr('a\u0000\ufffd\u{1f600}')
  const reader = new ByteReader(writer.toBuffer())
  expect(reader.shortstr()).toBe('a\u0000\ufffd\u{1f600}')
  expect(reader.error).toBeUndefined()
})
