/** Node names as operators type them. */
import { fail, ok, parseNodeName, type Result } from '@warren/kernel'

/**
 * `rabbit` and `rabbit@` get this machine's name; `rabbit@host` and `rabbit@host:port` stay as they are. The short name
 * of the machine ends at its first dot.
 */
export function completeNodeName(given: string, hostName: string, isLong: boolean): Result<string, string> {
  const host = isLong ? hostName : (hostName.split('.')[0] ?? hostName)
  const complete = /@./.test(given) ? given : `${given.replace(/@$/, '')}@${host}`
  const name = parseNodeName(complete)
  if (name.ok) return ok(name.value)
  const why =
    name.error.kind === 'invalidHead'
      ? 'node name head (the part before the @) is invalid. Only alphanumerics, _ and - characters are allowed.'
      : 'hostname is invalid (possibly contains unsupported characters).'
  return fail(`Unsupported node name: ${why}\nIf using FQDN node names, use the -l / --longnames argument`)
}
