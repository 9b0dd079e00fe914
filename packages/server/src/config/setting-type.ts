/** Kinds of values: how one is written, and what is wrong with one that is not. */
import { isIP } from 'node:net'
import { fail, type NodeName, ok, parseNodeName, type Result } from '@warren/kernel'

export interface SettingType<T> {
  /** What a right value is: `a whole number from 1 to 65535`. */
  readonly right: string
  readonly example: string
  /** Fails with what is wrong: `not a whole number`. */
  parse(text: string): Result<T, string>
}

export interface Address {
  /** Undefined: every interface, IPv6 and IPv4. */
  readonly host: string | undefined
  readonly port: number
}

const WHOLE_NUMBER = /^-?\d{1,15}$/
const BYTE_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  k: 1024,
  kiB: 1024,
  KiB: 1024,
  M: 1024 ** 2,
  MiB: 1024 ** 2,
  G: 1024 ** 3,
  GiB: 1024 ** 3,
}

export function wholeNumber(min: number, max: number, example: number): SettingType<number> {
  return {
    right: `a whole number from ${min} to ${max}`,
    example: String(example),
    parse(text) {
      if (!WHOLE_NUMBER.test(text)) return fail('not a whole number')
      const value = Number(text)
      if (value < min) return fail(`less than ${min}`)
      return value > max ? fail(`more than ${max}`) : ok(value)
    },
  }
}

/** 0 asks the system for a free port. */
const DECIMAL = /^\d{1,9}(?:\.\d{1,9})?$/

export function decimal(min: number, max: number, example: string): SettingType<number> {
  return {
    right: `a number from ${min} to ${max}`,
    example,
    parse(text) {
      if (!DECIMAL.test(text)) return fail('not a number')
      const value = Number(text)
      return value < min || value > max ? fail('out of range') : ok(value)
    },
  }
}

export const PORT = wholeNumber(0, 65535, 5672)

/** Bytes, with RabbitMQ's information units: k, M, G are powers of 1024, kB, MB, GB powers of 1000. */
export function byteCount(min: number, max: number, example: string): SettingType<number> {
  return {
    right: `a number of bytes from ${min} to ${max}, perhaps with kB, MB, GB, KiB, MiB or GiB`,
    example,
    parse(text) {
      const match = /^(\d{1,15})\s*([A-Za-z]*)$/.exec(text)
      const unit = BYTE_UNITS[match?.[2] ?? 'none']
      if (match === null || unit === undefined) return fail('not a number of bytes')
      const value = Number(match[1]) * unit
      if (value < min) return fail(`less than ${min} bytes`)
      return value > max ? fail(`more than ${max} bytes`) : ok(value)
    },
  }
}

/** One of some words; several words may mean the same. */
export function oneOf<T extends string>(meaning: Readonly<Record<string, T>>, example: T): SettingType<T> {
  const words = Object.keys(meaning)
  return {
    right: `one of ${words.join(', ')}`,
    example,
    parse(text) {
      const value = Object.hasOwn(meaning, text) ? meaning[text] : undefined
      return value === undefined ? fail('not one of the words') : ok(value)
    },
  }
}

export const BOOLEAN: SettingType<boolean> = {
  right: 'true or false',
  example: 'false',
  parse(text) {
    if (text === 'true' || text === 'on') return ok(true)
    return text === 'false' || text === 'off' ? ok(false) : fail('neither true nor false')
  },
}

export function text(right: string, example: string): SettingType<string> {
  return {
    right,
    example,
    parse: (value) => (value === '' ? fail('empty') : ok(value)),
  }
}

export const HOST: SettingType<string> = {
  right: 'an IP address or a host name',
  example: '127.0.0.1',
  parse(value) {
    if (value === '') return fail('empty')
    return isIP(value) !== 0 || /^[A-Za-z0-9._-]{1,253}$/.test(value) ? ok(value) : fail('no address')
  },
}

/** `5672`, `127.0.0.1:5672`, `[::1]:5672`, `host:5672`. */
export const LISTENER: SettingType<Address> = {
  right: 'a port, or an address and a port',
  example: '127.0.0.1:5672',
  parse(value) {
    const match = /^(?:(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+)):)?(\d+)$/.exec(value)
    if (match === null) return fail('no port')
    const port = PORT.parse(match[3] ?? '')
    if (!port.ok) return fail(`port ${port.error}`)
    return ok({ host: match[1] ?? match[2], port: port.value })
  },
}

/** `rabbit@host`; a name without a host gets this machine's. */
export function nodeName(shortHost: string): SettingType<NodeName> {
  return {
    right: 'name@host, with letters, digits, _ and - in the name',
    example: 'rabbit@localhost',
    parse(value) {
      const name = parseNodeName(value.includes('@') ? value : `${value}@${shortHost}`)
      if (name.ok) return name.value.includes(':') ? fail('a port does not belong here') : ok(name.value)
      return fail(
        name.error.kind === 'invalidHead'
          ? 'node name head (the part before the @) is invalid. Only alphanumerics, _ and - characters are allowed'
          : 'hostname is invalid (possibly contains unsupported characters)',
      )
    },
  }
}
