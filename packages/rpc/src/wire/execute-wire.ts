/** ctl's frames to and from the bytes of one gRPC message; values are JSON inside. */

import { assertNever } from '@warren/kernel'
import type { ControlRequest, Json } from '../client/control-client.ts'
import type { ControlReply } from '../control-handler.ts'
import { warren } from '../generated/control.js'

export type ExecuteFrame =
  /** `takesRows`: they may come several in a frame; clients of before that take one. */
  | { readonly kind: 'request'; readonly request: ControlRequest; readonly takesRows: boolean }
  /** At least one. */
  | { readonly kind: 'rows'; readonly values: readonly Json[] }
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
          takesMoreRows: frame.takesRows,
          ...(vhost !== undefined && { vhost }),
        },
      }
    }
    case 'rows': {
      const [row = '', ...moreRows] = frame.values.map((value) => JSON.stringify(value))
      return { row, moreRows }
    }
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
      const { command, vhost, arguments: words, options, columns, hasColumns, takesMoreRows } = frame.request
      return {
        kind: 'request',
        takesRows: takesMoreRows ?? false,
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
      return { kind: 'rows', values: [frame.row, ...(frame.moreRows ?? [])].map((row) => JSON.parse(row) as Json) }
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
