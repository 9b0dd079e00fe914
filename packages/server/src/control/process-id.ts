/**
 * Process ids in the shape that RabbitMQ's lists show and its users' scripts pass back: `<rabbit@host.creation.id.0>`.
 * Ours say which thing it is on which start of which node; nothing runs under that id.
 */
export interface ProcessId {
  readonly node: string
  readonly incarnation: number
  readonly serial: number
}

const SHAPE = /^<([^<>\s]+@[^<>\s]+?)\.(\d{1,15})\.(\d{1,15})\.(\d{1,15})>$/
/** The last part of the id: keeps a queue's number apart from a connection's. */
const CONNECTION = 0
const QUEUE = 1

/** Of a connection or a channel. */
export function showProcessId({ node, incarnation, serial }: ProcessId): string {
  return `<${node}.${incarnation}.${serial}.${CONNECTION}>`
}

export function showQueueProcessId(node: string, incarnation: number, uid: number): string {
  return `<${node}.${incarnation}.${uid}.${QUEUE}>`
}

export type ParsedProcessId = { readonly kind: 'connection'; readonly id: ProcessId } | { readonly kind: 'other' }

/** Undefined when the text has another shape. */
export function parseProcessId(text: string): ParsedProcessId | undefined {
  const match = SHAPE.exec(text)
  if (match === null) return undefined
  const [, node = '', incarnation, serial, sort] = match
  if (Number(sort) !== CONNECTION) return { kind: 'other' }
  return { kind: 'connection', id: { node, incarnation: Number(incarnation), serial: Number(serial) } }
}
