import type { FieldTable } from '@warren/codec'
import type { PolicyName, VhostName } from '@warren/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command } from '../command.ts'
import { domainErrorText } from '../domain-error-text.ts'
import {
  bootstrapped,
  declareExchange,
  declareQueue,
  exchangeName,
  hare,
  mirroredCluster,
  queueName,
  type Replica,
  table,
  toQueue,
  vhost,
} from '../metadata.arbitrary.ts'
import { Metadata } from '../metadata.ts'
import { queueSettings } from '../policies/effective-settings.ts'
import { clearPolicy as clear, ofOperator, policyCommand, setPolicy } from '../policies/policy.arbitrary.ts'
import type { PolicyRecord, QueueRecord } from '../record.ts'

const long = (value: number) => ({ type: 'signedint', value }) as const
const text = (value: string) => ({ type: 'longstr', value }) as const

function policyOf(replica: Replica, name: string): string | undefined {
  return replica.queue(name)?.policy
}
function refusalText(replica: Replica, command: Command): string {
  return domainErrorText(replica.refuse(command)).text
}

describe('which policy a queue follows', () => {
  test('the one with the highest priority of those that match', () => {
    const replica = bootstrapped()
    replica.declareQueue('q1')
    replica.do(setPolicy('low', '^q', { 'max-length': 1 }, { priority: -1 }))
    expect(policyOf(replica, 'q1')).toBe('low')
    replica.do(setPolicy('other', '^x', { 'max-length': 2 }, { priority: 9 }))
    expect(policyOf(replica, 'q1')).toBe('low')
    replica.do(setPolicy('high', '1$', { 'max-length': 3 }))
    expect(policyOf(replica, 'q1')).toBe('high')
    replica.declareQueue('q11')
    replica.declareQueue('q2')
    expect([policyOf(replica, 'q11'), policyOf(replica, 'q2')]).toEqual(['high', 'low'])
    replica.do(setPolicy('high', '1$', { 'max-length': 3 }, { priority: -2 }))
    expect(policyOf(replica, 'q1')).toBe('low')
    replica.do(clear('low'))
    expect([policyOf(replica, 'q1'), policyOf(replica, 'q2')]).toEqual(['high', undefined])
  })

  test('of equal priorities the first by name, whichever was set first', () => {
    for (const order of [
      ['b', 'a', 'c'],
      ['c', 'b', 'a'],
    ]) {
      const replica = bootstrapped()
      replica.declareQueue('q')
      for (const name of order) replica.do(setPolicy(name, '', { 'max-length': 1 }))
      expect(policyOf(replica, 'q')).toBe('a')
    }
  })

  test('none that is for exchanges only, and none with a key of another queue type', () => {
    const replica = bootstrapped()
    replica.declareQueue('q')
    replica.do(setPolicy('exchanges', '', { 'max-length': 1 }, { applyTo: 'exchanges' }))
    replica.do(setPolicy('quorum', '', { 'max-length': 1, 'delivery-limit': 3 }))
    expect(policyOf(replica, 'q')).toBeUndefined()
    replica.declareQueue('r')
    expect(policyOf(replica, 'r')).toBeUndefined()
    replica.do(setPolicy('exchange keys', '', { 'alternate-exchange': 'x' }, { applyTo: 'queues' }))
    expect(policyOf(replica, 'q')).toBe('exchange keys')
  })

  test('none of another vhost', () => {
    const replica = bootstrapped()
    replica.do({ kind: 'addVhost', name: 'v1' as VhostName, description: '', tags: [] })
    replica.declareQueue('q')
    replica.do({ ...setPolicy('p', '', { 'max-length': 1 }), vhost: 'v1' as VhostName })
    expect(policyOf(replica, 'q')).toBeUndefined()
    expect([...replica.metadata.policies(vhost)]).toEqual([])
    replica.do({ kind: 'deleteVhost', name: 'v1' as VhostName })
    expect([...replica.metadata.policies()]).toEqual([])
  })
})

