/**
 * Publishes whose properties matter to the broker: user_id, expiration, headers that route or that name more keys.
 * Off the fast path: what is named here is decoded.
 */
import {
  decodeErrorToAmqp,
  type FieldTable,
  type PropertyScan,
  readContentHeaders,
  readContentProperties,
} from '@warren/codec'
import type { QueueHandle } from '../../queues/queue-handle.ts'
import type { ChannelScope } from '../channel-scope.ts'
import { REPLY_QUEUE } from '../delivering/direct-replies.ts'
import { noReplyConsumer } from '../delivering/reply-consumer.ts'
import { withProperties } from './content-rewrite.ts'
import { findSenderSelected, HEADERS_MALFORMED, SENDER_SELECTED_NONE, SENDER_SELECTED_SOME } from './header-names.ts'
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
  const replyTo = scan.replyToStart >= 0 ? replyToOf(scope, source, scan.replyToStart) : undefined
  if (scan.userIdStart >= 0) {
    checkUserId(shortstrAt(source, scan.userIdStart), host.user, broker.metadata.metadata.user(host.user))
  }
  if (scan.expirationStart >= 0) checkExpiration(shortstrAt(source, scan.expirationStart))
  const selection = scan.headersStart < 0 ? SENDER_SELECTED_NONE : findSenderSelected(source, scan.headersStart)
  if (selection === HEADERS_MALFORMED) throw decodeErrorToAmqp({ kind: 'truncated' })
  let { targets } = route
  let isBccHidden = false
  if (selection === SENDER_SELECTED_SOME) {
    const headers = headersOf(source, start)
    targets = host.routes.routeMessage(route, () => headers, senderSelectedKeys(headers))
    isBccHidden = headers.some((entry) => entry.name === 'BCC')
  } else if (route.dependsOnHeaders) {
    targets = host.routes.routeMessage(route, () => headersOf(source, start), undefined)
  }
  if (replyTo === undefined && !isBccHidden) return { source, start, end, targets }
  const stored = rewritten(source, start, end, replyTo, isBccHidden)
  return { source: stored, start: 0, end: stored.length, targets }
}

/** The name that stands for this channel, when the message asks for a direct reply. */
function replyToOf(scope: ChannelScope, source: Buffer, at: number): string | undefined {
  if (source[at] !== REPLY_QUEUE.length || shortstrAt(source, at) !== REPLY_QUEUE) return undefined
  if (scope.replyConsumer === undefined) throw noReplyConsumer()
  return scope.replyConsumer.name
}

function headersOf(source: Buffer, start: number): FieldTable {
  const headers = readContentHeaders(source, start)
  if (!headers.ok) throw decodeErrorToAmqp(headers.error)
  return headers.value
}

/** CC stays visible to consumers, BCC does not (RabbitMQ, Sender-selected Distribution). */
function rewritten(
  source: Buffer,
  start: number,
  end: number,
  replyTo: string | undefined,
  isBccHidden: boolean,
): Buffer {
  const decoded = readContentProperties(source, start)
  if (!decoded.ok) throw decodeErrorToAmqp(decoded.error)
  const properties = decoded.value
  const headers = isBccHidden ? properties.headers?.filter((entry) => entry.name !== 'BCC') : properties.headers
  return withProperties(source, start, end, { ...properties, headers, replyTo: replyTo ?? properties.replyTo })
}

function shortstrAt(buffer: Buffer, at: number): string {
  return buffer.toString('utf8', at + 1, at + 1 + (buffer[at] as number)) // The scan found it within the buffer.
}
