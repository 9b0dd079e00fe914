import type { ExchangeName, UserName, VhostName } from '@warren/kernel'
import { describe, expect, test } from 'vitest'
import { bootstrapped, exchangeName, type Replica, vhost } from '../metadata.arbitrary.ts'

const ann = 'ann' as UserName
const guest = 'guest' as UserName

function withAnn(configure: string, write: string, read: string): Replica {
  const replica = bootstrapped()
  replica.do({ kind: 'addUser', name: ann, passwordHash: '', tags: [] })
  replica.do({ kind: 'setPermissions', user: ann, vhost, configure, write, read })
  return replica
}

describe('permissions', () => {
  test('are three patterns, searched anywhere in the name', () => {
    const { access } = withAnn('^own\\.', 'orders', '').metadata
    expect(access.mayAccess(ann, vhost, 'configure', 'own.q')).toBe(true)
    expect(access.mayAccess(ann, vhost, 'configure', 'my.own.q')).toBe(false)
    expect(access.mayAccess(ann, vhost, 'write', 'the-orders-queue')).toBe(true)
    expect(access.mayAccess(ann, vhost, 'read', 'orders')).toBe(false)
  })

  test('know the default exchange as amq.default', () => {
    const { access } = withAnn('', '^amq\\.default$', '').metadata
    expect(access.mayAccess(ann, vhost, 'write', '')).toBe(true)
    expect(access.mayAccess(ann, vhost, 'configure', '')).toBe(false)
  })

  test('a user without a row may not even enter', () => {
    const replica = withAnn('', '', '')
    const { access } = replica.metadata
    expect(access.mayEnter(ann, vhost)).toBe(true)
    expect(access.mayEnter(ann, 'v2' as VhostName)).toBe(false)
    replica.do({ kind: 'clearPermissions', user: ann, vhost })
    expect(access.mayEnter(ann, vhost)).toBe(false)
    expect(access.mayAccess(ann, vhost, 'read', 'q')).toBe(false)
    expect(access.mayEnter(guest, vhost)).toBe(true)
  })

  test('a change takes effect at once', () => {
    const replica = withAnn('a', 'a', 'a')
    const { access } = replica.metadata
    expect(access.mayAccess(ann, vhost, 'read', 'a')).toBe(true)
    replica.do({ kind: 'setPermissions', user: ann, vhost, configure: 'a', write: 'a', read: 'b' })
    expect(access.mayAccess(ann, vhost, 'read', 'a')).toBe(false)
    expect(access.mayAccess(ann, vhost, 'write', 'a')).toBe(true)
  })
})

describe('topic permissions', () => {
  const may = (replica: Replica, access: 'write' | 'read', key: string, exchange = 'amq.topic') =>
    replica.metadata.access.mayAccessTopic(ann, vhost, exchangeName(exchange), access, key)

  test('without a row everything is allowed', () => {
    expect(may(withAnn('', '', ''), 'write', 'a.b')).toBe(true)
  })

  test('apply to their exchange only, placeholders being plain text', () => {
    const replica = withAnn('', '', '')
    const exchange = exchangeName('amq.topic') as ExchangeName
    replica.do({ kind: 'setTopicPermissions', user: ann, vhost, exchange, write: '^{username}\\.{vhost}', read: '^a' })
    expect(may(replica, 'write', 'ann./x')).toBe(true)
    expect(may(replica, 'write', 'bob./x')).toBe(false)
    expect(may(replica, 'read', 'a')).toBe(true)
    expect(may(replica, 'read', 'b')).toBe(false)
    expect(may(replica, 'write', 'bob', 'other')).toBe(true)
    replica.do({ kind: 'clearTopicPermissions', user: ann, vhost })
    expect(may(replica, 'read', 'b')).toBe(true)
  })

  test("a user's name is no pattern", () => {
    const replica = bootstrapped()
    const name = '.*' as UserName
    replica.do({ kind: 'addUser', name, passwordHash: '', tags: [] })
    const exchange = exchangeName('amq.topic')
    replica.do({ kind: 'setTopicPermissions', user: name, vhost, exchange, write: '^{username}$', read: '' })
    expect(replica.metadata.access.mayAccessTopic(name, vhost, exchange, 'write', 'secret')).toBe(false)
    expect(replica.metadata.access.mayAccessTopic(name, vhost, exchange, 'write', '.*')).toBe(true)
  })
})

