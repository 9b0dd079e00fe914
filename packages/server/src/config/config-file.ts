/**
 * RabbitMQ's configuration file format: `key = value`, one a line; `#` begins a comment; a value in single or double
 * quotes keeps spaces and `#`. A key given twice counts as it is given last.
 */
export interface FileEntry {
  readonly key: string
  readonly value: string
  /** 1-based. */
  readonly line: number
}

export interface FileProblem {
  readonly line: number
  readonly text: string
}

export interface ConfigFile {
  readonly entries: readonly FileEntry[]
  readonly problems: readonly FileProblem[]
}

const KEY = /^[A-Za-z0-9_.$-]+$/
const RIGHT = 'right is a line such as heartbeat = 60'

export function parseConfigFile(content: string): ConfigFile {
  const entries = new Map<string, FileEntry>()
  const problems: FileProblem[] = []
  content
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((raw, index) => {
      const line = index + 1
      const trimmed = raw.trim()
      if (trimmed === '' || trimmed.startsWith('#')) return
      const entry = parseLine(trimmed)
      if ('problem' in entry) problems.push({ line, text: entry.problem })
      else entries.set(entry.key, { ...entry, line })
    })
  return { entries: [...entries.values()], problems }
}

function parseLine(line: string): { key: string; value: string } | { problem: string } {
  const equals = line.indexOf('=')
  if (equals < 0) return { problem: `no "=" in ${JSON.stringify(line)}; ${RIGHT}` }
  const key = line.slice(0, equals).trim()
  if (!KEY.test(key)) return { problem: `${JSON.stringify(key)} is no key; ${RIGHT}` }
  const rest = line.slice(equals + 1).trim()
  const quote = rest[0]
  if (quote === "'" || quote === '"') return parseQuoted(key, rest, quote)
  return { key, value: rest.replace(/#.*$/, '').trim() }
}

function parseQuoted(key: string, rest: string, quote: string): { key: string; value: string } | { problem: string } {
  let value = ''
  for (let at = 1; at < rest.length; at += 1) {
    const character = rest[at]
    if (character === '\\' && (rest[at + 1] === quote || rest[at + 1] === '\\')) {
      at += 1
      value += rest[at]
      continue
    }
    if (character !== quote) {
      value += character
      continue
    }
    const after = rest.slice(at + 1).trim()
    if (after === '' || after.startsWith('#')) return { key, value }
    return { problem: `${key}: text after the closing quote: ${JSON.stringify(after)}; ${RIGHT}` }
  }
  return { problem: `${key}: the quote ${quote} is not closed on this line` }
}
