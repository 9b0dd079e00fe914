/** RabbitMQ's salted hash (its Passwords guide): base64 of 4 bytes of salt and SHA-256 of salt and password. */

/** SHA-256 as a port: 32 bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

export const SALT_BYTES = 4
const DIGEST_BYTES = 32

/** `salt` is `SALT_BYTES` random bytes. */
export function hashPassword(password: string, salt: Uint8Array, sha256: Sha256): string {
  return Buffer.concat([salt, digest(password, salt, sha256)]).toString('base64')
}

/** Takes the same time whatever byte differs. The empty password and the empty hash never verify. */
export function verifyPassword(passwordHash: string, password: string, sha256: Sha256): boolean {
  if (password === '' || !isPasswordHash(passwordHash)) return false
  const stored = Buffer.from(passwordHash, 'base64')
  const salt = stored.subarray(0, SALT_BYTES)
  const computed = digest(password, salt, sha256)
  let difference = 0
  for (let i = 0; i < DIGEST_BYTES; i += 1) difference |= (stored[SALT_BYTES + i] ?? 0) ^ (computed[i] ?? 0)
  return difference === 0
}

/** Whether a text can be a hash at all, such as one out of a definitions file. */
export function isPasswordHash(text: string): boolean {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === SALT_BYTES + DIGEST_BYTES && bytes.toString('base64') === text
}

function digest(password: string, salt: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(Buffer.concat([salt, Buffer.from(password)]))
}
