/** queue.declare and queue.delete as far as the metadata goes (RabbitMQ's order of checks). */
import { bool } from '@warren/codec'
import type { Epoch } from '@warren/kernel'
import { type Difference, differentValue } from '../arguments/argument-equivalence.ts'
import { checkQueueArguments, differentQueueArgument } from '../arguments/queue-arguments.ts'
import type { ConnectionClosed, DeclareQueue, DeleteQueue } from '../command.ts'
import type { Change } from '../decision/change.ts'
import { change, changeTo, type Decision, keep, refuse } from '../decision/decision.ts'
import { homeNodeDown, isOthers, locked } from '../decision/refusal.ts'
import type { DomainError } from '../domain-error.ts'
import { queueUid } from '../lineage.ts'
import type { QueueDeletedReason } from '../metadata-event.ts'
import { placeNew } from '../mirroring/placement.ts'
import { isReservedName } from '../names.ts'
import { queueSettings } from '../policies/effective-settings.ts'
import type { QueueRecord } from '../record.ts'
import type { MetadataState } from '../state.ts'
import { removeInbound } from './binding.ts'

const FIRST_EPOCH = 1 as Epoch

export function decideDeclareQueue(state: MetadataState, command: DeclareQueue): Decision {
  const { vhost, name } = command
  const topology = state.vhosts.get(vhost)
  if (topology === undefined) return refuse({ kind: 'noSuchVhost', vhost })
  if (!command.serverNamed && isReservedName(name)) return refuse({ kind: 'reservedPrefix', entity: 'queue', name })
  const existing = topology.queues.get(name)?.record
  if (existing !== undefined) {
    const error = objection(state, existing, command)
    return error === undefined ? keep({ kind: 'queueDeclared', changed: false, queue: existing }) : refuse(error)
  }
  const problem = checkQueueArguments(command.arguments)
  if (problem !== undefined) return refuse({ ...problem, entity: 'queue', name, vhost })
  if (state.members.size > 0 && !state.isRunning(command.leader)) {
    // Its node was declared down after the proposer had placed the queue there.
    return refuse({ kind: 'homeNodeDown', node: state.nodeName(command.leader), queue: name, vhost })
  }
  return changeTo((target) => {
    const queue = placeNew(state, newQueue(state, command, target.index))
    target.addQueue(queue)
    return { kind: 'queueDeclared', changed: true, queue }
  })
}

/** A missing queue is no error (RabbitMQ). `if-unused` and `if-empty` were for the queue's leader to judge. */
export function decideDeleteQueue(state: MetadataState, command: DeleteQueue): Decision {
  const { vhost, name } = command
  const topology = state.vhosts.get(vhost)
  if (topology === undefined) return refuse({ kind: 'noSuchVhost', vhost })
  const queue = topology.queues.get(name)?.record
  if (queue === undefined || (command.uid !== undefined && command.uid !== queue.uid)) {
    return keep({ kind: 'queueDeleted', changed: false, queue: undefined })
  }
  if (queue.state === 'down' && !command.force) return refuse(homeNodeDown(state, queue))
  if (isOthers(queue, command.connection)) return refuse(locked(queue))
  return changeTo((target) => {
    removeQueue(target, queue, 'deleted')
    return { kind: 'queueDeleted', changed: true, queue }
  })
}

/** The exclusive queues of a connection go with it, in the order of their declaration. */
export function decideConnectionClosed(state: MetadataState, command: ConnectionClosed): Decision {
  const owned = state.queuesByOwner.get(command.connection)
  if (owned === undefined) return keep()
  return change((target) => {
    for (const uid of [...owned].sort((left, right) => left - right)) {
      const queue = state.queuesByUid.get(uid)
      if (queue !== undefined) removeQueue(target, queue, 'connectionClosed')
    }
  })
}

/** Removes a queue and its bindings, with the auto-delete exchanges that only led to it. */
export function removeQueue(target: Change, queue: QueueRecord, reason: QueueDeletedReason): void {
  const node = target.state.vhosts.get(queue.vhost)?.queues.get(queue.name)
  if (node !== undefined) removeInbound(target, node)
  target.removeQueue(queue, reason)
}

/** Why a queue that exists is not the one declared: its node first, then owner, flags and arguments. */
function objection(state: MetadataState, existing: QueueRecord, command: DeclareQueue): DomainError | undefined {
  if (existing.state === 'down') return homeNodeDown(state, existing)
  if (existing.exclusiveOwner !== ownerOf(command)) return locked(existing)
  const difference: Difference | undefined =
    differentValue('durable', bool(isDurable(command)), bool(existing.durable)) ??
    differentValue('auto_delete', bool(command.autoDelete), bool(existing.autoDelete)) ??
    differentQueueArgument(command.arguments, existing.arguments)
  if (difference === undefined) return undefined
  return { kind: 'inequivalentArgument', ...difference, entity: 'queue', name: existing.name, vhost: existing.vhost }
}

function newQueue(state: MetadataState, command: DeclareQueue, index: number): QueueRecord {
  const owner = ownerOf(command)
  const mirrors = owner === undefined ? command.mirrors : []
  const { name, vhost } = command
  const policy = state.policies.get(vhost)?.match('classicQueue', name)?.record.name
  const operatorPolicy = state.operatorPolicies.get(vhost)?.match('classicQueue', name)?.record.name
  const definition = state.definitionFor({ vhost, policy, operatorPolicy })
  return {
    uid: queueUid(state.lineage, index),
    vhost,
    name,
    durable: isDurable(command),
    autoDelete: command.autoDelete,
    exclusiveOwner: owner,
    arguments: command.arguments,
    policy,
    operatorPolicy,
    settings: queueSettings(command.arguments, definition, owner !== undefined),
    leader: command.leader,
    epoch: FIRST_EPOCH,
    epochs: [],
    mirrors,
    mirrorsChangedAt: index,
    // It is empty, so that every replica that runs has all of it. One that is down will come back without knowing it.
    syncSet: [command.leader, ...mirrors.filter((node) => state.members.size === 0 || state.isRunning(node))],
    state: 'running',
  }
}

/** Exclusive means owned by a connection; what no connection declares can be nobody's. */
function ownerOf(command: DeclareQueue): string | undefined {
  return command.exclusive ? command.connection : undefined
}

/** An exclusive queue is never durable, whatever the client asked. */
function isDurable(command: DeclareQueue): boolean {
  return command.durable && ownerOf(command) === undefined
}