describe('what a policy makes of a queue', () => {
  test('the smaller of two numbers holds, of everything else the argument', () => {
    const replica = bootstrapped()
    const declared: FieldTable = table({
      'x-message-ttl': long(100),
      'x-max-length': long(5),
      'x-overflow': text('reject-publish'),
      'x-dead-letter-exchange': text('own'),
      'x-queue-mode': text('default'),
    })
    replica.declareQueue('q', { arguments: declared })
    replica.declareQueue('plain')
    const definition = {
      'message-ttl': 50,
      'max-length': 7,
      'max-length-bytes': 900,
      expires: 60_000,
      overflow: 'drop-head',
      'dead-letter-exchange': 'theirs',
      'dead-letter-routing-key': 'key',
      'queue-mode': 'lazy',
    }
    replica.do(setPolicy('p', '', definition))
    expect(replica.queue('q')?.settings).toMatchObject({
      messageTtlMs: 50,
      messagesMax: 5,
      messageBytesMax: 900,
      expiresMs: 60_000,
      overflow: 'reject-publish',
      deadLetterExchange: 'own',
      deadLetterRoutingKey: 'key',
      lazy: false,
    })
    expect(replica.queue('plain')?.settings).toMatchObject({
      messagesMax: 7,
      overflow: 'drop-head',
      deadLetterExchange: 'theirs',
      lazy: true,
    })
    replica.do(clear('p'))
    expect(replica.queue('q')?.settings).toMatchObject({ messageTtlMs: 100, deadLetterRoutingKey: undefined })
    expect(replica.queue('plain')?.settings).toMatchObject({ messagesMax: undefined, overflow: 'drop-head' })
  })

  test('a queue that is declared later follows at once, and may be declared again', () => {
    const replica = bootstrapped()
    replica.do(setPolicy('p', '^q', { 'max-length': 3 }))
    expect(replica.declareQueue('q').settings.messagesMax).toBe(3)
    expect(replica.apply(declareQueue('q')).outcome).toMatchObject({ ok: true, value: { changed: false } })
  })

  test('a time to live beyond ten years is one of ten years', () => {
    const replica = bootstrapped()
    replica.do(setPolicy('p', '', { 'message-ttl': 1e20 }))
    expect(replica.declareQueue('q').settings.messageTtlMs).toBe(315_360_000_000)
  })

  test('listeners hear of the policy, then of each queue and exchange that it changes', () => {
    const replica = bootstrapped()
    replica.declareQueue('q')
    replica.declareQueue('other')
    const { events } = replica.apply(setPolicy('p', '^q$', { 'max-length': 3 }))
    expect(events).toMatchObject([
      { kind: 'policySet', policy: { name: 'p' } },
      { kind: 'queueChanged', queue: { name: 'q', policy: 'p' }, before: { name: 'q', policy: undefined } },
    ])
    expect(replica.apply(setPolicy('p', '^q$', { 'max-length': 3 })).events).toEqual([])
    expect(replica.apply(clear('p')).events.map(({ kind }) => kind)).toEqual(['policyCleared', 'queueChanged'])
  })
})

describe('what a policy makes of an exchange', () => {
  test('its alternate exchange, unless it has one of its own', () => {
    const replica = bootstrapped()
    replica.declareExchange('x')
    replica.declareExchange('own', { arguments: table({ 'alternate-exchange': text('amq.topic') }) })
    replica.declareQueue('q')
    replica.bind('amq.fanout', toQueue('q'))
    const routed = (): number => {
      const out: QueueRecord[] = []
      replica.metadata.router.route(vhost, exchangeName('x'), 'nowhere', () => undefined, out)
      return out.length
    }
    expect(routed()).toBe(0)
    replica.do(setPolicy('ae', '', { 'alternate-exchange': 'amq.fanout' }, { applyTo: 'exchanges' }))
    const exchange = (name: string) => replica.metadata.exchange(vhost, exchangeName(name))
    expect(exchange('x')).toMatchObject({ policy: 'ae', alternateExchange: 'amq.fanout' })
    expect(exchange('own')).toMatchObject({ policy: 'ae', alternateExchange: 'amq.topic' })
    expect(exchange('')).toMatchObject({ policy: 'ae', alternateExchange: undefined })
    expect(routed()).toBe(1)
    replica.do(declareExchange('late'))
    expect(exchange('late')?.alternateExchange).toBe('amq.fanout')
    replica.do(clear('ae'))
    expect(exchange('x')).toMatchObject({ policy: undefined, alternateExchange: undefined })
    expect(exchange('own')?.alternateExchange).toBe('amq.topic')
    expect(routed()).toBe(0)
  })
})

