/** exchange.declare and exchange.delete (AMQP 0-9-1 §1.6, class exchange; RabbitMQ's order of checks). */
import { bool, longstr } from '@warren/codec'
import { type Difference, differentArgument, differentValue } from '../arguments/argument-equivalence.ts'
import { alternateExchangeOf, isExchangeType } from '../arguments/exchange-arguments.ts'
import type { DeclareExchange, DeleteExchange } from '../command.ts'
import { change, type Decision, keep, refuse } from '../decision/decision.ts'
import type { DomainError } from '../domain-error.ts'
import { DEFAULT_EXCHANGE, isReservedName } from '../names.ts'
import { alternateExchange } from '../policies/effective-settings.ts'
import type { ExchangeRecord } from '../record.ts'
import type { MetadataState } from '../state.ts'
import { removeExchange } from './binding.ts'

const ALTERNATE_EXCHANGE = 'alternate-exchange'

export function decideDeclareExchange(state: MetadataState, command: DeclareExchange): Decision {
  const { vhost, name, type } = command
  if (!isExchangeType(type)) return refuse({ kind: 'unknownExchangeType', type })
  if (name === DEFAULT_EXCHANGE) return refuse({ kind: 'defaultExchange' })
  const topology = state.vhosts.get(vhost)
  if (topology === undefined) return refuse({ kind: 'noSuchVhost', vhost })
  const existing = topology.exchanges.get(name)?.record
  if (existing !== undefined) {
    const error = inequivalence(existing, command)
    return error === undefined ? keep() : refuse(error)
  }
  if (isReservedName(name)) return refuse({ kind: 'reservedPrefix', entity: 'exchange', name })
  const alternate = alternateExchangeOf(command.arguments)
  if (!alternate.ok) {
    const argument = ALTERNATE_EXCHANGE
    return refuse({ kind: 'invalidArgumentType', argument, type: alternate.error, entity: 'exchange', name, vhost })
  }
  const { durable, autoDelete, internal, arguments: declared } = command
  const policy = state.policies.get(vhost)?.match('exchange', name)?.record
  return change((target) =>
    target.addExchange({
      vhost,
      name,
      type,
      durable,
      autoDelete,
      internal,
      arguments: declared,
      policy: policy?.name,
      alternateExchange: alternateExchange(declared, policy?.definition),
      declaredAt: target.index,
    }),
  )
}

/** A missing exchange is no error (RabbitMQ). */
export function decideDeleteExchange(state: MetadataState, command: DeleteExchange): Decision {
  const { vhost, name } = command
  if (name === DEFAULT_EXCHANGE) return refuse({ kind: 'defaultExchange' })
  if (isReservedName(name)) return refuse({ kind: 'systemExchange', name, vhost })
  const topology = state.vhosts.get(vhost)
  if (topology === undefined) return refuse({ kind: 'noSuchVhost', vhost })
  const exchange = topology.exchanges.get(name)
  if (exchange === undefined) return keep()
  if (command.ifUnused && exchange.outbound.size > 0) return refuse({ kind: 'inUse', entity: 'exchange', name, vhost })
  return change((target) => removeExchange(target, exchange))
}

/** Type, the three flags, and of the arguments only the alternate exchange, in this order. */
function inequivalence(existing: ExchangeRecord, command: DeclareExchange): DomainError | undefined {
  const difference: Difference | undefined =
    differentValue('type', longstr(command.type), longstr(existing.type)) ??
    differentValue('durable', bool(command.durable), bool(existing.durable)) ??
    differentValue('auto_delete', bool(command.autoDelete), bool(existing.autoDelete)) ??
    differentValue('internal', bool(command.internal), bool(existing.internal)) ??
    differentArgument(ALTERNATE_EXCHANGE, command.arguments, existing.arguments)
  if (difference === undefined) return undefined
  return { kind: 'inequivalentArgument', ...difference, entity: 'exchange', name: existing.name, vhost: existing.vhost }
}
