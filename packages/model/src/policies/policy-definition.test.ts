import { describe, expect, test } from 'vitest'
import { parsePolicyDefinition, policyDefinitionText } from './policy-definition.ts'
import { policyProblemsText } from './policy-problem.ts'

/** What RabbitMQ 3.10.8 says of it, below `Validation failed`. */
function complaint(definition: unknown): string {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition)
  const parsed = parsePolicyDefinition(text)
  return parsed.ok ? 'ok' : policyProblemsText([parsed.error]).replace(/^Validation failed\n\n(.*)\n$/s, '$1')
}

describe('a definition that is refused', () => {
  test.each([
    ['nope', 'JSON decoding error. Reason: badarg'],
    ['{"a":', 'JSON decoding error. Reason: badarg'],
    ['[]', 'the definition has to be a JSON object, [] given'],
    [{}, 'no policy provided'],
    [{ foo: 1 }, '[{<<"foo">>,1}] are not recognised policy settings'],
    [{ zeta: 1, alpha: 'x' }, '[{<<"alpha">>,<<"x">>},{<<"zeta">>,1}] are not recognised policy settings'],
    ['{"__proto__":1}', '[{<<"__proto__">>,1}] are not recognised policy settings'],
    [{ foo: 1, 'ha-mode': 'most' }, '<<"most">> is not a valid ha-mode value'],
    [{ 'ha-mode': 'most', 'message-ttl': -1 }, '-1 is not a valid message TTL'],
    [{ 'max-length': -1, 'queue-master-locator': 'x' }, '<<"x">> invalid queue-master-locator value'],
    [{ 'message-ttl': -1, expires: 0 }, '0 is not a valid queue expiry'],
  ])('%j: %s', (definition, text) => expect(complaint(definition)).toBe(text))

  test.each([
    ['message-ttl', [-1, 'x', 1.5, true, null, [1, 'a'], { a: 1 }, ''], 'message TTL'],
    ['expires', [0, -1, 'x'], 'queue expiry'],
    ['max-length', [-1, 'x'], 'maximum length'],
    ['max-length-bytes', [-1, 'x'], 'maximum length in bytes'],
    ['max-in-memory-length', [-1], 'maximum memory in bytes'],
    ['overflow', ['x', 1], 'overflow value'],
    ['queue-mode', ['x', 1], 'queue-mode value'],
    ['queue-version', [3, 'x'], 'queue-version value'],
    ['delivery-limit', [-1, 'x'], 'delivery limit'],
    ['dead-letter-strategy', ['x', 1], 'dead letter strategy'],
    ['dead-letter-exchange', [1], 'dead letter exchange name'],
    ['dead-letter-routing-key', [1], 'dead letter routing key'],
    ['alternate-exchange', [1], 'alternate exchange name'],
    ['max-age', ['1X', '0s', 'D'], 'max age'],
    ['queue-leader-locator', ['x', 1], 'queue leader locator value'],
    ['initial-cluster-size', [-1, 'x'], 'cluster size'],
    ['stream-max-segment-size-bytes', [-1, 3_000_000_001], 'segment size'],
  ])('for the value of %s', (key, values, name) => {
    for (const value of values) expect(complaint({ [key]: value })).toMatch(new RegExp(` is not a valid ${name}$`))
  })

  test.each([
    ['<<"x">>', '"x"'],
    ['<<>>', '""'],
    ['[1,<<"a">>,null]', '[1,"a",null]'],
    ['#{<<"a">> => #{}}', '{"a":{}}'],
    ['1.0e-7', '1e-7'],
    ['-1.5e30', '-1.5e30'],
    ['<<"Ã©">>', '"é"'],
    ['<<195,169,226,130,172>>', '"é€"'],
  ])('shows values as Erlang terms: %s', (term, json) => {
    expect(complaint(`{"message-ttl":${json}}`)).toBe(`${term} is not a valid message TTL`)
  })

  const alone = 'ha-mode must be specified to specify ha-params, ha-sync-mode or ha-promote-on-shutdown'
  test.each([
    [{ 'ha-params': 2 }, alone],
    [{ 'ha-sync-mode': 'automatic' }, alone],
    [{ 'ha-sync-batch-size': 2 }, alone],
    [{ 'ha-promote-on-shutdown': 'always' }, alone],
    [{ 'ha-promote-on-failure': 'always' }, alone],
    [{ 'min-in-sync': 2 }, 'ha-mode must be specified to specify min-in-sync'],
    [{ 'ha-mode': 3 }, '3 is not a valid ha-mode value'],
    [{ 'ha-mode': 'all', 'ha-params': 2 }, 'ha-mode="all" does not take parameters'],
    [{ 'ha-mode': 'all', 'ha-params': null }, 'ha-mode="all" does not take parameters'],
    [{ 'ha-mode': 'exactly' }, 'ha-mode="exactly" takes an integer, none given'],
    [{ 'ha-mode': 'exactly', 'ha-params': 'x' }, 'ha-mode="exactly" takes an integer, <<"x">> given'],
    [{ 'ha-mode': 'exactly', 'ha-params': 0 }, 'ha-mode="exactly" takes an integer, 0 given'],
    [{ 'ha-mode': 'exactly', 'ha-params': 1.5 }, 'ha-mode="exactly" takes an integer, 1.5 given'],
    [{ 'ha-mode': 'nodes' }, 'ha-mode="nodes" takes a list, none given'],
    [{ 'ha-mode': 'nodes', 'ha-params': 3 }, 'ha-mode="nodes" takes a list, 3 given'],
    [{ 'ha-mode': 'nodes', 'ha-params': [] }, 'ha-mode="nodes" list must be non-empty'],
    [
      { 'ha-mode': 'nodes', 'ha-params': ['a', 1, 'b', 2] },
      'ha-mode="nodes" takes a list of strings, [1,2] was not a string',
    ],
    [{ 'ha-mode': 'all', 'ha-sync-mode': 'x' }, 'ha-sync-mode must be "manual" or "automatic", got <<"x">>'],
    [{ 'ha-mode': 'all', 'ha-sync-batch-size': 0 }, 'ha-sync-batch-size takes an integer greater than 0, 0 given'],
    [
      { 'ha-mode': 'all', 'ha-promote-on-shutdown': 'x' },
      'ha-promote-on-shutdown must be "always" or "when-synced", got <<"x">>',
    ],
    [
      { 'ha-mode': 'all', 'ha-promote-on-failure': 1 },
      'ha-promote-on-failure must be "always" or "when-synced", got 1',
    ],
    [{ 'ha-mode': 'all', 'min-in-sync': 0 }, 'min-in-sync takes an integer greater than 0, 0 given'],
    [
      { 'ha-mode': 'exactly', 'ha-params': 2, 'min-in-sync': 3 },
      'min-in-sync is 3, but ha-params allow no more than 2 replicas',
    ],
    [
      { 'ha-mode': 'nodes', 'ha-params': ['a', 'a'], 'min-in-sync': 2 },
      'min-in-sync is 2, but ha-params allow no more than 1 replicas',
    ],
  ])('for mirroring: %j', (definition, text) => expect(complaint(definition)).toBe(text))
})

test.each([
  '{"ha-mode":"all"}',
  '{"ha-mode":"exactly","ha-params":2,"min-in-sync":2}',
  '{"ha-mode":"nodes","ha-params":["rabbit@a","x"],"ha-sync-mode":"automatic"}',
  '{"expires":1,"max-length":0,"message-ttl":315360000001}',
  '{"alternate-exchange":"","dead-letter-routing-key":"x"}',
  '{"delivery-limit":0,"max-age":"1D","queue-leader-locator":"balanced"}',
])('%s is taken, and shown as it was written', (text) => {
  const parsed = parsePolicyDefinition(text)
  expect(parsed.ok && policyDefinitionText(parsed.value)).toBe(text)
})

test('keys are put in order, and the last of equal ones counts', () => {
  const parsed = parsePolicyDefinition(' {"max-length":1,"expires":5, "max-length":2}')
  expect(parsed.ok && policyDefinitionText(parsed.value)).toBe('{"expires":5,"max-length":2}')
})