describe('setting permissions', () => {
  test('a pattern that cannot be compiled, an unknown user or vhost is refused', () => {
    const replica = withAnn('', '', '')
    const rows = { configure: '.*', write: '.*', read: '.*' }
    expect(replica.refuse({ kind: 'setPermissions', user: ann, vhost, ...rows, write: '(' })).toMatchObject({
      kind: 'invalidRegex',
      pattern: '(',
    })
    expect(replica.refuse({ kind: 'setPermissions', user: 'bob' as UserName, vhost, ...rows })).toEqual({
      kind: 'noSuchUser',
      user: 'bob',
    })
    expect(replica.refuse({ kind: 'setPermissions', user: ann, vhost: 'v2' as VhostName, ...rows })).toEqual({
      kind: 'noSuchVhost',
      vhost: 'v2',
    })
  })

  test('a deleted user or vhost takes its permissions along', () => {
    const replica = withAnn('.*', '.*', '.*')
    const exchange = exchangeName('amq.topic')
    replica.do({ kind: 'setTopicPermissions', user: ann, vhost, exchange, write: '.*', read: '.*' })
    replica.do({ kind: 'deleteUser', name: ann })
    expect(Array.from(replica.metadata.permissions(), ({ user }) => user)).toEqual([guest])
    expect(Array.from(replica.metadata.topicPermissions())).toEqual([])
    replica.do({ kind: 'deleteVhost', name: vhost })
    expect(Array.from(replica.metadata.permissions())).toEqual([])
  })
})

describe('users and vhosts', () => {
  test('exist once, and are changed or deleted only when they exist', () => {
    const replica = bootstrapped()
    expect(replica.refuse({ kind: 'addUser', name: guest, passwordHash: '', tags: [] })).toEqual({
      kind: 'userExists',
      user: 'guest',
    })
    for (const command of [
      { kind: 'deleteUser', name: ann },
      { kind: 'changePassword', name: ann, passwordHash: '' },
      { kind: 'setUserTags', name: ann, tags: [] },
    ] as const) {
      expect(replica.refuse(command)).toEqual({ kind: 'noSuchUser', user: 'ann' })
    }
    expect(replica.refuse({ kind: 'addVhost', name: vhost, description: '', tags: [] })).toEqual({
      kind: 'vhostExists',
      vhost: '/',
    })
    expect(replica.refuse({ kind: 'deleteVhost', name: 'v2' as VhostName })).toEqual({
      kind: 'noSuchVhost',
      vhost: 'v2',
    })
  })

  test('the bootstrap makes a blank RabbitMQ, once', () => {
    const replica = bootstrapped()
    expect(replica.metadata.clusterName).toBe('c')
    expect(replica.metadata.user(guest)).toEqual({ name: 'guest', passwordHash: 'hash', tags: ['administrator'] })
    expect(replica.metadata.permission(guest, vhost)).toMatchObject({ configure: '.*', write: '.*', read: '.*' })
    expect(replica.do({ kind: 'bootstrap', clusterName: 'd', guestPasswordHash: 'other' })).toEqual({
      kind: 'done',
      changed: false,
    })
    expect(replica.metadata.clusterName).toBe('c')
  })

  test('a deleted vhost takes everything in it along', () => {
    const replica = bootstrapped()
    replica.declareQueue('q')
    const { events } = replica.apply({ kind: 'deleteVhost', name: vhost })
    expect(events.map((event) => event.kind)).toEqual([
      'queueDeleted',
      ...Array.from({ length: 7 }, () => 'exchangeDeleted'),
      'permissionsCleared',
      'vhostDeleted',
    ])
    expect(Array.from(replica.metadata.queues())).toEqual([])
  })
})
