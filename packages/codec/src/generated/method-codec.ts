// Written by scripts/generate/generate-codec.ts from scripts/generate/codec-table.ts; change those.
/** Arguments of each method, without the class and method numbers. */
import { assertNever } from '@warren/kernel'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { ByteWriter } from '../bytes/byte-writer.ts'
import { encodeTable, readTable } from '../tables/field-table-codec.ts'
import {
  ACCESS_REQUEST,
  ACCESS_REQUEST_OK,
  BASIC_ACK,
  BASIC_CANCEL,
  BASIC_CANCEL_OK,
  BASIC_CONSUME,
  BASIC_CONSUME_OK,
  BASIC_DELIVER,
  BASIC_GET,
  BASIC_GET_EMPTY,
  BASIC_GET_OK,
  BASIC_NACK,
  BASIC_PUBLISH,
  BASIC_QOS,
  BASIC_QOS_OK,
  BASIC_RECOVER,
  BASIC_RECOVER_ASYNC,
  BASIC_RECOVER_OK,
  BASIC_REJECT,
  BASIC_RETURN,
  CHANNEL_CLOSE,
  CHANNEL_CLOSE_OK,
  CHANNEL_FLOW,
  CHANNEL_FLOW_OK,
  CHANNEL_OPEN,
  CHANNEL_OPEN_OK,
  CONFIRM_SELECT,
  CONFIRM_SELECT_OK,
  CONNECTION_BLOCKED,
  CONNECTION_CLOSE,
  CONNECTION_CLOSE_OK,
  CONNECTION_OPEN,
  CONNECTION_OPEN_OK,
  CONNECTION_SECURE,
  CONNECTION_SECURE_OK,
  CONNECTION_START,
  CONNECTION_START_OK,
  CONNECTION_TUNE,
  CONNECTION_TUNE_OK,
  CONNECTION_UNBLOCKED,
  CONNECTION_UPDATE_SECRET,
  CONNECTION_UPDATE_SECRET_OK,
  EXCHANGE_BIND,
  EXCHANGE_BIND_OK,
  EXCHANGE_DECLARE,
  EXCHANGE_DECLARE_OK,
  EXCHANGE_DELETE,
  EXCHANGE_DELETE_OK,
  EXCHANGE_UNBIND,
  EXCHANGE_UNBIND_OK,
  QUEUE_BIND,
  QUEUE_BIND_OK,
  QUEUE_DECLARE,
  QUEUE_DECLARE_OK,
  QUEUE_DELETE,
  QUEUE_DELETE_OK,
  QUEUE_PURGE,
  QUEUE_PURGE_OK,
  QUEUE_UNBIND,
  QUEUE_UNBIND_OK,
  TX_COMMIT,
  TX_COMMIT_OK,
  TX_ROLLBACK,
  TX_ROLLBACK_OK,
  TX_SELECT,
  TX_SELECT_OK,
} from './method-ids.ts'
import type {
  AccessRequest,
  AccessRequestOk,
  BasicAck,
  BasicCancel,
  BasicCancelOk,
  BasicConsume,
  BasicConsumeOk,
  BasicDeliver,
  BasicGet,
  BasicGetEmpty,
  BasicGetOk,
  BasicNack,
  BasicPublish,
  BasicQos,
  BasicRecover,
  BasicRecoverAsync,
  BasicReject,
  BasicReturn,
  ChannelClose,
  ChannelFlow,
  ChannelFlowOk,
  ChannelOpen,
  ChannelOpenOk,
  ConfirmSelect,
  ConnectionBlocked,
  ConnectionClose,
  ConnectionOpen,
  ConnectionOpenOk,
  ConnectionSecure,
  ConnectionSecureOk,
  ConnectionStart,
  ConnectionStartOk,
  ConnectionTune,
  ConnectionTuneOk,
  ConnectionUpdateSecret,
  ExchangeBind,
  ExchangeDeclare,
  ExchangeDelete,
  ExchangeUnbind,
  Method,
  MethodKind,
  QueueBind,
  QueueDeclare,
  QueueDeclareOk,
  QueueDelete,
  QueueDeleteOk,
  QueuePurge,
  QueuePurgeOk,
  QueueUnbind,
} from './method-types.ts'

