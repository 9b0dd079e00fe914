/** Nodes of one test over the memory network, with the life that the server gives them: found, join, start, stop, crash. */
import {
  type Incarnation,
  type Lineage,
  type NodeId,
  type NodeName,
  type Result,
  SeededRandom,
  SILENT_LOG,
} from '@warren/kernel'
import type { Command, MemberRole, MetadataEvent } from '@warren/model'
import {
  BLANK_RECOVERY,
  foundCluster,
  type JoinError,
  type Joined,
  joinCluster,
  type LeaveError,
  type LocalMember,
  leaveCluster,
  MemoryRaftStore,
  MetadataService,
  type MetadataServiceOptions,
  type PartitionHandling,
  type Peer,
  type ProposeOutcome,
  type StartRefusal,
  type Superseded,
  type Unavailable,
} from '../src/index.ts'
import { MemoryDiskStore } from './memory-disk-store.ts'
import { type MemoryLanes, MemoryNetwork } from './memory-network.ts'
import { VirtualTime } from './virtual-time.ts'

const STEP_MS = 60_000

export class TestNode {
  readonly name: NodeName
  readonly port: number
  id: NodeId
  role: MemberRole = 'disc'
  incarnation = 0
  contacts: readonly Peer[] = []
  lineage: Lineage | undefined = undefined
  /** Of clients, as it tells the others. */
  connections = 0
  /** What partitions asked of it, in order. */
  readonly partition: string[] = []
  readonly disk: MemoryDiskStore
  lanes: MemoryLanes | undefined = undefined
  service: MetadataService
  readonly events: MetadataEvent['kind'][] = []
  readonly failures: Error[] = []
  readonly #cluster: TestCluster

  constructor(cluster: TestCluster, name: string, port: number) {
    this.#cluster = cluster
    this.name = `rabbit@${name}` as NodeName
    this.id = `id-${name}-1` as NodeId
    this.port = port
    this.disk = new MemoryDiskStore(cluster.time)
    this.service = this.#newService()
  }

  get self(): LocalMember {
    return {
      id: this.id,
      name: this.name,
      role: this.role,
      incarnation: this.incarnation as Incarnation,
      host: 'localhost',
      clusterPort: this.port,
      amqpPort: 5672,
      version: '1',
      ...(this.#cluster.featureFlags === undefined ? {} : { featureFlags: this.#cluster.featureFlags }),
    }
  }

  get peer(): Peer {
    return { id: this.id, name: this.name, host: 'localhost', clusterPort: this.port }
  }

  /** Begins to start; see `started`. */
  boot(timeoutMs = STEP_MS): () => Result<undefined, StartRefusal> | undefined {
    this.incarnation += 1
    this.lanes = this.#cluster.network.open(this.self, this.port)
    this.service = this.#newService()
    let started: Result<undefined, StartRefusal> | undefined
    this.service.start(timeoutMs, (result) => {
      started = result
    })
    return () => started
  }

  /** Starts, waits until caught up, and announces itself. */
  start(): void {
    const started = this.boot()
    this.#cluster.until(() => started() !== undefined, `${this.name} starts`)
    const result = started()
    if (result?.ok !== true) throw new Error(`${this.name} did not start: ${JSON.stringify(result)}`)
    let announced: ProposeOutcome | undefined
    this.service.announce((outcome) => {
      announced = outcome
    })
    this.#cluster.until(() => announced !== undefined, `${this.name} announces itself`)
    if (announced?.ok !== true) throw new Error(`${this.name} was not announced: ${JSON.stringify(announced)}`)
  }

  /** Starts again without waiting for it, as the server does when it was declared down or its side has lost. */
  startOver(forced?: MetadataServiceOptions['forced']): void {
    this.service.stop(() => undefined)
    this.#cluster.dead.push(this.service)
    if (this.lanes !== undefined) this.#cluster.network.close(this.lanes)
    this.disk.recover()
    this.incarnation += 1
    this.lanes = this.#cluster.network.open(this.self, this.port)
    this.service = this.#newService(forced)
    const { service } = this
    service.start(STEP_MS * 100, (started) => {
      if (started.ok) service.announce(() => undefined)
      else if (started.error.kind === 'superseded') this.#follow(started.error)
      else this.partition.push(started.error.kind)
    })
  }

  stop(): void {
    let isStopped = false
    this.service.stop(() => {
      isStopped = true
    })
    this.#cluster.until(() => isStopped, `${this.name} stops`)
    if (this.lanes !== undefined) this.#cluster.network.close(this.lanes)
  }

  /** Loses its process and what its disk had not synced. */
  crash(): void {
    if (this.lanes !== undefined) this.#cluster.network.close(this.lanes)
    this.disk.recover()
    this.#cluster.dead.push(this.service)
  }

  propose(command: Command): () => ProposeOutcome | undefined {
    let outcome: ProposeOutcome | undefined
    this.service.propose(command, (result) => {
      outcome = result
    })
    return () => outcome
  }

  /** Proposes and waits. */
  commit(command: Command): ProposeOutcome {
    const outcome = this.propose(command)
    this.#cluster.until(() => outcome() !== undefined, 'an outcome')
    return outcome() as ProposeOutcome
  }

  barrier(): () => { readonly error: Unavailable | undefined } | undefined {
    let result: { error: Unavailable | undefined } | undefined
    this.service.barrier((error) => {
      result = { error }
    })
    return () => result
  }

  /** Asks the seed; the application of this node is stopped. */
  join(seed: TestNode, role: MemberRole = 'disc'): Result<Joined, JoinError> {
    const formerId = this.id
    const newId = `id-${this.name.slice(7)}-${this.#cluster.nextId()}` as NodeId
    const self: LocalMember = { ...this.self, id: newId, role }
    const lanes = this.#cluster.network.open(self, this.port)
    let joined: Result<Joined, JoinError> | undefined
    joinCluster({ lanes, self, formerId, seed: seed.peer }, (result) => {
      joined = result
    })
    this.#cluster.until(() => joined !== undefined, `${this.name} joins`)
    this.#cluster.network.close(lanes)
    const result = joined as unknown as Result<Joined, JoinError>
    if (result.ok && result.value.kind === 'joined') {
      this.id = newId
      this.role = role
      this.contacts = result.value.members
      this.lineage = result.value.lineage
    }
    return result
  }

  /** Reset of a stopped node. */
  leave(): Result<undefined, LeaveError> {
    const lanes = this.#cluster.network.open(this.self, this.port)
    let left: Result<undefined, LeaveError> | undefined
    leaveCluster({ lanes, id: this.id, contacts: this.contacts }, (result) => {
      left = result
    })
    this.#cluster.until(() => left !== undefined, `${this.name} leaves`)
    this.#cluster.network.close(lanes)
    return left as unknown as Result<undefined, LeaveError>
  }

  found(): void {
    let isFounded = false
    foundCluster({ self: this.self, store: this.disk, clusterName: 'test', guestPasswordHash: 'hash' }, () => {
      isFounded = true
    })
    this.#cluster.until(() => isFounded, 'the first log')
    this.start()
  }

  #newService(forced?: MetadataServiceOptions['forced']): MetadataService {
    const { time, network, settings, handling } = this.#cluster
    const isRam = this.role === 'ram'
    const options: MetadataServiceOptions = {
      self: this.self,
      store: isRam ? new MemoryRaftStore(time) : this.disk,
      recovery: isRam ? BLANK_RECOVERY : this.disk.recover(),
      contacts: this.contacts,
      lanes: this.lanes ?? network.open(this.self, this.port),
      clock: time,
      timers: time,
      random: new SeededRandom(this.#cluster.nextId()),
      log: SILENT_LOG,
      settings,
      onFailure: (error) => this.failures.push(error),
      ...(forced === undefined ? {} : { forced }),
      ...(handling === undefined ? {} : { partitionHandling: handling }),
      ...(this.lineage === undefined ? {} : { lineage: this.lineage }),
      vitals: () => ({ connections: this.connections, alarms: [] }),
    }
    const service = new MetadataService(options)
    service.onEvent((event) => this.events.push(event.kind))
    service.onMembers((members) => {
      this.contacts = members
    })
    service.onPartition((event) => {
      this.partition.push(event.kind)
      if (event.kind === 'superseded') this.#follow(event)
    })
    service.onDeclaredDown((reason) => {
      this.partition.push(reason)
      if (reason === 'down' && this.#cluster.restarts) time.after(1, () => this.startOver())
    })
    return service
  }

  #follow({ lineage, members }: Superseded): void {
    this.lineage = lineage
    this.contacts = members
    this.#cluster.time.after(1, () => {
      this.disk.wipe()
      this.startOver()
    })
  }
}

