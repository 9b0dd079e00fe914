/** Users of the internal backend. */
import type { AddUser, ChangePassword, DeleteUser, SetUserTags } from '../command.ts'
import { change, type Decision, keep, refuse } from '../decision/decision.ts'
import type { MetadataState } from '../state.ts'

export function decideAddUser(state: MetadataState, command: AddUser): Decision {
  const { name, passwordHash, tags } = command
  if (state.users.has(name)) return refuse({ kind: 'userExists', user: name })
  return change((target) => target.putUser({ name, passwordHash, tags }))
}

/** The user's permissions go too. */
export function decideDeleteUser(state: MetadataState, command: DeleteUser): Decision {
  const user = state.users.get(command.name)
  if (user === undefined) return refuse({ kind: 'noSuchUser', user: command.name })
  return change((target) => {
    for (const permission of state.permissions.values()) {
      if (permission.user === user.name) target.removePermission(permission)
    }
    for (const permission of state.topicPermissions.values()) {
      if (permission.user === user.name) target.removeTopicPermission(permission)
    }
    target.removeUser(user)
  })
}

export function decideChangePassword(state: MetadataState, command: ChangePassword): Decision {
  const user = state.users.get(command.name)
  if (user === undefined) return refuse({ kind: 'noSuchUser', user: command.name })
  if (user.passwordHash === command.passwordHash) return keep()
  return change((target) => target.putUser({ ...user, passwordHash: command.passwordHash }))
}

export function decideSetUserTags(state: MetadataState, command: SetUserTags): Decision {
  const user = state.users.get(command.name)
  if (user === undefined) return refuse({ kind: 'noSuchUser', user: command.name })
  if (isEqualList(user.tags, command.tags)) return keep()
  return change((target) => target.putUser({ ...user, tags: command.tags }))
}

function isEqualList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((tag, i) => tag === right[i])
}
