/** What concerns the cluster as a whole. */
import type { UserName, VhostName } from '@warren/kernel'
import type { Bootstrap, EnableFeatureFlag, SetClusterName, StartLineage } from '../command.ts'
import { change, type Decision, keep, refuse } from '../decision/decision.ts'
import type { MetadataState } from '../state.ts'
import { expelMember } from './member.ts'
import { addVhost } from './vhost.ts'

const DEFAULT_VHOST = '/' as VhostName
const DEFAULT_USER = 'guest' as UserName

/** RabbitMQ's blank node. Nothing happens to a cluster that has a name. */
export function decideBootstrap(state: MetadataState, command: Bootstrap): Decision {
  if (state.clusterName !== '') return keep()
  return change((target) => {
    target.setClusterName(command.clusterName)
    for (const flag of command.featureFlags ?? []) target.enableFeatureFlag(flag)
    addVhost(target, DEFAULT_VHOST, 'Default virtual host', [])
    target.putUser({ name: DEFAULT_USER, passwordHash: command.guestPasswordHash, tags: ['administrator'] })
    target.putPermission({ user: DEFAULT_USER, vhost: DEFAULT_VHOST, configure: '.*', write: '.*', read: '.*' })
  })
}

export function decideSetClusterName(state: MetadataState, command: SetClusterName): Decision {
  return state.clusterName === command.name ? keep() : change((target) => target.setClusterName(command.name))
}

/** Every member has to support it, those that are down too: they come back with the log that they find. */
export function decideEnableFeatureFlag(state: MetadataState, command: EnableFeatureFlag): Decision {
  const { name } = command
  if (state.featureFlags.has(name)) return keep()
  for (const member of state.members.values()) {
    if (!member.featureFlags.includes(name))
      return refuse({ kind: 'featureFlagUnsupported', flag: name, node: member.name })
  }
  return change((target) => target.enableFeatureFlag(name))
}

/** A lineage begins once; a repeated command is kept. Its own node cannot be forgotten. */
export function decideStartLineage(state: MetadataState, command: StartLineage): Decision {
  const { lineage, node, forgotten } = command
  if (state.lineage === lineage) return keep()
  if (!state.members.has(node)) return refuse({ kind: 'noSuchMember', node })
  return change((target) => {
    target.startLineage({ lineage, since: target.index, node })
    for (const id of forgotten) {
      const member = state.members.get(id)
      if (member !== undefined && id !== node) expelMember(target, member)
    }
  })
}
