// Written by scripts/generate/generate-codec.ts from scripts/generate/codec-table.ts; change those.
/** One interface a method; `Method` is their union, discriminated on `kind`. */
import type { FieldTable } from '../tables/field-table.ts'

export interface ConnectionStart {
  readonly kind: 'connection.start'
  readonly versionMajor: number
  readonly versionMinor: number
  readonly serverProperties: FieldTable
  readonly mechanisms: string
  readonly locales: string
}

export interface ConnectionStartOk {
  readonly kind: 'connection.start-ok'
  readonly clientProperties: FieldTable
  readonly mechanism: string
  readonly response: Uint8Array
  readonly locale: string
}

export interface ConnectionSecure {
  readonly kind: 'connection.secure'
  readonly challenge: Uint8Array
}

export interface ConnectionSecureOk {
  readonly kind: 'connection.secure-ok'
  readonly response: Uint8Array
}

export interface ConnectionTune {
  readonly kind: 'connection.tune'
  readonly channelMax: number
  readonly frameMax: number
  readonly heartbeat: number
}

export interface ConnectionTuneOk {
  readonly kind: 'connection.tune-ok'
  readonly channelMax: number
  readonly frameMax: number
  readonly heartbeat: number
}

export interface ConnectionOpen {
  readonly kind: 'connection.open'
  readonly virtualHost: string
}

export interface ConnectionOpenOk {
  readonly kind: 'connection.open-ok'
}

export interface ConnectionClose {
  readonly kind: 'connection.close'
  readonly replyCode: number
  readonly replyText: string
  readonly classId: number
  readonly methodId: number
}

export interface ConnectionCloseOk {
  readonly kind: 'connection.close-ok'
}

export interface ConnectionBlocked {
  readonly kind: 'connection.blocked'
  readonly reason: string
}

export interface ConnectionUnblocked {
  readonly kind: 'connection.unblocked'
}

export interface ConnectionUpdateSecret {
  readonly kind: 'connection.update-secret'
  readonly newSecret: Uint8Array
  readonly reason: string
}

export interface ConnectionUpdateSecretOk {
  readonly kind: 'connection.update-secret-ok'
}

export interface ChannelOpen {
  readonly kind: 'channel.open'
}

export interface ChannelOpenOk {
  readonly kind: 'channel.open-ok'
}

export interface ChannelFlow {
  readonly kind: 'channel.flow'
  readonly active: boolean
}

export interface ChannelFlowOk {
  readonly kind: 'channel.flow-ok'
  readonly active: boolean
}

export interface ChannelClose {
  readonly kind: 'channel.close'
  readonly replyCode: number
  readonly replyText: string
  readonly classId: number
  readonly methodId: number
}

export interface ChannelCloseOk {
  readonly kind: 'channel.close-ok'
}

export interface AccessRequest {
  readonly kind: 'access.request'
  readonly realm: string
  readonly exclusive: boolean
  readonly passive: boolean
  readonly active: boolean
  readonly write: boolean
  readonly read: boolean
}

export interface AccessRequestOk {
  readonly kind: 'access.request-ok'
  readonly ticket: number
}

export interface ExchangeDeclare {
  readonly kind: 'exchange.declare'
  readonly exchange: string
  readonly type: string
  readonly passive: boolean
  readonly durable: boolean
  readonly autoDelete: boolean
  readonly internal: boolean
  readonly noWait: boolean
  readonly arguments: FieldTable
}

export interface ExchangeDeclareOk {
  readonly kind: 'exchange.declare-ok'
}

export interface ExchangeDelete {
  readonly kind: 'exchange.delete'
  readonly exchange: string
  readonly ifUnused: boolean
  readonly noWait: boolean
}

export interface ExchangeDeleteOk {
  readonly kind: 'exchange.delete-ok'
}

export interface ExchangeBind {
  readonly kind: 'exchange.bind'
  readonly destination: string
  readonly source: string
  readonly routingKey: string
  readonly noWait: boolean
  readonly arguments: FieldTable
}

export interface ExchangeBindOk {
  readonly kind: 'exchange.bind-ok'
}

export interface ExchangeUnbind {
  readonly kind: 'exchange.unbind'
  readonly destination: string
  readonly source: string
  readonly routingKey: string
  readonly noWait: boolean
  readonly arguments: FieldTable
}

export interface ExchangeUnbindOk {
  readonly kind: 'exchange.unbind-ok'
}

export interface QueueDeclare {
  readonly kind: 'queue.declare'
  readonly queue: string
  readonly passive: boolean
  readonly durable: boolean
  readonly exclusive: boolean
  readonly autoDelete: boolean
  readonly noWait: boolean
  readonly arguments: FieldTable
}

export interface QueueDeclareOk {
  readonly kind: 'queue.declare-ok'
  readonly queue: string
  readonly messageCount: number
  readonly consumerCount: number
}

export interface QueueBind {
  readonly kind: 'queue.bind'
  readonly queue: string
  readonly exchange: string
  readonly routingKey: string
  readonly noWait: boolean
  readonly arguments: FieldTable
}

export interface QueueBindOk {
  readonly kind: 'queue.bind-ok'
}

export interface QueuePurge {
  readonly kind: 'queue.purge'
  readonly queue: string
  readonly noWait: boolean
}

export interface QueuePurgeOk {
  readonly kind: 'queue.purge-ok'
  readonly messageCount: number
}

export interface QueueDelete {
  readonly kind: 'queue.delete'
  readonly queue: string
  readonly ifUnused: boolean
  readonly ifEmpty: boolean
  readonly noWait: boolean
}

