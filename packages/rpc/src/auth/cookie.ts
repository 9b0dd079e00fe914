/** The secret that all nodes and ctl users of a cluster share. It proves who belongs; it is never sent or logged. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export type ProofRole = 'dialer' | 'listener'

export class Cookie {
  readonly #secret: Uint8Array

  /** The bytes of the cookie file, without surrounding white space. */
  constructor(secret: Uint8Array) {
    this.#secret = trim(secret)
  }

  get isEmpty(): boolean {
    return this.#secret.length === 0
  }

  /** For operators to compare, as `erlang_cookie_hash` prints it. */
  get hash(): string {
    return createHash('md5').update(this.#secret).digest('base64')
  }

  /** Over what both sides said so far; the role keeps one side's proof from being sent back as the other's. */
  prove(role: ProofRole, hello: Uint8Array, challenge: Uint8Array): Uint8Array {
    const hmac = createHmac('sha256', this.#secret)
    hmac.update(`warren peer 1 ${role}\0`)
    for (const part of [hello, challenge]) {
      const length = Buffer.allocUnsafe(4)
      length.writeUInt32BE(part.length)
      hmac.update(length)
      hmac.update(part)
    }
    return hmac.digest()
  }

  /** In constant time. */
  isProof(proof: Uint8Array, role: ProofRole, hello: Uint8Array, challenge: Uint8Array): boolean {
    const expected = this.prove(role, hello, challenge)
    return proof.length === expected.length && timingSafeEqual(proof, expected)
  }
}

function trim(secret: Uint8Array): Uint8Array {
  const isSpace = (byte: number | undefined) => byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d)
  let start = 0
  let end = secret.length
  while (start < end && isSpace(secret[start])) start += 1
  while (end > start && isSpace(secret[end - 1])) end -= 1
  return Buffer.from(secret.subarray(start, end))
}
