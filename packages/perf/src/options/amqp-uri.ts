/** `amqp://user:password@host:port/vhost`, as RabbitMQ's URI specification has it, for plain TCP. */
import { fail, ok, type Result } from '@warren/kernel'

export interface AmqpUri {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly vhost: string
}

const PORT_DEFAULT = 5672

/** The error is a whole sentence for the user. An empty path means the vhost `/`. */
export function parseAmqpUri(text: string): Result<AmqpUri, string> {
  const url = URL.parse(text)
  if (url === null || url.hostname === '') {
    return fail('It is no AMQP address: give amqp://user:password@host:port/vhost.')
  }
  if (url.protocol === 'amqps:') return fail('TLS is not supported: give an amqp:// address.')
  if (url.protocol !== 'amqp:') return fail(`The scheme '${url.protocol.slice(0, -1)}' is unknown: begin with amqp://.`)
  const path = url.pathname.slice(1)
  if (path.includes('/')) return fail("A vhost is one part of the path: write %2f for '/'.")
  const user = decoded(url.username)
  const password = decoded(url.password)
  const vhost = decoded(path)
  if (user === undefined || password === undefined || vhost === undefined) {
    return fail('A percent sign must begin an escape such as %2f.')
  }
  return ok({
    host: url.hostname.replace(/^\[|\]$/g, ''), // The brackets of an IPv6 address.
    port: url.port === '' ? PORT_DEFAULT : Number(url.port),
    user: user === '' ? 'guest' : user,
    password: url.password === '' && url.username === '' ? 'guest' : password,
    vhost: vhost === '' ? '/' : vhost,
  })
}

/** `host:port`, for messages; never the password. */
export function addressText(uri: AmqpUri): string {
  return uri.host.includes(':') ? `[${uri.host}]:${uri.port}` : `${uri.host}:${uri.port}`
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return undefined // A malformed escape, which the caller reports.
    throw error
  }
}
