/** Whole brokers in memory: real model, queues and message logs; no consensus, no sockets, time stands still. */
import { crc32 } from 'node:zlib'
import {
  type Log,
  type LogFields,
  type NodeId,
  type NodeName,
  SeededRandom,
  SILENT_LOG,
  type UserName,
  type VhostName,
} from '@warren/kernel'
import { type Command, FEATURE_FLAG_NAMES as featureFlags } from '@warren/model'
import { MessageLog } from '@warren/storage'
import { MemoryDisk } from '../../storage/src/testing/memory-disk.ts'
import { Broker } from '../src/broker.ts'
import { type BrokerConfig, DEFAULT_BROKER_CONFIG } from '../src/broker-config.ts'
import { LaneNetwork } from './lane-network.ts'
import { ManualTime } from './manual-time.ts'
import { type NodeMetadata, SharedMetadata } from './shared-metadata.ts'
import { TestClient } from './test-client.ts'
import { TestTransport } from './test-transport.ts'

export interface BrokerNode {
  readonly id: NodeId
  readonly broker: Broker
  readonly metadata: NodeMetadata
  readonly disk: MemoryDisk
  readonly messageLog: MessageLog
  /** `level text field=value ...` */
  readonly logLines: string[]
}

export class BrokerCluster {
  readonly time = new ManualTime()
  readonly network = new LaneNetwork()
  readonly shared = new SharedMetadata()
  readonly #nodes = new Map<string, BrokerNode>()
  readonly #clients: TestClient[] = []

  /** As many nodes as names, all connected; user `guest` with password `guest`. */
  static async open(names: readonly string[] = ['a'], config: Partial<BrokerConfig> = {}): Promise<BrokerCluster> {
    const cluster = new BrokerCluster()
    cluster.shared.commit({ kind: 'bootstrap', clusterName: 'test', guestPasswordHash: 'guest', featureFlags })
    for (const name of names) cluster.#announce(name)
    for (const name of names) await cluster.#boot(name, { ...DEFAULT_BROKER_CONFIG, ...config })
    names.forEach((a, i) => {
      for (const b of names.slice(i + 1)) cluster.network.connect(a as NodeId, b as NodeId)
    })
    await cluster.quiet()
    return cluster
  }

  node(name = 'a'): BrokerNode {
    const node = this.#nodes.get(name)
    if (node === undefined) throw new Error(`no node ${name}`)
    return node
  }

  /** A TCP connection, nothing sent yet. */
  connect(name = 'a', peerHost?: string): TestClient {
    const transport = new TestTransport(this.time, peerHost)
    const client = new TestClient(this, this.node(name).broker.accept(transport), transport)
    this.#clients.push(client)
    return client
  }

  /** A connection that is open, as guest in `/`. */
  async open(name = 'a', options: Parameters<TestClient['logIn']>[0] = {}): Promise<TestClient> {
    const client = this.connect(name)
    await client.logIn(options)
    return client
  }

  /** Commits a command and lets everybody who does not lag apply it. */
  async commit(command: Command): Promise<void> {
    this.shared.commit(command)
    await this.quiet()
  }

  /** A user with the password that is its name; without permissions in `/` it has none at all. */
  async addUser(name: string, permissions?: { configure: string; write: string; read: string }): Promise<void> {
    const user = name as UserName
    await this.commit({ kind: 'addUser', name: user, passwordHash: name, tags: [] })
    if (permissions !== undefined) {
      await this.commit({ kind: 'setPermissions', user, vhost: '/' as VhostName, ...permissions })
    }
  }

  /** Everything that can happen without time passing has happened, disks included. */
  async quiet(): Promise<void> {
    for (let idle = 0; idle < 4; ) {
      const isBusy = [this.time.step(), this.shared.step(), this.network.step()].includes(true)
      idle = isBusy ? 0 : idle + 1
      await new Promise((resolve) => setImmediate(resolve))
    }
    for (const client of this.#clients) client.read()
  }

  /** Lets time pass in steps of the broker's ticks. */
  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 500) {
      this.time.advance(Math.min(500, ms - passed))
      await this.quiet()
    }
  }

  #announce(name: string): void {
    const host = { host: name, clusterPort: 1 }
    const id = name as NodeId
    this.shared.commit({ kind: 'addMember', id, name: `rabbit@${name}` as NodeName, role: 'disc', ...host })
    this.shared.commit({
      kind: 'nodeUp',
      node: id,
      incarnation: 1 as never,
      amqpPort: 2,
      version: '0',
      hears: [],
      featureFlags,
      ...host,
    })
  }

  async #boot(name: string, config: BrokerConfig): Promise<void> {
    const id = name as NodeId
    const metadata = this.shared.join(id)
    metadata.catchUp()
    const disk = new MemoryDisk()
    const logLines: string[] = []
    const log = listLog(logLines)
    const onFailure = (error: Error) => Promise.reject(error)
    const opened = await MessageLog.open({ disk, crc32, log: SILENT_LOG, onFailure, segmentBytes: 1_048_576 })
    const broker = new Broker({
      metadata,
      lanes: this.network.port(id),
      messageLog: opened.log,
      recovered: opened.recovered,
      clock: this.time,
      timers: this.time,
      random: new SeededRandom(this.#nodes.size + 1),
      log,
      hash: { verify: (stored, password) => stored === password },
      config,
      nodeId: id,
      nodeName: `rabbit@${name}` as NodeName,
      incarnation: 1,
    })
    this.#nodes.set(name, { id, broker, metadata, disk, messageLog: opened.log, logLines })
  }
}

function listLog(lines: string[]): Log {
  const write =
    (level: string) =>
    (text: string, fields: LogFields = {}): void => {
      const shown = Object.entries(fields).map(([name, value]) => ` ${name}=${String(value)}`)
      lines.push(`${level} ${text}${shown.join('')}`)
    }
  const log: Log = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    scope: () => log,
  }
  return log
}
