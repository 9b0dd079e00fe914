/** Permissions and topic permissions. Patterns are compiled here once, so that every stored one can be. */
import type { UserName, VhostName } from '@warren/kernel'
import type { ClearPermissions, ClearTopicPermissions, SetPermissions, SetTopicPermissions } from '../command.ts'
import { change, type Decision, keep, refuse } from '../decision/decision.ts'
import type { DomainError } from '../domain-error.ts'
import { compilePattern } from '../patterns/pattern.ts'
import type { MetadataState } from '../state.ts'

export function decideSetPermissions(state: MetadataState, command: SetPermissions): Decision {
  const { user, vhost, configure, write, read } = command
  const error = patternError([configure, write, read]) ?? missing(state, user, vhost)
  if (error !== undefined) return refuse(error)
  const known = state.permission(user, vhost)
  if (known?.configure === configure && known.write === write && known.read === read) return keep()
  return change((target) => target.putPermission({ user, vhost, configure, write, read }))
}

export function decideClearPermissions(state: MetadataState, command: ClearPermissions): Decision {
  const error = missing(state, command.user, command.vhost)
  if (error !== undefined) return refuse(error)
  const permission = state.permission(command.user, command.vhost)
  return permission === undefined ? keep() : change((target) => target.removePermission(permission))
}

export function decideSetTopicPermissions(state: MetadataState, command: SetTopicPermissions): Decision {
  const { user, vhost, exchange, write, read } = command
  const error = patternError([write, read]) ?? missing(state, user, vhost)
  if (error !== undefined) return refuse(error)
  const known = state.topicPermission(user, vhost, exchange)
  if (known?.write === write && known.read === read) return keep()
  return change((target) => target.putTopicPermission({ user, vhost, exchange, write, read }))
}

export function decideClearTopicPermissions(state: MetadataState, command: ClearTopicPermissions): Decision {
  const { user, vhost, exchange } = command
  const error = missing(state, user, vhost)
  if (error !== undefined) return refuse(error)
  const cleared = [...state.topicPermissions.values()].filter(
    (row) => row.user === user && row.vhost === vhost && (exchange === undefined || row.exchange === exchange),
  )
  if (cleared.length === 0) return keep()
  return change((target) => {
    for (const permission of cleared) target.removeTopicPermission(permission)
  })
}

function missing(state: MetadataState, user: UserName, vhost: VhostName): DomainError | undefined {
  if (!state.users.has(user)) return { kind: 'noSuchUser', user }
  if (!state.vhosts.has(vhost)) return { kind: 'noSuchVhost', vhost }
  return undefined
}

function patternError(patterns: readonly string[]): DomainError | undefined {
  for (const pattern of patterns) {
    const compiled = compilePattern(pattern)
    if (!compiled.ok) return { kind: 'invalidRegex', pattern, reason: compiled.error.reason }
  }
  return undefined
}
