/** What a publish is checked for beyond its address (RabbitMQ 3.10's texts). Called only when the property is there. */
import { AmqpError, erlangBinary, type FieldTable, type FieldValue, ReplyCode, tableLookup } from '@warren/codec'
import type { UserName } from '@warren/kernel'
import type { UserRecord } from '@warren/model'

const TTL_MS_MAX = 315_360_000_000 // RabbitMQ's ?MAX_EXPIRY_TIMER: ten years.
const LEADING_INTEGER = /^[+-]?\d+/

/** The property user_id names who publishes, unless the user may impersonate others. */
export function checkUserId(userId: string, user: UserName, record: UserRecord | undefined): void {
  if (userId === user || record?.tags.includes('impersonator') === true) return
  throw new AmqpError(
    ReplyCode.preconditionFailed,
    `user_id property set to '${userId}' but authenticated user was '${user}'`,
  )
}

/** The property expiration is a number of milliseconds. */
export function checkExpiration(expiration: string): void {
  const reason = expirationFault(expiration)
  if (reason === undefined) return
  throw new AmqpError(ReplyCode.preconditionFailed, `invalid expiration '${expiration}': ${reason}`)
}

export function checkDeliveryMode(mode: number): void {
  if (mode === 1 || mode === 2) return
  throw new AmqpError(ReplyCode.preconditionFailed, `invalid message: {delivery_mode_unknown,${mode}}`)
}

/** The additional routing keys in the headers CC and BCC. */
export function senderSelectedKeys(headers: FieldTable): readonly string[] {
  const keys: string[] = []
  for (const name of ['CC', 'BCC']) {
    const value = tableLookup(headers, name)
    if (value === undefined) continue
    if (value.type !== 'array') throw unacceptableHeader(name, value)
    for (const item of value.value) if (item.type === 'longstr') keys.push(item.value)
  }
  return keys
}

function unacceptableHeader(name: string, value: FieldValue): AmqpError {
  const fault = `{unacceptable_type_in_header,"${name}",${value.type}}`
  return new AmqpError(ReplyCode.preconditionFailed, `invalid message: ${fault}`)
}

function expirationFault(text: string): string | undefined {
  const number = LEADING_INTEGER.exec(text)?.[0]
  if (number === undefined) return 'no_integer'
  if (number.length < text.length) return `{leftover_string,${erlangString(text.slice(number.length))}}`
  const value = BigInt(number.startsWith('+') ? number.slice(1) : number)
  if (value < 0n) return `{value_negative,${value}}`
  if (value > TTL_MS_MAX) return `{value_too_large,${value}}`
  return undefined
}

/** A list of characters as Erlang's `~p` prints it: quoted, or numbers when not all are printable. */
function erlangString(text: string): string {
  const shown = erlangBinary(Buffer.from(text)).slice(2, -2)
  return shown.startsWith('"') ? shown : `[${shown}]`
}