describe('a policy that is refused', () => {
  test('is told everything that is wrong with it', () => {
    const replica = bootstrapped()
    const command = setPolicy('p', '(', { 'ha-mode': 'most' }, { applyTo: 'bogus' })
    expect(refusalText(replica, command)).toBe(
      "Validation failed\n\n<<\"most\">> is not a valid ha-mode value\napply-to 'bogus' unrecognised; should be 'queues', 'exchanges' or 'all'\npattern should be regular expression but is invalid: missing closing )\n",
    )
    expect(refusalText(replica, { ...command, definition: '{' })).toBe('JSON decoding error. Reason: badarg')
  })

  test('without its vhost, and without the policy that is to be cleared', () => {
    const replica = bootstrapped()
    expect(replica.refuse({ ...setPolicy('p', '', { expires: 1 }), vhost: 'v1' as VhostName })).toMatchObject({
      kind: 'noSuchVhost',
    })
    expect(replica.refuse(clear('p'))).toEqual({ kind: 'noSuchPolicy', policy: 'p', vhost })
  })

  test('with ha-mode, as long as mirrored queues are switched off', () => {
    expect(refusalText(bootstrapped(), setPolicy('p', '', { 'ha-mode': 'all' }))).toContain("'mirrored_queues'")
    expect(mirroredCluster(hare).apply(setPolicy('p', '', { 'ha-mode': 'all' })).outcome.ok).toBe(true)
  })
})

describe('an operator policy', () => {
  const clearOperator = (name: string): Command => ({ ...clear(name), kind: 'clearOperatorPolicy' }) as Command
  const limit = (name: string, pattern: string, limits: object, priority = 0) =>
    ofOperator(setPolicy(name, pattern, limits as Record<string, unknown>, { priority }))

  test('limits queues besides their policies: of numbers the smaller one holds', () => {
    const replica = bootstrapped()
    replica.declareQueue('q', { arguments: table({ 'x-max-length': long(7) }) })
    replica.do(setPolicy('p', '^q', { 'max-length': 9, 'message-ttl': 5, overflow: 'reject-publish' }))
    replica.do(limit('o', '^q', { 'max-length': 8, 'message-ttl': 6, expires: 10 }))
    const settings = { messagesMax: 7, messageTtlMs: 5, expiresMs: 10, overflow: 'reject-publish' }
    expect(replica.queue('q')).toMatchObject({ policy: 'p', operatorPolicy: 'o', settings })
    replica.declareQueue('q2')
    expect(replica.queue('q2')).toMatchObject({ operatorPolicy: 'o', settings: { ...settings, messagesMax: 8 } })
    expect(replica.metadata.policyDefinitionOf(replica.queue('q2') as QueueRecord)).toEqual({
      ...{ expires: 10, 'max-length': 8, 'message-ttl': 5, overflow: 'reject-publish' },
    })
    replica.do(clear('p'))
    expect(replica.queue('q2')).toMatchObject({
      policy: undefined,
      settings: { messageTtlMs: 6, overflow: 'drop-head' },
    })
    replica.do(clearOperator('o'))
    expect(replica.queue('q2')).toMatchObject({ operatorPolicy: undefined, settings: { messageTtlMs: undefined } })
  })

  test('is one of several by priority, and goes with its vhost', () => {
    const replica = bootstrapped()
    replica.declareQueue('q')
    replica.do(limit('low', '', { 'max-length': 1 }))
    expect(replica.do(limit('low', '', { 'max-length': 1 }))).toEqual({ kind: 'done', changed: false })
    replica.do(limit('high', '^q', { 'max-length': 2 }, 1))
    expect(replica.queue('q')).toMatchObject({ operatorPolicy: 'high', settings: { messagesMax: 2 } })
    replica.do(clearOperator('high'))
    expect(replica.queue('q')).toMatchObject({ operatorPolicy: 'low', settings: { messagesMax: 1 } })
    replica.do({ kind: 'deleteVhost', name: vhost })
    expect([...replica.metadata.operatorPolicies(vhost)]).toEqual([])
  })

  test('sets nothing but limits', () => {
    const replica = bootstrapped()
    const refusal = (definition: object) => refusalText(replica, limit('o', '', definition))
    expect(refusal({ 'ha-mode': 'all' })).toBe(
      'Validation failed\n\n[{<<"ha-mode">>,<<"all">>}] are not recognised policy settings\n',
    )
    expect(refusal({ 'max-length': 5, 'target-group-size': 1 })).toBe(
      'Validation failed\n\n[{<<"target-group-size">>,1}] are not recognised policy settings\n',
    )
    expect(refusal({})).toBe('Validation failed\n\nno policy provided\n')
    expect(refusal({ 'max-length': -1 })).toBe('Validation failed\n\n-1 is not a valid maximum length\n')
    expect(replica.refuse(clearOperator('o'))).toEqual({ kind: 'noSuchPolicy', policy: 'o', vhost })
  })
})

