/** What clients and operators want: random, from one seed. Clients of a node come when it serves and go with its application. */
import type { NodeId, PolicyName, QueueName, VhostName } from '@warren/kernel'
import type { Command, QueueRecord } from '@warren/model'
import type { World } from '../world.ts'
import { type ClientSurroundings, getOne, purge, SimConsumer, SimPublisher } from './clients.ts'
import type { MirrorNode } from './mirror-node.ts'
import type { ModelledConsensus } from './modelled-consensus.ts'

const VHOST = '/' as VhostName
const PUBLISH_MS_MAX = 60
const CLIENT_MS_MAX = 400
const OPERATOR_MS_MAX = 2_500
const LARGE_BYTES = 3_000
/** Larger than a record may be on a lane, and than a segment. */
const HUGE_BYTES = 70_000

/** Of one start of a node's application. */
interface Clients {
  readonly publishers: SimPublisher[]
  readonly consumers: SimConsumer[]
}

export class MirrorWorkload {
  readonly #world: World
  readonly #consensus: ModelledConsensus
  readonly #around: ClientSurroundings
  readonly #nodes: () => readonly MirrorNode[]
  readonly #clients = new Map<MirrorNode, Clients>()
  /** Queues of which one consumer has all. */
  readonly #alone = new Set<string>()
  #named = 0
  #isOver = false
  /** Less is published: what is healed is to come to rest. */
  isCalm = false
  published = 0

  constructor(consensus: ModelledConsensus, around: ClientSurroundings, nodes: () => readonly MirrorNode[]) {
    this.#world = around.world
    this.#consensus = consensus
    this.#around = around
    this.#nodes = nodes
  }

  /** Publishes of clients that live still, and have no answer. */
  get awaitedCount(): number {
    let count = 0
    for (const { publishers } of this.#clients.values()) {
      for (const publisher of publishers) count += publisher.awaitedCount
    }
    return count
  }

