import { AmqpError, type FieldTable, type FieldValue } from '@warren/codec'
import type { NodeName, QueueUid } from '@warren/kernel'
import { describe, expect, test } from 'vitest'
import type { Command } from './command.ts'
import type { DomainError } from './domain-error.ts'
import { domainErrorText } from './domain-error-text.ts'
import {
  bind,
  bootstrapped,
  clusterOf,
  declareExchange,
  declareQueue,
  exchangeName,
  hare,
  mole,
  nodeDown,
  table,
  toExchange,
  toQueue,
  vhost,
} from './metadata.arbitrary.ts'

/** As it goes over the wire. */
function wireText(error: DomainError): string {
  const { code, scope, text } = domainErrorText(error)
  const { text: reply } = new AmqpError(code, text, { scope })
  return `${scope} ${code} ${reply}`
}

const longstr = (value: string): FieldValue => ({ type: 'longstr', value })
const byte = (value: number): FieldValue => ({ type: 'byte', value })
const integer = (value: number): FieldValue => ({ type: 'signedint', value })

function refusal(...commands: readonly Command[]): string {
  const replica = bootstrapped()
  for (const command of commands.slice(0, -1)) replica.do(command)
  return wireText(replica.refuse(commands[commands.length - 1] as Command))
}

describe('texts that were measured on RabbitMQ 3.10', () => {
  test.each<[string, readonly Command[]]>([
    ["connection 503 COMMAND_INVALID - unknown exchange type 'nope'", [declareExchange('x', { type: 'nope' })]],
    ["connection 503 COMMAND_INVALID - invalid exchange type ''", [declareExchange('x', { type: '' })]],
    [
      "channel 406 PRECONDITION_FAILED - inequivalent arg 'x-queue-type' for queue 'q1' in vhost '/': received the value 'quorum' of type 'longstr' but current is none",
      [declareQueue('q1'), declareQueue('q1', { arguments: table({ 'x-queue-type': longstr('quorum') }) })],
    ],
    ['channel 403 ACCESS_REFUSED - operation not permitted on the default exchange', [declareExchange('')]],
    [
      "channel 403 ACCESS_REFUSED - exchange name 'amq.foo' contains reserved prefix 'amq.*'",
      [declareExchange('amq.foo')],
    ],
    [
      "channel 406 PRECONDITION_FAILED - inequivalent arg 'type' for exchange 'x1' in vhost '/': received 'fanout' but current is 'direct'",
      [declareExchange('x1'), declareExchange('x1', { type: 'fanout' })],
    ],
    [
      "channel 406 PRECONDITION_FAILED - invalid type 'byte' for arg 'alternate-exchange' in exchange 'x9' in vhost '/'",
      [declareExchange('x9', { arguments: table({ 'alternate-exchange': byte(1) }) })],
    ],
    [
      "channel 403 ACCESS_REFUSED - deletion of system exchange 'amq.direct' in vhost '/' not allowed",
      [{ kind: 'deleteExchange', vhost, name: exchangeName('amq.direct'), ifUnused: false }],
    ],
    [
      "channel 406 PRECONDITION_FAILED - exchange 'ux' in vhost '/' in use",
      [
        declareExchange('ux'),
        bind('ux', toExchange('amq.direct')),
        { kind: 'deleteExchange', vhost, name: exchangeName('ux'), ifUnused: true },
      ],
    ],
    ["channel 404 NOT_FOUND - no queue 'missing' in vhost '/'", [bind('amq.direct', toQueue('missing'))]],
    ["channel 404 NOT_FOUND - no exchange 'nox' in vhost '/'", [bind('nox', toQueue('missing'))]],
    ["channel 403 ACCESS_REFUSED - queue name 'amq.foo' contains reserved prefix 'amq.*'", [declareQueue('amq.foo')]],
    [
      "channel 406 PRECONDITION_FAILED - inequivalent arg 'durable' for queue 'q1' in vhost '/': received 'false' but current is 'true'",
      [declareQueue('q1'), declareQueue('q1', { durable: false })],
    ],
    [
      "channel 406 PRECONDITION_FAILED - inequivalent arg 'x-message-ttl' for queue 'q2' in vhost '/': received '200' but current is '100'",
      [declareQueue('q2', ttl(integer(100))), declareQueue('q2', ttl(integer(200)))],
    ],
    [
      "channel 406 PRECONDITION_FAILED - inequivalent arg 'x-message-ttl' for queue 'q2' in vhost '/': received the value '100' of type 'byte' but current is none",
      [declareQueue('q2'), declareQueue('q2', ttl(byte(100)))],
    ],
    [
      "channel 406 PRECONDITION_FAILED - inequivalent arg 'x-message-ttl' for queue 'q2' in vhost '/': received none but current is the value '100' of type 'byte'",
      [declareQueue('q2', ttl(byte(100))), declareQueue('q2')],
    ],
    [
      'channel 406 PRECONDITION_FAILED - Invalid x-match field value <<"zap">>; expected all, any, all-with-x, or any-with-x',
      [declareQueue('q'), bind('amq.match', toQueue('q'), '', table({ 'x-match': longstr('zap') }))],
    ],
    [
      'channel 406 PRECONDITION_FAILED - Invalid x-match field type byte (value 1); expected longstr',
      [declareQueue('q'), bind('amq.match', toQueue('q'), '', table({ 'x-match': byte(1) }))],
    ],
  ])('%s', (text, commands) => {
    expect(refusal(...commands)).toBe(text)
  })

  test('a locked queue; a long text is cut', () => {
    const locked = (queue: string) => wireText({ kind: 'resourceLocked', queue, vhost: '/' })
    expect(locked('exq')).toBe(
      "channel 405 RESOURCE_LOCKED - cannot obtain exclusive access to locked queue 'exq' in vhost '/'. It could be originally declared on another connection or the exclusive property value does not match that of the original declaration.",
    )
    expect(locked('q'.repeat(100))).toMatch(/\.\.\.$/)
  })

  test('a queue whose home node is down', () => {
    const replica = clusterOf(hare, mole)
    replica.declareQueue('q', { leader: mole })
    replica.do(nodeDown(mole, 1))
    expect(wireText(replica.refuse(declareQueue('q')))).toBe(
      "channel 404 NOT_FOUND - home node 'rabbit@mole-id' of durable queue 'q' in vhost '/' is down or inaccessible",
    )
  })

  test.each<[string, DomainError]>([
    [
      "channel 403 ACCESS_REFUSED - access to queue 'q' in vhost '/' refused for user 'u'",
      { kind: 'accessRefused', entity: 'queue', name: 'q', vhost: '/', user: 'u' },
    ],
    [
      "channel 403 ACCESS_REFUSED - access to topic 'a.b' in exchange 'x' in vhost '/' refused for user 'u'",
      { kind: 'topicAccessRefused', routingKey: 'a.b', exchange: 'x', vhost: '/', user: 'u' },
    ],
    [
      "channel 406 PRECONDITION_FAILED - queue 'eq' in vhost '/' not empty",
      { kind: 'notEmpty', entity: 'queue', name: 'eq', vhost: '/' },
    ],
    ['connection 530 NOT_ALLOWED - vhost nov not found', { kind: 'noSuchVhost', vhost: 'nov' }],
    [
      "channel 404 NOT_FOUND - home node 'rabbit@b' of durable queue 'q' in vhost '/' is down or inaccessible",
      { kind: 'homeNodeDown', node: 'rabbit@b' as NodeName, queue: 'q', vhost: '/' },
    ],
  ])('%s', (text, error) => {
    expect(wireText(error)).toBe(text)
  })
})

