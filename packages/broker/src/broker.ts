/** One node's broker: puts its parts together, accepts connections, knows them, closes them. */

import type { DataLanes, MetadataAccess } from '@warren/cluster'
import { ByteWriter } from '@warren/codec'
import type { Clock, Log, NodeId, NodeName, Random, Timer, Timers, UserName, VhostName } from '@warren/kernel'
import type { MetadataEvent, QueueRecord } from '@warren/model'
import type { MessageLog, RecoveredQueues } from '@warren/storage'
import { LRUCache } from 'lru-cache'
import { Authenticator } from './auth/authenticator.ts'
import type { PasswordHash } from './auth/password-hash.ts'
import type { BrokerConfig } from './broker-config.ts'
import type { BrokerContext, BrokerCounters } from './broker-context.ts'
import { TIMEOUT_CHECK_MS } from './channel/delivering/delivery-timeout.ts'
import { DirectReplies } from './channel/delivering/direct-replies.ts'
import { RouteCache } from './channel/publishing/route-cache.ts'
import { Connection } from './connection/connection.ts'
import { type AlarmKind, Alarms } from './connection/flow/alarms.ts'
import { OutboxPool } from './connection/flow/outbox-pool.ts'
import type { Transport } from './connection/transport.ts'
import type { ChannelConsumerFacts, ChannelFacts, ConnectionFacts } from './facts.ts'
import { QueueDirectory } from './queues/queue-directory.ts'
import type { QueueHandle } from './queues/queue-handle.ts'
import { Turn } from './turn.ts'

/** Heartbeats and deadlines are kept to this. */
const TICK_MS = 500
/** How long `stop` waits for the clients' close-ok. */
const STOP_WAIT_MS = 5_000
const OWNER_RETRY_MS = 5_000
/** Users times vhosts whose routes are kept. */
const ROUTE_CACHES_MAX = 256

export interface BrokerOptions {
  readonly metadata: MetadataAccess
  readonly lanes: DataLanes
  readonly messageLog: MessageLog
  /** What `MessageLog.open` found. */
  readonly recovered: RecoveredQueues
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Log
  readonly hash: PasswordHash
  readonly config: BrokerConfig
  readonly nodeId: NodeId
  readonly nodeName: NodeName
  readonly incarnation: number
}

export class Broker {
  readonly counters: BrokerCounters = { connectionsOpened: 0, connectionsClosed: 0, messagesDropped: 0 }
  readonly turn: Turn
  readonly directory: QueueDirectory
  readonly #context: BrokerContext
  readonly #messageLog: MessageLog
  readonly #timers: Timers
  readonly #unsubscribe: () => void
  readonly #connections = new Map<number, Connection>()
  #state: 'accepting' | 'stopped' = 'accepting'
  #ticking: Timer | undefined = undefined
  #tickedAtMs = 0
  #timeoutsCheckedAtMs = 0
  #allGone: (() => void) | undefined = undefined

