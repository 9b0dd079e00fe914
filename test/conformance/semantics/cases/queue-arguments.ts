// The arguments of queue.declare: which values pass, what is said of others, and what a redeclare may change.
import type { FieldValue } from '@warren/codec'
import { calls } from '../case-forms.ts'
import { array, declareQueue, long, passiveQueue, table } from '../methods.ts'
import type { Case } from '../script.ts'

type Value = string | number | boolean | FieldValue

const DURABLE = { durable: true } as const

function shown(value: Value): string {
  if (typeof value !== 'object') return JSON.stringify(value)
  return value.type === 'table' || value.type === 'array'
    ? value.type
    : `${value.type} ${'value' in value ? value.value : ''}`.trim()
}

/** A new queue with the argument; a case may end in an error or not. */
function tries(name: string, ...values: readonly Value[]): readonly Case[] {
  return values.map((value) => calls(`${name}: ${shown(value)}`, declareQueue('q', {}, { [name]: value })))
}

const TABLE: FieldValue = { type: 'table', value: table({ a: 1 }) }
const VOID: FieldValue = { type: 'void' }
const DOUBLE: FieldValue = { type: 'double', value: 1.5 }
const FLOAT: FieldValue = { type: 'float', value: 2 }
const DECIMAL: FieldValue = { type: 'decimal', scale: 2, value: 314 }
const TIMESTAMP: FieldValue = { type: 'timestamp', value: 1000 }
const BINARY: FieldValue = { type: 'binary', value: Buffer.from('bytes') }

const values: readonly Case[] = [
  ...tries('x-message-ttl', 0, 100, 60_000, -1, long(315_360_000_000), long(315_360_000_001), '100', true, DOUBLE),
  ...tries(
    'x-message-ttl',
    ...([FLOAT, DECIMAL, TIMESTAMP, BINARY, VOID, TABLE, array(1), long(-9_000_000_000)] as const),
  ),
  ...tries(
    'x-message-ttl',
    { type: 'unsignedbyte', value: 200 },
    { type: 'short', value: 300 },
    { type: 'unsignedshort', value: 60_000 },
    { type: 'unsignedint', value: 4_000_000_000 },
    long(9_007_199_254_740_993n),
  ),
  ...tries('x-expires', 0, 100_000, -1, long(315_360_000_000), long(315_360_000_001), 'soon', VOID),
  ...tries('x-max-length', 0, 10, -5, long(1_000_000_000_000), 'many', true, TABLE),
  ...tries('x-max-length-bytes', 0, 10, -5, 'many'),
  ...tries('x-overflow', 'drop-head', 'reject-publish', 'reject-publish-dlx', 'explode', '', 1, true),
  ...tries('x-dead-letter-exchange', 'dlx', '', 1, true, TABLE),
  ...tries('x-dead-letter-routing-key', 'key', 1),
  calls(
    'dead letter routing key with an exchange',
    declareQueue('q', {}, { 'x-dead-letter-exchange': 'dlx', 'x-dead-letter-routing-key': 'k' }),
  ),
  calls(
    'dead letter routing key is a number, with an exchange',
    declareQueue('q', {}, { 'x-dead-letter-exchange': 'dlx', 'x-dead-letter-routing-key': 1 }),
  ),
  ...tries('x-max-priority', 0, 5, { type: 'short', value: 255 }, { type: 'short', value: 256 }, -1, 'high', true),
  ...tries('x-queue-mode', 'default', 'lazy', 'huh', 1, true),
  ...tries('x-queue-version', 1, 2, 0, 3, -1, '2'),
  ...tries('x-single-active-consumer', true, false, 1, 'true'),
  ...tries('x-queue-type', 'classic', 'weird', '', 'CLASSIC', 1, true),
  ...tries('x-queue-master-locator', 'client-local', 'min-masters', 'random', 1, true),
  ...tries('x-delivery-limit', 3, -1, 'x'),
  ...tries('x-quorum-initial-group-size', 3, 0, -1, 'x'),
  ...tries('x-dead-letter-strategy', 'at-most-once', 'huh', 1),
  ...tries('x-max-in-memory-length', 3, -1),
  ...tries('x-max-in-memory-bytes', 3, -1),
  ...tries('x-queue-leader-locator', 'client-local', 'huh', 1),
  ...tries('x-max-age', '1Y', 'huh', 1),
  ...tries('x-stream-max-segment-size-bytes', 1000, -1),
  ...tries('x-initial-cluster-size', 1, 0, -1),
  ...tries('x-unknown', 1, 'text', TABLE, VOID),
  ...tries('x-ha-policy', 'all'),
]

