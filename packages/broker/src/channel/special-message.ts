/**
 * Publishes whose properties matter to the broker: user_id, expiration, headers that route or that name more keys.
 * Off the fast path: what is named here is decoded.
 */
import {
  decodeErrorToAmqp,
  EMPTY_TABLE,
  type FieldTable,
  type PropertyScan,
  readContentHeaders,
  readContentProperties,
} from '@warren/codec'
import type { QueueHandle } from '../queues/queue-handle.ts'
import type { ChannelScope } from './channel-scope.ts'
import { withProperties } from './content-rewrite.ts'
import { findSenderSelected, HEADERS_MALFORMED, SENDER_SELECTED_SOME } from './header-names.ts'
import { checkExpiration, checkUserId, senderSelectedKeys } from './message-checks.ts'
import type { Route } from './route-cache.ts'

/** The message as it is to be stored, and where it goes. */
export interface ExaminedMessage {
  readonly source: Buffer
  readonly start: number
  readonly end: number
  readonly targets: readonly QueueHandle[]
}

/** `scan` holds the properties of the content from `start` to `end` of `source`. Throws what RabbitMQ refuses. */
export function examineMessage(
  scope: ChannelScope,
  scan: PropertyScan,
  route: Route,
  source: Buffer,
  start: number,
  end: number,
): ExaminedMessage {
  const { host, broker } = scope
  if (scan.userIdStart >= 0) {
    checkUserId(shortstrAt(source, scan.userIdStart), host.user, broker.metadata.metadata.user(host.user))
  }
  if (scan.expirationStart >= 0) checkExpiration(shortstrAt(source, scan.expirationStart))
  const selection = scan.headersStart < 0 ? 0 : findSenderSelected(source, scan.headersStart)
  if (selection === HEADERS_MALFORMED) throw decodeErrorToAmqp({ kind: 'truncated' })
  if (selection !== SENDER_SELECTED_SOME) {
    if (!route.dependsOnHeaders) return { source, start, end, targets: route.targets }
    const targets = host.routes.routeMessage(route, () => headersOf(source, start), undefined)
    return { source, start, end, targets }
  }
  const headers = headersOf(source, start)
  const targets = host.routes.routeMessage(route, () => headers, senderSelectedKeys(headers))
  if (!headers.some((entry) => entry.name === 'BCC')) return { source, start, end, targets }
  const stored = withoutBcc(source, start, end)
  return { source: stored, start: 0, end: stored.length, targets }
}

function headersOf(source: Buffer, start: number): FieldTable {
  const headers = readContentHeaders(source, start)
  if (!headers.ok) throw decodeErrorToAmqp(headers.error)
  return headers.value
}

/** CC stays visible to consumers, BCC does not (RabbitMQ, Sender-selected Distribution). */
function withoutBcc(source: Buffer, start: number, end: number): Buffer {
  const properties = readContentProperties(source, start)
  if (!properties.ok) throw decodeErrorToAmqp(properties.error)
  const headers = (properties.value.headers ?? EMPTY_TABLE).filter((entry) => entry.name !== 'BCC')
  return withProperties(source, start, end, { ...properties.value, headers })
}

function shortstrAt(buffer: Buffer, at: number): string {
  return buffer.toString('utf8', at + 1, at + 1 + (buffer[at] as number)) // The scan found it within the buffer.
}
