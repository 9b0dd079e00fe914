/** Does for the clients what a partition asks: turns them away, lets them in again, confirms nothing that may be forgotten. */
import type { Broker } from '@warren/broker'
import type { MetadataService, PartitionEvent } from '@warren/cluster'
import type { Log } from '@warren/kernel'
import type { Fence } from '../../platform/fence.ts'
import type { Entrance } from '../entrance.ts'

export interface PartitionAttendantOptions {
  readonly metadata: MetadataService
  readonly broker: Broker
  readonly fence: Fence
  readonly entrance: Entrance
  readonly log: Log
}

const OPEN_AGAIN_MS = 1000

export class PartitionAttendant {
  readonly #options: PartitionAttendantOptions
  readonly #unsubscribe: () => void
  #retry: NodeJS.Timeout | undefined = undefined
  #isOver = false

  constructor(options: PartitionAttendantOptions) {
    this.#options = options
    const { metadata } = options
    this.#unsubscribe = metadata.onPartition((event) => this.#on(event))
    if (metadata.status().isPaused) this.#pause() // Since before the listeners were open.
  }

  stop(): void {
    this.#isOver = true
    this.#unsubscribe()
    clearTimeout(this.#retry)
  }

  #on(event: PartitionEvent): void {
    const { broker, metadata } = this.#options
    if (event.kind === 'paused') this.#pause()
    else if (event.kind === 'resumed') void this.#resume()
    // Where no disc node would remember the queues, nothing that is to be durable may be confirmed.
    else if (event.kind === 'refusing') broker.refuseConfirms(event.isRefusing && !metadata.reachesDisc)
  }

  #pause(): void {
    const { broker, entrance, fence, log } = this.#options
    log.warn('clients are turned away until the cluster can be reached')
    clearTimeout(this.#retry)
    entrance.close('paused')
    fence.dropAll()
    broker.closeConnections("broker forced connection closure with reason 'shutdown'")
  }

  async #resume(): Promise<void> {
    const { entrance, log, metadata } = this.#options
    try {
      await entrance.open('paused')
      if (!entrance.isClosed) log.info('clients are let in again')
    } catch (error) {
      log.error('clients cannot be let in again yet', {
        reason: error instanceof Error ? error.message : String(error),
      })
      if (this.#isOver || metadata.status().isPaused) return
      this.#retry = setTimeout(() => void this.#resume(), OPEN_AGAIN_MS)
    }
  }
}
