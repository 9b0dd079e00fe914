/**
 * Samples memory and disk, and has publishers blocked while there is too little of either here, or on another node of the cluster that
 * is heard (RabbitMQ: memory and disk alarms).
 */
import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'
import type { Broker } from '@warren/broker'
import type { Alarm } from '@warren/cluster'
import type { Config } from '../config/load-config.ts'

const SAMPLE_MS = 250

export type ResourceLimits = Pick<Config, 'memoryRelative' | 'memoryAbsolute' | 'diskFreeBytesMin' | 'dataDirectory'>

export class ResourceMonitor {
  readonly #limits: ResourceLimits
  readonly #broker: Pick<Broker, 'setAlarm'>
  readonly #timer: NodeJS.Timeout
  readonly #others: () => ReadonlySet<Alarm>
  readonly #raised = new Set<Alarm>()
  readonly #blocking = new Set<Alarm>()

  /** `others`: the alarms of the other nodes. */
  constructor(
    limits: ResourceLimits,
    broker: Pick<Broker, 'setAlarm'>,
    others: () => ReadonlySet<Alarm> = () => new Set(),
  ) {
    this.#limits = limits
    this.#broker = broker
    this.#others = others
    this.#timer = setInterval(() => this.sample(), SAMPLE_MS)
    this.#timer.unref()
  }

  /** Of this node. */
  get alarms(): readonly Alarm[] {
    return [...this.#raised]
  }

  sample(): void {
    this.#set('memory', process.memoryUsage.rss() > memoryLimitBytes(this.#limits))
    const free = diskFreeBytes(this.#limits.dataDirectory)
    this.#set('disk', free !== undefined && free < this.#limits.diskFreeBytesMin)
    const others = this.#others()
    for (const kind of ['memory', 'disk'] as const) this.#block(kind, this.#raised.has(kind) || others.has(kind))
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #set(kind: Alarm, isRaised: boolean): void {
    if (isRaised) this.#raised.add(kind)
    else this.#raised.delete(kind)
  }

  #block(kind: Alarm, isBlocking: boolean): void {
    if (this.#blocking.has(kind) === isBlocking) return
    if (isBlocking) this.#blocking.add(kind)
    else this.#blocking.delete(kind)
    this.#broker.setAlarm(kind, isBlocking)
  }
}

/** Resident bytes from which on publishers are blocked. */
export function memoryLimitBytes({ memoryAbsolute, memoryRelative }: ResourceLimits): number {
  return memoryAbsolute ?? Math.floor(memoryRelative * totalmem())
}

/** Undefined while the directory is being wiped by a reset. */
export function diskFreeBytes(directory: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(directory)
    return bavail * bsize
  } catch {
    return undefined
  }
}