export class TestCluster {
  readonly time = new VirtualTime()
  readonly network = new MemoryNetwork(this.time)
  readonly nodes: TestNode[] = []
  /** Crashed services: their timers still run, and must not reach anybody. */
  readonly dead: MetadataService[] = []
  readonly settings: NonNullable<MetadataServiceOptions['settings']>
  readonly handling: PartitionHandling | undefined
  /** Of the software of all nodes. */
  readonly featureFlags: readonly string[] | undefined
  /** Nodes that were declared down start over. */
  restarts = false
  #lastId: number

  constructor(
    options: {
      readonly seed?: number
      readonly settings?: MetadataServiceOptions['settings']
      readonly handling?: PartitionHandling
      readonly featureFlags?: readonly string[]
    } = {},
  ) {
    this.handling = options.handling
    this.featureFlags = options.featureFlags
    this.#lastId = options.seed ?? 1
    this.settings = options.settings ?? {}
  }

  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  add(name: string): TestNode {
    const node = new TestNode(this, name, 25_672 + this.nodes.length)
    this.nodes.push(node)
    return node
  }

  /** `names[0]` founds; the others join as disc nodes and become voters. */
  running(...names: readonly string[]): readonly TestNode[] {
    const nodes = names.map((name) => this.add(name))
    const [first, ...others] = nodes
    if (first === undefined) return nodes
    first.found()
    for (const node of others) {
      const joined = node.join(first)
      if (!joined.ok) throw new Error(JSON.stringify(joined))
      node.start()
    }
    this.until(() => nodes.every(({ service }) => service.status().voters.length === nodes.length), 'all are voters')
    this.run(1000) // The change of voters is committed, and everybody has heard everybody.
    return nodes
  }

  until(condition: () => boolean, what: string): void {
    this.time.run(STEP_MS, condition)
    if (!condition()) throw new Error(`still waiting: ${what}`)
  }

  run(ms: number): void {
    this.time.run(ms)
  }

  /** The leader with the highest term. */
  leader(): { readonly node: TestNode; readonly voters: () => readonly string[] } | undefined {
    let best: TestNode | undefined
    for (const node of this.nodes) {
      if (this.dead.includes(node.service) || !node.service.isLeader) continue
      if (best === undefined || node.service.status().term > best.service.status().term) best = node
    }
    if (best === undefined) return undefined
    const node = best
    return { node, voters: () => node.service.status().voters }
  }
}

export function addVhost(name: string): Command {
  return { kind: 'addVhost', name: name as never, description: '', tags: [] }
}
