import { describe, expect, test } from 'vitest'
import { ByteWriter } from '../bytes/byte-writer.ts'
import { encodeProperties } from './basic-properties.ts'
import { BODY_PAYLOAD_BYTES_MAX, encodeContent } from './content.ts'
import { ContentAssembler } from './content-assembler.ts'

const ADDRESS = Buffer.from('\u0001e\u0003key\u0000', 'latin1')

function headerPayload(bodyBytes: number, classId = 60): Buffer {
  const writer = new ByteWriter()
  writer.u16(classId)
  writer.u16(0)
  writer.u64(bodyBytes)
  encodeProperties({ deliveryMode: 2 }, writer)
  return writer.toBuffer()
}

function assemble(assembler: ContentAssembler, body: Buffer, pieceBytes: number): Buffer {
  assembler.begin(ADDRESS, 0, ADDRESS.length - 1)
  const header = headerPayload(body.length)
  expect(assembler.header(header, 0, header.length)).toBeUndefined()
  for (let start = 0; start < body.length; start += pieceBytes) {
    expect(assembler.isComplete).toBe(false)
    expect(assembler.body(body, start, Math.min(start + pieceBytes, body.length))).toBeUndefined()
  }
  expect(assembler.isComplete).toBe(true)
  return assembler.buffer.subarray(0, assembler.length)
}

describe('an assembled message', () => {
  test('does not depend on how the body was cut', () => {
    const assembler = new ContentAssembler()
    const sizes = [0, 1, BODY_PAYLOAD_BYTES_MAX - 1, BODY_PAYLOAD_BYTES_MAX, BODY_PAYLOAD_BYTES_MAX + 1, 700000]
    for (const size of sizes) {
      const body = Buffer.alloc(size, 'abcdefghijk')
      const writer = new ByteWriter()
      encodeContent({ exchange: 'e', routingKey: 'key', properties: { deliveryMode: 2 }, body }, writer)
      for (const pieceBytes of [4088, 65536, BODY_PAYLOAD_BYTES_MAX, BODY_PAYLOAD_BYTES_MAX + 8]) {
        expect(assemble(assembler, body, pieceBytes).equals(writer.view())).toBe(true)
      }
    }
  })

  test('says which frame it waits for', () => {
    const assembler = new ContentAssembler()
    expect(assembler.awaits).toBe('method')
    assembler.begin(ADDRESS, 0, ADDRESS.length - 1)
    expect(assembler.awaits).toBe('header')
    assembler.header(headerPayload(2), 0, headerPayload(2).length)
    expect(assembler.awaits).toBe('body')
    expect(assembler.properties.isPersistent).toBe(true)
    assembler.body(Buffer.from('ab'), 0, 2)
    expect(assembler.awaits).toBe('method')
  })

  test('does not take memory for a size that was only announced', () => {
    const assembler = new ContentAssembler()
    assembler.begin(ADDRESS, 0, ADDRESS.length - 1)
    const header = headerPayload(128 * 1024 * 1024)
    assembler.header(header, 0, header.length)
    expect(assembler.buffer.length).toBeLessThan(1024 * 1024)
    assembler.abandon()
    expect(assembler.awaits).toBe('method')
  })
})

describe('a message is refused', () => {
  test('when its header is of another class', () => {
    const assembler = new ContentAssembler()
    assembler.begin(ADDRESS, 0, ADDRESS.length - 1)
    const header = headerPayload(1, 20)
    const error = assembler.header(header, 0, header.length)
    expect(error?.text).toBe('UNEXPECTED_FRAME - expected content header for class 60, got one for class 20 instead')
    expect([error?.classId, error?.methodId]).toEqual([60, 40])
  })

  test('when its properties do not fill the header', () => {
    const header = headerPayload(1)
    for (let end = 0; end < header.length; end += 1) {
      const assembler = new ContentAssembler()
      assembler.begin(ADDRESS, 0, ADDRESS.length - 1)
      expect(assembler.header(header, 0, end)?.code).toBe(502)
    }
  })

  test('when more body comes than was announced', () => {
    const assembler = new ContentAssembler()
    assembler.begin(ADDRESS, 0, ADDRESS.length - 1)
    assembler.header(headerPayload(3), 0, headerPayload(3).length)
    expect(assembler.body(Buffer.from('abcd'), 0, 4)?.code).toBe(501)
  })
})
