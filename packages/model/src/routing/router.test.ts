import type { VhostName } from '@warren/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bootstrapped,
  clusterOf,
  exchangeName,
  hare,
  mole,
  nodeDown,
  nodeUp,
  queueName,
  type Replica,
  table,
  toExchange,
  toQueue,
  vhost,
} from '../metadata.arbitrary.ts'
import type { BindingRecord, ExchangeRecord, ExchangeType, QueueRecord } from '../record.ts'

function route(replica: Replica, exchange: string, key: string, extraKeys?: readonly string[]): string[] {
  const out: QueueRecord[] = []
  replica.metadata.router.route(vhost, exchangeName(exchange), key, () => undefined, out, extraKeys)
  return out.map((queue) => queue.name).sort()
}

function alternate(name: string) {
  return { arguments: table({ 'alternate-exchange': { type: 'longstr', value: name } }) }
}

function withQueues(...names: readonly string[]): Replica {
  const replica = bootstrapped()
  for (const name of names) replica.declareQueue(name)
  return replica
}

describe('exchange types', () => {
  test('the default exchange routes to the queue of that name, wildcards being names', () => {
    const replica = withQueues('q', '#')
    expect(route(replica, '', 'q')).toEqual(['q'])
    expect(route(replica, '', '#')).toEqual(['#'])
    expect(route(replica, '', 'missing')).toEqual([])
  })

  test('direct compares the whole key', () => {
    const replica = withQueues('q1', 'q2')
    replica.bind('amq.direct', toQueue('q1'), 'a')
    replica.bind('amq.direct', toQueue('q2'), 'a')
    replica.bind('amq.direct', toQueue('q2'), 'b')
    expect(route(replica, 'amq.direct', 'a')).toEqual(['q1', 'q2'])
    expect(route(replica, 'amq.direct', 'b')).toEqual(['q2'])
    expect(route(replica, 'amq.direct', 'A')).toEqual([])
  })

  test('fanout takes every binding, each queue once', () => {
    const replica = withQueues('q1', 'q2')
    replica.bind('amq.fanout', toQueue('q1'), 'a')
    replica.bind('amq.fanout', toQueue('q1'), 'b')
    replica.bind('amq.fanout', toQueue('q2'))
    expect(route(replica, 'amq.fanout', 'x')).toEqual(['q1', 'q2'])
  })
})

describe('outcomes', () => {
  const outcome = (replica: Replica, exchange: string, of: VhostName = vhost) =>
    replica.metadata.router.route(of, exchangeName(exchange), 'k', () => undefined, [])

  test('say what became of the message', () => {
    const replica = withQueues('q')
    replica.bind('amq.direct', toQueue('q'), 'k')
    expect(outcome(replica, 'amq.direct')).toBe('routed')
    expect(outcome(replica, 'amq.topic')).toBe('unroutable')
    expect(outcome(replica, 'missing')).toBe('noExchange')
    expect(outcome(replica, 'amq.direct', 'v2' as VhostName)).toBe('noExchange')
  })

  test('an internal exchange takes no publish of a client, but one of the broker and messages from other exchanges', () => {
    const replica = withQueues('q')
    replica.declareExchange('inner', { internal: true, type: 'fanout' })
    replica.bind('inner', toQueue('q'))
    replica.bind('amq.fanout', toExchange('inner'))
    expect(outcome(replica, 'inner')).toBe('internal')
    expect(replica.metadata.router.routeInternally(vhost, exchangeName('inner'), '', () => undefined, [])).toBe(
      'routed',
    )
    expect(route(replica, 'amq.fanout', '')).toEqual(['q'])
  })
})

