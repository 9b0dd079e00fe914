/**
 * Decides whether a user may log in. Hashing is fast but not free, and clients that open a connection per message exist, so
 * passwords that were right are remembered: each with the stored hash it was right for, so that a changed password, a
 * deleted user or one made anew is never let in by memory.
 */
import { fail, ok, type Result, type UserName } from '@warren/kernel'
import type { Metadata, UserRecord } from '@warren/model'
import { LRUCache } from 'lru-cache'
import type { Credentials } from './credentials.ts'
import type { PasswordHash } from './password-hash.ts'

const VERIFIED_MAX = 1_000

export type LoginError =
  | { readonly kind: 'unknownUser'; readonly user: string }
  | { readonly kind: 'wrongPassword'; readonly user: string }
  /** RabbitMQ's internal database never lets an empty password in. */
  | { readonly kind: 'emptyPassword'; readonly user: string }
  | { readonly kind: 'loopbackOnly'; readonly user: string }

export class Authenticator {
  readonly #hash: PasswordHash
  readonly #loopbackUsers: ReadonlySet<string>
  /** User and password to the stored hash they were verified against. */
  readonly #verified = new LRUCache<string, string>({ max: VERIFIED_MAX })

  constructor(options: { readonly hash: PasswordHash; readonly loopbackUsers: readonly string[] }) {
    this.#hash = options.hash
    this.#loopbackUsers = new Set(options.loopbackUsers)
  }

  /** `peerHost` is the client's address as text. */
  login(metadata: Metadata, credentials: Credentials, peerHost: string): Result<UserRecord, LoginError> {
    const { user, password } = credentials
    const record = metadata.user(user as UserName) // Only looked up: an unknown one is no user.
    if (record === undefined) return fail({ kind: 'unknownUser', user })
    if (password === '') return fail({ kind: 'emptyPassword', user })
    if (!this.#isVerified(record, password)) return fail({ kind: 'wrongPassword', user })
    if (this.#loopbackUsers.has(user) && !isLoopback(peerHost)) return fail({ kind: 'loopbackOnly', user })
    return ok(record)
  }

  #isVerified(record: UserRecord, password: string): boolean {
    if (record.passwordHash === '') return false
    const key = `${record.name.length}:${record.name}${password}`
    if (this.#verified.get(key) === record.passwordHash) return true
    if (!this.#hash.verify(record.passwordHash, password)) return false
    this.#verified.set(key, record.passwordHash)
    return true
  }
}

/** The true reason, for the log only: the client learns nothing but that it was refused. */
export function loginErrorText(mechanism: string, error: LoginError): string {
  if (error.kind === 'loopbackOnly')
    return `${mechanism} login refused: user '${error.user}' can only connect via localhost`
  return `${mechanism} login refused: user '${error.user}' - invalid credentials`
}

/** 127.0.0.0/8, ::1, and the former mapped into IPv6. */
export function isLoopback(host: string): boolean {
  return host === '::1' || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
}