function ttl(value: FieldValue): { arguments: FieldTable } {
  return { arguments: table({ 'x-message-ttl': value }) }
}

describe('queue arguments', () => {
  test.each<[string, FieldValue, string]>([
    ['x-message-ttl', byte(-1), ': {value_negative,-1}'],
    ['x-message-ttl', { type: 'long', value: 315_360_000_001 }, ': {value_too_large,315360000001}'],
    ['x-message-ttl', longstr('1'), ': "expected integer, got longstr"'],
    ['x-expires', byte(0), ': {value_zero,0}'],
    ['x-expires', byte(-3), ': {value_negative,-3}'],
    ['x-max-length', byte(-5), ': {value_negative,-5}'],
    ['x-max-length-bytes', { type: 'double', value: 1 }, ': "expected integer, got double"'],
    ['x-overflow', longstr('no'), ': invalid_overflow'],
    ['x-overflow', byte(1), ': {unacceptable_type,byte}'],
    ['x-dead-letter-routing-key', longstr('k'), ': routing_key_but_no_dlx_defined'],
    ['x-max-priority', integer(256), ': {max_value_exceeded,256}'],
    ['x-max-priority', byte(-1), ': {value_negative,-1}'],
    ['x-queue-mode', longstr('huh'), `: "unsupported queue mode 'huh'"`],
    ['x-queue-version', byte(3), `: "unsupported queue version '3'"`],
    ['x-single-active-consumer', byte(1), ': {unacceptable_type,byte}'],
    ['x-queue-type', longstr('weird'), `: "unsupported queue type 'weird'"`],
    ['x-queue-master-locator', longstr('moon'), ': invalid_queue_locator_arg'],
    ['x-delivery-limit', byte(3), ' of queue type rabbit_classic_queue'],
    ['x-delivery-limit', byte(-1), ' of queue type rabbit_classic_queue'],
    ['x-max-in-memory-length', longstr('x'), ' of queue type rabbit_classic_queue'],
    ['x-max-age', longstr('1D'), ' of queue type rabbit_classic_queue'],
  ])('%s %j', (argument, value, detail) => {
    expect(refusal(declareQueue('q', { arguments: table({ [argument]: value }) }))).toBe(
      `channel 406 PRECONDITION_FAILED - invalid arg '${argument}' for queue 'q' in vhost '/'${detail}`,
    )
  })

  test('x-dead-letter-exchange of a wrong type has a text of its own', () => {
    expect(refusal(declareQueue('q', { arguments: table({ 'x-dead-letter-exchange': byte(1) }) }))).toBe(
      "channel 406 PRECONDITION_FAILED - invalid type 'byte' for arg 'x-dead-letter-exchange' in queue 'q' in vhost '/'",
    )
  })

  test('what is right passes', () => {
    bootstrapped().declareQueue('q', {
      arguments: table({
        'x-message-ttl': byte(0),
        'x-expires': { type: 'unsignedint', value: 1 },
        'x-max-length': { type: 'short', value: 0 },
        'x-overflow': longstr('reject-publish-dlx'),
        'x-dead-letter-exchange': longstr(''),
        'x-dead-letter-routing-key': longstr('k'),
        'x-max-priority': { type: 'unsignedbyte', value: 255 },
        'x-queue-mode': longstr('lazy'),
        'x-queue-version': byte(2),
        'x-queue-type': longstr('classic'),
        'x-queue-master-locator': longstr('min-masters'),
        anything: { type: 'void' },
      }),
    })
  })
})

