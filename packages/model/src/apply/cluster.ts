/** What concerns the cluster as a whole. */
import type { UserName, VhostName } from '@warren/kernel'
import type { Bootstrap, SetClusterName } from '../command.ts'
import { change, type Decision, keep } from '../decision/decision.ts'
import type { MetadataState } from '../state.ts'
import { addVhost } from './vhost.ts'

const DEFAULT_VHOST = '/' as VhostName
const DEFAULT_USER = 'guest' as UserName

/** RabbitMQ's blank node. Nothing happens to a cluster that has a name. */
export function decideBootstrap(state: MetadataState, command: Bootstrap): Decision {
  if (state.clusterName !== '') return keep()
  return change((target) => {
    target.setClusterName(command.clusterName)
    addVhost(target, DEFAULT_VHOST, 'Default virtual host', [])
    target.putUser({ name: DEFAULT_USER, passwordHash: command.guestPasswordHash, tags: ['administrator'] })
    target.putPermission({ user: DEFAULT_USER, vhost: DEFAULT_VHOST, configure: '.*', write: '.*', read: '.*' })
  })
}

export function decideSetClusterName(state: MetadataState, command: SetClusterName): Decision {
  return state.clusterName === command.name ? keep() : change((target) => target.setClusterName(command.name))
}
