/**
 * Who may do what (RabbitMQ, Access Control). Decisions and compiled patterns are cached; a decision is void once a user,
 * vhost or permission has changed (the permission generation).
 */
import { assertNever, type ExchangeName, type UserName, type VhostName } from '@warren/kernel'
import { LRUCache } from 'lru-cache'
import { compilePattern, escapePattern, type Pattern } from '../patterns/pattern.ts'
import type { PermissionRecord, TopicPermissionRecord } from '../record.ts'

export type Access = 'configure' | 'write' | 'read'

/** What it looks up; the metadata state. */
export interface PermissionSource {
  readonly permissionGeneration: number
  permission(user: UserName, vhost: VhostName): PermissionRecord | undefined
  topicPermission(user: UserName, vhost: VhostName, exchange: ExchangeName): TopicPermissionRecord | undefined
}

const DECISIONS_MAX = 8192
const PATTERNS_MAX = 1024
const NOTHING: Pattern = { matches: () => false }
/** The name that stands for the default exchange in a permission. */
const DEFAULT_EXCHANGE_RESOURCE = 'amq.default'

interface Decision {
  readonly generation: number
  readonly allowed: boolean
}

export class AccessControl {
  readonly #source: PermissionSource
  readonly #decisions = new LRUCache<string, Decision>({ max: DECISIONS_MAX })
  readonly #patterns = new LRUCache<string, Pattern>({ max: PATTERNS_MAX })

  constructor(source: PermissionSource) {
    this.#source = source
  }

  /** Whether the user may enter the vhost at all: any permission row will do, even an empty one. */
  mayEnter(user: UserName, vhost: VhostName): boolean {
    return this.#source.permission(user, vhost) !== undefined
  }

  /** `resource` is the name of a queue or an exchange; `` is the default exchange. */
  mayAccess(user: UserName, vhost: VhostName, access: Access, resource: string): boolean {
    const key = `${access}${user.length},${vhost.length},${user}${vhost}${resource}`
    const generation = this.#source.permissionGeneration
    const known = this.#decisions.get(key)
    if (known !== undefined && known.generation === generation) return known.allowed
    const permission = this.#source.permission(user, vhost)
    const name = resource === '' ? DEFAULT_EXCHANGE_RESOURCE : resource
    const allowed = permission !== undefined && this.#matches(patternFor(permission, access), name)
    this.#decisions.set(key, { generation, allowed })
    return allowed
  }

  /** For topic exchanges only. Without a row for the exchange everything is allowed. `write`: publish; `read`: bind. */
  mayAccessTopic(
    user: UserName,
    vhost: VhostName,
    exchange: ExchangeName,
    access: 'write' | 'read',
    routingKey: string,
  ): boolean {
    const permission = this.#source.topicPermission(user, vhost, exchange)
    if (permission === undefined) return true
    const pattern = access === 'write' ? permission.write : permission.read
    return this.#matches(expandPlaceholders(pattern, user, vhost), routingKey)
  }

  #matches(text: string, name: string): boolean {
    let pattern = this.#patterns.get(text)
    if (pattern === undefined) {
      const compiled = compilePattern(text)
      // Every pattern was compiled once before it was stored; expanded placeholders may make it too long, and then it allows nothing.
      pattern = compiled.ok ? compiled.value : NOTHING
      this.#patterns.set(text, pattern)
    }
    return pattern.matches(name)
  }
}

function patternFor(permission: PermissionRecord, access: Access): string {
  switch (access) {
    case 'configure':
      return permission.configure
    case 'write':
      return permission.write
    case 'read':
      return permission.read
    default:
      return assertNever(access)
  }
}

/** The values are taken as plain text, so that a user's name cannot widen its own permission. */
function expandPlaceholders(pattern: string, user: UserName, vhost: VhostName): string {
  if (!pattern.includes('{')) return pattern
  return pattern.replaceAll('{username}', () => escapePattern(user)).replaceAll('{vhost}', () => escapePattern(vhost))
}
