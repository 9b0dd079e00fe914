// Methods as the cases write them: what is usual left out.
import { bool, type FieldTable, type FieldValue, longstr, type Method } from '@warren/codec'

/** Numbers are bytes where they fit, as amqplib sends them; else signed integers. */
export function table(plain: Readonly<Record<string, string | number | boolean | FieldValue>>): FieldTable {
  return Object.entries(plain).map(([name, value]) => ({ name, value: field(value) }))
}

export function field(value: string | number | boolean | FieldValue): FieldValue {
  if (typeof value === 'string') return longstr(value)
  if (typeof value === 'boolean') return bool(value)
  if (typeof value !== 'number') return value
  return value >= -128 && value < 128 ? { type: 'byte', value } : { type: 'signedint', value }
}

export function long(value: number | bigint): FieldValue {
  return { type: 'long', value }
}

export function array(...values: readonly (string | number | boolean | FieldValue)[]): FieldValue {
  return { type: 'array', value: values.map(field) }
}

type Plain = Parameters<typeof table>[0]

export interface QueueFacts {
  readonly passive?: boolean
  readonly durable?: boolean
  readonly exclusive?: boolean
  readonly autoDelete?: boolean
  readonly noWait?: boolean
}

export interface ExchangeFacts {
  readonly passive?: boolean
  readonly durable?: boolean
  readonly autoDelete?: boolean
  readonly internal?: boolean
  readonly noWait?: boolean
}

export interface ConsumeFacts {
  readonly noLocal?: boolean
  readonly noAck?: boolean
  readonly exclusive?: boolean
  readonly noWait?: boolean
}

const NO_FACTS = { passive: false, durable: false, autoDelete: false, noWait: false } as const

export function declareQueue(queue: string, facts: QueueFacts = {}, declareArguments: Plain = {}): Method {
  return {
    kind: 'queue.declare',
    queue,
    ...NO_FACTS,
    exclusive: false,
    ...facts,
    arguments: table(declareArguments),
  }
}

export function passiveQueue(queue: string): Method {
  return declareQueue(queue, { passive: true })
}

export function declareExchange(
  exchange: string,
  type: string,
  facts: ExchangeFacts = {},
  declareArguments: Plain = {},
): Method {
  return {
    kind: 'exchange.declare',
    exchange,
    type,
    ...NO_FACTS,
    internal: false,
    ...facts,
    arguments: table(declareArguments),
  }
}

export function passiveExchange(exchange: string): Method {
  return declareExchange(exchange, '', { passive: true })
}

export function deleteExchange(exchange: string, facts: { ifUnused?: boolean; noWait?: boolean } = {}): Method {
  return { kind: 'exchange.delete', exchange, ifUnused: false, noWait: false, ...facts }
}

export function deleteQueue(
  queue: string,
  facts: { ifUnused?: boolean; ifEmpty?: boolean; noWait?: boolean } = {},
): Method {
  return { kind: 'queue.delete', queue, ifUnused: false, ifEmpty: false, noWait: false, ...facts }
}

export function purgeQueue(queue: string, noWait = false): Method {
  return { kind: 'queue.purge', queue, noWait }
}

export function bindQueue(
  queue: string,
  exchange: string,
  routingKey: string,
  bindArguments: Plain = {},
  noWait = false,
): Method {
  return { kind: 'queue.bind', queue, exchange, routingKey, noWait, arguments: table(bindArguments) }
}

export function unbindQueue(queue: string, exchange: string, routingKey: string, bindArguments: Plain = {}): Method {
  return { kind: 'queue.unbind', queue, exchange, routingKey, arguments: table(bindArguments) }
}

export function bindExchange(
  destination: string,
  source: string,
  routingKey: string,
  bindArguments: Plain = {},
  noWait = false,
): Method {
  return { kind: 'exchange.bind', destination, source, routingKey, noWait, arguments: table(bindArguments) }
}

export function unbindExchange(
  destination: string,
  source: string,
  routingKey: string,
  bindArguments: Plain = {},
  noWait = false,
): Method {
  return { kind: 'exchange.unbind', destination, source, routingKey, noWait, arguments: table(bindArguments) }
}

export function qos(prefetchCount: number, global = false, prefetchSize = 0): Method {
  return { kind: 'basic.qos', prefetchSize, prefetchCount, global }
}

export function consume(
  queue: string,
  consumerTag: string,
  facts: ConsumeFacts = {},
  consumeArguments: Plain = {},
): Method {
  return {
    kind: 'basic.consume',
    queue,
    consumerTag,
    noLocal: false,
    noAck: false,
    exclusive: false,
    noWait: false,
    ...facts,
    arguments: table(consumeArguments),
  }
}

export function cancel(consumerTag: string, noWait = false): Method {
  return { kind: 'basic.cancel', consumerTag, noWait }
}

export function get(queue: string, noAck = false): Method {
  return { kind: 'basic.get', queue, noAck }
}

export function ack(deliveryTag: number, multiple = false): Method {
  return { kind: 'basic.ack', deliveryTag, multiple }
}

export function nack(deliveryTag: number, facts: { multiple?: boolean; requeue?: boolean } = {}): Method {
  return { kind: 'basic.nack', deliveryTag, multiple: false, requeue: true, ...facts }
}

export function reject(deliveryTag: number, requeue = true): Method {
  return { kind: 'basic.reject', deliveryTag, requeue }
}

export function recover(requeue = true): Method {
  return { kind: 'basic.recover', requeue }
}

export function selectConfirms(noWait = false): Method {
  return { kind: 'confirm.select', noWait }
}

export const CHANNEL_OPEN: Method = { kind: 'channel.open' }
export const CHANNEL_CLOSE: Method = { kind: 'channel.close', replyCode: 200, replyText: '', classId: 0, methodId: 0 }
export const CONNECTION_CLOSE: Method = {
  kind: 'connection.close',
  replyCode: 200,
  replyText: '',
  classId: 0,
  methodId: 0,
}
export const FLOW: Method = { kind: 'channel.flow', active: true }