test('policies and what follows them come back from a snapshot', () => {
  const replica = mirroredCluster(hare)
  replica.do(setPolicy('p', '^q', { 'max-length': 3, 'ha-mode': 'exactly', 'ha-params': 2 }, { priority: -7 }))
  replica.do(setPolicy('ae', '^x', { 'alternate-exchange': 'y' }, { applyTo: 'exchanges' }))
  replica.do(ofOperator(setPolicy('o', '^q', { 'max-length': 2 })))
  replica.declareQueue('q')
  replica.declareExchange('x')
  const restored = Metadata.restore(replica.metadata.snapshot())
  expect([...restored.policies(vhost)]).toEqual([...replica.metadata.policies(vhost)])
  expect([...restored.operatorPolicies(vhost)]).toEqual([...replica.metadata.operatorPolicies(vhost)])
  expect(restored.queue(vhost, queueName('q'))).toEqual(replica.queue('q'))
  expect(restored.exchange(vhost, exchangeName('x'))).toMatchObject({ policy: 'ae', alternateExchange: 'y' })
  expect(restored.hash()).toBe(replica.metadata.hash())
})

test('whatever the order of changes, each queue follows the policy that the definition names', () => {
  const command = fc.oneof(
    { weight: 2, arbitrary: policyCommand },
    fc.constantFrom('q1', 'q2', 'x1').map((name): Command => declareQueue(name)),
    fc.constantFrom('x1', 'x2').map((name): Command => declareExchange(name)),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const replica = mirroredCluster(hare)
      for (const each of commands) replica.apply({ ...each, vhost } as Command)
      const policies = [...replica.metadata.policies(vhost)]
      const operatorPolicies = [...replica.metadata.operatorPolicies(vhost)]
      for (const queue of replica.metadata.queues(vhost)) {
        expect(queue.policy).toBe(winner(policies, 'queues', queue.name))
        expect(queue.operatorPolicy).toBe(winner(operatorPolicies, 'queues', queue.name))
        const definition = replica.metadata.policyDefinitionOf(queue)
        expect(queue.settings).toEqual(queueSettings(queue.arguments, definition, false))
      }
      for (const exchange of replica.metadata.exchanges(vhost)) {
        expect(exchange.policy).toBe(winner(policies, 'exchanges', exchange.name))
      }
    }),
  )
})

/** The definition, word for word. */
function winner(policies: readonly PolicyRecord[], target: string, name: string): PolicyName | undefined {
  return policies
    .filter(({ applyTo, pattern }) => (applyTo === 'all' || applyTo === target) && new RegExp(pattern).test(name))
    .filter(({ definition }) => target === 'exchanges' || definition['delivery-limit'] === undefined)
    .sort((left, right) => right.priority - left.priority || (left.name < right.name ? -1 : 1))[0]?.name
}
