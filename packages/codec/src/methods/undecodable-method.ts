/** How the payload of a method frame that makes no method is answered (RabbitMQ 3.10's words). */
import type { DecodeError } from '../bytes/decode-error.ts'
import { AmqpError } from '../errors/amqp-error.ts'
import { erlangBinary } from '../errors/erlang-binary.ts'
import { decodeErrorToAmqp } from '../errors/protocol-errors.ts'
import { ReplyCode } from '../errors/reply-code.ts'
import { FRAME_METHOD } from '../frames/frame.ts'
import { unknownFrame } from '../frames/frame-error.ts'
import { readMethodId } from './publish-reader.ts'

const METHOD_ID_BYTES = 4

/** `error` is what decoding the payload from `start` to `end` came to. */
export function undecodableMethod(error: DecodeError, buffer: Buffer, start: number, end: number): AmqpError {
  if (end - start < METHOD_ID_BYTES) return unknownFrame(FRAME_METHOD, 0, buffer, start, end).amqpError
  if (error.kind === 'invalidText') return new AmqpError(ReplyCode.frameError, 'Malformed UTF-8 in shortstr')
  const id = readMethodId(buffer, start, end)
  const method = { classId: id >>> 16, methodId: id & 0xffff }
  if (error.kind !== 'truncated' && error.kind !== 'trailingBytes') {
    return decodeErrorToAmqp(error, method.classId, method.methodId)
  }
  const fields = erlangBinary(buffer.subarray(start + METHOD_ID_BYTES, end))
  return new AmqpError(ReplyCode.frameError, `cannot decode ${fields}`, method)
}
