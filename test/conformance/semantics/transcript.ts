// How methods read in a transcript: one line each, what is empty or false left out, what a broker makes up masked.
import { crc32 } from 'node:zlib'
import type { BasicProperties, FieldEntry, FieldTable, FieldValue, Method } from '@warren/codec'
import type { PublishOptions, Received } from '../../support/raw-client.ts'

const PLAIN = /^[\w.#*@/+-]+$/
const SHOWN_BYTES_MAX = 48
const SHOWN_TEXT_MAX = 400
/** Names that a broker generates: the prefix and as many base64url characters as RabbitMQ has there. */
const GENERATED = /(amq\.(?:gen|ctag)-)([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])/g
/** RabbitMQ says one or the other, whatever its processes notice first. */
const GONE_VHOST = /(CONNECTION_FORCED - vhost '\w+') is (?:down|deleted)/

/** `kind field=value ...`, in the order of the wire. */
export function methodText(method: Method): string {
  if (method.kind === 'connection.close' || method.kind === 'channel.close') {
    const { kind, replyCode, replyText, classId, methodId } = method
    return masked(`${kind} ${replyCode} ${JSON.stringify(replyText)} of ${classId}/${methodId}`)
  }
  const { kind, ...fields } = method
  if (method.kind !== 'connection.start') return masked(`${kind}${fieldsText(fields)}`)
  const mechanisms = method.mechanisms.split(' ').sort().join(' ') // RabbitMQ's order is that of a hash table.
  return `${kind}${fieldsText({ ...fields, mechanisms, serverProperties: productFacts(method.serverProperties) })}`
}

export function receivedText(received: Received): string {
  switch (received.kind) {
    case 'method': {
      const { method, properties, body, bodyFrames } = received
      if (!('routingKey' in method) || method.kind === 'queue.bind') return methodText(method)
      const frames = bodyFrames.length > 1 ? ` in frames of ${frameText(bodyFrames)}` : ''
      return `${methodText(method)}${masked(fieldsText({ properties: propertiesText(properties) }))} ${bodyText(body)}${frames}`
    }
    case 'heartbeat':
      return 'heartbeat'
    case 'header':
      return `header ${received.octets.toString('hex')}`
    case 'undecodable':
      return `undecodable ${received.payload.toString('hex')}`
    case 'closed':
      return 'closed'
    default:
      return received satisfies never
  }
}

export function publishText(options: PublishOptions): string {
  const { exchange = '', routingKey = '', mandatory = false, immediate = false, properties = {}, body = '' } = options
  const fields = { exchange, routingKey, mandatory, immediate, properties: propertiesText(properties) }
  return masked(`basic.publish${fieldsText(fields)} ${bodyText(Buffer.from(body))}`)
}

export function propertiesText(properties: BasicProperties): string {
  const text = fieldsText(properties).trim()
  return text === '' ? '' : `(${text})`
}

export function tableText(table: FieldTable): string {
  return `{${table.map((entry) => `${wordText(entry.name)}: ${fieldText(entry.value)}`).join(', ')}}`
}

/** For octets that are no text RabbitMQ has themselves, and Warren U+FFFD: both read as `?`. */
export function masked(text: string): string {
  return text.replaceAll(GENERATED, '$1<22>').replace(GONE_VHOST, '$1 is deleted').replaceAll('\ufffd', '?')
}

export function bodyText(body: Buffer): string {
  if (body.length > SHOWN_BYTES_MAX) return `<${body.length} octets, crc ${crc32(body).toString(16)}>`
  return JSON.stringify(body.toString('utf8'))
}

function fieldsText(fields: object): string {
  let text = ''
  for (const [name, value] of Object.entries(fields)) {
    const shown = valueText(value)
    if (shown !== undefined) text += ` ${name}=${shown}`
  }
  return text
}

/** Undefined for what goes without saying. */
function valueText(value: unknown): string | undefined {
  if (value === undefined || value === false || value === '') return undefined
  if (value instanceof Uint8Array) return value.length === 0 ? undefined : JSON.stringify(Buffer.from(value).toString())
  if (Array.isArray(value)) return value.length === 0 ? undefined : tableText(value as FieldTable) // Methods hold no other arrays.
  if (typeof value === 'string') return value.startsWith('(') ? value : wordText(value)
  return String(value)
}

function wordText(text: string): string {
  if (text.length > SHOWN_TEXT_MAX) return `<${text.length} characters, crc ${crc32(text).toString(16)}>`
  return PLAIN.test(text) ? text : JSON.stringify(text)
}

function fieldText(field: FieldValue): string {
  switch (field.type) {
    case 'longstr':
      return field.value.length > SHOWN_TEXT_MAX ? wordText(field.value) : JSON.stringify(field.value)
    case 'bool':
      return String(field.value)
    case 'table':
      return tableText(field.value)
    case 'array':
      return `[${field.value.map(fieldText).join(', ')}]`
    case 'void':
      return 'void'
    case 'binary':
      return `binary ${Buffer.from(field.value).toString('hex')}`
    case 'decimal':
      return `decimal ${field.value}e-${field.scale}`
    default:
      return `${field.type} ${field.value}`
  }
}

/** A product's facts about itself: that they are there is compared, not what they say. */
function productFacts(serverProperties: FieldTable): FieldTable {
  const byName = (one: FieldEntry, other: FieldEntry): number => (one.name < other.name ? -1 : 1)
  const entries = serverProperties.map(({ name, value }): FieldEntry => {
    if (value.type === 'table') return { name, value: { type: 'table', value: [...value.value].sort(byName) } }
    return { name, value: { type: 'longstr', value: value.type } }
  })
  return entries.sort(byName)
}

/** Sizes of frames, equal neighbours counted. */
function frameText(sizes: readonly number[]): string {
  const runs: { bytes: number; count: number }[] = []
  for (const bytes of sizes) {
    const last = runs.at(-1)
    if (last?.bytes === bytes) last.count += 1
    else runs.push({ bytes, count: 1 })
  }
  return runs.map(({ bytes, count }) => (count === 1 ? String(bytes) : `${count}x${bytes}`)).join(' ')
}