describe('exchanges bound to exchanges', () => {
  test('are followed, a cycle once', () => {
    const replica = withQueues('q1', 'q2', 'q3')
    for (const name of ['x1', 'x2', 'x3']) replica.declareExchange(name, { type: 'fanout' })
    replica.bind('x1', toExchange('x2'))
    replica.bind('x2', toExchange('x3'))
    replica.bind('x3', toExchange('x1'))
    replica.bind('x3', toExchange('x3'))
    for (const i of [1, 2, 3]) replica.bind(`x${i}`, toQueue(`q${i}`))
    for (const i of [1, 2, 3]) expect(route(replica, `x${i}`, '')).toEqual(['q1', 'q2', 'q3'])
  })

  test('a change behind the second exchange voids the cached route', () => {
    const replica = withQueues('q1', 'q2')
    replica.bind('amq.topic', toExchange('amq.direct'), 'a.#')
    replica.bind('amq.direct', toQueue('q1'), 'a.b')
    expect(route(replica, 'amq.topic', 'a.b')).toEqual(['q1'])
    replica.bind('amq.direct', toQueue('q2'), 'a.b')
    expect(route(replica, 'amq.topic', 'a.b')).toEqual(['q1', 'q2'])
    replica.do({ kind: 'deleteQueue', vhost, name: queueName('q1'), force: false })
    expect(route(replica, 'amq.topic', 'a.b')).toEqual(['q2'])
  })
})

describe('alternate exchanges', () => {
  test('take what matched nothing, along a chain, and only then', () => {
    const replica = withQueues('q', 'rest')
    replica.declareExchange('second', { type: 'direct', ...alternate('last') })
    replica.declareExchange('last', { type: 'fanout' })
    replica.declareExchange('first', { type: 'direct', ...alternate('second') })
    replica.bind('first', toQueue('q'), 'a')
    replica.bind('last', toQueue('rest'))
    expect(route(replica, 'first', 'a')).toEqual(['q'])
    expect(route(replica, 'first', 'b')).toEqual(['rest'])
  })

  test('a missing one is left out, and used from its declaration on', () => {
    const replica = withQueues('rest')
    replica.declareExchange('first', { type: 'topic', ...alternate('late') })
    expect(route(replica, 'first', 'a')).toEqual([])
    replica.declareExchange('late', { type: 'fanout' })
    replica.bind('late', toQueue('rest'))
    expect(route(replica, 'first', 'a')).toEqual(['rest'])
    replica.do({ kind: 'deleteExchange', vhost, name: exchangeName('late'), ifUnused: false })
    expect(route(replica, 'first', 'a')).toEqual([])
  })

  test('the default exchange takes nothing as one', () => {
    const replica = bootstrapped()
    replica.declareExchange('first', { type: 'topic', ...alternate('') })
    replica.declareQueue('q')
    expect(route(replica, 'first', 'q')).toEqual([])
  })

  test('an exchange that leads to an exchange already visited matched something', () => {
    const replica = withQueues('rest')
    replica.declareExchange('x', { type: 'fanout', ...alternate('last') })
    replica.declareExchange('last', { type: 'fanout' })
    replica.bind('last', toQueue('rest'))
    replica.bind('x', toExchange('x'))
    expect(route(replica, 'x', '')).toEqual([])
  })
})

describe('CC and BCC', () => {
  test('route by every key, each queue once', () => {
    const replica = withQueues('q1', 'q2', 'q3')
    expect(route(replica, '', 'q1', ['q2', 'q1', 'missing'])).toEqual(['q1', 'q2'])
    for (const i of [1, 2, 3]) replica.bind('amq.topic', toQueue(`q${i}`), `a.${i}`)
    expect(route(replica, 'amq.topic', 'a.1', ['a.3'])).toEqual(['q1', 'q3'])
    expect(route(replica, 'amq.topic', 'a.1')).toEqual(['q1'])
  })

  test('keep a message from the alternate exchange when any of them matches', () => {
    const replica = withQueues('q', 'rest')
    replica.declareExchange('x', { type: 'direct', ...alternate('amq.fanout') })
    replica.bind('x', toQueue('q'), 'a')
    replica.bind('amq.fanout', toQueue('rest'))
    expect(route(replica, 'x', 'none', ['a'])).toEqual(['q'])
    expect(route(replica, 'x', 'none', ['no'])).toEqual(['rest'])
  })
})