test('values are shown as Erlang prints them', () => {
  const shown = (received: FieldValue) =>
    domainErrorText({
      kind: 'inequivalentArgument',
      argument: 'a',
      received,
      current: undefined,
      entity: 'queue',
      name: 'q',
      vhost: '/',
    }).text
  const phrase = (text: string, type: string) =>
    `inequivalent arg 'a' for queue 'q' in vhost '/': received the value '${text}' of type '${type}' but current is none`
  expect(shown({ type: 'binary', value: Buffer.from('bytes') })).toBe(phrase('bytes', 'binary'))
  expect(shown({ type: 'double', value: 2 })).toBe(phrase('2.0', 'double'))
  expect(shown({ type: 'bool', value: true })).toBe(phrase('true', 'bool'))
  expect(shown({ type: 'void' })).toBe(phrase('undefined', 'void'))
  expect(shown({ type: 'decimal', scale: 2, value: 314 })).toBe(phrase('{2,314}', 'decimal'))
  expect(shown({ type: 'array', value: [longstr('x'), byte(1)] })).toBe(phrase('[{longstr,<<"x">>},{byte,1}]', 'array'))
  expect(shown({ type: 'table', value: table({ k: longstr('v') }) })).toBe(
    phrase('[{<<"k">>,longstr,<<"v">>}]', 'table'),
  )
})

