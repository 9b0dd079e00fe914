/** The one table of texts for errors of framing and method order (RabbitMQ 3.10's words). */
import { assertNever } from '@warren/kernel'
import type { DecodeError } from '../bytes/decode-error.ts'
import { CLASS_BASIC } from '../generated/method-ids.ts'
import { AmqpError } from './amqp-error.ts'
import { payloadSnippet } from './erlang-binary.ts'
import { ReplyCode } from './reply-code.ts'

const BASIC_PUBLISH_METHOD = 40

/** A header or body frame where a method is due. */
export function expectedMethodFrame(): AmqpError {
  return new AmqpError(ReplyCode.unexpectedFrame, 'expected method frame, got non method frame instead')
}

/** Another frame where the content header of a publish is due. */
export function expectedContentHeader(): AmqpError {
  return duringPublish('expected content header for class 60, got non content header frame instead')
}

/** A content header of class `classId` where one of class basic is due. */
export function wrongContentClass(classId: number): AmqpError {
  return duringPublish(`expected content header for class ${CLASS_BASIC}, got one for class ${classId} instead`)
}

/** Another frame where the body of a publish is due. */
export function expectedContentBody(): AmqpError {
  return duringPublish('expected content body, got non content body frame instead')
}

/** A frame that does not belong where it came, such as a heartbeat on channel 1. */
export function unexpectedFrame(type: number, buffer: Buffer, payloadStart: number, payloadEnd: number): AmqpError {
  const snippet = payloadSnippet(buffer, payloadStart, payloadEnd)
  return new AmqpError(ReplyCode.unexpectedFrame, `type ${type}, ${snippet}`)
}

/** Body octets beyond the announced size: RabbitMQ 3.10 does not notice, Warren refuses. */
export function bodyTooLong(bodyBytes: number, receivedBytes: number): AmqpError {
  return new AmqpError(
    ReplyCode.frameError,
    `content body has ${receivedBytes} octets, its header announced ${bodyBytes}`,
    { classId: CLASS_BASIC, methodId: BASIC_PUBLISH_METHOD },
  )
}

/** The first method on a channel is another than channel.open. */
export function expectedChannelOpen(): AmqpError {
  return new AmqpError(ReplyCode.channelError, "expected 'channel.open'")
}

export function secondChannelOpen(): AmqpError {
  return new AmqpError(ReplyCode.channelError, "second 'channel.open' seen")
}

/** `state` is RabbitMQ's word for the connection's state: `starting`, `tuning`, `opening`, `running`, ... */
export function unexpectedConnectionMethod(state: string): AmqpError {
  return new AmqpError(ReplyCode.channelError, `unexpected method in connection state ${state}`)
}

/** A method that is known, yet nothing a client may send to a broker. */
export function unimplementedMethod(classId: number, methodId: number): AmqpError {
  return new AmqpError(ReplyCode.commandInvalid, 'unimplemented method', { classId, methodId })
}

/** How undecodable bytes are answered; the method, where known, goes into the reply. RabbitMQ drops the socket here. */
export function decodeErrorToAmqp(error: DecodeError, classId = 0, methodId = 0): AmqpError {
  switch (error.kind) {
    case 'unknownMethod':
      return new AmqpError(ReplyCode.commandInvalid, `unknown method ${error.classId}/${error.methodId}`, {
        classId: error.classId,
        methodId: error.methodId,
      })
    case 'truncated':
    case 'cutValue':
      return syntaxError('a field is longer than its frame', classId, methodId)
    case 'trailingBytes':
      return syntaxError(`${error.bytes} octets after the last field`, classId, methodId)
    case 'invalidText':
      return syntaxError('a short string is not UTF-8', classId, methodId)
    case 'unknownFieldType':
      return syntaxError(`unknown field type ${fieldTag(error.tag)} in a table`, classId, methodId)
    case 'tooDeep':
      return syntaxError(`tables nested deeper than ${error.depthMax}`, classId, methodId)
    case 'wrongClass':
      return wrongContentClass(error.classId)
    default:
      return assertNever(error)
  }
}

function duringPublish(explanation: string): AmqpError {
  return new AmqpError(ReplyCode.unexpectedFrame, explanation, {
    classId: CLASS_BASIC,
    methodId: BASIC_PUBLISH_METHOD,
  })
}

function syntaxError(explanation: string, classId: number, methodId: number): AmqpError {
  return new AmqpError(ReplyCode.syntaxError, explanation, { classId, methodId })
}

function fieldTag(tag: number): string {
  return tag > 32 && tag < 127 ? `'${String.fromCharCode(tag)}'` : String(tag)
}
