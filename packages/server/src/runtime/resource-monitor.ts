/** Samples memory and disk, and has publishers blocked while there is too little of either (RabbitMQ: memory and disk alarms). */
import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'
import type { Broker } from '@warren/broker'
import type { Config } from '../config/load-config.ts'

const SAMPLE_MS = 250

export type ResourceLimits = Pick<Config, 'memoryRelative' | 'memoryAbsolute' | 'diskFreeBytesMin' | 'dataDirectory'>

export class ResourceMonitor {
  readonly #limits: ResourceLimits
  readonly #broker: Pick<Broker, 'setAlarm'>
  readonly #timer: NodeJS.Timeout
  readonly #raised = new Set<'memory' | 'disk'>()

  constructor(limits: ResourceLimits, broker: Pick<Broker, 'setAlarm'>) {
    this.#limits = limits
    this.#broker = broker
    this.#timer = setInterval(() => this.sample(), SAMPLE_MS)
    this.#timer.unref()
  }

  get alarms(): readonly ('memory' | 'disk')[] {
    return [...this.#raised]
  }

  sample(): void {
    this.#set('memory', process.memoryUsage.rss() > memoryLimitBytes(this.#limits))
    const free = diskFreeBytes(this.#limits.dataDirectory)
    this.#set('disk', free !== undefined && free < this.#limits.diskFreeBytesMin)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #set(kind: 'memory' | 'disk', isRaised: boolean): void {
    if (this.#raised.has(kind) === isRaised) return
    if (isRaised) this.#raised.add(kind)
    else this.#raised.delete(kind)
    this.#broker.setAlarm(kind, isRaised)
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
