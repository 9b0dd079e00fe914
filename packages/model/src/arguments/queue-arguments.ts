/** The arguments of queue.declare: which exist, which values pass, and the settings they make (RabbitMQ 3.10, classic queues). */
import { type FieldTable, type FieldValue, fieldInteger, tableLookup } from '@warren/codec'
import type { ExchangeName, RoutingKey } from '@warren/kernel'
import type { ArgumentDetail } from '../domain-error.ts'
import type { QueueOverflow, QueueSettings } from '../record.ts'
import { type Difference, differentArgument, differentValue } from './argument-equivalence.ts'

export type QueueArgumentProblem =
  | { readonly kind: 'invalidArgument'; readonly argument: string; readonly detail: ArgumentDetail }
  | { readonly kind: 'invalidArgumentType'; readonly argument: string; readonly type: string }
  | { readonly kind: 'argumentOfOtherQueueType'; readonly argument: string }

/** Ten years: RabbitMQ's bound for a timer. */
export const EXPIRY_MS_MAX = 315_360_000_000
const PRIORITY_MAX = 255
const DEAD_LETTER_EXCHANGE = 'x-dead-letter-exchange'
const QUEUE_TYPE = 'x-queue-type'
const OVERFLOWS: ReadonlySet<string> = new Set<QueueOverflow>(['drop-head', 'reject-publish', 'reject-publish-dlx'])
const MODES: ReadonlySet<string> = new Set(['default', 'lazy'])
const LOCATORS: ReadonlySet<string> = new Set(['client-local', 'min-masters', 'random'])

const NO_SETTINGS: QueueArgumentSettings = {
  messageTtlMs: undefined,
  expiresMs: undefined,
  messagesMax: undefined,
  messageBytesMax: undefined,
  overflow: undefined,
  deadLetterExchange: undefined,
  deadLetterRoutingKey: undefined,
  priorityMax: undefined,
  singleActiveConsumer: false,
  mode: undefined,
}

type Check = (value: FieldValue, all: FieldTable) => ArgumentDetail | undefined

/** In the order in which RabbitMQ looks: the first failure is the one that is told. */
const CLASSIC_ARGUMENTS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['x-expires', checkExpires],
  ['x-message-ttl', checkExpiry],
  [DEAD_LETTER_EXCHANGE, checkString],
  ['x-dead-letter-routing-key', checkDeadLetterRoutingKey],
  ['x-max-length', checkCount],
  ['x-max-length-bytes', checkCount],
  ['x-max-priority', checkPriority],
  ['x-overflow', (value) => checkWord(value, OVERFLOWS, () => ({ kind: 'invalidOverflow' }))],
  ['x-queue-mode', (value) => checkWord(value, MODES, (text) => ({ kind: 'unsupportedMode', value: text }))],
  ['x-queue-version', checkVersion],
  ['x-single-active-consumer', checkBool],
  [QUEUE_TYPE, checkQueueType],
  ['x-queue-master-locator', (value) => checkWord(value, LOCATORS, () => ({ kind: 'invalidMasterLocator' }))],
])

/** Known to other queue types only: refused whatever their value is. */
const OTHER_ARGUMENTS: ReadonlySet<string> = new Set([
  'x-dead-letter-strategy',
  'x-delivery-limit',
  'x-max-in-memory-length',
  'x-max-in-memory-bytes',
  'x-quorum-initial-group-size',
  'x-max-age',
  'x-stream-max-segment-size-bytes',
  'x-initial-cluster-size',
  'x-queue-leader-locator',
])

/** The first thing wrong with the arguments of a new queue, or undefined. Unknown arguments pass. */
export function checkQueueArguments(declared: FieldTable): QueueArgumentProblem | undefined {
  if (declared.length === 0) return undefined
  const exchange = tableLookup(declared, DEAD_LETTER_EXCHANGE)
  if (exchange !== undefined && exchange.type !== 'longstr') {
    return { kind: 'invalidArgumentType', argument: DEAD_LETTER_EXCHANGE, type: exchange.type }
  }
  for (const [argument, check] of CLASSIC_ARGUMENTS) {
    const value = tableLookup(declared, argument)
    const detail = value === undefined ? undefined : check(value, declared)
    if (detail !== undefined) return { kind: 'invalidArgument', argument, detail }
  }
  const foreign = declared.find((entry) => OTHER_ARGUMENTS.has(entry.name))
  return foreign === undefined ? undefined : { kind: 'argumentOfOtherQueueType', argument: foreign.name }
}

/** The first argument of a classic queue that a re-declare gives another value. An absent queue type is `classic`. */
export function differentQueueArgument(received: FieldTable, current: FieldTable): Difference | undefined {
  if (received.length === 0 && current.length === 0) return undefined
  for (const argument of CLASSIC_ARGUMENTS.keys()) {
    const difference = differentArgument(argument, received, current)
    if (difference === undefined) continue
    if (argument !== QUEUE_TYPE || differentValue(argument, queueType(received), queueType(current)) !== undefined) {
      return difference
    }
  }
  return undefined
}

