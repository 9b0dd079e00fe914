import { describe, expect, test } from 'vitest'
import type { Command } from '../command.ts'
import {
  bind,
  bootstrapped,
  clusterOf,
  hare,
  mole,
  nodeDown,
  nodeUp,
  table,
  toExchange,
  toQueue,
} from '../metadata.arbitrary.ts'

const one = { type: 'byte', value: 1 } as const
const two = { type: 'byte', value: 2 } as const

function unbind(...facts: Parameters<typeof bind>): Command {
  return { ...bind(...facts), kind: 'unbind' }
}

describe('bind', () => {
  test('again changes nothing, other arguments make another binding', () => {
    const replica = bootstrapped()
    replica.declareQueue('q')
    replica.bind('amq.direct', toQueue('q'), 'k')
    expect(replica.do(bind('amq.direct', toQueue('q'), 'k'))).toEqual({ kind: 'done', changed: false })
    expect(replica.do(bind('amq.direct', toQueue('q'), 'k', table({ a: one })))).toEqual({
      kind: 'done',
      changed: true,
    })
    expect(replica.bindings()).toHaveLength(2)
  })

  test('arguments in another order are the same, of another type are not', () => {
    const replica = bootstrapped()
    replica.declareQueue('q')
    replica.bind('amq.direct', toQueue('q'), 'k', table({ a: one, b: two }))
    replica.bind('amq.direct', toQueue('q'), 'k', table({ b: two, a: one }))
    expect(replica.bindings()).toHaveLength(1)
    replica.bind('amq.direct', toQueue('q'), 'k', table({ a: { type: 'long', value: 1 }, b: two }))
    expect(replica.bindings()).toHaveLength(2)
  })

  test('names that run into each other are told apart', () => {
    const replica = bootstrapped()
    replica.declareExchange('a')
    replica.declareExchange('ab')
    replica.declareQueue('bc')
    replica.declareQueue('c')
    replica.bind('a', toQueue('bc'))
    replica.bind('ab', toQueue('c'))
    expect(replica.bindings()).toEqual(['a --> bc', 'ab --> c'])
  })

  test('a queue and an exchange of one name are two destinations', () => {
    const replica = bootstrapped()
    replica.declareQueue('n')
    replica.declareExchange('n')
    replica.bind('amq.fanout', toQueue('n'))
    replica.bind('amq.fanout', toExchange('n'))
    expect(replica.bindings()).toHaveLength(2)
  })

  test('a missing source is told before a missing destination', () => {
    const replica = bootstrapped()
    const missing = (entity: string, name: string) => ({ kind: 'notFound', entity, name, vhost: '/' })
    expect(replica.refuse(bind('x', toQueue('q')))).toEqual(missing('exchange', 'x'))
    expect(replica.refuse(bind('amq.direct', toQueue('q')))).toEqual(missing('queue', 'q'))
    expect(replica.refuse(bind('amq.direct', toExchange('y')))).toEqual(missing('exchange', 'y'))
  })

  test('nothing binds to or from the default exchange', () => {
    const replica = bootstrapped()
    replica.declareQueue('q')
    for (const command of [bind('', toQueue('q')), bind('amq.direct', toExchange('')), unbind('', toQueue('q'))]) {
      expect(replica.refuse(command)).toEqual({ kind: 'defaultExchange' })
    }
  })

  test("another connection's exclusive queue is locked, the operator is not locked out", () => {
    const replica = bootstrapped()
    replica.declareQueue('q', { exclusive: true, connection: 'connection-1' })
    const attempt = bind('amq.direct', toQueue('q'))
    expect(replica.refuse({ ...attempt, connection: 'connection-2' })).toEqual({
      kind: 'resourceLocked',
      queue: 'q',
      vhost: '/',
    })
    replica.do({ ...attempt, connection: 'connection-1' })
    expect(replica.refuse({ ...attempt, kind: 'unbind', connection: 'connection-2' })).toMatchObject({
      kind: 'resourceLocked',
    })
    replica.do({ ...attempt, kind: 'unbind' })
  })
})

describe('unbind', () => {
  test('of what is not there is no error', () => {
    const replica = bootstrapped()
    expect(replica.do(unbind('x', toQueue('q')))).toEqual({ kind: 'done', changed: false })
    replica.declareQueue('q')
    expect(replica.do(unbind('x', toQueue('q')))).toEqual({ kind: 'done', changed: false })
    expect(replica.do(unbind('amq.direct', toQueue('q')))).toEqual({ kind: 'done', changed: false })
  })
})

test('bindings of a queue whose node is down are hidden and untouchable, and come back with it', () => {
  const replica = clusterOf(hare, mole)
  replica.declareQueue('q', { leader: mole })
  replica.bind('amq.direct', toQueue('q'), 'k')
  replica.do(nodeDown(mole, 1))
  const down = { kind: 'homeNodeDown', node: 'rabbit@mole-id', queue: 'q', vhost: '/' }
  expect(replica.bindings()).toEqual([])
  expect(replica.refuse(bind('amq.direct', toQueue('q'), 'j'))).toEqual(down)
  expect(replica.refuse(unbind('amq.direct', toQueue('q'), 'k'))).toEqual(down)
  replica.do(nodeUp(mole, 2, [hare]))
  expect(replica.bindings()).toEqual(['amq.direct -k-> q'])
})
