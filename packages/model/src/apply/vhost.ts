/** Virtual hosts: each comes with the seven predeclared exchanges, and takes everything in it along when it goes. */
import type { ExchangeName, VhostName } from '@warren/kernel'
import type { AddVhost, DeleteVhost } from '../command.ts'
import type { Change } from '../decision/change.ts'
import { change, type Decision, refuse } from '../decision/decision.ts'
import type { ExchangeType } from '../record.ts'
import type { MetadataState } from '../state.ts'

interface Predeclared {
  readonly name: string
  readonly type: ExchangeType
  readonly internal?: boolean
}

/** AMQP 0-9-1 §3.1.3 and RabbitMQ's own. */
const PREDECLARED_EXCHANGES: readonly Predeclared[] = [
  { name: '', type: 'direct' },
  { name: 'amq.direct', type: 'direct' },
  { name: 'amq.fanout', type: 'fanout' },
  { name: 'amq.headers', type: 'headers' },
  { name: 'amq.match', type: 'headers' },
  { name: 'amq.rabbitmq.trace', type: 'topic', internal: true },
  { name: 'amq.topic', type: 'topic' },
]

export function decideAddVhost(state: MetadataState, command: AddVhost): Decision {
  if (state.vhosts.has(command.name)) return refuse({ kind: 'vhostExists', vhost: command.name })
  return change((target) => addVhost(target, command.name, command.description, command.tags))
}

export function addVhost(target: Change, name: VhostName, description: string, tags: readonly string[]): void {
  target.addVhost({ name, description, tags })
  for (const exchange of PREDECLARED_EXCHANGES) {
    target.addExchange({
      vhost: name,
      name: exchange.name as ExchangeName,
      type: exchange.type,
      durable: true,
      autoDelete: false,
      internal: exchange.internal ?? false,
      arguments: [],
      policy: undefined, // A new vhost has none.
      alternateExchange: undefined,
      declaredAt: target.index,
    })
  }
}

export function decideDeleteVhost(state: MetadataState, command: DeleteVhost): Decision {
  const topology = state.vhosts.get(command.name)
  if (topology === undefined) return refuse({ kind: 'noSuchVhost', vhost: command.name })
  return change((target) => {
    target.emptyVhost(topology)
    for (const permission of state.permissions.values()) {
      if (permission.vhost === command.name) target.removePermission(permission)
    }
    for (const permission of state.topicPermissions.values()) {
      if (permission.vhost === command.name) target.removeTopicPermission(permission)
    }
    for (const policy of state.policies.get(command.name)?.records() ?? []) target.removePolicy(policy)
    for (const policy of state.operatorPolicies.get(command.name)?.records() ?? []) target.removeOperatorPolicy(policy)
    target.removeVhost(topology)
  })
}
