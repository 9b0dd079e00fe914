import type { FieldValue } from '@warren/codec'
import type { QueueUid } from '@warren/kernel'
import { describe, expect, test } from 'vitest'
import {
  bootstrapped,
  clusterOf,
  declareQueue,
  hare,
  mole,
  nodeDown,
  queueName,
  type Replica,
  table,
  toQueue,
  vhost,
  vole,
} from '../metadata.arbitrary.ts'

const bool = (value: boolean) => ({ type: 'bool', value }) as const
const byte = (value: number): FieldValue => ({ type: 'byte', value })
const locked = { kind: 'resourceLocked', queue: 'q', vhost: '/' }
const inequivalent = (argument: string, received: unknown, current: unknown) => ({
  kind: 'inequivalentArgument',
  argument,
  received,
  current,
  entity: 'queue',
  name: 'q',
  vhost: '/',
})

function deleteQueue(facts: { connection?: string; uid?: QueueUid; force?: boolean } = {}) {
  return { kind: 'deleteQueue', vhost, name: queueName('q'), force: false, ...facts } as const
}

describe('declare', () => {
  test('makes a queue whose uid is the Raft index', () => {
    const replica = bootstrapped()
    expect(replica.do(declareQueue('q'))).toMatchObject({
      kind: 'queueDeclared',
      changed: true,
      queue: {
        uid: 2,
        name: 'q',
        durable: true,
        leader: hare,
        epoch: 1,
        mirrors: [],
        syncSet: [hare],
        state: 'running',
      },
    })
    expect(replica.metadata.queueByUid(2 as QueueUid)).toBe(replica.queue('q'))
  })

  test('again gives the queue that is there', () => {
    const replica = bootstrapped()
    const queue = replica.declareQueue('q')
    expect(replica.do(declareQueue('q', { leader: mole }))).toEqual({ kind: 'queueDeclared', changed: false, queue })
  })

  test('compares owner, durable, auto_delete and arguments, in this order', () => {
    const replica = bootstrapped()
    replica.declareQueue('q')
    const attempt = (facts: Parameters<typeof declareQueue>[1]) => replica.refuse(declareQueue('q', facts))
    const other = { durable: false, autoDelete: true, arguments: table({ 'x-message-ttl': byte(100) }) }
    expect(attempt({ ...other, exclusive: true })).toEqual(locked)
    expect(attempt(other)).toEqual(inequivalent('durable', bool(false), bool(true)))
    expect(attempt({ ...other, durable: true })).toEqual(inequivalent('auto_delete', bool(true), bool(false)))
    expect(attempt({ arguments: other.arguments })).toEqual(inequivalent('x-message-ttl', byte(100), undefined))
  })

  test('integers of any width are one, unknown arguments and x-queue-type classic do not count', () => {
    const replica = bootstrapped()
    replica.declareQueue('q', { arguments: table({ 'x-message-ttl': byte(100), custom: byte(1) }) })
    const again = table({
      'x-message-ttl': { type: 'long', value: 100 },
      'x-queue-type': { type: 'longstr', value: 'classic' },
    })
    replica.declareQueue('q', { arguments: again })
    expect(replica.refuse(declareQueue('q'))).toEqual(inequivalent('x-message-ttl', undefined, byte(100)))
    const float = table({ 'x-message-ttl': { type: 'double', value: 100 } })
    expect(replica.refuse(declareQueue('q', { arguments: float }))).toMatchObject({ kind: 'inequivalentArgument' })
  })

  test('refuses reserved names unless the server made them up, whether they exist or not', () => {
    const replica = bootstrapped()
    const reserved = { kind: 'reservedPrefix', entity: 'queue', name: 'amq.gen-1' }
    replica.declareQueue('amq.gen-1', { serverNamed: true })
    expect(replica.refuse(declareQueue('amq.gen-1'))).toEqual(reserved)
  })

  test('refuses bad arguments of a new queue only', () => {
    const replica = bootstrapped()
    const facts = { arguments: table({ 'x-max-length': byte(-5) }) }
    expect(replica.refuse(declareQueue('q', facts))).toEqual({
      kind: 'invalidArgument',
      argument: 'x-max-length',
      detail: { kind: 'negative', value: '-5' },
      entity: 'queue',
      name: 'q',
      vhost: '/',
    })
    replica.declareQueue('q')
    expect(replica.refuse(declareQueue('q', facts))).toMatchObject({ kind: 'inequivalentArgument' })
  })

  test('settings follow the arguments', () => {
    const queue = bootstrapped().declareQueue('q', {
      arguments: table({
        'x-message-ttl': byte(7),
        'x-max-length': { type: 'long', value: 2n ** 60n },
        'x-overflow': { type: 'longstr', value: 'reject-publish' },
        'x-dead-letter-exchange': { type: 'longstr', value: 'dlx' },
        'x-single-active-consumer': bool(true),
      }),
    })
    expect(queue.settings).toEqual({
      messageTtlMs: 7,
      expiresMs: undefined,
      messagesMax: 2 ** 60,
      messageBytesMax: undefined,
      overflow: 'reject-publish',
      deadLetterExchange: 'dlx',
      deadLetterRoutingKey: undefined,
      priorityMax: undefined,
      singleActiveConsumer: true,
      lazy: false,
    })
  })

  test('a node that is down takes no new queue', () => {
    const replica = clusterOf(hare, mole)
    replica.do(nodeDown(mole, 1))
    expect(replica.refuse(declareQueue('q', { leader: mole }))).toMatchObject({
      kind: 'homeNodeDown',
      node: 'rabbit@mole-id',
    })
  })
})

