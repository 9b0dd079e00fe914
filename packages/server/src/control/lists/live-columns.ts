/** Columns of list_connections, list_channels and list_consumers, filled from what the broker knows here. */
import type { ChannelConsumerFacts, ChannelFacts, ConnectionFacts } from '@warren/broker'
import { assertNever, type QueueName, type VhostName } from '@warren/kernel'
import type { AppControl } from '../node-control.ts'
import type { ListQuery } from '../peer-query.ts'
import { showProcessId } from '../process-id.ts'
import { ABSENT, type Columns, type Row, toRow } from './columns.ts'
import { typedTable } from './typed-table.ts'

interface Here {
  readonly node: string
  readonly app: AppControl
}
type ConnectionItem = { readonly facts: ConnectionFacts; readonly pid: string }
type ChannelItem = { readonly facts: ChannelFacts; readonly pid: string; readonly connectionPid: string }
type ConsumerItem = { readonly facts: ChannelConsumerFacts; readonly channelPid: string; readonly isActive: boolean }

const AMQP_VERSION = [0, 9, 1]

export const CONNECTION_COLUMNS: Columns<ConnectionItem> = {
  pid: ({ pid }) => pid,
  name: ({ facts }) => facts.name,
  port: ({ facts }) => facts.transport.port,
  host: ({ facts }) => facts.transport.host,
  peer_port: ({ facts }) => facts.transport.peerPort,
  peer_host: ({ facts }) => facts.transport.peerHost,
  ssl: ({ facts }) => facts.transport.tls !== undefined,
  ssl_protocol: ({ facts }) => facts.transport.tls?.protocol ?? ABSENT,
  ssl_key_exchange: () => ABSENT,
  ssl_cipher: ({ facts }) => facts.transport.tls?.cipher ?? ABSENT,
  ssl_hash: () => ABSENT,
  peer_cert_subject: ({ facts }) => facts.transport.tls?.peerSubject ?? ABSENT,
  peer_cert_issuer: () => ABSENT,
  peer_cert_validity: () => ABSENT,
  state: ({ facts }) => facts.state,
  channels: ({ facts }) => facts.channels,
  protocol: () => AMQP_VERSION,
  auth_mechanism: ({ facts }) => facts.authMechanism,
  user: ({ facts }) => facts.user,
  vhost: ({ facts }) => facts.vhost,
  timeout: ({ facts }) => facts.heartbeatSeconds,
  frame_max: ({ facts }) => facts.frameMax,
  channel_max: ({ facts }) => facts.channelMax,
  client_properties: ({ facts }) => typedTable(facts.clientProperties),
  recv_oct: ({ facts }) => facts.receivedBytes,
  recv_cnt: ({ facts }) => facts.receivedCount,
  send_oct: ({ facts }) => facts.sentBytes,
  send_cnt: ({ facts }) => facts.sentCount,
  send_pend: ({ facts }) => facts.sendPending,
  connected_at: ({ facts }) => facts.connectedAtMs,
}

export const CHANNEL_COLUMNS: Columns<ChannelItem> = {
  pid: ({ pid }) => pid,
  connection: ({ connectionPid }) => connectionPid,
  name: ({ facts }) => facts.name,
  number: ({ facts }) => facts.number,
  user: ({ facts }) => facts.user,
  vhost: ({ facts }) => facts.vhost,
  transactional: ({ facts }) => facts.transactional,
  confirm: ({ facts }) => facts.confirm,
  consumer_count: ({ facts }) => facts.consumerCount,
  messages_unacknowledged: ({ facts }) => facts.messagesUnacknowledged,
  messages_uncommitted: ({ facts }) => facts.messagesUncommitted,
  acks_uncommitted: ({ facts }) => facts.acksUncommitted,
  messages_unconfirmed: ({ facts }) => facts.messagesUnconfirmed,
  prefetch_count: ({ facts }) => facts.prefetchCount,
  global_prefetch_count: ({ facts }) => facts.globalPrefetchCount,
}

export const CONSUMER_COLUMNS: Columns<ConsumerItem> = {
  queue_name: ({ facts }) => facts.queue,
  channel_pid: ({ channelPid }) => channelPid,
  consumer_tag: ({ facts }) => facts.consumerTag,
  ack_required: ({ facts }) => facts.ackRequired,
  prefetch_count: ({ facts }) => facts.prefetchCount,
  active: ({ isActive }) => isActive,
  activity_status: ({ isActive }) => (isActive ? 'up' : 'waiting'),
  arguments: ({ facts }) => typedTable(facts.arguments),
  // Not of RabbitMQ's list: what the other nodes and list_queues need.
  vhost: ({ facts }) => facts.vhost,
  exclusive: ({ facts }) => facts.exclusive,
}

export async function localListRows(here: Here, query: ListQuery): Promise<readonly Row[]> {
  const { node, app } = here
  const pid = (serial: number): string => showProcessId({ node, incarnation: app.incarnation, serial })
  const { columns } = query
  switch (query.what) {
    case 'connections':
      return app.listConnections().map((facts) => toRow({ facts, pid: pid(facts.serial) }, CONNECTION_COLUMNS, columns))
    case 'channels':
      return app
        .listChannels()
        .map((facts) =>
          toRow(
            { facts, pid: pid(facts.serial), connectionPid: pid(facts.connectionSerial) },
            CHANNEL_COLUMNS,
            columns,
          ),
        )
    case 'consumers': {
      const waiting = columns.some((column) => column.startsWith('activ')) ? await waitingConsumers(app) : NOBODY
      return app.listConsumers().map((facts) => {
        const isActive = !waiting.has(consumerKey(facts.channelName, facts.consumerTag))
        return toRow({ facts, channelPid: pid(facts.channelSerial), isActive }, CONSUMER_COLUMNS, columns)
      })
    }
    default:
      return assertNever(query.what)
  }
}

const NOBODY: ReadonlySet<string> = new Set()

/** Consumers of this node that wait at a single-active-consumer queue; only the queue's leader knows. */
async function waitingConsumers(app: AppControl): Promise<ReadonlySet<string>> {
  const waiting = new Set<string>()
  const asked = new Set<number>()
  for (const facts of app.listConsumers()) {
    const record = app.metadata.queue(facts.vhost as VhostName, facts.queue as QueueName) // Looked up only.
    if (record === undefined || !record.settings.singleActiveConsumer || asked.has(record.uid)) continue
    asked.add(record.uid)
    const consumers = await app.queueConsumers(record)
    if (!consumers.ok) continue // Its leader does not answer: shown as active, as for any other queue.
    for (const consumer of consumers.value) {
      if (!consumer.active) waiting.add(consumerKey(consumer.channelName, consumer.consumerTag))
    }
  }
  return waiting
}

function consumerKey(channelName: string, consumerTag: string): string {
  return JSON.stringify([channelName, consumerTag])
}
