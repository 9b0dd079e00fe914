import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, isPasswordHash, verifyPassword } from './password-hash.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

test("the hash is RabbitMQ's, as its documentation computes it", () => {
  // RabbitMQ, Passwords: salt 908D C60A, password test12.
  const hash = hashPassword('test12', Buffer.from('908DC60A', 'hex'), sha256)
  expect(hash).toBe('kI3GCqW5JLMJa4iX1lo7X4D6XbYqlLgxIs30+P6tENUV2POR')
  expect(verifyPassword(hash, 'test12', sha256)).toBe(true)
  expect(verifyPassword(hash, 'test13', sha256)).toBe(false)
})

test('an empty password or hash never verifies', () => {
  expect(verifyPassword('', '', sha256)).toBe(false)
  expect(verifyPassword('', 'x', sha256)).toBe(false)
  expect(verifyPassword(hashPassword('', Buffer.alloc(4), sha256), '', sha256)).toBe(false)
})

test('what cannot be a hash is told', () => {
  expect(isPasswordHash(hashPassword('x', Buffer.alloc(4), sha256))).toBe(true)
  for (const text of ['', 'abc', '!'.repeat(48), Buffer.alloc(35).toString('base64')])
    expect(isPasswordHash(text)).toBe(false)
})
