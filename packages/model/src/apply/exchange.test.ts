import type { VhostName } from '@warren/kernel'
import { describe, expect, test } from 'vitest'
import type { Command } from '../command.ts'
import {
  bootstrapped,
  declareExchange,
  exchangeName,
  queueName,
  type Replica,
  table,
  toExchange,
  toQueue,
  vhost,
} from '../metadata.arbitrary.ts'
import type { MetadataEvent } from '../metadata-event.ts'

const longstr = (value: string) => ({ type: 'longstr', value }) as const
const bool = (value: boolean) => ({ type: 'bool', value }) as const
const inequivalent = (argument: string, received: unknown, current: unknown) => ({
  kind: 'inequivalentArgument',
  argument,
  received,
  current,
  entity: 'exchange',
  name: 'x',
  vhost: '/',
})

function deleteExchange(name: string, ifUnused = false): Command {
  return { kind: 'deleteExchange', vhost, name: exchangeName(name), ifUnused }
}

function unbind(replica: Replica, source: string, destination: string, key = ''): MetadataEvent['kind'][] {
  const target = replica.hasExchange(destination) ? toExchange(destination) : toQueue(destination)
  const { events } = replica.apply({
    kind: 'unbind',
    vhost,
    source: exchangeName(source),
    destination: target,
    routingKey: key as never,
    arguments: [],
  })
  return events.map((event) => event.kind)
}

describe('declare', () => {
  test('makes an exchange, again changes nothing', () => {
    const replica = bootstrapped()
    const { events } = replica.apply(declareExchange('x'))
    expect(events.map((event) => event.kind)).toEqual(['exchangeDeclared'])
    expect(replica.apply(declareExchange('x'))).toMatchObject({
      outcome: { ok: true, value: { changed: false } },
      events: [],
    })
  })

  test('compares type, durable, auto_delete, internal and the alternate exchange, in this order', () => {
    const replica = bootstrapped()
    replica.declareExchange('x')
    const attempt = (facts: Parameters<typeof declareExchange>[1]) => replica.refuse(declareExchange('x', facts))
    const other = {
      durable: false,
      autoDelete: true,
      internal: true,
      arguments: table({ 'alternate-exchange': longstr('y') }),
    }
    expect(attempt({ ...other, type: 'fanout' })).toEqual(inequivalent('type', longstr('fanout'), longstr('direct')))
    expect(attempt(other)).toEqual(inequivalent('durable', bool(false), bool(true)))
    expect(attempt({ ...other, durable: true })).toEqual(inequivalent('auto_delete', bool(true), bool(false)))
    expect(attempt({ internal: true })).toEqual(inequivalent('internal', bool(true), bool(false)))
    expect(attempt({ arguments: other.arguments })).toEqual(inequivalent('alternate-exchange', longstr('y'), undefined))
  })

  test('does not compare other arguments', () => {
    const replica = bootstrapped()
    replica.declareExchange('x')
    replica.declareExchange('x', { arguments: table({ anything: bool(true) }) })
  })

  test('refuses what RabbitMQ refuses, in its order', () => {
    const replica = bootstrapped()
    const attempt = (name: string, facts = {}) => replica.refuse(declareExchange(name, facts))
    expect(attempt('', { type: 'nope' })).toEqual({ kind: 'unknownExchangeType', type: 'nope' })
    expect(attempt('')).toEqual({ kind: 'defaultExchange' })
    expect(attempt('x', { vhost: 'v2' as VhostName })).toEqual({ kind: 'noSuchVhost', vhost: 'v2' })
    expect(attempt('amq.foo')).toEqual({ kind: 'reservedPrefix', entity: 'exchange', name: 'amq.foo' })
    expect(attempt('x', { arguments: table({ 'alternate-exchange': { type: 'byte', value: 1 } }) })).toEqual({
      kind: 'invalidArgumentType',
      argument: 'alternate-exchange',
      type: 'byte',
      entity: 'exchange',
      name: 'x',
      vhost: '/',
    })
    replica.declareExchange('amq.direct')
  })

  test('every vhost begins with the seven exchanges', () => {
    const { metadata } = bootstrapped()
    expect(
      Array.from(metadata.exchanges(vhost), ({ name, type, durable, internal }) => [name, type, durable, internal]),
    ).toEqual([
      ['', 'direct', true, false],
      ['amq.direct', 'direct', true, false],
      ['amq.fanout', 'fanout', true, false],
      ['amq.headers', 'headers', true, false],
      ['amq.match', 'headers', true, false],
      ['amq.rabbitmq.trace', 'topic', true, true],
      ['amq.topic', 'topic', true, false],
    ])
  })
})

