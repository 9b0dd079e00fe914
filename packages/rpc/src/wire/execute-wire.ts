/** ctl's frames to and from the bytes of one gRPC message; values are JSON inside. */

import { assertNever } from '@warren/kernel'
import type { ControlRequest, Json } from '../client/control-client.ts'
import type { ControlReply } from '../control-handler.ts'
import { warren } from '../generated/control.js'

export type ExecuteFrame =
  | { readonly kind: 'request'; readonly request: ControlRequest }
  | { readonly kind: 'row'; readonly value: Json }
  | { readonly kind: 'reply'; readonly reply: ControlReply }

const Frame = warren.control.ControlFrame

export function encodeFrame(frame: ExecuteFrame): Buffer {
  return Frame.encode(toWire(frame)).finish() as Buffer // protobufjs allocates Buffers on Node.
}

/** Undefined when malformed. */
export function decodeFrame(bytes: Uint8Array): ExecuteFrame | undefined {
  try {
    return fromWire(Frame.decode(bytes))
  } catch {
    return undefined // The caller ends the stream with a reason.
  }
}

function toWire(frame: ExecuteFrame): warren.control.ControlFrame.$Properties {
  switch (frame.kind) {
    case 'request': {
      const { command, vhost, arguments: words, options, columns } = frame.request
      return {
        request: {
          command,
          arguments: [...words],
          options: JSON.stringify(options),
          columns: [...(columns ?? [])],
          hasColumns: columns !== undefined,
          ...(vhost !== undefined && { vhost }),
        },
      }
    }
    case 'row':
      return { row: JSON.stringify(frame.value) }
    case 'reply': {
      const { reply } = frame
      if (reply.kind === 'error') return { reply: { error: { exitCode: reply.exitCode, text: reply.text } } }
      return { reply: { ok: reply.value === undefined ? '' : JSON.stringify(reply.value) } }
    }
    default:
      return assertNever(frame)
  }
}

function fromWire(frame: warren.control.ControlFrame.$Shape): ExecuteFrame | undefined {
  switch (frame.content) {
    case 'request': {
      const { command, vhost, arguments: words, options, columns, hasColumns } = frame.request
      return {
        kind: 'request',
        request: {
          command: command ?? '',
          arguments: words ?? [],
          options: optionsOf(options ?? '{}'),
          ...(typeof vhost === 'string' && { vhost }),
          ...(hasColumns && { columns: columns ?? [] }),
        },
      }
    }
    case 'row':
      return { kind: 'row', value: JSON.parse(frame.row) as Json }
    case 'reply': {
      const { error, ok } = frame.reply
      if (error)
        return { kind: 'reply', reply: { kind: 'error', exitCode: error.exitCode ?? 1, text: error.text ?? '' } }
      return { kind: 'reply', reply: ok ? { kind: 'ok', value: JSON.parse(ok) as Json } : { kind: 'ok' } }
    }
    default:
      return undefined
  }
}

function optionsOf(text: string): ControlRequest['options'] {
  const parsed: unknown = JSON.parse(text)
  const options: Record<string, string | number | boolean> = {}
  if (typeof parsed !== 'object' || parsed === null) return options
  for (const [name, value] of Object.entries(parsed)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') options[name] = value
  }
  return options
}
