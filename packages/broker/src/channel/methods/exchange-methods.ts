/** exchange.declare, delete, bind and unbind (RabbitMQ 3.10's order of checks). */
import type {
  ExchangeBind,
  ExchangeDeclare,
  ExchangeDelete,
  ExchangeUnbind,
  FieldTable,
  QueueBind,
  QueueUnbind,
} from '@warren/codec'
import { tableLookup } from '@warren/codec'
import type { ExchangeName, RoutingKey } from '@warren/kernel'
import { type BindingDestination, isExchangeType, isReservedName, stripLineBreaks } from '@warren/model'
import { domainErrorToAmqp } from '../../errors/domain-errors.ts'
import {
  checkExchangeAccess,
  checkNotDefaultExchange,
  checkQueueAccess,
  checkTopicRead,
  queueNameOf,
} from '../access.ts'
import type { ChannelScope } from '../channel-scope.ts'

export function declareExchange(scope: ChannelScope, method: ExchangeDeclare): void {
  const name = stripLineBreaks(method.exchange) as ExchangeName // A short string.
  const { vhost } = scope.host
  if (method.passive) {
    checkNotDefaultExchange(name)
    if (scope.broker.metadata.metadata.exchange(vhost, name) === undefined) throw noExchange(name, vhost)
    if (!method.noWait) scope.reply({ kind: 'exchange.declare-ok' })
    return
  }
  const { type } = method
  if (!isExchangeType(type)) throw domainErrorToAmqp({ kind: 'unknownExchangeType', type })
  checkNotDefaultExchange(name)
  checkExchangeAccess(scope, 'configure', name)
  if (scope.broker.metadata.metadata.exchange(vhost, name) === undefined)
    checkNewExchange(scope, name, method.arguments)
  const { durable, autoDelete, internal } = method
  scope.change(
    { kind: 'declareExchange', vhost, name, type, durable, autoDelete, internal, arguments: method.arguments },
    `exchange '${name}' in vhost '${vhost}'`,
    () => {
      if (!method.noWait) scope.reply({ kind: 'exchange.declare-ok' })
    },
  )
}

export function deleteExchange(scope: ChannelScope, method: ExchangeDelete): void {
  const name = stripLineBreaks(method.exchange) as ExchangeName // A short string.
  const { vhost } = scope.host
  checkNotDefaultExchange(name)
  if (isReservedName(name)) throw domainErrorToAmqp({ kind: 'systemExchange', name, vhost })
  checkExchangeAccess(scope, 'configure', name)
  scope.change(
    { kind: 'deleteExchange', vhost, name, ifUnused: method.ifUnused },
    `exchange '${name}' in vhost '${vhost}'`,
    () => {
      if (!method.noWait) scope.reply({ kind: 'exchange.delete-ok' })
    },
  )
}

export function bindExchange(scope: ChannelScope, method: ExchangeBind | ExchangeUnbind): void {
  const name = stripLineBreaks(method.destination) as ExchangeName // A short string.
  const isBind = method.kind === 'exchange.bind'
  checkExchangeAccess(scope, 'write', name)
  changeBinding(scope, isBind, { kind: 'exchange', name }, method.source, method.routingKey, method.arguments, () => {
    if (!method.noWait) scope.reply({ kind: isBind ? 'exchange.bind-ok' : 'exchange.unbind-ok' })
  })
}

export function bindQueue(scope: ChannelScope, method: QueueBind | QueueUnbind): void {
  const isBind = method.kind === 'queue.bind'
  const given = stripLineBreaks(method.queue)
  const name = queueNameOf(scope, given)
  // With neither queue nor key the key, too, is the name of the last queue declared (AMQP 0-9-1, queue.bind).
  const routingKey = given === '' && method.routingKey === '' ? name : method.routingKey
  checkQueueAccess(scope, 'write', name)
  changeBinding(scope, isBind, { kind: 'queue', name }, method.exchange, routingKey, method.arguments, () => {
    if (method.kind === 'queue.unbind') scope.reply({ kind: 'queue.unbind-ok' })
    else if (!method.noWait) scope.reply({ kind: 'queue.bind-ok' })
  })
}

function changeBinding(
  scope: ChannelScope,
  isBind: boolean,
  destination: BindingDestination,
  sourceText: string,
  routingKey: string,
  bindingArguments: FieldTable,
  done: () => void,
): void {
  const source = stripLineBreaks(sourceText) as ExchangeName // A short string.
  if (destination.kind === 'exchange') checkNotDefaultExchange(destination.name)
  checkNotDefaultExchange(source)
  checkExchangeAccess(scope, 'read', source)
  checkTopicRead(scope, source, routingKey)
  const { vhost, ownerId } = scope.host
  scope.change(
    {
      kind: isBind ? 'bind' : 'unbind',
      vhost,
      source,
      destination,
      routingKey: routingKey as RoutingKey, // A short string.
      arguments: bindingArguments,
      connection: ownerId,
    },
    `${destination.kind} '${destination.name}' in vhost '${vhost}'`,
    done,
  )
}

/** The name prefix and the alternate exchange concern only an exchange that is not there yet. */
function checkNewExchange(scope: ChannelScope, name: ExchangeName, declareArguments: FieldTable): void {
  if (isReservedName(name)) throw domainErrorToAmqp({ kind: 'reservedPrefix', entity: 'exchange', name })
  const alternate = tableLookup(declareArguments, 'alternate-exchange')
  if (alternate?.type !== 'longstr') return // Of another type: the metadata refuses it.
  checkExchangeAccess(scope, 'read', name)
  checkExchangeAccess(scope, 'write', alternate.value)
}

function noExchange(name: string, vhost: string): Error {
  return domainErrorToAmqp({ kind: 'notFound', entity: 'exchange', name, vhost })
}