describe('delete', () => {
  test('a missing exchange is no error', () => {
    expect(bootstrapped().do(deleteExchange('x'))).toEqual({ kind: 'done', changed: false })
  })

  test('takes the bindings on both sides along', () => {
    const replica = bootstrapped()
    replica.declareExchange('x')
    replica.declareQueue('q')
    replica.bind('x', toQueue('q'), 'k')
    replica.bind('amq.fanout', toExchange('x'))
    const { events } = replica.apply(deleteExchange('x'))
    expect(events.map((event) => event.kind)).toEqual(['unbound', 'unbound', 'exchangeDeleted'])
    expect(replica.bindings()).toEqual([])
  })

  test('if-unused looks at bindings as a source only', () => {
    const replica = bootstrapped()
    replica.declareExchange('x')
    replica.bind('amq.fanout', toExchange('x'))
    replica.bind('x', toExchange('amq.direct'))
    expect(replica.refuse(deleteExchange('x', true))).toEqual({
      kind: 'inUse',
      entity: 'exchange',
      name: 'x',
      vhost: '/',
    })
    unbind(replica, 'x', 'amq.direct')
    replica.do(deleteExchange('x', true))
  })

  test('the default exchange and amq.* stay', () => {
    const replica = bootstrapped()
    expect(replica.refuse(deleteExchange(''))).toEqual({ kind: 'defaultExchange' })
    expect(replica.refuse(deleteExchange('amq.direct'))).toEqual({
      kind: 'systemExchange',
      name: 'amq.direct',
      vhost: '/',
    })
  })
})

describe('an auto-delete exchange', () => {
  test('goes with its last binding as a source', () => {
    const replica = bootstrapped()
    replica.declareExchange('x', { autoDelete: true })
    replica.declareQueue('q')
    replica.bind('x', toQueue('q'), 'a')
    replica.bind('x', toQueue('q'), 'b')
    expect(unbind(replica, 'x', 'q', 'a')).toEqual(['unbound'])
    expect(unbind(replica, 'x', 'q', 'b')).toEqual(['unbound', 'exchangeDeleted'])
    expect(replica.hasExchange('x')).toBe(false)
  })

  test('stays when it never had one, or loses one as a destination', () => {
    const replica = bootstrapped()
    replica.declareExchange('x', { autoDelete: true })
    replica.bind('amq.fanout', toExchange('x'))
    expect(unbind(replica, 'amq.fanout', 'x')).toEqual(['unbound'])
    expect(replica.hasExchange('x')).toBe(true)
  })

  test('goes when the queue it led to is deleted, and takes those that led to it alone', () => {
    const replica = bootstrapped()
    replica.declareExchange('x1', { autoDelete: true })
    replica.declareExchange('x2', { autoDelete: true })
    replica.declareExchange('other', { autoDelete: true })
    replica.declareQueue('q')
    replica.bind('x1', toExchange('x2'))
    replica.bind('x2', toQueue('q'))
    replica.bind('other', toExchange('x2'))
    replica.bind('other', toExchange('amq.direct'))
    replica.do({ kind: 'deleteQueue', vhost, name: queueName('q'), force: false })
    expect(replica.hasExchange('x2')).toBe(false)
    expect(replica.hasExchange('x1')).toBe(false)
    expect(replica.hasExchange('other')).toBe(true)
    expect(replica.bindings()).toEqual(['other --> amq.direct'])
  })

  test('in a cycle, or bound to itself, goes once', () => {
    const replica = bootstrapped()
    for (const name of ['x1', 'x2']) replica.declareExchange(name, { autoDelete: true })
    replica.bind('x1', toExchange('x2'))
    replica.bind('x2', toExchange('x1'))
    replica.bind('x1', toExchange('x1'))
    replica.do(deleteExchange('x1'))
    expect(replica.hasExchange('x2')).toBe(false)
    expect(replica.bindings()).toEqual([])
  })

  test('at the end of a chain of thousands does not exhaust the stack', () => {
    const replica = bootstrapped()
    for (let i = 0; i < 20_000; i += 1) replica.declareExchange(`x${i}`, { autoDelete: true })
    for (let i = 1; i < 20_000; i += 1) replica.bind(`x${i - 1}`, toExchange(`x${i}`))
    replica.do(deleteExchange('x19999'))
    expect(replica.hasExchange('x0')).toBe(false)
  })
})
