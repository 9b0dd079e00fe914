/** RabbitMQ's password form (rabbit_password_hashing_sha256): base64 of a 4 byte salt and sha256(salt + utf8 password). */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { PasswordHash } from '@warren/broker'

const SALT_BYTES = 4
const DIGEST_BYTES = 32

export const NODE_PASSWORD_HASH: PasswordHash = {
  verify(storedHash: string, password: string): boolean {
    const stored = Buffer.from(storedHash, 'base64')
    if (stored.length !== SALT_BYTES + DIGEST_BYTES) return false
    return timingSafeEqual(stored.subarray(SALT_BYTES), digest(stored.subarray(0, SALT_BYTES), password))
  },
}

/** A new hash of `password` with a random salt. */
export function hashPassword(password: string): string {
  const salt = randomBytes(SALT_BYTES)
  return Buffer.concat([salt, digest(salt, password)]).toString('base64')
}

function digest(salt: Uint8Array, password: string): Buffer {
  return createHash('sha256').update(salt).update(password, 'utf8').digest()
}