  declare(name: string, options: { readonly durable: boolean; readonly isAlone: boolean }): void {
    const { durable, isAlone } = options
    if (isAlone) this.#alone.add(name)
    const leader = this.#world.pick(this.#nodes())?.id ?? ('a' as NodeId)
    this.#consensus.decide({
      ...{ kind: 'declareQueue', vhost: VHOST, name: name as QueueName, durable, autoDelete: false, exclusive: false },
      ...{ serverNamed: false, arguments: [], leader, mirrors: [] },
    })
  }

  begin(): void {
    this.#operatorLater()
  }

  /** Clients may come to the node. */
  serve(node: MirrorNode): void {
    const { application } = node
    if (application === undefined) return
    const clients: Clients = { publishers: [], consumers: [] }
    this.#clients.set(node, clients)
    for (let count = 1 + this.#world.random.below(2); count > 0; count -= 1) {
      clients.publishers.push(new SimPublisher(`${node.id}${this.#nextName()}`, application, this.#around))
    }
    const act = (run: () => void, everyMsMax: number): void => {
      node.process.after(this.#world.between(0, everyMsMax), () => {
        if (node.application !== application || this.#isOver) return
        run()
        act(run, everyMsMax)
      })
    }
    for (const publisher of clients.publishers) act(() => this.#publish(node, publisher), PUBLISH_MS_MAX)
    act(() => this.#consume(node, clients), CLIENT_MS_MAX)
  }

  ended(node: MirrorNode): void {
    this.#clients.delete(node)
  }

  /** No more is published, and what clients hold goes back. */
  end(): void {
    this.#isOver = true
    for (const { consumers } of this.#clients.values()) for (const consumer of consumers) consumer.leave()
  }

  /** Each node publishes to each queue; returns how many have no answer. */
  probe(): () => number {
    const publishers: SimPublisher[] = []
    for (const node of this.#nodes()) {
      const { application, metadata } = node
      if (application === undefined || metadata === undefined) continue
      for (const record of metadata.queues()) {
        const publisher = new SimPublisher(`${node.id}${this.#nextName()}`, application, this.#around)
        publisher.publish([record], this.#world.chance(0.7), 40)
        publishers.push(publisher)
      }
    }
    return () => publishers.reduce((count, { awaitedCount }) => count + awaitedCount, 0)
  }

  #publish(node: MirrorNode, publisher: SimPublisher): void {
    const records = this.#queuesOf(node)
    const count = this.#world.chance(0.85) ? 1 : 2
    const targets: QueueRecord[] = []
    for (let i = 0; i < count; i += 1) {
      const record = this.#world.pick(records)
      if (record !== undefined && !targets.includes(record)) targets.push(record)
    }
    if (targets.length === 0 || (this.isCalm && this.#world.chance(0.8))) return
    for (let burst = this.#world.chance(0.2) ? 8 : 1; burst > 0; burst -= 1) {
      const large = this.#world.chance(0.06) ? HUGE_BYTES : LARGE_BYTES
      const bytes = this.#world.chance(0.03) ? large : 30 + this.#world.random.below(100)
      if (publisher.publish(targets, this.#world.chance(0.6), bytes)) this.published += 1
    }
  }

  #consume(node: MirrorNode, clients: Clients): void {
    const { application } = node
    const record = this.#world.pick(this.#queuesOf(node))
    if (record === undefined || application === undefined) return
    const isAlone = this.#alone.has(record.name)
    const choice = this.#world.random.below(100)
    if (choice < 30 && clients.consumers.length < 4) {
      const wishes = { noAck: this.#world.chance(0.15), prefetch: this.#world.pick([0, 1, 3, 20]) ?? 0, isAlone }
      const name = `consumer ${node.id}${this.#nextName()}`
      const consumer = new SimConsumer({ name, record, node, application, wishes }, this.#around)
      clients.consumers.push(consumer)
      consumer.subscribe()
    } else if (choice < 45) {
      // Who was alone leaves with its node only: what is under way to one that leaves comes back out of order.
      const at = clients.consumers.findIndex((consumer) => !this.#alone.has(consumer.record.name))
      if (at >= 0) clients.consumers.splice(at, 1)[0]?.leave()
    } else if (choice < 90) {
      if (!isAlone) getOne({ node, application, record, noAck: this.#world.chance(0.3) }, this.#around)
    } else if (choice < 93) {
      purge(application, record, this.#around)
    }
  }

  #operatorLater(): void {
    this.#world.schedule(this.#world.between(0, OPERATOR_MS_MAX), () => {
      if (this.#isOver) return
      this.#operate()
      this.#operatorLater()
    })
  }

  #operate(): void {
    const record = this.#world.pick([...this.#consensus.truth.queues()])
    if (record === undefined) return
    const choice = this.#world.random.below(100)
    if (choice < 6) this.#sync(record)
    else if (choice < 10) this.#deleteAndDeclare(record)
    else if (choice < 25) this.#dropAndAdd(record)
    else if (choice < 33) this.#drainOrRevive()
    else if (this.#world.chance(0.5)) {
      const to = this.#world.pick(record.syncSet)
      if (to !== undefined) this.#consensus.decide({ kind: 'transferLeader', uid: record.uid, to })
    } else if (this.#world.chance(0.85)) {
      this.setPolicy(record.name)
    } else {
      this.#consensus.decide({ kind: 'clearPolicy', vhost: VHOST, name: record.name as string as PolicyName })
    }
  }

  /** Mirrors go and come back before everybody knows of the one or the other. */
  #dropAndAdd({ name }: QueueRecord): void {
    this.#consensus.decide({ kind: 'clearPolicy', vhost: VHOST, name: name as string as PolicyName })
    this.#world.schedule(this.#world.between(0, 6), () => this.setPolicy(name))
  }

  /** Its clients stay: a drained node passes on what it leads, and forwards to it. */
  #drainOrRevive(): void {
    const node = this.#world.pick(this.#nodes())
    const member = node === undefined ? undefined : this.#consensus.truth.member(node.id)
    if (member === undefined) return
    const { id, incarnation, isDraining } = member
    this.#consensus.decide({ kind: 'setDraining', node: id, incarnation, isDraining: !isDraining })
  }

  #sync({ leader, uid }: QueueRecord): void {
    const node = this.#nodes().find(({ id }) => id === leader)
    const mirrors = node?.isHealthy === true ? node.application?.directory.localQueue(uid)?.mirrors : undefined
    if (this.#world.chance(0.5)) mirrors?.sync()
    else mirrors?.cancelSync()
  }

  #deleteAndDeclare({ name, durable }: QueueRecord): void {
    this.#consensus.decide({ kind: 'deleteQueue', vhost: VHOST, name, force: this.#world.chance(0.5) })
    this.declare(name, { durable, isAlone: this.#alone.has(name) })
  }

  setPolicy(queue: string): void {
    const definition: Record<string, unknown> = this.#mirroring()
    if (this.#world.chance(0.15)) definition['min-in-sync'] = 2
    const command: Command = {
      ...{ kind: 'setPolicy', vhost: VHOST, name: queue as PolicyName, pattern: `^${queue}$`, applyTo: 'queues' },
      ...{ definition: JSON.stringify(definition), priority: 0 },
    }
    this.#consensus.decide(command)
  }

  #mirroring(): Record<string, unknown> {
    const nodes = this.#nodes()
    const sync = { 'ha-sync-mode': this.#world.chance(0.8) ? 'automatic' : 'manual' }
    const choice = this.#world.random.below(10)
    if (choice < 4) return { 'ha-mode': 'all', ...sync }
    if (choice < 8) return { 'ha-mode': 'exactly', 'ha-params': 1 + this.#world.random.below(nodes.length), ...sync }
    const names = nodes.filter(() => this.#world.chance(0.6)).map(({ id }) => `rabbit@${id}`)
    return names.length === 0 ? { 'ha-mode': 'all', ...sync } : { 'ha-mode': 'nodes', 'ha-params': names, ...sync }
  }

  #queuesOf(node: MirrorNode): readonly QueueRecord[] {
    return [...(node.metadata?.queues() ?? [])]
  }

  #nextName(): number {
    this.#named += 1
    return this.#named
  }
}
