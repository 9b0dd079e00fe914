/** A node for the tests of the control commands: real metadata, everything else in memory. */
import type {
  ChannelConsumerFacts,
  ChannelFacts,
  ConnectionFacts,
  QueueConsumerFacts,
  QueueError,
  QueueStatistics,
} from '@warren/broker'
import type { ForgetError, Unavailable } from '@warren/cluster'
import {
  fail,
  type Incarnation,
  type NodeId,
  type NodeName,
  ok,
  type QueueUid,
  type Result,
  SILENT_LOG,
} from '@warren/kernel'
import {
  type Command,
  type CommandOk,
  type DomainError,
  type MemberRole,
  Metadata,
  type QueueRecord,
} from '@warren/model'
import type { ControlReply, ControlRequest, Json } from '@warren/rpc'
import { ControlCommands } from './control-commands.ts'
import type {
  AppControl,
  AppState,
  ChangeRoleRefusal,
  ForceRefusal,
  JoinRefusal,
  LeaderStatistics,
  NodeControl,
  ResetRefusal,
  StartRefusal,
  UpdateContactsRefusal,
} from './node-control.ts'
import type { ListenerSnapshot, NodeSnapshot } from './node-snapshot.ts'
import type { PeerQuery } from './peer-query.ts'

export const NAMES = { a: 'rabbit@a' as NodeName, b: 'rabbit@b' as NodeName }
export const IDS = { a: 'id-a' as NodeId, b: 'id-b' as NodeId }

export const IDLE: QueueStatistics = {
  messagesReady: 0,
  messagesUnacknowledged: 0,
  messageBytesReady: 0,
  messageBytesUnacknowledged: 0,
  consumers: 0,
  published: 0,
  delivered: 0,
  acknowledged: 0,
  redelivered: 0,
  got: 0,
}

export class FakeApp implements AppControl {
  readonly incarnation = 1 as Incarnation
  metadata = new Metadata()
  #index = 0
  connections: ConnectionFacts[] = []
  channels: ChannelFacts[] = []
  consumers: ChannelConsumerFacts[] = []
  statistics = new Map<number, LeaderStatistics>()
  queueConsumerFacts: readonly QueueConsumerFacts[] = []
  queueError: QueueError | undefined
  deleted: { name: string; ifUnused: boolean; ifEmpty: boolean }[] = []
  purged: string[] = []
  closed: { serial: number; reason: string }[] = []
  unavailable: Unavailable | undefined
  forgotten: NodeId[] = []
  forgetError: ForgetError | undefined
  partitionList: ReturnType<AppControl['partitions']> = []
  /** How the other node answers. */
  peer: (query: PeerQuery) => Promise<Json> = () => Promise.reject(new Error('no answer'))

  /** Applies at once, as if alone. */
  do(command: Command): Result<CommandOk, DomainError> {
    this.#index += 1
    return this.metadata.apply(this.#index, {
      proposer: 'test',
      sequence: this.#index,
      floor: this.#index - 1,
      command,
    }).outcome
  }
  async propose(command: Command): Promise<Result<CommandOk, DomainError | Unavailable>> {
    return this.unavailable === undefined ? this.do(command) : fail(this.unavailable)
  }
  async barrier(): Promise<Result<void, Unavailable>> {
    return this.unavailable === undefined ? ok(undefined) : fail(this.unavailable)
  }
  partitions(): ReturnType<AppControl['partitions']> {
    return this.partitionList
  }
  async askPeer(_id: NodeId, query: PeerQuery): Promise<Result<Json, Unavailable>> {
    try {
      return ok(JSON.parse(JSON.stringify(await this.peer(query))) as Json)
    } catch (error) {
      return fail({ kind: 'unavailable', text: error instanceof Error ? error.message : String(error) })
    }
  }
  async forgetMember(id: NodeId): Promise<Result<void, ForgetError>> {
    this.forgotten.push(id)
    return this.forgetError === undefined ? ok(undefined) : fail(this.forgetError)
  }
  listConnections(): readonly ConnectionFacts[] {
    return this.connections
  }
  listChannels(): readonly ChannelFacts[] {
    return this.channels
  }
  listConsumers(): readonly ChannelConsumerFacts[] {
    return this.consumers
  }
  closeConnection(serial: number, reason: string): boolean {
    this.closed.push({ serial, reason })
    return true
  }
  /** Why clients cannot come again, if they cannot. */
  openingError: Unavailable | undefined
  isOpenToClients = true

  closeToClients(): number {
    this.isOpenToClients = false
    return this.connections.length
  }
  async openToClients(): Promise<Result<void, Unavailable>> {
    if (this.openingError !== undefined) return fail(this.openingError)
    this.isOpenToClients = true
    return ok(undefined)
  }
  /** What was asked of mirrors here, and how many it concerned. */
  readonly mirrorSyncs: string[] = []
  laggingMirrors = 0

  mirrorSync(_uid: QueueUid, action: 'sync' | 'cancel'): number {
    this.mirrorSyncs.push(action)
    return this.laggingMirrors
  }

  async queueStatistics(uid: QueueUid): Promise<LeaderStatistics | undefined> {
    return this.statistics.get(uid)
  }
  async queueConsumers(): Promise<Result<readonly QueueConsumerFacts[], QueueError>> {
    return this.queueError === undefined ? ok(this.queueConsumerFacts) : fail(this.queueError)
  }
  async deleteQueue(
    record: QueueRecord,
    options: { readonly ifUnused: boolean; readonly ifEmpty: boolean },
  ): Promise<Result<number, QueueError>> {
    if (this.queueError !== undefined) return fail(this.queueError)
    this.deleted.push({ name: record.name, ...options })
    return ok(3)
  }
  async purgeQueue(record: QueueRecord): Promise<Result<number, QueueError>> {
    if (this.queueError !== undefined) return fail(this.queueError)
    this.purged.push(record.name)
    return ok(3)
  }
}

