import { ok } from '@warren/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteWriter } from '../bytes/byte-writer.ts'
import { METHOD_IDS } from '../generated/method-codec.ts'
import type { Method, MethodKind } from '../generated/method-types.ts'
import {
  decodeMethod,
  encodeMethod,
  encodeMethodFrame,
  hasContent,
  methodClassId,
  methodKind,
  methodNumber,
} from './method-codec.ts'

const OCTETS = fc.uint8Array({ maxLength: 200 })

function encoded(method: Method): Buffer {
  const writer = new ByteWriter(4)
  encodeMethod(method, writer)
  return writer.toBuffer()
}

/** Zeroes behind a method's number decode to it once there are enough of them, for every method. */
function emptyMethod(kind: MethodKind): Method {
  for (let zeroes = 0; zeroes < 64; zeroes += 1) {
    const bytes = Buffer.alloc(4 + zeroes)
    bytes.writeUInt32BE(METHOD_IDS[kind])
    const decoded = decodeMethod(bytes, 0, bytes.length)
    if (decoded.ok) return decoded.value
  }
  throw new Error(`no ${kind} of zeroes`)
}

const KINDS = Object.keys(METHOD_IDS) as MethodKind[] // The keys of METHOD_IDS.

test('every method is encoded as it is decoded', () => {
  expect(KINDS).toHaveLength(66)
  for (const kind of KINDS) {
    const method = emptyMethod(kind)
    expect(method.kind).toBe(kind)
    const bytes = encoded(method)
    expect(decodeMethod(bytes, 0, bytes.length)).toEqual(ok(method))
    expect(methodKind(methodClassId(kind), methodNumber(kind))).toBe(kind)
  }
})

test('octets that decode are the octets that the method encodes to', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), OCTETS, (kind, rest) => {
      const bytes = Buffer.concat([Buffer.alloc(4), rest])
      bytes.writeUInt32BE(METHOD_IDS[kind])
      const decoded = decodeMethod(bytes, 0, bytes.length)
      if (!decoded.ok) return
      // Delivery tags beyond 2^53 are rounded when read, and never written.
      if ('deliveryTag' in decoded.value && !Number.isSafeInteger(decoded.value.deliveryTag)) return
      const again = encoded(decoded.value)
      expect(decodeMethod(again, 0, again.length)).toEqual(decoded)
    }),
    { numRuns: 3000 },
  )
})

test('random octets never throw', () => {
  fc.assert(
    fc.property(OCTETS, (octets) => {
      decodeMethod(Buffer.from(octets), 0, octets.length)
    }),
    { numRuns: 2000 },
  )
})

test('queue.declare has the octets of the specification', () => {
  const method: Method = {
    kind: 'queue.declare',
    queue: 'q',
    passive: false,
    durable: true,
    exclusive: false,
    autoDelete: true,
    noWait: true,
    arguments: [{ name: 'a', value: { type: 'bool', value: true } }],
  }
  expect(encoded(method).toString('hex')).toBe('0032000a00000171' + '1a' + '00000004' + '01617401')
  const writer = new ByteWriter()
  encodeMethodFrame(method, 258, writer)
  expect(writer.toBuffer().toString('hex')).toBe(`01010200000011${encoded(method).toString('hex')}ce`)
})

test('a cut method is truncated, a longer one has trailing octets, a foreign number is unknown', () => {
  const bytes = encoded({ kind: 'basic.cancel', consumerTag: 'tag', noWait: false })
  for (let end = 0; end < bytes.length; end += 1) {
    expect(decodeMethod(bytes, 0, end)).toEqual({ ok: false, error: { kind: 'truncated' } })
  }
  const longer = Buffer.concat([bytes, Buffer.from([0])])
  expect(decodeMethod(longer, 0, longer.length)).toEqual({ ok: false, error: { kind: 'trailingBytes', bytes: 1 } })
  expect(decodeMethod(Buffer.from([0, 60, 0, 99]), 0, 4)).toEqual({
    ok: false,
    error: { kind: 'unknownMethod', classId: 60, methodId: 99 },
  })
})

test('content follows publish, return, deliver and get-ok only', () => {
  expect(KINDS.filter(hasContent)).toEqual(['basic.publish', 'basic.return', 'basic.deliver', 'basic.get-ok'])
})
