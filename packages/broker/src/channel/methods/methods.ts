/** Which function carries out which method of an open channel. Publishes and settlements never come here. */
import {
  AmqpError,
  type Method,
  methodClassId,
  methodNumber,
  ReplyCode,
  secondChannelOpen,
  unimplementedMethod,
} from '@warren/codec'
import type { ChannelScope } from '../channel-scope.ts'
import type { Publisher } from '../publishing/publisher.ts'
import { Transaction } from '../publishing/transaction.ts'
import { cancel, consume, get, recover, setPrefetch } from './basic-methods.ts'
import { bindExchange, bindQueue, declareExchange, deleteExchange } from './exchange-methods.ts'
import { declareQueue, deleteQueue, purgeQueue } from './queue-methods.ts'

/** A channel with its modes. */
export interface MethodScope extends ChannelScope {
  readonly publisher: Publisher
}

/** Answers at once or later. Throws the error that ends the channel or the connection. */
export function carryOut(scope: MethodScope, method: Method): void {
  switch (method.kind) {
    case 'channel.open':
      throw secondChannelOpen()
    case 'channel.flow':
      if (!method.active) throw new AmqpError(ReplyCode.notImplemented, 'active=false')
      scope.reply({ kind: 'channel.flow-ok', active: true })
      return
    case 'access.request':
      scope.reply({ kind: 'access.request-ok', ticket: 1 })
      return
    case 'exchange.declare':
      declareExchange(scope, method)
      return
    case 'exchange.delete':
      deleteExchange(scope, method)
      return
    case 'exchange.bind':
    case 'exchange.unbind':
      bindExchange(scope, method)
      return
    case 'queue.declare':
      declareQueue(scope, method)
      return
    case 'queue.bind':
    case 'queue.unbind':
      bindQueue(scope, method)
      return
    case 'queue.purge':
      purgeQueue(scope, method)
      return
    case 'queue.delete':
      deleteQueue(scope, method)
      return
    default:
      carryOutBasic(scope, method)
  }
}

function carryOutBasic(scope: MethodScope, method: Method): void {
  switch (method.kind) {
    case 'basic.qos':
      setPrefetch(scope, method)
      return
    case 'basic.consume':
      consume(scope, method)
      return
    case 'basic.cancel':
      cancel(scope, method)
      return
    case 'basic.get':
      get(scope, method)
      return
    case 'basic.recover':
      recover(scope, method.requeue)
      scope.reply({ kind: 'basic.recover-ok' })
      return
    case 'basic.recover-async':
      recover(scope, method.requeue)
      return
    case 'confirm.select':
      selectConfirms(scope, method.noWait)
      return
    case 'tx.select':
      selectTransactions(scope)
      return
    case 'tx.commit':
      scope.begin()
      transactionOf(scope).commit(() => scope.reply({ kind: 'tx.commit-ok' }))
      return
    case 'tx.rollback':
      transactionOf(scope).rollback()
      scope.reply({ kind: 'tx.rollback-ok' })
      return
    default:
      throw unimplementedMethod(methodClassId(method.kind), methodNumber(method.kind))
  }
}

function selectConfirms(scope: MethodScope, isNoWait: boolean): void {
  if (scope.publisher.transaction !== undefined) {
    throw new AmqpError(ReplyCode.preconditionFailed, 'cannot switch from tx to confirm mode')
  }
  scope.publisher.enableConfirms()
  if (!isNoWait) scope.reply({ kind: 'confirm.select-ok' })
}

function selectTransactions(scope: MethodScope): void {
  if (scope.publisher.confirms !== undefined) {
    throw new AmqpError(ReplyCode.preconditionFailed, 'cannot switch from confirm to tx mode')
  }
  scope.publisher.transaction ??= new Transaction(scope)
  scope.reply({ kind: 'tx.select-ok' })
}

function transactionOf(scope: MethodScope): Transaction {
  const { transaction } = scope.publisher
  if (transaction === undefined) throw new AmqpError(ReplyCode.preconditionFailed, 'channel is not transactional')
  return transaction
}
