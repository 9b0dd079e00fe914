/** Errors found before a frame has a meaning. All of them end the connection. */
import { AmqpError } from '../errors/amqp-error.ts'
import { payloadSnippet } from '../errors/erlang-binary.ts'
import { unexpectedFrame } from '../errors/protocol-errors.ts'
import { ReplyCode } from '../errors/reply-code.ts'
import { FRAME_OVERHEAD_BYTES } from './frame.ts'

export type FrameErrorKind = 'frameTooLarge' | 'invalidEndMarker' | 'unknownFrame' | 'unexpectedHeartbeat'

export interface FrameError {
  readonly kind: FrameErrorKind
  /** The channel the frame claims; the error is answered on channel 0 all the same. */
  readonly channel: number
  readonly amqpError: AmqpError
}

export function frameTooLarge(type: number, channel: number, payloadBytes: number, frameBytesMax: number): FrameError {
  const limit = frameBytesMax - FRAME_OVERHEAD_BYTES
  const text = `type ${type}, all octets = <<>>: {frame_too_large,${payloadBytes},${limit}}`
  return { kind: 'frameTooLarge', channel, amqpError: new AmqpError(ReplyCode.frameError, text) }
}

/** The four facts below describe the frame as it lies in `buffer`; the payload is followed by its end marker. */
export function invalidEndMarker(
  type: number,
  channel: number,
  buffer: Buffer,
  start: number,
  end: number,
): FrameError {
  const text = `type ${type}, ${payloadSnippet(buffer, start, end)}: {invalid_frame_end_marker,${buffer[end]}}`
  return { kind: 'invalidEndMarker', channel, amqpError: new AmqpError(ReplyCode.frameError, text) }
}

export function unknownFrame(type: number, channel: number, buffer: Buffer, start: number, end: number): FrameError {
  const text = `type ${type}, ${payloadSnippet(buffer, start, end)}: unknown_frame`
  return { kind: 'unknownFrame', channel, amqpError: new AmqpError(ReplyCode.frameError, text) }
}

/** A heartbeat belongs to channel 0. */
export function unexpectedHeartbeat(channel: number, buffer: Buffer, start: number, end: number): FrameError {
  return { kind: 'unexpectedHeartbeat', channel, amqpError: unexpectedFrame(8, buffer, start, end) }
}
