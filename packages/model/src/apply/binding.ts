/** Bindings of queues and of exchanges, and what their removal drags along. */
import type { Bind, Unbind } from '../command.ts'
import type { Change } from '../decision/change.ts'
import { change, type Decision, keep, refuse } from '../decision/decision.ts'
import { homeNodeDown, isOthers, locked, notFound } from '../decision/refusal.ts'
import { DEFAULT_EXCHANGE } from '../names.ts'
import type { BindingRecord } from '../record.ts'
import { bindingIdentity } from '../routing/binding-identity.ts'
import { invalidXMatch } from '../routing/headers-matcher.ts'
import type { BindingNode, ExchangeNode, QueueNode } from '../routing/node.ts'
import type { MetadataState } from '../state.ts'

export function decideBind(state: MetadataState, command: Bind): Decision {
  if (concernsDefaultExchange(command)) return refuse({ kind: 'defaultExchange' })
  const { vhost, source, destination } = command
  const topology = state.vhosts.get(vhost)
  if (topology === undefined) return refuse({ kind: 'noSuchVhost', vhost })
  const sourceNode = topology.exchanges.get(source)
  if (sourceNode === undefined) return refuse(notFound('exchange', source, vhost))
  const target = topology.target(destination)
  if (target === undefined) return refuse(notFound(destination.kind, destination.name, vhost))
  if (target.kind === 'queue' && target.record.state === 'down') return refuse(homeNodeDown(state, target.record))
  if (sourceNode.record.type === 'headers') {
    const value = invalidXMatch(command.arguments)
    if (value !== undefined) return refuse({ kind: 'invalidXMatch', value })
  }
  if (target.kind === 'queue' && isOthers(target.record, command.connection)) return refuse(locked(target.record))
  if (topology.bindings.has(bindingIdentity(command))) return keep()
  const binding: BindingRecord = {
    vhost,
    source,
    destination,
    routingKey: command.routingKey,
    arguments: command.arguments,
  }
  return change((performed) => performed.addBinding(binding))
}

/** A binding, queue or exchange that is missing is no error (RabbitMQ); one whose home node is down is. */
export function decideUnbind(state: MetadataState, command: Unbind): Decision {
  if (concernsDefaultExchange(command)) return refuse({ kind: 'defaultExchange' })
  const topology = state.vhosts.get(command.vhost)
  if (topology === undefined) return refuse({ kind: 'noSuchVhost', vhost: command.vhost })
  const target = topology.target(command.destination)
  if (target === undefined) return keep()
  if (target.kind === 'queue' && target.record.state === 'down') return refuse(homeNodeDown(state, target.record))
  const binding = topology.bindings.get(bindingIdentity(command))
  if (binding === undefined) return keep()
  if (target.kind === 'queue' && isOthers(target.record, command.connection)) return refuse(locked(target.record))
  return change((performed) => removeBinding(performed, binding))
}

/** Removes a binding; an auto-delete exchange that loses its last binding as a source goes with it. */
export function removeBinding(target: Change, binding: BindingNode): void {
  target.removeBinding(binding)
  if (isDone(binding.source)) removeExchange(target, binding.source)
}

/**
 * Removes an exchange with its bindings on both sides, and the auto-delete exchanges that lose their last binding by that.
 * A list instead of recursion: a chain of exchanges may be longer than the stack.
 */
export function removeExchange(target: Change, exchange: ExchangeNode): void {
  const leaving = [exchange]
  for (const node of leaving) {
    for (const binding of node.outbound) target.removeBinding(binding)
    for (const binding of node.inbound) {
      target.removeBinding(binding)
      // Each source comes here once: it has no further binding to lose.
      if (isDone(binding.source)) leaving.push(binding.source)
    }
    target.removeExchange(node)
  }
}

/** Removes the bindings that lead to a queue that is about to go. */
export function removeInbound(target: Change, queue: QueueNode): void {
  for (const binding of queue.inbound) removeBinding(target, binding)
}

function concernsDefaultExchange(command: Bind | Unbind): boolean {
  const { source, destination } = command
  return source === DEFAULT_EXCHANGE || (destination.kind === 'exchange' && destination.name === DEFAULT_EXCHANGE)
}

/** Asked only when a binding of it was removed: one that never had any stays. */
function isDone(exchange: ExchangeNode): boolean {
  return exchange.record.autoDelete && exchange.outbound.size === 0
}
