/**
 * The facts of AMQP 0-9-1 with RabbitMQ's extensions, as far as methods go: numbers, order and types of arguments.
 * `scripts/generate/generate-codec.ts` turns them into `packages/codec/src/generated/`. A type is one of
 *   bit octet short long longlong   numbers (long is 32 bits, longlong 64)
 *   shortstr longstr                text
 *   opaque                          a longstr whose octets mean something else than text
 *   table                           a field table
 * and `reserved:` before it makes an argument that is skipped when read and written as zero.
 */
export type ArgumentType = 'bit' | 'octet' | 'short' | 'long' | 'longlong' | 'shortstr' | 'longstr' | 'opaque' | 'table'
export type ArgumentFact = readonly [name: string, type: ArgumentType | `reserved:${ArgumentType}`]

export interface MethodFact {
  readonly name: string
  readonly id: number
  readonly arguments: readonly ArgumentFact[]
  /** A content header and body frames follow. */
  readonly content?: boolean
}

export interface ClassFact {
  readonly name: string
  readonly id: number
  readonly methods: readonly MethodFact[]
}

const TICKET: ArgumentFact = ['ticket', 'reserved:short']

function method(name: string, id: number, ...facts: ArgumentFact[]): MethodFact {
  return { name, id, arguments: facts }
}

function contentMethod(name: string, id: number, ...facts: ArgumentFact[]): MethodFact {
  return { name, id, arguments: facts, content: true }
}

const CLOSE_ARGUMENTS: readonly ArgumentFact[] = [
  ['reply-code', 'short'],
  ['reply-text', 'shortstr'],
  ['class-id', 'short'],
  ['method-id', 'short'],
]
const TUNE_ARGUMENTS: readonly ArgumentFact[] = [
  ['channel-max', 'short'],
  ['frame-max', 'long'],
  ['heartbeat', 'short'],
]
const EXCHANGE_BINDING: readonly ArgumentFact[] = [
  TICKET,
  ['destination', 'shortstr'],
  ['source', 'shortstr'],
  ['routing-key', 'shortstr'],
  ['no-wait', 'bit'],
  ['arguments', 'table'],
]

const CONNECTION: ClassFact = {
  name: 'connection',
  id: 10,
  methods: [
    method(
      'start',
      10,
      ['version-major', 'octet'],
      ['version-minor', 'octet'],
      ['server-properties', 'table'],
      ['mechanisms', 'longstr'],
      ['locales', 'longstr'],
    ),
    method(
      'start-ok',
      11,
      ['client-properties', 'table'],
      ['mechanism', 'shortstr'],
      ['response', 'opaque'],
      ['locale', 'shortstr'],
    ),
    method('secure', 20, ['challenge', 'opaque']),
    method('secure-ok', 21, ['response', 'opaque']),
    method('tune', 30, ...TUNE_ARGUMENTS),
    method('tune-ok', 31, ...TUNE_ARGUMENTS),
    method('open', 40, ['virtual-host', 'shortstr'], ['capabilities', 'reserved:shortstr'], ['insist', 'reserved:bit']),
    method('open-ok', 41, ['known-hosts', 'reserved:shortstr']),
    method('close', 50, ...CLOSE_ARGUMENTS),
    method('close-ok', 51),
    method('blocked', 60, ['reason', 'shortstr']),
    method('unblocked', 61),
    method('update-secret', 70, ['new-secret', 'opaque'], ['reason', 'shortstr']),
    method('update-secret-ok', 71),
  ],
}

const CHANNEL: ClassFact = {
  name: 'channel',
  id: 20,
  methods: [
    method('open', 10, ['out-of-band', 'reserved:shortstr']),
    method('open-ok', 11, ['channel-id', 'reserved:longstr']),
    method('flow', 20, ['active', 'bit']),
    method('flow-ok', 21, ['active', 'bit']),
    method('close', 40, ...CLOSE_ARGUMENTS),
    method('close-ok', 41),
  ],
}

const ACCESS: ClassFact = {
  name: 'access',
  id: 30,
  methods: [
    method(
      'request',
      10,
      ['realm', 'shortstr'],
      ['exclusive', 'bit'],
      ['passive', 'bit'],
      ['active', 'bit'],
      ['write', 'bit'],
      ['read', 'bit'],
    ),
    method('request-ok', 11, ['ticket', 'short']),
  ],
}

const EXCHANGE: ClassFact = {
  name: 'exchange',
  id: 40,
  methods: [
    method(
      'declare',
      10,
      TICKET,
      ['exchange', 'shortstr'],
      ['type', 'shortstr'],
      ['passive', 'bit'],
      ['durable', 'bit'],
      ['auto-delete', 'bit'],
      ['internal', 'bit'],
      ['no-wait', 'bit'],
      ['arguments', 'table'],
    ),
    method('declare-ok', 11),
    method('delete', 20, TICKET, ['exchange', 'shortstr'], ['if-unused', 'bit'], ['no-wait', 'bit']),
    method('delete-ok', 21),
    method('bind', 30, ...EXCHANGE_BINDING),
    method('bind-ok', 31),
    method('unbind', 40, ...EXCHANGE_BINDING),
    method('unbind-ok', 51),
  ],
}

