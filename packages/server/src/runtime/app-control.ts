/** What ctl commands ask of the running application, over Raft's service and the broker; callbacks become promises here. */
import type {
  ChannelConsumerFacts,
  ChannelFacts,
  ConnectionFacts,
  QueueConsumerFacts,
  QueueError,
  QueueStatistics,
} from '@warren/broker'
import type { ForgetError, Unavailable } from '@warren/cluster'
import { fail, type Incarnation, type NodeId, type NodeName, ok, type QueueUid, type Result } from '@warren/kernel'
import type { Command, CommandOk, DomainError, Metadata, QueueRecord } from '@warren/model'
import type { Json } from '@warren/rpc'
import type { AppControl, LeaderStatistics } from '../control/node-control.ts'
import type { PeerQuery } from '../control/peer-query.ts'
import type { Application } from './application.ts'

/** The name of ctl's questions between members. */
const CTL_REQUEST = 'ctl'
const BARRIER_MS = 2_000

export interface RunningAppOptions {
  readonly application: Application
  readonly incarnation: Incarnation
  readonly self: NodeId
  readonly answerPeer: (query: Json) => Promise<Json>
}

export class RunningApp implements AppControl {
  readonly incarnation: Incarnation
  readonly #application: Application
  readonly #self: NodeId

  constructor({ application, incarnation, self, answerPeer }: RunningAppOptions) {
    this.incarnation = incarnation
    this.#application = application
    this.#self = self
    application.metadata.handle(CTL_REQUEST, (_from, payload, answer) => {
      answerPeer(JSON.parse(Buffer.from(payload).toString()) as Json).then(
        (json) => answer(ok(Buffer.from(JSON.stringify(json)))),
        (error: unknown) => answer(fail(error instanceof Error ? error.message : String(error))),
      )
    })
  }

  get metadata(): Metadata {
    return this.#application.metadata.metadata
  }

  propose(command: Command): Promise<Result<CommandOk, DomainError | Unavailable>> {
    return new Promise((resolve) => this.#application.metadata.propose(command, resolve))
  }

  barrier(): Promise<Result<void, Unavailable>> {
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => resolve(fail({ kind: 'unavailable', text: 'no leader answered in time' })),
        BARRIER_MS,
      )
      this.#application.metadata.barrier((error) => {
        clearTimeout(timer)
        resolve(error === undefined ? ok(undefined) : fail(error))
      })
    })
  }

  partitions(): readonly { readonly node: NodeName; readonly cannotReach: readonly NodeName[] }[] {
    const { members, partitioned, isPaused } = this.#application.metadata.status()
    const self = members.find(({ record }) => record.id === this.#self)
    // Who was declared down is gone, or on another side: heard of there, or unknown to a node that hears too few to tell.
    const cannotReach = members
      .filter(({ record, reachable }) => !reachable && (record.running || isPaused || partitioned.includes(record.id)))
      .map(({ record }) => record.name)
    return self === undefined || cannotReach.length === 0 ? [] : [{ node: self.record.name, cannotReach }]
  }

  askPeer(id: NodeId, query: PeerQuery, timeoutMs: number): Promise<Result<Json, Unavailable>> {
    const payload = Buffer.from(JSON.stringify(query))
    return new Promise((resolve) => {
      this.#application.metadata.request(
        id,
        CTL_REQUEST,
        payload,
        (response) => {
          if (!response.ok) return resolve(fail({ kind: 'unavailable', text: response.error.text }))
          resolve(ok(JSON.parse(Buffer.from(response.value).toString()) as Json))
        },
        timeoutMs,
      )
    })
  }

  forgetMember(id: NodeId): Promise<Result<void, ForgetError>> {
    return new Promise((resolve) => this.#application.metadata.forget(id, resolve))
  }

  listConnections(): readonly ConnectionFacts[] {
    return this.#application.broker.listConnections()
  }

  listChannels(): readonly ChannelFacts[] {
    return this.#application.broker.listChannels()
  }

  listConsumers(): readonly ChannelConsumerFacts[] {
    return this.#application.broker.listConsumers()
  }

  closeConnection(serial: number, reason: string): boolean {
    return this.#application.broker.closeConnection(serial, reason)
  }

  closeToClients(): number {
    return this.#application.closeToClients()
  }

  async openToClients(): Promise<Result<void, Unavailable>> {
    try {
      await this.#application.openToClients()
      return ok(undefined)
    } catch (error) {
      return fail({ kind: 'unavailable', text: error instanceof Error ? error.message : String(error) })
    }
  }

  async queueStatistics(uid: QueueUid): Promise<LeaderStatistics | undefined> {
    const record = this.#ledHere(uid)
    if (record === undefined) return undefined
    const statistics = await new Promise<Result<QueueStatistics, QueueError>>((resolve) => {
      this.#application.broker.directory.get(record).statistics(resolve)
    })
    if (!statistics.ok) return undefined
    const syncing = this.#application.broker.directory.localQueue(uid)?.mirrors?.syncedCount
    return syncing === undefined ? statistics.value : { ...statistics.value, syncing }
  }

  mirrorSync(uid: QueueUid, action: 'sync' | 'cancel'): number | undefined {
    const mirrors = this.#application.broker.directory.localQueue(uid)?.mirrors
    return action === 'sync' ? mirrors?.sync() : mirrors?.cancelSync()
  }

  queueConsumers(record: QueueRecord): Promise<Result<readonly QueueConsumerFacts[], QueueError>> {
    return new Promise((resolve) => this.#application.broker.directory.get(record).consumers(resolve))
  }

  deleteQueue(
    record: QueueRecord,
    options: { readonly ifUnused: boolean; readonly ifEmpty: boolean },
  ): Promise<Result<number, QueueError>> {
    return new Promise((resolve) => this.#application.broker.directory.get(record).delete(options, resolve))
  }

  purgeQueue(record: QueueRecord): Promise<Result<number, QueueError>> {
    return new Promise((resolve) => this.#application.broker.directory.get(record).purge(resolve))
  }

  #ledHere(uid: QueueUid): QueueRecord | undefined {
    const record = this.metadata.queueByUid(uid)
    return record?.leader === this.#self ? record : undefined
  }
}
