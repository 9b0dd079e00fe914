// The handshake, for cases that are about something else.
import { bool, type FieldTable, type Method } from '@warren/codec'
import type { RawClient, Received } from '../../support/raw-client.ts'

export const PROTOCOL_HEADER = Buffer.from('AMQP\x00\x00\x09\x01', 'latin1')
export const CAPABILITIES = ['consumer_cancel_notify', 'connection.blocked', 'authentication_failure_close'] as const
const LOGIN_MS = 10_000

export interface Login {
  /** The password is the user's name unless told. */
  readonly user?: string
  readonly password?: string
  readonly vhost?: string
  readonly channelMax?: number
  readonly frameMax?: number
  readonly heartbeat?: number
  readonly capabilities?: readonly string[]
}

export function startOk(options: Login = {}): Method {
  const { user = 'guest', password = user } = options
  return {
    kind: 'connection.start-ok',
    clientProperties: clientProperties(options.capabilities ?? CAPABILITIES),
    mechanism: 'PLAIN',
    response: Buffer.from(`\0${user}\0${password}`),
    locale: 'en_US',
  }
}

export function clientProperties(capabilities: readonly string[]): FieldTable {
  const value = capabilities.map((name) => ({ name, value: bool(true) }))
  return [{ name: 'capabilities', value: { type: 'table', value } }]
}

export function tuneOk(options: Login = {}): Method {
  const { channelMax = 2047, frameMax = 131_072, heartbeat = 0 } = options
  return { kind: 'connection.tune-ok', channelMax, frameMax, heartbeat }
}

export function openVhost(virtualHost: string): Method {
  return { kind: 'connection.open', virtualHost }
}

/** The protocol header, answered with connection.start. */
export async function greet(client: RawClient): Promise<void> {
  client.bytes(PROTOCOL_HEADER)
  expectKind(await client.next(0, LOGIN_MS), 'connection.start')
}

/** From the protocol header to connection.open-ok; pipelined from start-ok on. */
export async function logIn(client: RawClient, options: Login = {}): Promise<void> {
  await greet(client)
  client.send(0, startOk(options), tuneOk(options), openVhost(options.vhost ?? '/'))
  expectKind(await client.next(0, LOGIN_MS), 'connection.tune')
  expectKind(await client.next(0, LOGIN_MS), 'connection.open-ok')
}

function expectKind(received: Received | undefined, kind: Method['kind']): void {
  const found = received?.kind === 'method' ? received.method.kind : received?.kind
  if (found !== kind) throw new Error(`login: ${found ?? 'nothing'} instead of ${kind}`)
}