test('every refusal has a text', () => {
  const others: readonly DomainError[] = [
    { kind: 'vhostExists', vhost: 'v' },
    { kind: 'noSuchUser', user: 'u' },
    { kind: 'userExists', user: 'u' },
    { kind: 'invalidRegex', pattern: '(', reason: 'r' },
    { kind: 'noSuchMember', node: 'n' },
    { kind: 'memberNameTaken', node: 'n' },
    { kind: 'lastDiscMember', node: 'n' },
    { kind: 'featureFlagUnsupported', flag: 'f', node: 'n' },
    { kind: 'featureFlagsMissing', node: 'n', flags: ['f', 'g'] },
    { kind: 'featureFlagDisabled', flag: 'f' },
    { kind: 'staleIncarnation', node: 'n', recorded: 2, received: 1 },
    { kind: 'noSuchPolicy', policy: 'p', vhost: '/' },
    { kind: 'noSuchQueue', uid: 7 as QueueUid },
    { kind: 'staleEpoch', queue: 'q', vhost: '/', recorded: 2, received: 1 },
    { kind: 'notMirror', node: 'n' as NodeName, queue: 'q', vhost: '/' },
    { kind: 'mirrorsChanged', queue: 'q', vhost: '/' },
    { kind: 'notSynchronised', node: 'n' as NodeName, queue: 'q', vhost: '/' },
    { kind: 'nodeNotRunning', node: 'n' as NodeName },
    { kind: 'nodeDraining', node: 'n' as NodeName },
    { kind: 'outcomeUnknown' },
  ]
  expect(others.map((error) => wireText(error))).toMatchInlineSnapshot(`
    [
      "channel 406 PRECONDITION_FAILED - vhost 'v' already exists",
      "channel 406 PRECONDITION_FAILED - user 'u' does not exist",
      "channel 406 PRECONDITION_FAILED - user 'u' already exists",
      "channel 406 PRECONDITION_FAILED - invalid regular expression '(': r",
      "channel 406 PRECONDITION_FAILED - node 'n' is not in the cluster",
      "channel 406 PRECONDITION_FAILED - a node called 'n' is in the cluster already",
      "channel 406 PRECONDITION_FAILED - 'n' is the only disc node in the cluster",
      "channel 406 PRECONDITION_FAILED - feature flag 'f' is not supported by node 'n'",
      "channel 406 PRECONDITION_FAILED - node 'n' does not support feature flags that are enabled: f, g",
      "channel 406 PRECONDITION_FAILED - this needs feature flag 'f', which is not enabled; enable_feature_flag enables it once every node supports it",
      "channel 406 PRECONDITION_FAILED - node 'n' announced incarnation 1, but 2 is known",
      "channel 406 PRECONDITION_FAILED - policy 'p' in vhost '/' does not exist",
      "channel 406 PRECONDITION_FAILED - there is no queue with uid 7",
      "channel 406 PRECONDITION_FAILED - queue 'q' in vhost '/' is in epoch 2, not in 1",
      "channel 406 PRECONDITION_FAILED - node 'n' has no mirror of queue 'q' in vhost '/'",
      "channel 406 PRECONDITION_FAILED - the mirrors of queue 'q' in vhost '/' have changed since",
      "channel 406 PRECONDITION_FAILED - node 'n' has no synchronised mirror of queue 'q' in vhost '/'",
      "channel 406 PRECONDITION_FAILED - node 'n' is not running",
      "channel 406 PRECONDITION_FAILED - node 'n' is under maintenance",
      "connection 541 INTERNAL_ERROR - the operation was carried out before, its outcome is not known",
    ]
  `)
})
