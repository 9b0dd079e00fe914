/** Any metadata command a client or an operator might cause. Names come from small pools, so that commands meet each other. */
import type { ExchangeName, PolicyName, QueueName, RoutingKey, UserName, VhostName } from '@warren/kernel'
import type { Command } from '@warren/model'
import type { World } from '../world.ts'
import type { MetadataNode } from './metadata-node.ts'

const ROOT = '/' as VhostName
const NAMES = 6
const VHOSTS = 3
const USERS = 3
const KEYS = 3
const CONNECTIONS = 3
const POLICIES = 3

export class RandomCommand {
  readonly #world: World
  readonly #nodes: () => readonly MetadataNode[]

  constructor(world: World, nodes: () => readonly MetadataNode[]) {
    this.#world = world
    this.#nodes = nodes
  }

  /** As a client of `node` would cause it. */
  next(node: MetadataNode): Command {
    const connection = `${node.name}-c${this.#below(CONNECTIONS)}`
    const roll = this.#below(13)
    if (roll < 3) return this.#declareQueue(node, connection)
    if (roll < 4) return { kind: 'deleteQueue', vhost: this.#vhost(), name: this.#queue(), connection, force: false }
    if (roll < 6) return this.#declareExchange()
    if (roll < 7) {
      return { kind: 'deleteExchange', vhost: this.#vhost(), name: this.#exchange(), ifUnused: this.#coin() }
    }
    if (roll < 9) return this.#bindOrUnbind(connection)
    if (roll < 10) return this.#vhostCommand()
    if (roll < 11) return this.#userCommand()
    if (roll < 12) return this.#policyCommand()
    return { kind: 'connectionClosed', connection }
  }

  /** Refused as long as its feature flag is not enabled. */
  #policyCommand(): Command {
    const name = `p${this.#below(POLICIES)}` as PolicyName
    const vhost = this.#vhost()
    if (this.#below(3) === 0) return { kind: 'clearPolicy', vhost, name }
    const definition = JSON.stringify({ 'max-length': this.#below(10) + 1 })
    return {
      kind: 'setPolicy',
      vhost,
      name,
      pattern: `${this.#below(NAMES)}$`,
      applyTo: 'all',
      definition,
      priority: 0,
    }
  }

  #declareQueue(node: MetadataNode, connection: string): Command {
    const exclusive = this.#below(4) === 0
    const leader = exclusive ? node.id : (this.#world.pick(this.#nodes())?.id ?? node.id)
    return {
      kind: 'declareQueue',
      vhost: this.#vhost(),
      name: this.#queue(),
      durable: this.#coin(),
      autoDelete: false,
      connection,
      exclusive,
      serverNamed: false,
      arguments: [],
      leader,
      mirrors: [],
    }
  }

  #declareExchange(): Command {
    return {
      kind: 'declareExchange',
      vhost: this.#vhost(),
      name: this.#exchange(),
      type: this.#world.pick(['direct', 'fanout', 'topic', 'headers']) ?? 'direct',
      durable: this.#coin(),
      autoDelete: this.#below(3) === 0,
      internal: false,
      arguments: [],
    }
  }

  #bindOrUnbind(connection: string): Command {
    return {
      kind: this.#below(3) === 0 ? 'unbind' : 'bind',
      vhost: this.#vhost(),
      source: this.#exchange(),
      destination: this.#coin() ? { kind: 'queue', name: this.#queue() } : { kind: 'exchange', name: this.#exchange() },
      routingKey: `k${this.#below(KEYS)}` as RoutingKey,
      arguments: [],
      connection,
    }
  }

  #vhostCommand(): Command {
    const name = `v${this.#below(VHOSTS)}` as VhostName
    return this.#coin() ? { kind: 'addVhost', name, description: '', tags: [] } : { kind: 'deleteVhost', name }
  }

  #userCommand(): Command {
    const user = `u${this.#below(USERS)}` as UserName
    if (this.#coin()) return { kind: 'addUser', name: user, passwordHash: '', tags: [] }
    return { kind: 'setPermissions', user, vhost: this.#vhost(), configure: '.*', write: '.*', read: '' }
  }

  #vhost(): VhostName {
    return this.#below(4) === 0 ? (`v${this.#below(VHOSTS)}` as VhostName) : ROOT
  }

  #queue(): QueueName {
    return `q${this.#below(NAMES)}` as QueueName
  }

  #exchange(): ExchangeName {
    return `x${this.#below(NAMES)}` as ExchangeName
  }

  #coin(): boolean {
    return this.#below(2) === 0
  }

  #below(below: number): number {
    return this.#world.random.below(below)
  }
}
