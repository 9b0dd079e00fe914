/** Reply codes of AMQP 0-9-1 with RabbitMQ's additions, their names and what each one ends. */

export const ReplyCode = {
  success: 200,
  contentTooLarge: 311,
  noRoute: 312,
  noConsumers: 313,
  connectionForced: 320,
  invalidPath: 402,
  accessRefused: 403,
  notFound: 404,
  resourceLocked: 405,
  preconditionFailed: 406,
  frameError: 501,
  syntaxError: 502,
  commandInvalid: 503,
  channelError: 504,
  unexpectedFrame: 505,
  resourceError: 506,
  notAllowed: 530,
  notImplemented: 540,
  internalError: 541,
} as const

export type ReplyCode = (typeof ReplyCode)[keyof typeof ReplyCode]

/** What an error ends: one channel, or the connection with all its channels. */
export type ErrorScope = 'channel' | 'connection'

const REPLY_NAMES: Readonly<Record<ReplyCode, string>> = {
  200: 'REPLY_SUCCESS',
  311: 'CONTENT_TOO_LARGE',
  312: 'NO_ROUTE',
  313: 'NO_CONSUMERS',
  320: 'CONNECTION_FORCED',
  402: 'INVALID_PATH',
  403: 'ACCESS_REFUSED',
  404: 'NOT_FOUND',
  405: 'RESOURCE_LOCKED',
  406: 'PRECONDITION_FAILED',
  501: 'FRAME_ERROR',
  502: 'SYNTAX_ERROR',
  503: 'COMMAND_INVALID',
  504: 'CHANNEL_ERROR',
  505: 'UNEXPECTED_FRAME',
  506: 'RESOURCE_ERROR',
  530: 'NOT_ALLOWED',
  540: 'NOT_IMPLEMENTED',
  541: 'INTERNAL_ERROR',
}

const CHANNEL_SCOPE: ReadonlySet<ReplyCode> = new Set([311, 312, 313, 403, 404, 405, 406] as const)

/** `NOT_FOUND` for 404. */
export function replyName(code: ReplyCode): string {
  return REPLY_NAMES[code]
}

/** The scope the protocol gives a code; login and channel 0 widen it to the connection. */
export function replyScope(code: ReplyCode): ErrorScope {
  return CHANNEL_SCOPE.has(code) ? 'channel' : 'connection'
}
