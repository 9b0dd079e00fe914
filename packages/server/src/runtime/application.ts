/**
 * One start of the application: Raft, message log, broker, AMQP listeners; `stop` undoes the steps in reverse. The runtime
 * (process, lanes, control service) outlives it. Steps that wait say so in the log, and the whole start can be stopped.
 */

import { randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { Broker, DirectorySalvagePort, KeptStore, keepAside, Salvager } from '@warren/broker'
import {
  type ControlLanes,
  type DataLanes,
  type LocalMember,
  MetadataService,
  type Peer,
  type Superseded,
} from '@warren/cluster'
import { type Disk, fail, type Lineage, type Log, type NodeId, ok, type Result } from '@warren/kernel'
import type { MemberRecord, Metadata } from '@warren/model'
import { MessageLog, type RecoveredQueues } from '@warren/storage'
import type { Config } from '../config/load-config.ts'
import type { StartRefusal } from '../control/node-control.ts'
import { Fence } from '../platform/fence.ts'
import { NODE_CLOCK, NODE_RANDOM, NODE_TIMERS } from '../platform/node-clock.ts'
import { hashPassword, NODE_PASSWORD_HASH } from '../platform/node-password-hash.ts'
import type { TcpListener } from '../platform/tcp-listener.ts'
import { brokerConfig } from './broker-settings.ts'
import { Entrance } from './entrance.ts'
import { firstBootCommands } from './first-boot.ts'
import { openRaftSource, type RaftSource } from './raft-source.ts'
import { ResourceMonitor } from './resource-monitor.ts'
import { endOfHistory } from './reunion/end-of-history.ts'
import { PartitionAttendant } from './reunion/partition-attendant.ts'
import { alarmsOfOthers, Vitals } from './vitals.ts'

/** A start waits for a majority of the disc nodes for as long as it takes; this is how often the log says what for. */
const WAITING_LOG_MS = 15_000
const START_TIMEOUT_MS = 24 * 3600 * 1000
const ANNOUNCE_ATTEMPTS = 6
const SETTLE_WAIT_MS = 3_000
const SETTLE_POLL_MS = 20
/** Seeds the checksums of a run, so that no client can forge a block inside a message. */
const SALTS = 2 ** 32

export interface ApplicationOptions {
  readonly config: Config
  readonly self: LocalMember
  readonly contacts: readonly Peer[]
  readonly lineage: Lineage | undefined
  /** Go on without the others, and take these out. */
  readonly forced: { readonly forget: readonly NodeId[] } | undefined
  /** Below it: `raft` and `messages`. */
  readonly disk: Disk
  readonly control: ControlLanes
  readonly data: DataLanes
  readonly log: Log
  /** A disk failed: what is durable is unknown, so the process must end. */
  readonly onFailure: (error: Error) => void
}

/** superseded: the cluster went on in another history; its Raft state has to go before the next start. */
export type ApplicationRefusal =
  | StartRefusal
  /** `metadata`: as the history that is to be left had it at its end. */
  | ({ readonly kind: 'superseded'; readonly metadata: Metadata } & Superseded)

type Undo = { readonly name: string; readonly run: () => Promise<void> }

export class Application {
  readonly metadata: MetadataService
  readonly broker: Broker
  readonly messageLog: MessageLog
  readonly resources: ResourceMonitor
  readonly salvager: Salvager
  readonly #entrance: Entrance
  readonly #undo: Undo[]

  private constructor(parts: Parts, undo: Undo[]) {
    this.metadata = parts.metadata
    this.broker = parts.broker
    this.messageLog = parts.messageLog
    this.#entrance = parts.entrance
    this.resources = parts.resources
    this.salvager = parts.salvager
    this.#undo = undo
  }

  /** `onMetadata` is called as soon as there is a service that can be stopped. */
  static async start(
    options: ApplicationOptions,
    onMetadata: (service: MetadataService) => void,
  ): Promise<Result<Application, ApplicationRefusal>> {
    const undo: Undo[] = []
    try {
      const started = await startSteps(options, undo, onMetadata)
      if (!started.ok) await unwind(undo, options.log)
      return started.ok ? ok(new Application(started.value, undo)) : started
    } catch (error) {
      await unwind(undo, options.log)
      return fail({ kind: 'bootFailed', text: error instanceof Error ? error.message : String(error) })
    }
  }

  get listeners(): readonly TcpListener[] {
    return this.#entrance.listeners
  }

  /** A partition keeps clients away. */
  get isPaused(): boolean {
    return this.metadata.status().isPaused
  }

  /** Before maintenance. Returns how many clients were sent away. */
  closeToClients(): number {
    this.#entrance.close('drained')
    return this.broker.closeConnections('Node was put into maintenance mode')
  }

  /** After maintenance; idempotent. Rejects with a text for the operator when a port cannot be opened. */
  openToClients(): Promise<void> {
    return this.#entrance.open('drained')
  }

  async stop(log: Log): Promise<void> {
    await unwind(this.#undo, log)
  }
}

type Parts = Pick<Application, 'metadata' | 'broker' | 'messageLog' | 'resources' | 'salvager'> & {
  readonly entrance: Entrance
}

async function startSteps(
  options: ApplicationOptions,
  undo: Undo[],
  onMetadata: (service: MetadataService) => void,
): Promise<Result<Parts, ApplicationRefusal>> {
  const { config, self, log, disk } = options
  const vitals = new Vitals()
  const source = await openRaft(options, undo)
  const metadata = await startMetadata(options, source, vitals, undo, onMetadata)
  if (!metadata.ok) return metadata
  if (source.isFounder) await applyFirstBoot(metadata.value, config)
  const opened = await MessageLog.open({
    disk: await disk.subdirectory('messages'),
    crc32,
    ...{ nodeId: self.id, salt: randomInt(SALTS), log: log.scope('storage') },
    onFailure: options.onFailure,
  })
  undo.push({ name: 'message log', run: () => opened.log.close() })
  const recovered = await keepAside({
    ...{ disk, crc32, self: self.id, metadata: metadata.value.metadata, messageLog: opened.log },
    ...{ recovered: opened.recovered, log: log.scope('storage') },
  })
  const broker = openBroker(options, metadata.value, opened.log, recovered)
  undo.push({ name: 'broker', run: () => new Promise<void>((resolve) => broker.stop(resolve)) })
  const resources = new ResourceMonitor(config, broker, () => alarmsOfOthers(metadata.value, self.id))
  undo.push({ name: 'resource monitor', run: async () => resources.stop() })
  vitals.watch(broker, resources)
  await announce(metadata.value)
  await settled(metadata.value, broker, self)
  const fence = openFence(metadata.value, options)
  undo.push({ name: 'fence', run: async () => fence.stop() })
  const entrance = new Entrance(config.amqpListeners, broker, fence, log.scope('connection'))
  undo.push({ name: 'listeners', run: async () => entrance.close('stopped') })
  await entrance.open()
  const attendant = new PartitionAttendant({ metadata: metadata.value, broker, fence, entrance, log })
  undo.push({ name: 'partition attendant', run: async () => attendant.stop() })
  const salvager = await startSalvage(options, metadata.value, broker)
  undo.push({ name: 'salvage', run: () => salvager.stop() })
  log.info('application started', { node: self.name, amqp: entrance.listeners.map((listener) => listener.port) })
  return ok({ metadata: metadata.value, broker, messageLog: opened.log, entrance, resources, salvager })
}

async function openRaft({ config, self, contacts, disk }: ApplicationOptions, undo: Undo[]): Promise<RaftSource> {
  const source = await openRaftSource({
    disk: await disk.subdirectory('raft'),
    self,
    hasContacts: contacts.length > 0,
    ...{ timers: NODE_TIMERS, salt: randomInt(SALTS) },
    clusterName: config.clusterName ?? self.name,
    guestPasswordHash: hashPassword(config.defaultUser === 'guest' ? config.defaultPassword : 'guest'),
  })
  undo.push({ name: 'raft log', run: () => source.close() })
  return source
}

async function startMetadata(
  options: ApplicationOptions,
  source: RaftSource,
  vitals: Vitals,
  undo: Undo[],
  onMetadata: (service: MetadataService) => void,
): Promise<Result<MetadataService, ApplicationRefusal>> {
  const { self, contacts, control, log, config, lineage, forced } = options
  const service = new MetadataService({
    self,
    contacts,
    ...{ store: source.store, recovery: source.recovery, lanes: control, log, onFailure: options.onFailure },
    ...{ clock: NODE_CLOCK, timers: NODE_TIMERS, random: NODE_RANDOM },
    settings: { heartbeatMs: (config.netTicktimeSeconds * 1000) / 4 },
    partitionHandling: config.partitionHandling,
    ...(lineage === undefined ? {} : { lineage }),
    ...(forced === undefined ? {} : { forced }),
    vitals: () => vitals.now(),
  })
  undo.push({ name: 'metadata', run: () => new Promise<void>((resolve) => service.stop(resolve)) })
  onMetadata(service)
  const waiting = setInterval(() => {
    const known = service
      .status()
      .members.map(({ record, reachable }) => `${record.name} ${reachable ? 'heard' : 'silent'}`)
    log.warn('waiting for a majority of the disc nodes', {
      members: known.length > 0 ? known : contacts.map(({ name }) => name),
    })
  }, WAITING_LOG_MS)
  const started = await new Promise<Parameters<Parameters<MetadataService['start']>[1]>[0]>((resolve) => {
    service.start(START_TIMEOUT_MS, resolve)
  })
  clearInterval(waiting)
  if (started.ok) return ok(service)
  switch (started.error.kind) {
    case 'inconsistentCluster':
      return fail(started.error)
    case 'superseded': {
      const { appliedIndex } = service.status()
      return fail({ ...started.error, metadata: endOfHistory(service.metadata, appliedIndex, source.recovery) })
    }
    case 'timeout':
      return self.role === 'ram'
        ? fail({ kind: 'noDiscNodeReachable', tried: started.error.tried })
        : fail({ kind: 'bootFailed', text: 'no majority of the disc nodes answered' })
    case 'stopped':
      return fail({ kind: 'bootFailed', text: 'the start was stopped' })
  }
}

async function applyFirstBoot(service: MetadataService, config: Config): Promise<void> {
  for (const command of firstBootCommands(config, hashPassword)) {
    await new Promise<void>((resolve, reject) => {
      service.propose(command, (outcome) => {
        if (!outcome.ok && outcome.error.kind === 'unavailable') reject(new Error(outcome.error.text))
        else resolve()
      })
    })
  }
}

function openBroker(
  options: ApplicationOptions,
  metadata: MetadataService,
  messageLog: MessageLog,
  recovered: RecoveredQueues,
): Broker {
  const { self, data, log, config } = options
  return new Broker({
    ...{ metadata, lanes: data, messageLog, recovered, log, hash: NODE_PASSWORD_HASH, config: brokerConfig(config) },
    ...{ clock: NODE_CLOCK, timers: NODE_TIMERS, random: NODE_RANDOM },
    ...{ nodeId: self.id, nodeName: self.name, incarnation: self.incarnation },
  })
}

/** What this node has kept aside of histories that it left goes back into the queues, beside the clients. */
async function startSalvage(
  { disk, self, config, log }: ApplicationOptions,
  metadata: MetadataService,
  broker: Broker,
): Promise<Salvager> {
  return Salvager.start({
    ...{ store: await KeptStore.open(disk), crc32, self: self.id, mode: config.salvage, metadata },
    ...{ port: new DirectorySalvagePort(broker.directory, () => broker.isBlocked), log: log.scope('queue') },
    ...{ clock: NODE_CLOCK, timers: NODE_TIMERS },
  })
}

/** The cluster has to know before clients come: others forward to this node from then on. */
async function announce(service: MetadataService): Promise<void> {
  let text = ''
  for (let attempt = 0; attempt < ANNOUNCE_ATTEMPTS; attempt += 1) {
    const outcome = await new Promise<Parameters<Parameters<MetadataService['announce']>[0]>[0]>((resolve) =>
      service.announce(resolve),
    )
    if (outcome.ok) return
    text = outcome.error.kind === 'unavailable' ? outcome.error.text : outcome.error.kind
  }
  throw new Error(`the cluster could not be told that this node is up: ${text}`)
}

/**
 * Clients who come before the links to the other nodes are open would have their publishes to them nacked. And whoever sees a disc
 * node started may stop or lose the next one: it counts for the majority from then on. Bounded.
 */
async function settled(service: MetadataService, broker: Broker, { id: self, role }: LocalMember): Promise<void> {
  const deadlineMs = NODE_CLOCK.nowMs() + SETTLE_WAIT_MS
  const isUnlinked = ({ id, running }: MemberRecord): boolean =>
    id !== self && running && service.reachable(id) && !broker.directory.links.get(id).link.isOpen
  const isPending = (): boolean =>
    (role === 'disc' && !service.status().voters.includes(self)) || [...service.metadata.members()].some(isUnlinked)
  while (isPending() && NODE_CLOCK.nowMs() < deadlineMs) {
    await new Promise((wake) => setTimeout(wake, SETTLE_POLL_MS))
  }
}

/** Half of the time after which the others declare a silent node down. */
function openFence(metadata: MetadataService, { self, config, log }: ApplicationOptions): Fence {
  return new Fence({
    clocks: [() => performance.now(), () => Date.now()],
    staleMs: (config.netTicktimeSeconds * 1000) / 2,
    verify: () =>
      new Promise((resolve) => {
        metadata.barrier((error) => {
          const record = metadata.metadata.member(self.id)
          resolve(error === undefined && record?.running === true && record.incarnation === self.incarnation)
        })
      }),
    log: log.scope('cluster'),
  })
}

async function unwind(undo: Undo[], log: Log): Promise<void> {
  for (let step = undo.pop(); step !== undefined; step = undo.pop()) {
    try {
      await step.run()
    } catch (error) {
      // The other steps must run all the same: they release the port, the files, the peers.
      log.error('a step of the stop failed', {
        step: step.name,
        reason: error instanceof Error ? error.message : String(error),
      })
    }
  }
}