export const METHOD_IDS: Readonly<Record<MethodKind, number>> = {
  'connection.start': CONNECTION_START,
  'connection.start-ok': CONNECTION_START_OK,
  'connection.secure': CONNECTION_SECURE,
  'connection.secure-ok': CONNECTION_SECURE_OK,
  'connection.tune': CONNECTION_TUNE,
  'connection.tune-ok': CONNECTION_TUNE_OK,
  'connection.open': CONNECTION_OPEN,
  'connection.open-ok': CONNECTION_OPEN_OK,
  'connection.close': CONNECTION_CLOSE,
  'connection.close-ok': CONNECTION_CLOSE_OK,
  'connection.blocked': CONNECTION_BLOCKED,
  'connection.unblocked': CONNECTION_UNBLOCKED,
  'connection.update-secret': CONNECTION_UPDATE_SECRET,
  'connection.update-secret-ok': CONNECTION_UPDATE_SECRET_OK,
  'channel.open': CHANNEL_OPEN,
  'channel.open-ok': CHANNEL_OPEN_OK,
  'channel.flow': CHANNEL_FLOW,
  'channel.flow-ok': CHANNEL_FLOW_OK,
  'channel.close': CHANNEL_CLOSE,
  'channel.close-ok': CHANNEL_CLOSE_OK,
  'access.request': ACCESS_REQUEST,
  'access.request-ok': ACCESS_REQUEST_OK,
  'exchange.declare': EXCHANGE_DECLARE,
  'exchange.declare-ok': EXCHANGE_DECLARE_OK,
  'exchange.delete': EXCHANGE_DELETE,
  'exchange.delete-ok': EXCHANGE_DELETE_OK,
  'exchange.bind': EXCHANGE_BIND,
  'exchange.bind-ok': EXCHANGE_BIND_OK,
  'exchange.unbind': EXCHANGE_UNBIND,
  'exchange.unbind-ok': EXCHANGE_UNBIND_OK,
  'queue.declare': QUEUE_DECLARE,
  'queue.declare-ok': QUEUE_DECLARE_OK,
  'queue.bind': QUEUE_BIND,
  'queue.bind-ok': QUEUE_BIND_OK,
  'queue.purge': QUEUE_PURGE,
  'queue.purge-ok': QUEUE_PURGE_OK,
  'queue.delete': QUEUE_DELETE,
  'queue.delete-ok': QUEUE_DELETE_OK,
  'queue.unbind': QUEUE_UNBIND,
  'queue.unbind-ok': QUEUE_UNBIND_OK,
  'basic.qos': BASIC_QOS,
  'basic.qos-ok': BASIC_QOS_OK,
  'basic.consume': BASIC_CONSUME,
  'basic.consume-ok': BASIC_CONSUME_OK,
  'basic.cancel': BASIC_CANCEL,
  'basic.cancel-ok': BASIC_CANCEL_OK,
  'basic.publish': BASIC_PUBLISH,
  'basic.return': BASIC_RETURN,
  'basic.deliver': BASIC_DELIVER,
  'basic.get': BASIC_GET,
  'basic.get-ok': BASIC_GET_OK,
  'basic.get-empty': BASIC_GET_EMPTY,
  'basic.ack': BASIC_ACK,
  'basic.reject': BASIC_REJECT,
  'basic.recover-async': BASIC_RECOVER_ASYNC,
  'basic.recover': BASIC_RECOVER,
  'basic.recover-ok': BASIC_RECOVER_OK,
  'basic.nack': BASIC_NACK,
  'confirm.select': CONFIRM_SELECT,
  'confirm.select-ok': CONFIRM_SELECT_OK,
  'tx.select': TX_SELECT,
  'tx.select-ok': TX_SELECT_OK,
  'tx.commit': TX_COMMIT,
  'tx.commit-ok': TX_COMMIT_OK,
  'tx.rollback': TX_ROLLBACK,
  'tx.rollback-ok': TX_ROLLBACK_OK,
}

/** The methods that a content header and body follow. */
export const CONTENT_METHODS: ReadonlySet<number> = new Set([BASIC_PUBLISH, BASIC_RETURN, BASIC_DELIVER, BASIC_GET_OK])

