/** Names as clients and operators write them, parsed once at the border. */
import {
  type ExchangeName,
  fail,
  ok,
  type QueueName,
  type Result,
  type RoutingKey,
  type UserName,
  type VhostName,
} from '@warren/kernel'

export type NameError = { readonly kind: 'emptyName' } | { readonly kind: 'nameTooLong'; readonly bytesMax: number }

/** A short string's length is one octet (AMQP 0-9-1 §4.2.5.3). */
export const NAME_BYTES_MAX = 255
export const RESERVED_PREFIX = 'amq.'
export const DEFAULT_EXCHANGE = '' as ExchangeName

/** 1 to 255 bytes. An empty name is resolved by the channel before it comes here. */
export function parseQueueName(text: string): Result<QueueName, NameError> {
  return parse<QueueName>(text, 1)
}

/** 0 to 255 bytes: the empty name is the default exchange. */
export function parseExchangeName(text: string): Result<ExchangeName, NameError> {
  return parse<ExchangeName>(text, 0)
}

export function parseRoutingKey(text: string): Result<RoutingKey, NameError> {
  return parse<RoutingKey>(text, 0)
}

export function parseVhostName(text: string): Result<VhostName, NameError> {
  return parse<VhostName>(text, 1)
}

export function parseUserName(text: string): Result<UserName, NameError> {
  return parse<UserName>(text, 1)
}

/** RabbitMQ drops carriage returns and line feeds from names on declare, delete and bind. */
export function stripLineBreaks(name: string): string {
  return name.includes('\n') || name.includes('\r') ? name.replace(/[\r\n]/g, '') : name
}

/** `amq.` is for the server's own exchanges and for the names it makes up. */
export function isReservedName(name: string): boolean {
  return name.startsWith(RESERVED_PREFIX)
}

function parse<Name extends string>(text: string, bytesMin: 0 | 1): Result<Name, NameError> {
  const bytes = Buffer.byteLength(text)
  if (bytes < bytesMin) return fail({ kind: 'emptyName' })
  if (bytes > NAME_BYTES_MAX) return fail({ kind: 'nameTooLong', bytesMax: NAME_BYTES_MAX })
  return ok(text as Name)
}