  /** Queues are open when this returns; the metadata must be caught up by then. */
  constructor(options: BrokerOptions) {
    const { metadata, lanes, messageLog, recovered, clock, timers, random, config, nodeId } = options
    this.#messageLog = messageLog
    this.#timers = timers
    this.turn = new Turn(timers)
    this.directory = new QueueDirectory({
      nodeId,
      incarnation: options.incarnation,
      metadata,
      lanes,
      messageLog,
      recovered,
      turn: this.turn,
      clock,
      timers,
      random,
      log: options.log,
      unsyncedBytesMax: config.unsyncedBytesMax,
    })
    const routes = new LRUCache<string, RouteCache>({ max: ROUTE_CACHES_MAX })
    let serial = 0
    this.#context = {
      config,
      nodeId,
      incarnation: options.incarnation,
      clock,
      timers,
      random,
      log: options.log.scope('connection'),
      channelLog: options.log.scope('channel'),
      metadata,
      directory: this.directory,
      dispatcher: this.directory.dispatcher,
      turn: this.turn,
      authenticator: new Authenticator({ hash: options.hash, loopbackUsers: config.loopbackUsers }),
      outboxPool: new OutboxPool(),
      alarms: new Alarms(),
      replies: new DirectReplies({ nodeId, metadata, random, log: options.log.scope('channel') }),
      counters: this.counters,
      writer: new ByteWriter(),
      nextSerial: () => {
        serial += 1
        return serial
      },
      routesOf: (vhost, user) => this.#routesOf(routes, vhost, user),
      releaseOwner: (ownerId, done) => this.#releaseOwner(ownerId, done),
    }
    this.directory.open()
    this.#unsubscribe = metadata.onEvent((event) => this.#onEvent(event))
  }

  /** A client has connected. The caller feeds the connection that is returned. */
  accept(transport: Transport): Connection {
    const { config, log, clock } = this.#context
    const connection = new Connection(this.#context, transport, (gone) => this.#forget(gone))
    this.#connections.set(connection.serial, connection)
    this.counters.connectionsOpened += 1
    const { connectionsMax } = config
    const isOverLimit = connectionsMax !== undefined && this.#connections.size > connectionsMax
    if (this.#state !== 'accepting' || isOverLimit) {
      log.warn('connection refused', { connection: connection.name, reason: isOverLimit ? 'limit' : this.#state })
      connection.destroy()
    }
    if (this.#ticking === undefined) {
      this.#tickedAtMs = clock.nowMs()
      this.#tickLater()
    }
    return connection
  }

  get connectionCount(): number {
    return this.#connections.size
  }

  /** What can be done with a queue, wherever it lives. */
  queue(record: QueueRecord): QueueHandle {
    return this.directory.get(record)
  }

  listConnections(): readonly ConnectionFacts[] {
    return Array.from(this.#connections.values(), (connection) => connection.facts())
  }

  listChannels(): readonly ChannelFacts[] {
    const facts: ChannelFacts[] = []
    for (const connection of this.#connections.values()) {
      for (const channel of connection.session?.channels.all() ?? []) facts.push(channel.facts())
    }
    return facts
  }

  /** Consumers whose channels are here, wherever their queues are. */
  listConsumers(): readonly ChannelConsumerFacts[] {
    const facts: ChannelConsumerFacts[] = []
    for (const connection of this.#connections.values()) {
      for (const channel of connection.session?.channels.all() ?? []) facts.push(...channel.consumerFacts())
    }
    return facts
  }

  /** Closes one connection with 320 `CONNECTION_FORCED - <reason>`; false when there is none with that serial or name. */
  closeConnection(serialOrName: number | string, reason: string): boolean {
    for (const connection of this.#connections.values()) {
      if (connection.serial !== serialOrName && connection.name !== serialOrName) continue
      connection.forceClose(reason)
      return true
    }
    return false
  }

  /** Closes those that `matches`, by default all; how many there were. */
  closeConnections(reason: string, matches: (facts: ConnectionFacts) => boolean = () => true): number {
    let closed = 0
    for (const connection of Array.from(this.#connections.values())) {
      if (!matches(connection.facts())) continue
      connection.forceClose(reason)
      closed += 1
    }
    return closed
  }

  /** A resource alarm somewhere in the cluster: publishers are blocked until all are over. */
  setAlarm(kind: AlarmKind, isRaised: boolean): void {
    const { alarms, log } = this.#context
    const before = alarms.reason
    alarms.set(kind, isRaised)
    if (alarms.reason === before) return
    log.warn('resource alarms changed', { alarms: alarms.reason ?? 'none' })
    if (alarms.reason !== undefined) return
    for (const connection of this.#connections.values()) connection.session?.alarmsEnded()
  }

  /** A resource alarm lasts. */
  get isBlocked(): boolean {
    return this.#context.alarms.reason !== undefined
  }

  /** Publishes that ask for a durable confirm are nacked, and not taken, as long as this holds. */
  refuseConfirms(isRefusing: boolean): void {
    this.directory.dispatcher.refusesConfirms = isRefusing
  }

  /** 320 to every client, then waits, not for ever, until they have gone. The message log is the caller's to close. */
  stop(done: () => void): void {
    this.#state = 'stopped'
    const waiting = this.#timers.after(STOP_WAIT_MS, () => {
      for (const connection of this.#connections.values()) connection.destroy()
    })
    const giveUp = this.#timers.after(STOP_WAIT_MS * 2, () => this.#allGone?.())
    this.#allGone = (): void => {
      this.#allGone = undefined
      waiting.cancel()
      giveUp.cancel()
      this.#ticking?.cancel()
      this.turn.run()
      this.#unsubscribe()
      this.directory.close()
      this.#messageLog.flush()
      done()
    }
    this.closeConnections("broker forced connection closure with reason 'shutdown'")
    this.turn.run()
    if (this.#connections.size === 0) this.#allGone()
  }

  #forget(connection: Connection): void {
    if (!this.#connections.delete(connection.serial)) return
    this.counters.connectionsClosed += 1
    if (this.#connections.size === 0) this.#allGone?.()
  }

  #onEvent(event: MetadataEvent): void {
    if (this.#state === 'stopped') return
    if (event.kind === 'vhostDeleted') {
      const { name } = event.vhost
      this.closeConnections(`vhost '${name}' is deleted`, (facts) => facts.vhost === name)
    } else if (event.kind === 'userDeleted') {
      const { name } = event.user
      this.closeConnections(`user '${name}' is deleted`, (facts) => facts.user === name)
    }
  }

  #releaseOwner(ownerId: string, done: () => void): void {
    this.#context.metadata.propose({ kind: 'connectionClosed', connection: ownerId }, (outcome) => {
      done()
      if (outcome.ok || this.#state === 'stopped') return
      this.#timers.after(OWNER_RETRY_MS, () => this.#releaseOwner(ownerId, () => {}))
    })
  }

  #routesOf(caches: LRUCache<string, RouteCache>, vhost: VhostName, user: UserName): RouteCache {
    const key = `${vhost.length}:${vhost}${user}`
    let cache = caches.get(key)
    if (cache === undefined) {
      cache = new RouteCache(this.#context, vhost, user)
      caches.set(key, cache)
    }
    return cache
  }

  #tickLater(): void {
    this.#ticking = this.#timers.after(TICK_MS, () => this.#tick())
  }

  #tick(): void {
    this.#ticking = undefined
    const nowMs = this.#context.clock.nowMs()
    // After a suspend or a long turn the clients' octets may still lie in the sockets: they are not to blame.
    const stallMs = Math.max(0, nowMs - this.#tickedAtMs - 2 * TICK_MS)
    this.#tickedAtMs = nowMs
    const isTimeoutCheckDue = nowMs - this.#timeoutsCheckedAtMs >= TIMEOUT_CHECK_MS
    if (isTimeoutCheckDue) this.#timeoutsCheckedAtMs = nowMs
    for (const connection of this.#connections.values()) {
      connection.tick(nowMs, stallMs)
      if (!isTimeoutCheckDue) continue
      for (const channel of Array.from(connection.session?.channels.all() ?? [])) channel.checkTimeout(nowMs)
    }
    if (this.#connections.size > 0 && this.#ticking === undefined) this.#tickLater()
  }
}