export class FakeNode implements NodeControl {
  readonly name: NodeName
  readonly id: NodeId
  readonly running = new FakeApp()
  appState: AppState = 'running'
  isBlank = false
  otherMembers: readonly NodeName[] = [NAMES.b]
  calls: string[] = []
  startRefusal: StartRefusal | undefined
  resetRefusal: ResetRefusal | undefined
  updateRefusal: UpdateContactsRefusal | undefined
  forceRefusal: ForceRefusal | undefined
  changeRoleOutcome: Result<'changed' | 'same', ChangeRoleRefusal> = ok('changed')
  readonly cookieHash = 'hash of the cookie'
  /** Ports that nobody can connect to. */
  deafPorts: number[] = []
  joinOutcome: Result<'joined' | 'alreadyMember', JoinRefusal> = ok('joined')
  /** States that `awaitRunning` resolves to, one after another; then the present one. */
  states: AppState[] = []
  facts: Partial<NodeSnapshot> = {}

  constructor(which: 'a' | 'b' = 'a') {
    this.name = NAMES[which]
    this.id = IDS[which]
  }

  app(): AppControl | undefined {
    return this.appState === 'running' || this.appState === 'paused' ? this.running : undefined
  }
  async startApp(): Promise<Result<void, StartRefusal>> {
    this.calls.push('startApp')
    return this.startRefusal === undefined ? ok(undefined) : fail(this.startRefusal)
  }
  async stopApp(): Promise<void> {
    this.calls.push('stopApp')
  }
  async reset(): Promise<Result<void, ResetRefusal>> {
    this.calls.push('reset')
    return this.resetRefusal === undefined ? ok(undefined) : fail(this.resetRefusal)
  }
  async forceReset(): Promise<void> {
    this.calls.push('forceReset')
  }
  async changeRole(role: MemberRole): Promise<Result<'changed' | 'same', ChangeRoleRefusal>> {
    this.calls.push(`change to ${role}`)
    return this.changeRoleOutcome
  }
  async connects({ port }: ListenerSnapshot): Promise<boolean> {
    return !this.deafPorts.includes(port)
  }
  async joinCluster(seed: NodeName, role: MemberRole): Promise<Result<'joined' | 'alreadyMember', JoinRefusal>> {
    this.calls.push(`join ${seed} ${role}`)
    return this.joinOutcome
  }
  async updateContacts(seed: NodeName): Promise<Result<void, UpdateContactsRefusal>> {
    this.calls.push(`update from ${seed}`)
    return this.updateRefusal === undefined ? ok(undefined) : fail(this.updateRefusal)
  }
  async forceBoot(forget?: NodeName): Promise<Result<void, ForceRefusal>> {
    this.calls.push(`force ${forget ?? ''}`)
    return this.forceRefusal === undefined ? ok(undefined) : fail(this.forceRefusal)
  }
  stop(): void {
    this.calls.push('stop')
  }
  async awaitRunning(timeoutMs: number): Promise<AppState> {
    this.calls.push(`await ${timeoutMs}`)
    return this.states.shift() ?? this.appState
  }
  snapshot(): NodeSnapshot {
    return { ...SNAPSHOT, name: this.name, ...this.facts }
  }
  environment(): { readonly [key: string]: Json } {
    return { heartbeat: 60 }
  }
  hashPassword(password: string): string {
    return `hash of ${password}`
  }
  verifyPassword(storedHash: string, password: string): boolean {
    return storedHash === `hash of ${password}`
  }
}

const SNAPSHOT: NodeSnapshot = {
  name: NAMES.a,
  osProcessId: 42,
  operatingSystem: 'Linux',
  uptimeSeconds: 99,
  version: '0.1.0',
  rabbitmqVersion: '3.10.8',
  runtimeVersion: 'v24.0.0',
  dataDirectory: '/data',
  configFiles: [],
  logFiles: ['<stdout>'],
  alarms: [],
  listeners: [{ interface: '[::]', port: 5672, protocol: 'amqp', purpose: 'AMQP 0-9-1' }],
  memory: { totalBytes: 1000, parts: [['heap', 400]] },
  memoryLimitBytes: 0,
  diskFreeBytes: 10,
  diskFreeLimitBytes: 0,
  fileDescriptors: { total: 1, totalLimit: 2, sockets: 3, socketsLimit: 4 },
  netTicktimeSeconds: 2,
  connectionCount: 1,
  loopDelayMsBySecond: [3, 12, 4],
  loopDelayCpuMsBySecond: [3, 7, 4],
  keptAside: [],
}

/** One command, as ctl asks it. */
export async function run(
  node: FakeNode,
  command: string,
  args: readonly string[] = [],
  extra: Partial<ControlRequest> = {},
): Promise<{ reply: ControlReply; rows: Json[] }> {
  const rows: Json[] = []
  const request: ControlRequest = { command, arguments: args, options: {}, ...extra }
  const reply = await new ControlCommands({ node, log: SILENT_LOG }).execute(request, (row) => rows.push(row))
  return { reply, rows }
}
