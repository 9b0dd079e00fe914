/**
 * Samples memory and disk, and has publishers blocked while there is too little of either here, or on another node of the cluster that
 * is heard (RabbitMQ: memory and disk alarms).
 */
import { statfs } from 'node:fs/promises'
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
  #diskFreeBytes: number | undefined = undefined
  #asking: Promise<void> | undefined = undefined
  #isStopped = false

  /** `others`: the alarms of the other nodes. */
  constructor(
    limits: ResourceLimits,
    broker: Pick<Broker, 'setAlarm'>,
    others: () => ReadonlySet<Alarm> = () => new Set(),
  ) {
    this.#limits = limits
    this.#broker = broker
    this.#others = others
    this.#timer = setInterval(() => void this.sample(), SAMPLE_MS)
    this.#timer.unref()
    void this.sample()
  }

  /** Of this node. */
  get alarms(): readonly Alarm[] {
    return [...this.#raised]
  }

  /** When it was last looked at; undefined while it is not known. */
  get diskFreeBytes(): number | undefined {
    return this.#diskFreeBytes
  }

  /** The disk may take its time to answer, and is not asked again meanwhile; memory alarms do not wait for it. */
  sample(): Promise<void> {
    this.#set('memory', process.memoryUsage.rss() > memoryLimitBytes(this.#limits))
    this.#blockAll()
    this.#asking ??= this.#askDisk()
    return this.#asking
  }

  stop(): void {
    this.#isStopped = true
    clearInterval(this.#timer)
  }

  async #askDisk(): Promise<void> {
    const free = await diskFreeBytes(this.#limits.dataDirectory)
    this.#asking = undefined
    this.#diskFreeBytes = free
    this.#set('disk', free !== undefined && free < this.#limits.diskFreeBytesMin)
    this.#blockAll()
  }

  #blockAll(): void {
    if (this.#isStopped) return
    const others = this.#others()
    for (const kind of ['memory', 'disk'] as const) this.#block(kind, this.#raised.has(kind) || others.has(kind))
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
async function diskFreeBytes(directory: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(directory)
    return bavail * bsize
  } catch {
    return undefined
  }
}