const several: readonly Case[] = [
  calls('two wrong arguments: which is told', declareQueue('q', {}, { 'x-message-ttl': -1, 'x-expires': 0 })),
  calls('two wrong arguments in the other order', declareQueue('q', {}, { 'x-expires': 0, 'x-message-ttl': -1 })),
  calls('a wrong and a foreign argument', declareQueue('q', {}, { 'x-delivery-limit': 3, 'x-message-ttl': -1 })),
  calls('two foreign arguments', declareQueue('q', {}, { 'x-max-age': '1Y', 'x-delivery-limit': 3 })),
  calls(
    'two foreign arguments in the other order',
    declareQueue('q', {}, { 'x-delivery-limit': 3, 'x-max-age': '1Y' }),
  ),
  calls(
    'a wrong dead letter exchange and a wrong TTL',
    declareQueue('q', {}, { 'x-message-ttl': -1, 'x-dead-letter-exchange': 1 }),
  ),
  calls(
    'wrong overflow, mode, version',
    declareQueue('q', {}, { 'x-queue-version': 9, 'x-queue-mode': 'no', 'x-overflow': 'no' }),
  ),
  calls('an argument twice: the first counts', declareQueue('q', {}, {}), {
    ...declareQueue('q2'),
    arguments: [...table({ 'x-message-ttl': 5 }), ...table({ 'x-message-ttl': -1 })],
  } as ReturnType<typeof declareQueue>),
  calls(
    'a passive declare looks at no argument',
    passiveQueue('nope'),
    declareQueue('nope', { passive: true }, { 'x-expires': 0 }),
  ),
  calls('a wrong argument for a reserved name', declareQueue('amq.foo', {}, { 'x-expires': 0 })),
]

/** Declares with `before`, then with `now`. */
function redeclared(
  name: string,
  before: Parameters<typeof declareQueue>[2],
  now: Parameters<typeof declareQueue>[2],
): Case {
  return calls(`redeclare: ${name}`, declareQueue('q', DURABLE, before), declareQueue('q', DURABLE, now))
}