test('a queue that is down is reached, but does not keep a message from the alternate exchange', () => {
  const replica = clusterOf(hare, mole)
  replica.declareExchange('x', { type: 'topic', ...alternate('amq.fanout') })
  replica.declareQueue('q', { leader: mole })
  replica.declareQueue('rest', { leader: hare })
  replica.bind('x', toQueue('q'), 'a')
  replica.bind('x', toQueue('q'), '#')
  replica.bind('amq.fanout', toQueue('rest'))
  const states = (exchange: string, key: string) => {
    const out: QueueRecord[] = []
    replica.metadata.router.route(vhost, exchangeName(exchange), key, () => undefined, out)
    return out.map((queue) => `${queue.name} ${queue.state}`).sort()
  }
  expect(states('x', 'a')).toEqual(['q running'])
  replica.do(nodeDown(mole, 1))
  expect(states('x', 'a')).toEqual(['q down', 'rest running'])
  expect(states('', 'q')).toEqual(['q down'])
  replica.do(nodeUp(mole, 2, [hare]))
  expect(states('x', 'a')).toEqual(['q running'])
})

test('a vhost that was deleted and made again shows no cached route of the old one', () => {
  const replica = bootstrapped()
  const v2 = 'v2' as VhostName
  const make = () => {
    replica.do({ kind: 'addVhost', name: v2, description: '', tags: [] })
    replica.declareQueue('q', { vhost: v2 })
  }
  const routed = () => replica.metadata.router.route(v2, exchangeName('amq.topic'), 'a', () => undefined, [])
  make()
  replica.do({
    kind: 'bind',
    vhost: v2,
    source: exchangeName('amq.topic'),
    destination: toQueue('q'),
    routingKey: 'a' as never,
    arguments: [],
  })
  expect(routed()).toBe('routed')
  replica.do({ kind: 'deleteVhost', name: v2 })
  make()
  expect(routed()).toBe('unroutable')
})

/** Follows the records alone, by definition. */
function naiveRoute(replica: Replica, start: string, key: string): string[] {
  const exchanges = new Map([...replica.metadata.exchanges(vhost)].map((record) => [record.name as string, record]))
  const bindings = [...replica.metadata.bindings(vhost)]
  const seen = new Set<string>()
  const queues = new Set<string>()
  const visit = (record: ExchangeRecord | undefined) => {
    if (record === undefined || seen.has(record.name)) return
    seen.add(record.name)
    const taken = bindings.filter((binding) => binding.source === record.name && takes(record.type, binding, key))
    for (const { destination } of taken) {
      if (destination.kind === 'queue') queues.add(destination.name)
      else visit(exchanges.get(destination.name))
    }
    if (taken.length === 0 && record.alternateExchange !== undefined) visit(exchanges.get(record.alternateExchange))
  }
  visit(exchanges.get(start))
  return [...queues].sort()
}

function takes(type: ExchangeType, binding: BindingRecord, key: string): boolean {
  if (type === 'direct') return binding.routingKey === key
  // Only `#` and plain words are bound below.
  return type === 'fanout' || binding.routingKey === '#' || binding.routingKey === key
}

test('any graph of exchanges routes as the definition does, before and after each change', () => {
  const name = fc.constantFrom('x0', 'x1', 'x2', 'x3')
  const key = fc.constantFrom('a', 'b', '#')
  const edge = fc.record({ source: name, toExchange: fc.boolean(), target: fc.nat(3), key })
  const types = fc.tuple(...Array.from({ length: 4 }, () => fc.constantFrom<ExchangeType>('direct', 'fanout', 'topic')))
  const alternates = fc.tuple(...Array.from({ length: 4 }, () => fc.option(name)))
  fc.assert(
    fc.property(types, alternates, fc.array(edge, { maxLength: 14 }), (kinds, others, edges) => {
      const replica = withQueues('q0', 'q1', 'q2', 'q3')
      for (const [i, type] of kinds.entries()) {
        const other = others[i]
        replica.declareExchange(`x${i}`, { type, ...(other == null ? {} : alternate(other)) })
      }
      for (const { source, toExchange: isExchange, target, key: bound } of edges) {
        replica.bind(source, isExchange ? toExchange(`x${target}`) : toQueue(`q${target}`), bound)
        for (const start of ['x0', 'x1']) {
          for (const wanted of ['a', 'b']) {
            const expected = naiveRoute(replica, start, wanted)
            expect(route(replica, start, wanted)).toEqual(expected)
            expect(route(replica, start, wanted)).toEqual(expected)
          }
        }
      }
    }),
  )
})