/** The method `id` with the arguments that `reader` holds; undefined for a number that no method has. */
export function readArguments(id: number, reader: ByteReader): Method | undefined {
  switch (id) {
    case CONNECTION_START:
      return readConnectionStart(reader)
    case CONNECTION_START_OK:
      return readConnectionStartOk(reader)
    case CONNECTION_SECURE:
      return readConnectionSecure(reader)
    case CONNECTION_SECURE_OK:
      return readConnectionSecureOk(reader)
    case CONNECTION_TUNE:
      return readConnectionTune(reader)
    case CONNECTION_TUNE_OK:
      return readConnectionTuneOk(reader)
    case CONNECTION_OPEN:
      return readConnectionOpen(reader)
    case CONNECTION_OPEN_OK:
      return readConnectionOpenOk(reader)
    case CONNECTION_CLOSE:
      return readConnectionClose(reader)
    case CONNECTION_CLOSE_OK:
      return { kind: 'connection.close-ok' }
    case CONNECTION_BLOCKED:
      return readConnectionBlocked(reader)
    case CONNECTION_UNBLOCKED:
      return { kind: 'connection.unblocked' }
    case CONNECTION_UPDATE_SECRET:
      return readConnectionUpdateSecret(reader)
    case CONNECTION_UPDATE_SECRET_OK:
      return { kind: 'connection.update-secret-ok' }
    case CHANNEL_OPEN:
      return readChannelOpen(reader)
    case CHANNEL_OPEN_OK:
      return readChannelOpenOk(reader)
    case CHANNEL_FLOW:
      return readChannelFlow(reader)
    case CHANNEL_FLOW_OK:
      return readChannelFlowOk(reader)
    case CHANNEL_CLOSE:
      return readChannelClose(reader)
    case CHANNEL_CLOSE_OK:
      return { kind: 'channel.close-ok' }
    case ACCESS_REQUEST:
      return readAccessRequest(reader)
    case ACCESS_REQUEST_OK:
      return readAccessRequestOk(reader)
    case EXCHANGE_DECLARE:
      return readExchangeDeclare(reader)
    case EXCHANGE_DECLARE_OK:
      return { kind: 'exchange.declare-ok' }
    case EXCHANGE_DELETE:
      return readExchangeDelete(reader)
    case EXCHANGE_DELETE_OK:
      return { kind: 'exchange.delete-ok' }
    case EXCHANGE_BIND:
      return readExchangeBind(reader)
    case EXCHANGE_BIND_OK:
      return { kind: 'exchange.bind-ok' }
    case EXCHANGE_UNBIND:
      return readExchangeUnbind(reader)
    case EXCHANGE_UNBIND_OK:
      return { kind: 'exchange.unbind-ok' }
    case QUEUE_DECLARE:
      return readQueueDeclare(reader)
    case QUEUE_DECLARE_OK:
      return readQueueDeclareOk(reader)
    case QUEUE_BIND:
      return readQueueBind(reader)
    case QUEUE_BIND_OK:
      return { kind: 'queue.bind-ok' }
    case QUEUE_PURGE:
      return readQueuePurge(reader)
    case QUEUE_PURGE_OK:
      return readQueuePurgeOk(reader)
    case QUEUE_DELETE:
      return readQueueDelete(reader)
    case QUEUE_DELETE_OK:
      return readQueueDeleteOk(reader)
    case QUEUE_UNBIND:
      return readQueueUnbind(reader)
    case QUEUE_UNBIND_OK:
      return { kind: 'queue.unbind-ok' }
    case BASIC_QOS:
      return readBasicQos(reader)
    case BASIC_QOS_OK:
      return { kind: 'basic.qos-ok' }
    case BASIC_CONSUME:
      return readBasicConsume(reader)
    case BASIC_CONSUME_OK:
      return readBasicConsumeOk(reader)
    case BASIC_CANCEL:
      return readBasicCancel(reader)
    case BASIC_CANCEL_OK:
      return readBasicCancelOk(reader)
    case BASIC_PUBLISH:
      return readBasicPublish(reader)
    case BASIC_RETURN:
      return readBasicReturn(reader)
    case BASIC_DELIVER:
      return readBasicDeliver(reader)
    case BASIC_GET:
      return readBasicGet(reader)
    case BASIC_GET_OK:
      return readBasicGetOk(reader)
    case BASIC_GET_EMPTY:
      return readBasicGetEmpty(reader)
    case BASIC_ACK:
      return readBasicAck(reader)
    case BASIC_REJECT:
      return readBasicReject(reader)
    case BASIC_RECOVER_ASYNC:
      return readBasicRecoverAsync(reader)
    case BASIC_RECOVER:
      return readBasicRecover(reader)
    case BASIC_RECOVER_OK:
      return { kind: 'basic.recover-ok' }
    case BASIC_NACK:
      return readBasicNack(reader)
    case CONFIRM_SELECT:
      return readConfirmSelect(reader)
    case CONFIRM_SELECT_OK:
      return { kind: 'confirm.select-ok' }
    case TX_SELECT:
      return { kind: 'tx.select' }
    case TX_SELECT_OK:
      return { kind: 'tx.select-ok' }
    case TX_COMMIT:
      return { kind: 'tx.commit' }
    case TX_COMMIT_OK:
      return { kind: 'tx.commit-ok' }
    case TX_ROLLBACK:
      return { kind: 'tx.rollback' }
    case TX_ROLLBACK_OK:
      return { kind: 'tx.rollback-ok' }
    default:
      return undefined
  }
}