test('a mirror that is down is out of step from the start', () => {
  const replica = clusterOf(hare, mole, vole)
  replica.do(nodeDown(mole, 1))
  expect(replica.declareQueue('q', { mirrors: [mole, vole] })).toMatchObject({
    mirrors: [mole, vole],
    syncSet: [hare, vole],
  })
})

describe('an exclusive queue', () => {
  function owned(): Replica {
    const replica = bootstrapped()
    replica.declareQueue('q', { exclusive: true, connection: 'connection-1', mirrors: [mole] })
    return replica
  }

  test('is never durable and never mirrored', () => {
    expect(owned().queue('q')).toMatchObject({
      durable: false,
      mirrors: [],
      syncSet: [hare],
      exclusiveOwner: 'connection-1',
    })
  })

  test('can be declared again by its connection as exclusive only', () => {
    const replica = owned()
    replica.do(declareQueue('q', { exclusive: true, connection: 'connection-1' }))
    expect(replica.refuse(declareQueue('q', { connection: 'connection-1' }))).toEqual(locked)
    expect(replica.refuse(declareQueue('q', { exclusive: true, connection: 'connection-2' }))).toEqual(locked)
    expect(replica.refuse(declareQueue('q', { connection: 'connection-2' }))).toEqual(locked)
  })

  test('is deleted by its connection or by the operator', () => {
    expect(owned().refuse(deleteQueue({ connection: 'connection-2' }))).toEqual(locked)
    expect(owned().do(deleteQueue({ connection: 'connection-1' }))).toMatchObject({ changed: true })
    expect(owned().do(deleteQueue())).toMatchObject({ changed: true })
  })

  test('goes with its connection, in the order of declaration, with its bindings', () => {
    const replica = owned()
    replica.declareQueue('q2', { exclusive: true, connection: 'connection-1' })
    replica.declareQueue('other', { exclusive: true, connection: 'connection-2' })
    replica.declareQueue('shared', { connection: 'connection-1' })
    replica.bind('amq.fanout', toQueue('q2'))
    const { events } = replica.apply({ kind: 'connectionClosed', connection: 'connection-1' })
    expect(
      events.map((event) => (event.kind === 'queueDeleted' ? [event.queue.name, event.reason] : event.kind)),
    ).toEqual([['q', 'connectionClosed'], 'unbound', ['q2', 'connectionClosed']])
    expect(Array.from(replica.metadata.queues(vhost), (queue) => queue.name)).toEqual(['other', 'shared'])
    expect(replica.do({ kind: 'connectionClosed', connection: 'connection-1' })).toEqual({
      kind: 'done',
      changed: false,
    })
  })
})

describe('delete', () => {
  test('a missing queue is no error', () => {
    expect(bootstrapped().do(deleteQueue())).toEqual({ kind: 'queueDeleted', changed: false, queue: undefined })
  })

  test('with a uid leaves a newer queue of that name alone', () => {
    const replica = bootstrapped()
    const old = replica.declareQueue('q')
    replica.do(deleteQueue({ uid: old.uid }))
    const queue = replica.declareQueue('q')
    expect(replica.do(deleteQueue({ uid: old.uid }))).toMatchObject({ changed: false })
    expect(replica.queue('q')).toBe(queue)
    expect(queue.uid).toBeGreaterThan(old.uid)
  })

  test('is refused while the home node is down, unless forced', () => {
    const replica = clusterOf(hare, mole)
    replica.declareQueue('q', { leader: mole })
    replica.do(nodeDown(mole, 1))
    const down = { kind: 'homeNodeDown', node: 'rabbit@mole-id', queue: 'q', vhost: '/' }
    expect(replica.refuse(deleteQueue())).toEqual(down)
    expect(replica.refuse(declareQueue('q'))).toEqual(down)
    expect(replica.refuse(declareQueue('q', { exclusive: true }))).toEqual(down)
    replica.do(deleteQueue({ force: true }))
    expect(replica.queue('q')).toBeUndefined()
  })
})
