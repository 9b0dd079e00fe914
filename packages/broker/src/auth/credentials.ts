/** What a client proves its identity with: the response of connection.start-ok, by mechanism. Pure. */
import { decodeTableBody, tableLookup } from '@warren/codec'
import { fail, ok, type Result } from '@warren/kernel'

/** Offered in connection.start, space-separated. */
export const AUTH_MECHANISMS = 'PLAIN AMQPLAIN'

export interface Credentials {
  readonly user: string
  readonly password: string
}

export type CredentialsError =
  | { readonly kind: 'unknownMechanism'; readonly mechanism: string }
  | { readonly kind: 'malformedResponse'; readonly mechanism: string }
  /** LOGIN and PASSWORD are there, but not both are longstr. */
  | { readonly kind: 'wrongFieldType'; readonly mechanism: string }

/** `response` are the octets of the client's answer. */
export function readCredentials(mechanism: string, response: Buffer): Result<Credentials, CredentialsError> {
  switch (mechanism) {
    case 'PLAIN':
      return readPlain(response)
    case 'AMQPLAIN':
      return readAmqplain(response)
    default:
      return fail({ kind: 'unknownMechanism', mechanism })
  }
}

/** `NUL user NUL password`, without an authorization identity (RFC 4616 as RabbitMQ takes it). */
function readPlain(response: Buffer): Result<Credentials, CredentialsError> {
  const malformed = fail({ kind: 'malformedResponse', mechanism: 'PLAIN' } as const)
  if (response[0] !== 0) return malformed
  const separator = response.indexOf(0, 1)
  if (separator < 0 || response.indexOf(0, separator + 1) >= 0) return malformed
  return ok({ user: response.toString('utf8', 1, separator), password: response.toString('utf8', separator + 1) })
}

/** The body of a field table, without its length, with LOGIN and PASSWORD. */
function readAmqplain(response: Buffer): Result<Credentials, CredentialsError> {
  const table = decodeTableBody(response, 0, response.length)
  const user = table.ok ? tableLookup(table.value, 'LOGIN') : undefined
  const password = table.ok ? tableLookup(table.value, 'PASSWORD') : undefined
  if (user === undefined || password === undefined) return fail({ kind: 'malformedResponse', mechanism: 'AMQPLAIN' })
  if (user.type !== 'longstr' || password.type !== 'longstr') {
    return fail({ kind: 'wrongFieldType', mechanism: 'AMQPLAIN' })
  }
  return ok({ user: user.value, password: password.value })
}