export function writeArguments(method: Method, writer: ByteWriter): void {
  switch (method.kind) {
    case 'connection.start':
      writeConnectionStart(method, writer)
      break
    case 'connection.start-ok':
      writeConnectionStartOk(method, writer)
      break
    case 'connection.secure':
      writeConnectionSecure(method, writer)
      break
    case 'connection.secure-ok':
      writeConnectionSecureOk(method, writer)
      break
    case 'connection.tune':
      writeConnectionTune(method, writer)
      break
    case 'connection.tune-ok':
      writeConnectionTuneOk(method, writer)
      break
    case 'connection.open':
      writeConnectionOpen(method, writer)
      break
    case 'connection.open-ok':
      writeConnectionOpenOk(writer)
      break
    case 'connection.close':
      writeConnectionClose(method, writer)
      break
    case 'connection.blocked':
      writeConnectionBlocked(method, writer)
      break
    case 'connection.update-secret':
      writeConnectionUpdateSecret(method, writer)
      break
    case 'channel.open':
      writeChannelOpen(writer)
      break
    case 'channel.open-ok':
      writeChannelOpenOk(writer)
      break
    case 'channel.flow':
      writeChannelFlow(method, writer)
      break
    case 'channel.flow-ok':
      writeChannelFlowOk(method, writer)
      break
    case 'channel.close':
      writeChannelClose(method, writer)
      break
    case 'access.request':
      writeAccessRequest(method, writer)
      break
    case 'access.request-ok':
      writeAccessRequestOk(method, writer)
      break
    case 'exchange.declare':
      writeExchangeDeclare(method, writer)
      break
    case 'exchange.delete':
      writeExchangeDelete(method, writer)
      break
    case 'exchange.bind':
      writeExchangeBind(method, writer)
      break
    case 'exchange.unbind':
      writeExchangeUnbind(method, writer)
      break
    case 'queue.declare':
      writeQueueDeclare(method, writer)
      break
    case 'queue.declare-ok':
      writeQueueDeclareOk(method, writer)
      break
    case 'queue.bind':
      writeQueueBind(method, writer)
      break
    case 'queue.purge':
      writeQueuePurge(method, writer)
      break
    case 'queue.purge-ok':
      writeQueuePurgeOk(method, writer)
      break
    case 'queue.delete':
      writeQueueDelete(method, writer)
      break
    case 'queue.delete-ok':
      writeQueueDeleteOk(method, writer)
      break
    case 'queue.unbind':
      writeQueueUnbind(method, writer)
      break
    case 'basic.qos':
      writeBasicQos(method, writer)
      break
    case 'basic.consume':
      writeBasicConsume(method, writer)
      break
    case 'basic.consume-ok':
      writeBasicConsumeOk(method, writer)
      break
    case 'basic.cancel':
      writeBasicCancel(method, writer)
      break
    case 'basic.cancel-ok':
      writeBasicCancelOk(method, writer)
      break
    case 'basic.publish':
      writeBasicPublish(method, writer)
      break
    case 'basic.return':
      writeBasicReturn(method, writer)
      break
    case 'basic.deliver':
      writeBasicDeliver(method, writer)
      break
    case 'basic.get':
      writeBasicGet(method, writer)
      break
    case 'basic.get-ok':
      writeBasicGetOk(method, writer)
      break
    case 'basic.get-empty':
      writeBasicGetEmpty(writer)
      break
    case 'basic.ack':
      writeBasicAck(method, writer)
      break
    case 'basic.reject':
      writeBasicReject(method, writer)
      break
    case 'basic.recover-async':
      writeBasicRecoverAsync(method, writer)
      break
    case 'basic.recover':
      writeBasicRecover(method, writer)
      break
    case 'basic.nack':
      writeBasicNack(method, writer)
      break
    case 'confirm.select':
      writeConfirmSelect(method, writer)
      break
    case 'connection.close-ok':
    case 'connection.unblocked':
    case 'connection.update-secret-ok':
    case 'channel.close-ok':
    case 'exchange.declare-ok':
    case 'exchange.delete-ok':
    case 'exchange.bind-ok':
    case 'exchange.unbind-ok':
    case 'queue.bind-ok':
    case 'queue.unbind-ok':
    case 'basic.qos-ok':
    case 'basic.recover-ok':
    case 'confirm.select-ok':
    case 'tx.select':
    case 'tx.select-ok':
    case 'tx.commit':
    case 'tx.commit-ok':
    case 'tx.rollback':
    case 'tx.rollback-ok':
      break
    default:
      assertNever(method)
  }
}

function readConnectionStart(reader: ByteReader): ConnectionStart {
  const versionMajor = reader.u8()
  const versionMinor = reader.u8()
  const serverProperties = readTable(reader)
  const mechanisms = reader.longstr()
  const locales = reader.longstr()
  return { kind: 'connection.start', versionMajor, versionMinor, serverProperties, mechanisms, locales }
}

function writeConnectionStart(method: ConnectionStart, writer: ByteWriter): void {
  writer.u8(method.versionMajor)
  writer.u8(method.versionMinor)
  encodeTable(method.serverProperties, writer)
  writer.longstr(method.mechanisms)
  writer.longstr(method.locales)
}

function readConnectionStartOk(reader: ByteReader): ConnectionStartOk {
  const clientProperties = readTable(reader)
  const mechanism = reader.shortstr()
  const response = reader.longBytes()
  const locale = reader.shortstr()
  return { kind: 'connection.start-ok', clientProperties, mechanism, response, locale }
}

function writeConnectionStartOk(method: ConnectionStartOk, writer: ByteWriter): void {
  encodeTable(method.clientProperties, writer)
  writer.shortstr(method.mechanism)
  writer.longBytes(method.response)
  writer.shortstr(method.locale)
}

function readConnectionSecure(reader: ByteReader): ConnectionSecure {
  const challenge = reader.longBytes()
  return { kind: 'connection.secure', challenge }
}

function writeConnectionSecure(method: ConnectionSecure, writer: ByteWriter): void {
  writer.longBytes(method.challenge)
}

function readConnectionSecureOk(reader: ByteReader): ConnectionSecureOk {
  const response = reader.longBytes()
  return { kind: 'connection.secure-ok', response }
}

function writeConnectionSecureOk(method: ConnectionSecureOk, writer: ByteWriter): void {
  writer.longBytes(method.response)
}

function readConnectionTune(reader: ByteReader): ConnectionTune {
  const channelMax = reader.u16()
  const frameMax = reader.u32()
  const heartbeat = reader.u16()
  return { kind: 'connection.tune', channelMax, frameMax, heartbeat }
}

function writeConnectionTune(method: ConnectionTune, writer: ByteWriter): void {
  writer.u16(method.channelMax)
  writer.u32(method.frameMax)
  writer.u16(method.heartbeat)
}

function readConnectionTuneOk(reader: ByteReader): ConnectionTuneOk {
  const channelMax = reader.u16()
  const frameMax = reader.u32()
  const heartbeat = reader.u16()
  return { kind: 'connection.tune-ok', channelMax, frameMax, heartbeat }
}

function writeConnectionTuneOk(method: ConnectionTuneOk, writer: ByteWriter): void {
  writer.u16(method.channelMax)
  writer.u32(method.frameMax)
  writer.u16(method.heartbeat)
}