const redeclares: readonly Case[] = [
  redeclared('the same TTL', { 'x-message-ttl': 100 }, { 'x-message-ttl': 100 }),
  redeclared('the same TTL in another width', { 'x-message-ttl': 100 }, { 'x-message-ttl': long(100) }),
  redeclared('another TTL', { 'x-message-ttl': 100 }, { 'x-message-ttl': 200 }),
  redeclared('another TTL in another width', { 'x-message-ttl': 100 }, { 'x-message-ttl': long(200) }),
  redeclared('a TTL as text', { 'x-message-ttl': 100 }, { 'x-message-ttl': '100' }),
  redeclared('a negative TTL', { 'x-message-ttl': 100 }, { 'x-message-ttl': -1 }),
  redeclared('a TTL added', {}, { 'x-message-ttl': 100 }),
  redeclared('a wrong TTL added', {}, { 'x-message-ttl': -1 }),
  redeclared('a TTL as text added', {}, { 'x-message-ttl': 'long' }),
  redeclared('a TTL missing', { 'x-message-ttl': 100 }, {}),
  redeclared('a long TTL missing', { 'x-message-ttl': long(70_000) }, {}),
  redeclared('an expiry added', {}, { 'x-expires': 60_000 }),
  redeclared('an expiry missing', { 'x-expires': 60_000 }, {}),
  redeclared('another length', { 'x-max-length': 1 }, { 'x-max-length': 2 }),
  redeclared('another length in bytes', { 'x-max-length-bytes': 1 }, { 'x-max-length-bytes': 2 }),
  redeclared('another overflow', { 'x-overflow': 'drop-head' }, { 'x-overflow': 'reject-publish' }),
  redeclared('an overflow added', {}, { 'x-overflow': 'drop-head' }),
  redeclared('an overflow missing', { 'x-overflow': 'drop-head' }, {}),
  redeclared('another dead letter exchange', { 'x-dead-letter-exchange': 'a' }, { 'x-dead-letter-exchange': 'b' }),
  redeclared('a dead letter exchange added', {}, { 'x-dead-letter-exchange': 'b' }),
  redeclared('a dead letter exchange of a wrong type', {}, { 'x-dead-letter-exchange': 1 }),
  redeclared(
    'a dead letter exchange of a wrong type now',
    { 'x-dead-letter-exchange': 'a' },
    { 'x-dead-letter-exchange': 1 },
  ),
  redeclared(
    'another dead letter routing key',
    { 'x-dead-letter-exchange': 'a', 'x-dead-letter-routing-key': 'k' },
    { 'x-dead-letter-exchange': 'a', 'x-dead-letter-routing-key': 'l' },
  ),
  redeclared('another priority', { 'x-max-priority': 1 }, { 'x-max-priority': 2 }),
  redeclared('a priority added', {}, { 'x-max-priority': 2 }),
  redeclared('another mode', { 'x-queue-mode': 'lazy' }, { 'x-queue-mode': 'default' }),
  redeclared('a mode added', {}, { 'x-queue-mode': 'lazy' }),
  redeclared('another version', { 'x-queue-version': 1 }, { 'x-queue-version': 2 }),
  redeclared('a version added', {}, { 'x-queue-version': 2 }),
  redeclared('single active consumer off', { 'x-single-active-consumer': true }, { 'x-single-active-consumer': false }),
  redeclared('single active consumer added', {}, { 'x-single-active-consumer': true }),
  redeclared('single active consumer missing', { 'x-single-active-consumer': true }, {}),
  redeclared(
    'single active consumer by a number',
    { 'x-single-active-consumer': true },
    { 'x-single-active-consumer': 1 },
  ),
  redeclared('another locator', { 'x-queue-master-locator': 'random' }, { 'x-queue-master-locator': 'client-local' }),
  redeclared('a locator missing', { 'x-queue-master-locator': 'random' }, {}),
  redeclared('the type classic added', {}, { 'x-queue-type': 'classic' }),
  redeclared('the type classic missing', { 'x-queue-type': 'classic' }, {}),
  redeclared('the type quorum', {}, { 'x-queue-type': 'quorum' }),
  redeclared('an unknown type', {}, { 'x-queue-type': 'weird' }),
  redeclared('a type that is a number', {}, { 'x-queue-type': 1 }),
  redeclared('unknown arguments', { foo: 1 }, { bar: 2 }),
  redeclared('a foreign argument', {}, { 'x-delivery-limit': 3 }),
  redeclared(
    'two arguments differ',
    { 'x-message-ttl': 1, 'x-expires': 60_000 },
    { 'x-message-ttl': 2, 'x-expires': 70_000 },
  ),
  redeclared('two arguments added', {}, { 'x-message-ttl': 2, 'x-expires': 70_000 }),
  redeclared('a bool added', {}, { 'x-message-ttl': true }),
  redeclared('a table added', {}, { 'x-message-ttl': TABLE }),
  redeclared('an array added', {}, { 'x-message-ttl': array(1, 'a') }),
  redeclared('a double added', {}, { 'x-message-ttl': DOUBLE }),
  redeclared('a void added', {}, { 'x-message-ttl': VOID }),
  redeclared('a timestamp added', {}, { 'x-message-ttl': TIMESTAMP }),
  redeclared('octets added', {}, { 'x-message-ttl': BINARY }),
  redeclared('a decimal added', {}, { 'x-message-ttl': DECIMAL }),
  calls(
    'redeclare: durability is looked at before arguments',
    declareQueue('q', DURABLE, { 'x-message-ttl': 1 }),
    declareQueue('q', {}, { 'x-message-ttl': 2 }),
  ),
]

/** Quorum queues and streams do not exist here; what RabbitMQ says before it makes one is compared all the same. */
const otherTypes: readonly Case[] = [
  calls('a server-named quorum queue', declareQueue('', DURABLE, { 'x-queue-type': 'quorum' })),
  calls('a transient quorum queue', declareQueue('q', {}, { 'x-queue-type': 'quorum' })),
  calls(
    'an exclusive quorum queue',
    declareQueue('q', { durable: true, exclusive: true }, { 'x-queue-type': 'quorum' }),
  ),
]

export const QUEUE_ARGUMENTS: readonly Case[] = [...values, ...several, ...redeclares, ...otherTypes]
