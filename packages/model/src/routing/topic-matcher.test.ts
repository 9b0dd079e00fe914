import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bootstrapped, exchangeName, queueName, type Replica, toQueue, vhost } from '../metadata.arbitrary.ts'
import type { QueueRecord } from '../record.ts'

/** The definition, word by word; takes exponential time where it has to. */
function naiveMatch(pattern: readonly string[], key: readonly string[]): boolean {
  const [word, ...rest] = pattern
  if (word === undefined) return key.length === 0
  if (word === '#') return naiveMatch(rest, key) || (key.length > 0 && naiveMatch(pattern, key.slice(1)))
  if (key.length === 0) return false
  return (word === '*' || word === key[0]) && naiveMatch(rest, key.slice(1))
}

function words(text: string): string[] {
  return text === '' ? [] : text.split('.')
}

function withTopics(...patterns: readonly string[]): Replica {
  const replica = bootstrapped()
  for (const [i, pattern] of patterns.entries()) {
    replica.declareQueue(`q${i}`)
    replica.bind('amq.topic', toQueue(`q${i}`), pattern)
  }
  return replica
}

function routed(replica: Replica, key: string): string[] {
  const out: QueueRecord[] = []
  replica.metadata.router.route(vhost, exchangeName('amq.topic'), key, () => undefined, out)
  return out.map((queue) => queue.name).sort()
}

const word = fc.constantFrom('a', 'b', '', '*', '#', 'a*')
const topic = fc.array(word, { maxLength: 5 }).map((parts) => parts.join('.'))

test('it matches as the definition does, while bindings come and go', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(topic, { minLength: 1, maxLength: 8 }),
      fc.array(topic, { minLength: 1, maxLength: 8 }),
      fc.nat(7),
      (patterns, keys, removed) => {
        const replica = withTopics(...patterns)
        const expected = (key: string, left: readonly string[]) =>
          left
            .filter((pattern) => naiveMatch(words(pattern), words(key)))
            .map((pattern) => `q${patterns.indexOf(pattern)}`)
        for (const key of [...keys, ...keys]) expect(routed(replica, key)).toEqual(expected(key, patterns))
        const gone = patterns[removed % patterns.length]
        replica.do({ kind: 'deleteQueue', vhost, name: queueName(`q${removed % patterns.length}`), force: false })
        const left = patterns.filter((pattern) => pattern !== gone)
        for (const key of keys) expect(routed(replica, key)).toEqual(expected(key, left))
      },
    ),
    { numRuns: 500 },
  )
})

describe('corner cases that were measured', () => {
  test.each([
    ['#', '', true],
    ['*', '', false],
    ['', '', true],
    ['', 'a', false],
    ['a.*.b', 'a..b', true],
    ['a.*', 'a.', true],
    ['a.', 'a.', true],
    ['a*', 'ab', false],
    ['a*', 'a*', true],
    ['#.a', 'a', true],
    ['a.#.b', 'a.b', true],
    ['a.#.b', 'a.x.y.b', true],
    ['*.#', '', false],
    ['*.#', 'a', true],
    ['#.#', '', true],
    ['#.#', 'a.b', true],
    ['a.b', '*.b', false],
    ['#.b', '#.b', true],
  ])('binding key %j and routing key %j: %j', (pattern, key, matches) => {
    expect(routed(withTopics(pattern), key)).toEqual(matches ? ['q0'] : [])
  })
})

test('many wildcards in a row do not take exponential time', () => {
  const replica = withTopics(`${'#.'.repeat(100)}x`, `${'*.#.'.repeat(60)}x`)
  expect(routed(replica, Array.from({ length: 127 }, () => 'a').join('.'))).toEqual([])
})

test('the same queue twice is one queue', () => {
  const replica = withTopics('a.*')
  replica.bind('amq.topic', toQueue('q0'), '#')
  replica.bind('amq.topic', toQueue('q0'), 'a.b')
  expect(routed(replica, 'a.b')).toEqual(['q0'])
})