function readConnectionOpen(reader: ByteReader): ConnectionOpen {
  const virtualHost = reader.shortstr()
  reader.shortstr()
  reader.u8()
  return { kind: 'connection.open', virtualHost }
}

function writeConnectionOpen(method: ConnectionOpen, writer: ByteWriter): void {
  writer.shortstr(method.virtualHost)
  writer.u8(0)
  writer.u8(0)
}

function readConnectionOpenOk(reader: ByteReader): ConnectionOpenOk {
  reader.shortstr()
  return { kind: 'connection.open-ok' }
}

function writeConnectionOpenOk(writer: ByteWriter): void {
  writer.u8(0)
}

function readConnectionClose(reader: ByteReader): ConnectionClose {
  const replyCode = reader.u16()
  const replyText = reader.shortstr()
  const classId = reader.u16()
  const methodId = reader.u16()
  return { kind: 'connection.close', replyCode, replyText, classId, methodId }
}

function writeConnectionClose(method: ConnectionClose, writer: ByteWriter): void {
  writer.u16(method.replyCode)
  writer.shortstr(method.replyText)
  writer.u16(method.classId)
  writer.u16(method.methodId)
}

function readConnectionBlocked(reader: ByteReader): ConnectionBlocked {
  const reason = reader.shortstr()
  return { kind: 'connection.blocked', reason }
}

function writeConnectionBlocked(method: ConnectionBlocked, writer: ByteWriter): void {
  writer.shortstr(method.reason)
}

function readConnectionUpdateSecret(reader: ByteReader): ConnectionUpdateSecret {
  const newSecret = reader.longBytes()
  const reason = reader.shortstr()
  return { kind: 'connection.update-secret', newSecret, reason }
}

function writeConnectionUpdateSecret(method: ConnectionUpdateSecret, writer: ByteWriter): void {
  writer.longBytes(method.newSecret)
  writer.shortstr(method.reason)
}

function readChannelOpen(reader: ByteReader): ChannelOpen {
  reader.shortstr()
  return { kind: 'channel.open' }
}

function writeChannelOpen(writer: ByteWriter): void {
  writer.u8(0)
}

function readChannelOpenOk(reader: ByteReader): ChannelOpenOk {
  reader.longstr()
  return { kind: 'channel.open-ok' }
}

function writeChannelOpenOk(writer: ByteWriter): void {
  writer.u32(0)
}

function readChannelFlow(reader: ByteReader): ChannelFlow {
  const bits0 = reader.u8()
  const active = (bits0 & 1) !== 0
  return { kind: 'channel.flow', active }
}

function writeChannelFlow(method: ChannelFlow, writer: ByteWriter): void {
  writer.u8(method.active ? 1 : 0)
}

function readChannelFlowOk(reader: ByteReader): ChannelFlowOk {
  const bits0 = reader.u8()
  const active = (bits0 & 1) !== 0
  return { kind: 'channel.flow-ok', active }
}

function writeChannelFlowOk(method: ChannelFlowOk, writer: ByteWriter): void {
  writer.u8(method.active ? 1 : 0)
}

function readChannelClose(reader: ByteReader): ChannelClose {
  const replyCode = reader.u16()
  const replyText = reader.shortstr()
  const classId = reader.u16()
  const methodId = reader.u16()
  return { kind: 'channel.close', replyCode, replyText, classId, methodId }
}

function writeChannelClose(method: ChannelClose, writer: ByteWriter): void {
  writer.u16(method.replyCode)
  writer.shortstr(method.replyText)
  writer.u16(method.classId)
  writer.u16(method.methodId)
}

function readAccessRequest(reader: ByteReader): AccessRequest {
  const realm = reader.shortstr()
  const bits0 = reader.u8()
  const exclusive = (bits0 & 1) !== 0
  const passive = (bits0 & 2) !== 0
  const active = (bits0 & 4) !== 0
  const write = (bits0 & 8) !== 0
  const read = (bits0 & 16) !== 0
  return { kind: 'access.request', realm, exclusive, passive, active, write, read }
}

function writeAccessRequest(method: AccessRequest, writer: ByteWriter): void {
  writer.shortstr(method.realm)
  writer.u8(
    (method.exclusive ? 1 : 0) |
      (method.passive ? 2 : 0) |
      (method.active ? 4 : 0) |
      (method.write ? 8 : 0) |
      (method.read ? 16 : 0),
  )
}

function readAccessRequestOk(reader: ByteReader): AccessRequestOk {
  const ticket = reader.u16()
  return { kind: 'access.request-ok', ticket }
}

function writeAccessRequestOk(method: AccessRequestOk, writer: ByteWriter): void {
  writer.u16(method.ticket)
}

function readExchangeDeclare(reader: ByteReader): ExchangeDeclare {
  reader.u16()
  const exchange = reader.shortstr()
  const type = reader.shortstr()
  const bits0 = reader.u8()
  const passive = (bits0 & 1) !== 0
  const durable = (bits0 & 2) !== 0
  const autoDelete = (bits0 & 4) !== 0
  const internal = (bits0 & 8) !== 0
  const noWait = (bits0 & 16) !== 0
  const table = readTable(reader)
  return { kind: 'exchange.declare', exchange, type, passive, durable, autoDelete, internal, noWait, arguments: table }
}