export interface QueueDeleteOk {
  readonly kind: 'queue.delete-ok'
  readonly messageCount: number
}

export interface QueueUnbind {
  readonly kind: 'queue.unbind'
  readonly queue: string
  readonly exchange: string
  readonly routingKey: string
  readonly arguments: FieldTable
}

export interface QueueUnbindOk {
  readonly kind: 'queue.unbind-ok'
}

export interface BasicQos {
  readonly kind: 'basic.qos'
  readonly prefetchSize: number
  readonly prefetchCount: number
  readonly global: boolean
}

export interface BasicQosOk {
  readonly kind: 'basic.qos-ok'
}

export interface BasicConsume {
  readonly kind: 'basic.consume'
  readonly queue: string
  readonly consumerTag: string
  readonly noLocal: boolean
  readonly noAck: boolean
  readonly exclusive: boolean
  readonly noWait: boolean
  readonly arguments: FieldTable
}

export interface BasicConsumeOk {
  readonly kind: 'basic.consume-ok'
  readonly consumerTag: string
}

export interface BasicCancel {
  readonly kind: 'basic.cancel'
  readonly consumerTag: string
  readonly noWait: boolean
}

export interface BasicCancelOk {
  readonly kind: 'basic.cancel-ok'
  readonly consumerTag: string
}

export interface BasicPublish {
  readonly kind: 'basic.publish'
  readonly exchange: string
  readonly routingKey: string
  readonly mandatory: boolean
  readonly immediate: boolean
}

export interface BasicReturn {
  readonly kind: 'basic.return'
  readonly replyCode: number
  readonly replyText: string
  readonly exchange: string
  readonly routingKey: string
}

export interface BasicDeliver {
  readonly kind: 'basic.deliver'
  readonly consumerTag: string
  readonly deliveryTag: number
  readonly redelivered: boolean
  readonly exchange: string
  readonly routingKey: string
}

export interface BasicGet {
  readonly kind: 'basic.get'
  readonly queue: string
  readonly noAck: boolean
}

export interface BasicGetOk {
  readonly kind: 'basic.get-ok'
  readonly deliveryTag: number
  readonly redelivered: boolean
  readonly exchange: string
  readonly routingKey: string
  readonly messageCount: number
}

export interface BasicGetEmpty {
  readonly kind: 'basic.get-empty'
}

export interface BasicAck {
  readonly kind: 'basic.ack'
  readonly deliveryTag: number
  readonly multiple: boolean
}

export interface BasicReject {
  readonly kind: 'basic.reject'
  readonly deliveryTag: number
  readonly requeue: boolean
}

export interface BasicRecoverAsync {
  readonly kind: 'basic.recover-async'
  readonly requeue: boolean
}

export interface BasicRecover {
  readonly kind: 'basic.recover'
  readonly requeue: boolean
}

export interface BasicRecoverOk {
  readonly kind: 'basic.recover-ok'
}

export interface BasicNack {
  readonly kind: 'basic.nack'
  readonly deliveryTag: number
  readonly multiple: boolean
  readonly requeue: boolean
}

export interface ConfirmSelect {
  readonly kind: 'confirm.select'
  readonly noWait: boolean
}

export interface ConfirmSelectOk {
  readonly kind: 'confirm.select-ok'
}

export interface TxSelect {
  readonly kind: 'tx.select'
}

export interface TxSelectOk {
  readonly kind: 'tx.select-ok'
}

export interface TxCommit {
  readonly kind: 'tx.commit'
}

export interface TxCommitOk {
  readonly kind: 'tx.commit-ok'
}

export interface TxRollback {
  readonly kind: 'tx.rollback'
}

export interface TxRollbackOk {
  readonly kind: 'tx.rollback-ok'
}

export type Method =
  | ConnectionStart
  | ConnectionStartOk
  | ConnectionSecure
  | ConnectionSecureOk
  | ConnectionTune
  | ConnectionTuneOk
  | ConnectionOpen
  | ConnectionOpenOk
  | ConnectionClose
  | ConnectionCloseOk
  | ConnectionBlocked
  | ConnectionUnblocked
  | ConnectionUpdateSecret
  | ConnectionUpdateSecretOk
  | ChannelOpen
  | ChannelOpenOk
  | ChannelFlow
  | ChannelFlowOk
  | ChannelClose
  | ChannelCloseOk
  | AccessRequest
  | AccessRequestOk
  | ExchangeDeclare
  | ExchangeDeclareOk
  | ExchangeDelete
  | ExchangeDeleteOk
  | ExchangeBind
  | ExchangeBindOk
  | ExchangeUnbind
  | ExchangeUnbindOk
  | QueueDeclare
  | QueueDeclareOk
  | QueueBind
  | QueueBindOk
  | QueuePurge
  | QueuePurgeOk
  | QueueDelete
  | QueueDeleteOk
  | QueueUnbind
  | QueueUnbindOk
  | BasicQos
  | BasicQosOk
  | BasicConsume
  | BasicConsumeOk
  | BasicCancel
  | BasicCancelOk
  | BasicPublish
  | BasicReturn
  | BasicDeliver
  | BasicGet
  | BasicGetOk
  | BasicGetEmpty
  | BasicAck
  | BasicReject
  | BasicRecoverAsync
  | BasicRecover
  | BasicRecoverOk
  | BasicNack
  | ConfirmSelect
  | ConfirmSelectOk
  | TxSelect
  | TxSelectOk
  | TxCommit
  | TxCommitOk
  | TxRollback
  | TxRollbackOk

export type MethodKind = Method['kind']
