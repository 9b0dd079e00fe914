import { expect, test } from 'vitest'
import { AmqpError, replyText } from './amqp-error.ts'
import { erlangBinary } from './erlang-binary.ts'
import {
  decodeErrorToAmqp,
  expectedChannelOpen,
  expectedContentBody,
  expectedContentHeader,
  expectedMethodFrame,
  secondChannelOpen,
  unexpectedConnectionMethod,
  unimplementedMethod,
} from './protocol-errors.ts'
import { ReplyCode } from './reply-code.ts'

test('the code gives name and scope', () => {
  const error = new AmqpError(ReplyCode.notFound, "no queue 'q' in vhost '/'", { classId: 50, methodId: 10 })
  expect(error.text).toBe("NOT_FOUND - no queue 'q' in vhost '/'")
  expect(error.scope).toBe('channel')
  expect(new AmqpError(ReplyCode.frameError, 'x').scope).toBe('connection')
  expect(new AmqpError(ReplyCode.accessRefused, 'x', { scope: 'connection' }).scope).toBe('connection')
  expect(new AmqpError(ReplyCode.internalError).text).toBe('INTERNAL_ERROR')
})

test('an error can be laid on a method or widened to its connection', () => {
  const error = new AmqpError(ReplyCode.notFound, 'gone')
  expect(error.withMethod(50, 10)).toMatchObject({
    text: 'NOT_FOUND - gone',
    classId: 50,
    methodId: 10,
    scope: 'channel',
  })
  expect(error.withMethod(50, 10).withMethod(60, 40).classId).toBe(50)
  expect(error.withMethod(50, 10).asConnectionError()).toMatchObject({
    scope: 'connection',
    classId: 50,
    text: 'NOT_FOUND - gone',
  })
  expect(new AmqpError(ReplyCode.internalError).withMethod(50, 10).text).toBe('INTERNAL_ERROR')
})

test('a text of 255 octets is kept, one more cuts it to 252 and three dots', () => {
  const prefix = 'NOT_FOUND - '.length
  expect(replyText(404, 'x'.repeat(255 - prefix))).toHaveLength(255)
  const cut = replyText(404, 'x'.repeat(256 - prefix))
  expect(cut).toBe(`NOT_FOUND - ${'x'.repeat(252 - prefix)}...`)
})

test('the cut never tears a character', () => {
  for (let lead = 0; lead < 4; lead += 1) {
    const cut = replyText(404, 'x'.repeat(lead) + '\u{1f407}'.repeat(80))
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(255)
    expect(cut).not.toContain('\ufffd')
    expect(cut.endsWith('\u{1f407}...')).toBe(true)
  }
})

test('octets are shown as Erlang shows them', () => {
  expect(erlangBinary(Buffer.from(''))).toBe('<<>>')
  expect(erlangBinary(Buffer.from('abc'))).toBe('<<"abc">>')
  expect(erlangBinary(Buffer.from('a"\\\n'))).toBe('<<"a\\"\\\\\\n">>')
  expect(erlangBinary(Buffer.from([0, 20, 0, 10]))).toBe('<<0,20,0,10>>')
})

test("errors of framing and order have RabbitMQ's texts", () => {
  expect(expectedMethodFrame().text).toBe('UNEXPECTED_FRAME - expected method frame, got non method frame instead')
  expect(expectedContentHeader().text).toBe(
    'UNEXPECTED_FRAME - expected content header for class 60, got non content header frame instead',
  )
  expect(expectedContentBody().text).toBe(
    'UNEXPECTED_FRAME - expected content body, got non content body frame instead',
  )
  expect(expectedChannelOpen().text).toBe("CHANNEL_ERROR - expected 'channel.open'")
  expect(secondChannelOpen().text).toBe("CHANNEL_ERROR - second 'channel.open' seen")
  expect(unexpectedConnectionMethod('opening').text).toBe(
    'CHANNEL_ERROR - unexpected method in connection state opening',
  )
  expect(unimplementedMethod(60, 11).text).toBe('COMMAND_INVALID - unimplemented method')
})

test('what cannot be decoded is answered with a reason', () => {
  expect(decodeErrorToAmqp({ kind: 'unknownMethod', classId: 60, methodId: 99 })).toMatchObject({
    text: 'COMMAND_INVALID - unknown method 60/99',
    classId: 60,
    methodId: 99,
  })
  expect(decodeErrorToAmqp({ kind: 'truncated' }, 50, 10)).toMatchObject({ code: 502, classId: 50, methodId: 10 })
  expect(decodeErrorToAmqp({ kind: 'unknownFieldType', tag: 0x7a }).text).toContain("'z'")
  expect(decodeErrorToAmqp({ kind: 'tooDeep', depthMax: 64 }).text).toContain('64')
  expect(decodeErrorToAmqp({ kind: 'trailingBytes', bytes: 3 }).text).toContain('3 octets')
  expect(decodeErrorToAmqp({ kind: 'invalidText' }).text).toContain('UTF-8')
  expect(decodeErrorToAmqp({ kind: 'wrongClass', classId: 20 }).code).toBe(505)
})
