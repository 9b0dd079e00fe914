import { expect, test } from 'vitest'
import { addressText, parseAmqpUri } from './amqp-uri.ts'

function parsed(text: string): unknown {
  const result = parseAmqpUri(text)
  return result.ok ? result.value : result.error
}

test('every part may be left out', () => {
  const guest = { host: 'localhost', port: 5672, user: 'guest', password: 'guest', vhost: '/' }
  expect(parsed('amqp://localhost')).toEqual(guest)
  expect(parsed('amqp://localhost/')).toEqual(guest)
  expect(parsed('amqp://localhost:5673/%2f')).toEqual({ ...guest, port: 5673 })
  expect(parsed('amqp://al:p%40ss@hare/tests')).toEqual({
    host: 'hare',
    port: 5672,
    user: 'al',
    password: 'p@ss',
    vhost: 'tests',
  })
  expect(parsed('amqp://[::1]:1')).toEqual({ ...guest, host: '::1', port: 1 })
})

test('what is wrong is said with what would be right', () => {
  expect(parsed('localhost:5672')).toContain('amqp://')
  expect(parsed('nonsense')).toContain('amqp://user:password@host:port/vhost')
  expect(parsed('http://localhost')).toContain("'http'")
  expect(parsed('amqps://localhost')).toContain('TLS')
  expect(parsed('amqp://localhost/a/b')).toContain('%2f')
  expect(parsed('amqp://localhost/%zz')).toContain('percent')
})

test('an address is shown without its password', () => {
  const uri = parseAmqpUri('amqp://al:secret@[::1]:1')
  expect(uri.ok ? addressText(uri.value) : '').toBe('[::1]:1')
})