function writeExchangeDeclare(method: ExchangeDeclare, writer: ByteWriter): void {
  writer.u16(0)
  writer.shortstr(method.exchange)
  writer.shortstr(method.type)
  writer.u8(
    (method.passive ? 1 : 0) |
      (method.durable ? 2 : 0) |
      (method.autoDelete ? 4 : 0) |
      (method.internal ? 8 : 0) |
      (method.noWait ? 16 : 0),
  )
  encodeTable(method.arguments, writer)
}

function readExchangeDelete(reader: ByteReader): ExchangeDelete {
  reader.u16()
  const exchange = reader.shortstr()
  const bits0 = reader.u8()
  const ifUnused = (bits0 & 1) !== 0
  const noWait = (bits0 & 2) !== 0
  return { kind: 'exchange.delete', exchange, ifUnused, noWait }
}

function writeExchangeDelete(method: ExchangeDelete, writer: ByteWriter): void {
  writer.u16(0)
  writer.shortstr(method.exchange)
  writer.u8((method.ifUnused ? 1 : 0) | (method.noWait ? 2 : 0))
}

function readExchangeBind(reader: ByteReader): ExchangeBind {
  reader.u16()
  const destination = reader.shortstr()
  const source = reader.shortstr()
  const routingKey = reader.shortstr()
  const bits0 = reader.u8()
  const noWait = (bits0 & 1) !== 0
  const table = readTable(reader)
  return { kind: 'exchange.bind', destination, source, routingKey, noWait, arguments: table }
}

function writeExchangeBind(method: ExchangeBind, writer: ByteWriter): void {
  writer.u16(0)
  writer.shortstr(method.destination)
  writer.shortstr(method.source)
  writer.shortstr(method.routingKey)
  writer.u8(method.noWait ? 1 : 0)
  encodeTable(method.arguments, writer)
}

function readExchangeUnbind(reader: ByteReader): ExchangeUnbind {
  reader.u16()
  const destination = reader.shortstr()
  const source = reader.shortstr()
  const routingKey = reader.shortstr()
  const bits0 = reader.u8()
  const noWait = (bits0 & 1) !== 0
  const table = readTable(reader)
  return { kind: 'exchange.unbind', destination, source, routingKey, noWait, arguments: table }
}

function writeExchangeUnbind(method: ExchangeUnbind, writer: ByteWriter): void {
  writer.u16(0)
  writer.shortstr(method.destination)
  writer.shortstr(method.source)
  writer.shortstr(method.routingKey)
  writer.u8(method.noWait ? 1 : 0)
  encodeTable(method.arguments, writer)
}

function readQueueDeclare(reader: ByteReader): QueueDeclare {
  reader.u16()
  const queue = reader.shortstr()
  const bits0 = reader.u8()
  const passive = (bits0 & 1) !== 0
  const durable = (bits0 & 2) !== 0
  const exclusive = (bits0 & 4) !== 0
  const autoDelete = (bits0 & 8) !== 0
  const noWait = (bits0 & 16) !== 0
  const table = readTable(reader)
  return { kind: 'queue.declare', queue, passive, durable, exclusive, autoDelete, noWait, arguments: table }
}

function writeQueueDeclare(method: QueueDeclare, writer: ByteWriter): void {
  writer.u16(0)
  writer.shortstr(method.queue)
  writer.u8(
    (method.passive ? 1 : 0) |
      (method.durable ? 2 : 0) |
      (method.exclusive ? 4 : 0) |
      (method.autoDelete ? 8 : 0) |
      (method.noWait ? 16 : 0),
  )
  encodeTable(method.arguments, writer)
}

function readQueueDeclareOk(reader: ByteReader): QueueDeclareOk {
  const queue = reader.shortstr()
  const messageCount = reader.u32()
  const consumerCount = reader.u32()
  return { kind: 'queue.declare-ok', queue, messageCount, consumerCount }
}

function writeQueueDeclareOk(method: QueueDeclareOk, writer: ByteWriter): void {
  writer.shortstr(method.queue)
  writer.u32(method.messageCount)
  writer.u32(method.consumerCount)
}

function readQueueBind(reader: ByteReader): QueueBind {
  reader.u16()
  const queue = reader.shortstr()
  const exchange = reader.shortstr()
  const routingKey = reader.shortstr()
  const bits0 = reader.u8()
  const noWait = (bits0 & 1) !== 0
  const table = readTable(reader)
  return { kind: 'queue.bind', queue, exchange, routingKey, noWait, arguments: table }
}

function writeQueueBind(method: QueueBind, writer: ByteWriter): void {
  writer.u16(0)
  writer.shortstr(method.queue)
  writer.shortstr(method.exchange)
  writer.shortstr(method.routingKey)
  writer.u8(method.noWait ? 1 : 0)
  encodeTable(method.arguments, writer)
}

function readQueuePurge(reader: ByteReader): QueuePurge {
  reader.u16()
  const queue = reader.shortstr()
  const bits0 = reader.u8()
  const noWait = (bits0 & 1) !== 0
  return { kind: 'queue.purge', queue, noWait }
}

function writeQueuePurge(method: QueuePurge, writer: ByteWriter): void {
  writer.u16(0)
  writer.shortstr(method.queue)
  writer.u8(method.noWait ? 1 : 0)
}

