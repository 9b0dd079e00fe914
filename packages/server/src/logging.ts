/** kernel's `Log` over pino: one line per event, as text (`time level scope text key=value`) or as JSON. */
import type { Log, LogFields } from '@warren/kernel'
import { destination, type Logger, pino, stdTimeFunctions } from 'pino'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'
export type LogFormat = 'text' | 'json'

export interface LogSink {
  write(line: string): void
}

export interface LogOptions {
  readonly level: LogLevel
  readonly format: LogFormat
  /** Fields that every line carries; the node's name. */
  readonly base?: LogFields
  /** Standard output when absent; written at once, so that nothing is lost when the process ends. */
  readonly sink?: LogSink
}

/** Fields that hold the line itself: an event's own fields of these names get a trailing underscore. */
const RESERVED = new Set(['time', 'level', 'scope', 'text'])

export function openLog(options: LogOptions): Log {
  const sink = options.sink ?? destination({ fd: 1, sync: true })
  const target = options.format === 'json' ? sink : { write: (line: string) => sink.write(textLine(line)) }
  const logger = pino(
    {
      level: options.level,
      base: options.base === undefined ? {} : { ...options.base },
      timestamp: stdTimeFunctions.isoTime,
      messageKey: 'text',
      formatters: { level: (label) => ({ level: label }) },
    },
    target,
  )
  return new PinoLog(logger, logger)
}

class PinoLog implements Log {
  readonly #root: Logger
  readonly #logger: Logger

  constructor(root: Logger, logger: Logger) {
    this.#root = root
    this.#logger = logger
  }

  debug(text: string, fields?: LogFields): void {
    if (this.#logger.isLevelEnabled('debug')) this.#logger.debug(plainFields(fields), text)
  }
  info(text: string, fields?: LogFields): void {
    this.#logger.info(plainFields(fields), text)
  }
  warn(text: string, fields?: LogFields): void {
    this.#logger.warn(plainFields(fields), text)
  }
  error(text: string, fields?: LogFields): void {
    this.#logger.error(plainFields(fields), text)
  }
  scope(name: string): Log {
    return new PinoLog(this.#root, this.#root.child({ scope: name }))
  }
}

function plainFields(fields: LogFields | undefined): Record<string, unknown> {
  const plain: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields ?? {})) {
    plain[RESERVED.has(name) ? `${name}_` : name] = plainValue(value)
  }
  return plain
}

/** Errors as one line with their causes; numbers beyond 2^53 as digits. */
function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (!(value instanceof Error)) return value
  const cause = value.cause === undefined ? '' : `: ${String(plainValue(value.cause))}`
  return `${value.message}${cause}`
}

/** pino's JSON line as text. The scope is `-` where none was given. */
function textLine(line: string): string {
  const { time, level, scope, text, ...fields } = JSON.parse(line) as Record<string, unknown> // pino wrote an object.
  const pairs = Object.entries(fields).map(([name, value]) => ` ${name}=${showValue(value)}`)
  return `${String(time)} ${String(level).padEnd(5)} ${String(scope ?? '-')} ${showText(String(text))}${pairs.join('')}\n`
}

/** Bare when it is one word, else as JSON: a value can neither break the line nor be taken for another field. */
function showValue(value: unknown): string {
  const isWord = typeof value === 'string' && /^[^\s"=\u0000-\u001f\u007f]+$/.test(value)
  return isWord ? value : JSON.stringify(value)
}

function showText(text: string): string {
  return /[\u0000-\u001f\u007f]/.test(text) ? JSON.stringify(text) : text
}