const QUEUE: ClassFact = {
  name: 'queue',
  id: 50,
  methods: [
    method(
      'declare',
      10,
      TICKET,
      ['queue', 'shortstr'],
      ['passive', 'bit'],
      ['durable', 'bit'],
      ['exclusive', 'bit'],
      ['auto-delete', 'bit'],
      ['no-wait', 'bit'],
      ['arguments', 'table'],
    ),
    method('declare-ok', 11, ['queue', 'shortstr'], ['message-count', 'long'], ['consumer-count', 'long']),
    method(
      'bind',
      20,
      TICKET,
      ['queue', 'shortstr'],
      ['exchange', 'shortstr'],
      ['routing-key', 'shortstr'],
      ['no-wait', 'bit'],
      ['arguments', 'table'],
    ),
    method('bind-ok', 21),
    method('purge', 30, TICKET, ['queue', 'shortstr'], ['no-wait', 'bit']),
    method('purge-ok', 31, ['message-count', 'long']),
    method('delete', 40, TICKET, ['queue', 'shortstr'], ['if-unused', 'bit'], ['if-empty', 'bit'], ['no-wait', 'bit']),
    method('delete-ok', 41, ['message-count', 'long']),
    method(
      'unbind',
      50,
      TICKET,
      ['queue', 'shortstr'],
      ['exchange', 'shortstr'],
      ['routing-key', 'shortstr'],
      ['arguments', 'table'],
    ),
    method('unbind-ok', 51),
  ],
}

const BASIC: ClassFact = {
  name: 'basic',
  id: 60,
  methods: [
    method('qos', 10, ['prefetch-size', 'long'], ['prefetch-count', 'short'], ['global', 'bit']),
    method('qos-ok', 11),
    method(
      'consume',
      20,
      TICKET,
      ['queue', 'shortstr'],
      ['consumer-tag', 'shortstr'],
      ['no-local', 'bit'],
      ['no-ack', 'bit'],
      ['exclusive', 'bit'],
      ['no-wait', 'bit'],
      ['arguments', 'table'],
    ),
    method('consume-ok', 21, ['consumer-tag', 'shortstr']),
    method('cancel', 30, ['consumer-tag', 'shortstr'], ['no-wait', 'bit']),
    method('cancel-ok', 31, ['consumer-tag', 'shortstr']),
    contentMethod(
      'publish',
      40,
      TICKET,
      ['exchange', 'shortstr'],
      ['routing-key', 'shortstr'],
      ['mandatory', 'bit'],
      ['immediate', 'bit'],
    ),
    contentMethod(
      'return',
      50,
      ['reply-code', 'short'],
      ['reply-text', 'shortstr'],
      ['exchange', 'shortstr'],
      ['routing-key', 'shortstr'],
    ),
    contentMethod(
      'deliver',
      60,
      ['consumer-tag', 'shortstr'],
      ['delivery-tag', 'longlong'],
      ['redelivered', 'bit'],
      ['exchange', 'shortstr'],
      ['routing-key', 'shortstr'],
    ),
    method('get', 70, TICKET, ['queue', 'shortstr'], ['no-ack', 'bit']),
    contentMethod(
      'get-ok',
      71,
      ['delivery-tag', 'longlong'],
      ['redelivered', 'bit'],
      ['exchange', 'shortstr'],
      ['routing-key', 'shortstr'],
      ['message-count', 'long'],
    ),
    method('get-empty', 72, ['cluster-id', 'reserved:shortstr']),
    method('ack', 80, ['delivery-tag', 'longlong'], ['multiple', 'bit']),
    method('reject', 90, ['delivery-tag', 'longlong'], ['requeue', 'bit']),
    method('recover-async', 100, ['requeue', 'bit']),
    method('recover', 110, ['requeue', 'bit']),
    method('recover-ok', 111),
    method('nack', 120, ['delivery-tag', 'longlong'], ['multiple', 'bit'], ['requeue', 'bit']),
  ],
}

const CONFIRM: ClassFact = {
  name: 'confirm',
  id: 85,
  methods: [method('select', 10, ['no-wait', 'bit']), method('select-ok', 11)],
}

const TX: ClassFact = {
  name: 'tx',
  id: 90,
  methods: [
    method('select', 10),
    method('select-ok', 11),
    method('commit', 20),
    method('commit-ok', 21),
    method('rollback', 30),
    method('rollback-ok', 31),
  ],
}

export const CLASSES: readonly ClassFact[] = [CONNECTION, CHANNEL, ACCESS, EXCHANGE, QUEUE, BASIC, CONFIRM, TX]