function readQueuePurgeOk(reader: ByteReader): QueuePurgeOk {
  const messageCount = reader.u32()
  return { kind: 'queue.purge-ok', messageCount }
}

function writeQueuePurgeOk(method: QueuePurgeOk, writer: ByteWriter): void {
  writer.u32(method.messageCount)
}

function readQueueDelete(reader: ByteReader): QueueDelete {
  reader.u16()
  const queue = reader.shortstr()
  const bits0 = reader.u8()
  const ifUnused = (bits0 & 1) !== 0
  const ifEmpty = (bits0 & 2) !== 0
  const noWait = (bits0 & 4) !== 0
  return { kind: 'queue.delete', queue, ifUnused, ifEmpty, noWait }
}

function writeQueueDelete(method: QueueDelete, writer: ByteWriter): void {
  writer.u16(0)
  writer.shortstr(method.queue)
  writer.u8((method.ifUnused ? 1 : 0) | (method.ifEmpty ? 2 : 0) | (method.noWait ? 4 : 0))
}

function readQueueDeleteOk(reader: ByteReader): QueueDeleteOk {
  const messageCount = reader.u32()
  return { kind: 'queue.delete-ok', messageCount }
}

function writeQueueDeleteOk(method: QueueDeleteOk, writer: ByteWriter): void {
  writer.u32(method.messageCount)
}

function readQueueUnbind(reader: ByteReader): QueueUnbind {
  reader.u16()
  const queue = reader.shortstr()
  const exchange = reader.shortstr()
  const routingKey = reader.shortstr()
  const table = readTable(reader)
  return { kind: 'queue.unbind', queue, exchange, routingKey, arguments: table }
}

function writeQueueUnbind(method: QueueUnbind, writer: ByteWriter): void {
  writer.u16(0)
  writer.shortstr(method.queue)
  writer.shortstr(method.exchange)
  writer.shortstr(method.routingKey)
  encodeTable(method.arguments, writer)
}

function readBasicQos(reader: ByteReader): BasicQos {
  const prefetchSize = reader.u32()
  const prefetchCount = reader.u16()
  const bits0 = reader.u8()
  const global = (bits0 & 1) !== 0
  return { kind: 'basic.qos', prefetchSize, prefetchCount, global }
}

function writeBasicQos(method: BasicQos, writer: ByteWriter): void {
  writer.u32(method.prefetchSize)
  writer.u16(method.prefetchCount)
  writer.u8(method.global ? 1 : 0)
}

function readBasicConsume(reader: ByteReader): BasicConsume {
  reader.u16()
  const queue = reader.shortstr()
  const consumerTag = reader.shortstr()
  const bits0 = reader.u8()
  const noLocal = (bits0 & 1) !== 0
  const noAck = (bits0 & 2) !== 0
  const exclusive = (bits0 & 4) !== 0
  const noWait = (bits0 & 8) !== 0
  const table = readTable(reader)
  return { kind: 'basic.consume', queue, consumerTag, noLocal, noAck, exclusive, noWait, arguments: table }
}

function writeBasicConsume(method: BasicConsume, writer: ByteWriter): void {
  writer.u16(0)
  writer.shortstr(method.queue)
  writer.shortstr(method.consumerTag)
  writer.u8((method.noLocal ? 1 : 0) | (method.noAck ? 2 : 0) | (method.exclusive ? 4 : 0) | (method.noWait ? 8 : 0))
  encodeTable(method.arguments, writer)
}

function readBasicConsumeOk(reader: ByteReader): BasicConsumeOk {
  const consumerTag = reader.shortstr()
  return { kind: 'basic.consume-ok', consumerTag }
}

function writeBasicConsumeOk(method: BasicConsumeOk, writer: ByteWriter): void {
  writer.shortstr(method.consumerTag)
}

function readBasicCancel(reader: ByteReader): BasicCancel {
  const consumerTag = reader.shortstr()
  const bits0 = reader.u8()
  const noWait = (bits0 & 1) !== 0
  return { kind: 'basic.cancel', consumerTag, noWait }
}

function writeBasicCancel(method: BasicCancel, writer: ByteWriter): void {
  writer.shortstr(method.consumerTag)
  writer.u8(method.noWait ? 1 : 0)
}

function readBasicCancelOk(reader: ByteReader): BasicCancelOk {
  const consumerTag = reader.shortstr()
  return { kind: 'basic.cancel-ok', consumerTag }
}

function writeBasicCancelOk(method: BasicCancelOk, writer: ByteWriter): void {
  writer.shortstr(method.consumerTag)
}

function readBasicPublish(reader: ByteReader): BasicPublish {
  reader.u16()
  const exchange = reader.lenientShortstr()
  const routingKey = reader.lenientShortstr()
  const bits0 = reader.u8()
  const mandatory = (bits0 & 1) !== 0
  const immediate = (bits0 & 2) !== 0
  return { kind: 'basic.publish', exchange, routingKey, mandatory, immediate }
}

function writeBasicPublish(method: BasicPublish, writer: ByteWriter): void {
  writer.u16(0)
  writer.shortstr(method.exchange)
  writer.shortstr(method.routingKey)
  writer.u8((method.mandatory ? 1 : 0) | (method.immediate ? 2 : 0))
}