/** What the arguments alone say: `overflow` and `mode` are undefined where they say nothing. */
export interface QueueArgumentSettings extends Omit<QueueSettings, 'overflow' | 'lazy' | 'mirroring'> {
  readonly overflow: QueueOverflow | undefined
  readonly mode: string | undefined
}

/** Of arguments that passed `checkQueueArguments`. */
export function queueArgumentSettings(declared: FieldTable): QueueArgumentSettings {
  if (declared.length === 0) return NO_SETTINGS
  return {
    messageTtlMs: integerOf(declared, 'x-message-ttl'),
    expiresMs: integerOf(declared, 'x-expires'),
    messagesMax: integerOf(declared, 'x-max-length'),
    messageBytesMax: integerOf(declared, 'x-max-length-bytes'),
    overflow: stringOf(declared, 'x-overflow') as QueueOverflow | undefined, // Checked against OVERFLOWS.
    deadLetterExchange: stringOf(declared, DEAD_LETTER_EXCHANGE) as ExchangeName | undefined, // Need not exist.
    deadLetterRoutingKey: stringOf(declared, 'x-dead-letter-routing-key') as RoutingKey | undefined,
    priorityMax: integerOf(declared, 'x-max-priority'),
    singleActiveConsumer: boolOf(declared, 'x-single-active-consumer'),
    mode: stringOf(declared, 'x-queue-mode'),
  }
}

function queueType(declared: FieldTable): FieldValue {
  return tableLookup(declared, QUEUE_TYPE) ?? { type: 'longstr', value: 'classic' }
}

function integerOf(declared: FieldTable, name: string): number | undefined {
  const value = tableLookup(declared, name)
  const integer = value === undefined ? undefined : fieldInteger(value)
  // A limit beyond 2^53 is none that a queue could reach.
  return integer === undefined ? undefined : Number(integer)
}

function stringOf(declared: FieldTable, name: string): string | undefined {
  const value = tableLookup(declared, name)
  return value?.type === 'longstr' ? value.value : undefined
}

function boolOf(declared: FieldTable, name: string): boolean {
  const value = tableLookup(declared, name)
  return value?.type === 'bool' && value.value
}

function checkString(value: FieldValue): ArgumentDetail | undefined {
  return value.type === 'longstr' ? undefined : { kind: 'unacceptableType', type: value.type }
}

function checkBool(value: FieldValue): ArgumentDetail | undefined {
  return value.type === 'bool' ? undefined : { kind: 'unacceptableType', type: value.type }
}

function checkWord(
  value: FieldValue,
  words: ReadonlySet<string>,
  problem: (text: string) => ArgumentDetail,
): ArgumentDetail | undefined {
  if (value.type !== 'longstr') return { kind: 'unacceptableType', type: value.type }
  return words.has(value.value) ? undefined : problem(value.value)
}

function checkQueueType(value: FieldValue): ArgumentDetail | undefined {
  return checkWord(value, new Set(['classic']), (text) => ({ kind: 'unsupportedQueueType', value: text }))
}

function checkCount(value: FieldValue): ArgumentDetail | undefined {
  const integer = fieldInteger(value)
  if (integer === undefined) return { kind: 'expectedInteger', type: value.type }
  return integer < 0 ? { kind: 'negative', value: String(integer) } : undefined
}

function checkExpiry(value: FieldValue): ArgumentDetail | undefined {
  const detail = checkCount(value)
  if (detail !== undefined) return detail
  const integer = fieldInteger(value) ?? 0
  return integer > EXPIRY_MS_MAX ? { kind: 'tooLarge', value: String(integer) } : undefined
}

function checkPriority(value: FieldValue): ArgumentDetail | undefined {
  const detail = checkCount(value)
  if (detail !== undefined) return detail
  const integer = fieldInteger(value) ?? 0
  return integer > PRIORITY_MAX ? { kind: 'maxExceeded', value: String(integer) } : undefined
}

function checkVersion(value: FieldValue): ArgumentDetail | undefined {
  const detail = checkCount(value)
  if (detail !== undefined) return detail
  const integer = Number(fieldInteger(value))
  return integer === 1 || integer === 2 ? undefined : { kind: 'unsupportedVersion', value: String(integer) }
}

function checkDeadLetterRoutingKey(value: FieldValue, all: FieldTable): ArgumentDetail | undefined {
  const detail = checkString(value)
  if (detail !== undefined) return detail
  return tableLookup(all, DEAD_LETTER_EXCHANGE) === undefined ? { kind: 'routingKeyButNoDlx' } : undefined
}

/** A queue that expires at once makes no sense. */
function checkExpires(value: FieldValue): ArgumentDetail | undefined {
  return fieldInteger(value) === 0 ? { kind: 'zero' } : checkExpiry(value)
}
