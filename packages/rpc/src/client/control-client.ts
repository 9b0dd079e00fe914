import type { Result } from '@warren/kernel'

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
      readonly reason: 'unknownHost' | 'refused' | 'noAnswer' | 'notWarren'
      readonly text: string
    }
  | { readonly kind: 'cookieMismatch'; readonly host: string; readonly port: number; readonly text: string }
  | { readonly kind: 'versionMismatch'; readonly host: string; readonly port: number; readonly text: string }
  | { readonly kind: 'timeout'; readonly timeoutMs: number }
  /** The connection broke after the request was sent: it may or may not have been carried out. */
  | { readonly kind: 'connectionLost'; readonly text: string }

export interface ExecuteOptions {
  readonly address: { readonly host: string; readonly port: number }
  readonly cookie: Uint8Array
  /** How we call ourselves in the node's log, such as `ctl-4711@host`. */
  readonly clientName: string
  readonly request: ControlRequest
  readonly timeoutMs: number
  readonly onRow: (row: Json) => void
}

/** Runs one command on a node. Never rejects. */
export function executeControl(_options: ExecuteOptions): Promise<Result<Json | undefined, ControlFailure>> {
  throw new Error('not yet')
}