function readBasicReturn(reader: ByteReader): BasicReturn {
  const replyCode = reader.u16()
  const replyText = reader.lenientShortstr()
  const exchange = reader.lenientShortstr()
  const routingKey = reader.lenientShortstr()
  return { kind: 'basic.return', replyCode, replyText, exchange, routingKey }
}

function writeBasicReturn(method: BasicReturn, writer: ByteWriter): void {
  writer.u16(method.replyCode)
  writer.shortstr(method.replyText)
  writer.shortstr(method.exchange)
  writer.shortstr(method.routingKey)
}

function readBasicDeliver(reader: ByteReader): BasicDeliver {
  const consumerTag = reader.lenientShortstr()
  const deliveryTag = reader.u64()
  const bits0 = reader.u8()
  const redelivered = (bits0 & 1) !== 0
  const exchange = reader.lenientShortstr()
  const routingKey = reader.lenientShortstr()
  return { kind: 'basic.deliver', consumerTag, deliveryTag, redelivered, exchange, routingKey }
}

function writeBasicDeliver(method: BasicDeliver, writer: ByteWriter): void {
  writer.shortstr(method.consumerTag)
  writer.u64(method.deliveryTag)
  writer.u8(method.redelivered ? 1 : 0)
  writer.shortstr(method.exchange)
  writer.shortstr(method.routingKey)
}

function readBasicGet(reader: ByteReader): BasicGet {
  reader.u16()
  const queue = reader.shortstr()
  const bits0 = reader.u8()
  const noAck = (bits0 & 1) !== 0
  return { kind: 'basic.get', queue, noAck }
}

function writeBasicGet(method: BasicGet, writer: ByteWriter): void {
  writer.u16(0)
  writer.shortstr(method.queue)
  writer.u8(method.noAck ? 1 : 0)
}

function readBasicGetOk(reader: ByteReader): BasicGetOk {
  const deliveryTag = reader.u64()
  const bits0 = reader.u8()
  const redelivered = (bits0 & 1) !== 0
  const exchange = reader.lenientShortstr()
  const routingKey = reader.lenientShortstr()
  const messageCount = reader.u32()
  return { kind: 'basic.get-ok', deliveryTag, redelivered, exchange, routingKey, messageCount }
}

function writeBasicGetOk(method: BasicGetOk, writer: ByteWriter): void {
  writer.u64(method.deliveryTag)
  writer.u8(method.redelivered ? 1 : 0)
  writer.shortstr(method.exchange)
  writer.shortstr(method.routingKey)
  writer.u32(method.messageCount)
}

function readBasicGetEmpty(reader: ByteReader): BasicGetEmpty {
  reader.shortstr()
  return { kind: 'basic.get-empty' }
}

function writeBasicGetEmpty(writer: ByteWriter): void {
  writer.u8(0)
}

function readBasicAck(reader: ByteReader): BasicAck {
  const deliveryTag = reader.u64()
  const bits0 = reader.u8()
  const multiple = (bits0 & 1) !== 0
  return { kind: 'basic.ack', deliveryTag, multiple }
}

function writeBasicAck(method: BasicAck, writer: ByteWriter): void {
  writer.u64(method.deliveryTag)
  writer.u8(method.multiple ? 1 : 0)
}

function readBasicReject(reader: ByteReader): BasicReject {
  const deliveryTag = reader.u64()
  const bits0 = reader.u8()
  const requeue = (bits0 & 1) !== 0
  return { kind: 'basic.reject', deliveryTag, requeue }
}

function writeBasicReject(method: BasicReject, writer: ByteWriter): void {
  writer.u64(method.deliveryTag)
  writer.u8(method.requeue ? 1 : 0)
}

function readBasicRecoverAsync(reader: ByteReader): BasicRecoverAsync {
  const bits0 = reader.u8()
  const requeue = (bits0 & 1) !== 0
  return { kind: 'basic.recover-async', requeue }
}

function writeBasicRecoverAsync(method: BasicRecoverAsync, writer: ByteWriter): void {
  writer.u8(method.requeue ? 1 : 0)
}

function readBasicRecover(reader: ByteReader): BasicRecover {
  const bits0 = reader.u8()
  const requeue = (bits0 & 1) !== 0
  return { kind: 'basic.recover', requeue }
}

function writeBasicRecover(method: BasicRecover, writer: ByteWriter): void {
  writer.u8(method.requeue ? 1 : 0)
}

function readBasicNack(reader: ByteReader): BasicNack {
  const deliveryTag = reader.u64()
  const bits0 = reader.u8()
  const multiple = (bits0 & 1) !== 0
  const requeue = (bits0 & 2) !== 0
  return { kind: 'basic.nack', deliveryTag, multiple, requeue }
}

function writeBasicNack(method: BasicNack, writer: ByteWriter): void {
  writer.u64(method.deliveryTag)
  writer.u8((method.multiple ? 1 : 0) | (method.requeue ? 2 : 0))
}

function readConfirmSelect(reader: ByteReader): ConfirmSelect {
  const bits0 = reader.u8()
  const noWait = (bits0 & 1) !== 0
  return { kind: 'confirm.select', noWait }
}

function writeConfirmSelect(method: ConfirmSelect, writer: ByteWriter): void {
  writer.u8(method.noWait ? 1 : 0)
}
