/** ctl's way to a node: one stream a command. Every failure is typed, with the facts that its text needs. */
import { status } from '@grpc/grpc-js'
import { fail, type NodeId, type NodeName, ok, type Result } from '@warren/kernel'
import { Cookie } from '../auth/cookie.ts'
import { type DialError, dial } from '../connect/dial.ts'
import { type ByteStream, EXECUTE_PATH } from '../streams/byte-stream.ts'
import type { TlsIdentity } from '../tls/tls-identity.ts'
import { decodeFrame, encodeFrame } from '../wire/execute-wire.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

export interface ControlRequest {
  readonly command: string
  readonly vhost?: string
  readonly arguments: readonly string[]
  readonly options: Readonly<Record<string, string | number | boolean>>
  readonly columns?: readonly string[]
}

/** The command ran and failed there: what to print and the exit code, decided by the server. */
export interface CommandFailed {
  readonly kind: 'commandFailed'
  readonly exitCode: number
  readonly text: string
}

export type ControlFailure =
  | CommandFailed
  | {
      readonly kind: 'unreachable'
      readonly host: string
      readonly port: number
      readonly reason: 'unknownHost' | 'refused' | 'noAnswer' | 'notWarren' | 'otherNode'
      readonly text: string
    }
  | { readonly kind: 'cookieMismatch'; readonly host: string; readonly port: number; readonly text: string }
  | { readonly kind: 'versionMismatch'; readonly host: string; readonly port: number; readonly text: string }
  | { readonly kind: 'tlsMismatch'; readonly host: string; readonly port: number; readonly text: string }
  | { readonly kind: 'timeout'; readonly timeoutMs: number }
  /** The connection broke after the request was sent: it may or may not have been carried out. */
  | { readonly kind: 'connectionLost'; readonly text: string }

export interface ExecuteOptions {
  readonly address: { readonly host: string; readonly port: number }
  readonly cookie: Uint8Array
  /** Absent: a plain connection. */
  readonly tls?: TlsIdentity | undefined
  /** Whom the node's certificate has to be for, when that is not the address's host. */
  readonly tlsHost?: string | undefined
  /** Fails when another node answers at that address. Absent: whoever answers. */
  readonly nodeName?: string | undefined
  /** How we call ourselves in the node's log, such as `ctl-4711@host`. */
  readonly clientName: string
  readonly request: ControlRequest
  readonly timeoutMs: number
  readonly onRow: (row: Json) => void
}

const CONNECT_MS = 10_000
const ROW_BYTES_MAX = 256 * 1024 * 1024 // Exported definitions come as one value.

/** Runs one command on a node. Never rejects. */
export function executeControl(options: ExecuteOptions): Promise<Result<Json | undefined, ControlFailure>> {
  const { host, port } = options.address
  return new Promise((resolve) => {
    let stream: ByteStream | undefined
    const finish = (result: Result<Json | undefined, ControlFailure>) => {
      clearTimeout(timer)
      dialing.cancel()
      stream?.abort(status.CANCELLED, 'done')
      resolve(result)
    }
    const timer = setTimeout(() => finish(fail({ kind: 'timeout', timeoutMs: options.timeoutMs })), options.timeoutMs)
    const dialing = dial({
      address: { host, clusterPort: port },
      path: EXECUTE_PATH,
      purpose: 'ctl',
      cookie: new Cookie(options.cookie),
      tls: options.tls,
      tlsHost: options.tlsHost,
      self: { id: '' as NodeId, name: options.clientName as NodeName, incarnation: 0 },
      timeoutMs: Math.min(CONNECT_MS, options.timeoutMs),
      messageBytesMax: ROW_BYTES_MAX,
      listener: {
        onFailed: (error) => finish(fail(failureOf(error, host, port))),
        onOpen: (opened, peer) => {
          stream = opened
          if (options.nodeName !== undefined && options.nodeName !== peer.name) {
            const text = `another node answers there: ${peer.name}`
            return finish(fail({ kind: 'unreachable', host, port, reason: 'otherNode', text }))
          }
          opened.listener = {
            onMessage: (message) => receive(message, options.onRow, finish),
            onEnd: (end) => finish(fail({ kind: 'connectionLost', text: end.text })),
          }
          opened.send(encodeFrame({ kind: 'request', request: options.request, takesRows: true }))
        },
      },
    })
  })
}

function receive(
  message: Buffer,
  onRow: (row: Json) => void,
  finish: (result: Result<Json | undefined, ControlFailure>) => void,
): void {
  const frame = decodeFrame(message)
  switch (frame?.kind) {
    case 'rows':
      for (const value of frame.values) onRow(value)
      return
    case 'reply':
      if (frame.reply.kind === 'ok') finish(ok(frame.reply.value))
      else finish(fail({ kind: 'commandFailed', exitCode: frame.reply.exitCode, text: frame.reply.text }))
      return
    default:
      finish(fail({ kind: 'connectionLost', text: 'the node sent something that is no answer' }))
  }
}

function failureOf(error: DialError, host: string, port: number): ControlFailure {
  const { text } = error
  switch (error.kind) {
    case 'cookieMismatch':
    case 'versionMismatch':
    case 'tlsMismatch':
      return { kind: error.kind, host, port, text }
    case 'unknownHost':
    case 'refused':
    case 'noAnswer':
      return { kind: 'unreachable', host, port, reason: error.kind, text }
    case 'notWarren':
    case 'malformed':
    case 'notRunning':
    case 'wrongNode':
      return { kind: 'unreachable', host, port, reason: 'notWarren', text }
  }
}
