/** What goes wrong, when, and for how long: drawn from the world's dice until the fault phase ends. */
import { CALM_NETWORK, type SimNetwork } from '../network/sim-network.ts'
import type { SimProcess } from '../process/sim-process.ts'
import type { World } from '../world.ts'

/** One server that things can happen to. */
export interface FaultTarget {
  readonly name: string
  readonly process: SimProcess
  /** Thinks that it leads: the one whose loss hurts most. */
  readonly isLeader: boolean
  crash(): void
  restart(): void
  /** Syncs take up to this long from now on. */
  setSyncMs(syncMsMax: number): void
  /** The next sync fails. */
  failSync(): void
  /** The disk works as it should again. */
  mendDisk(): void
}

export type FaultOptions = {
  /** Asked anew for each fault: members come and go. */
  readonly targets: () => readonly FaultTarget[]
  readonly network: SimNetwork
  readonly untilMs: number
  /** Mean time between faults. */
  readonly pauseMs: number
  /** Some last longer than it takes to notice them, and to act. */
  readonly hasLongPartitions?: boolean
}

/** Longer than failure detection, and than what a side does once it knows that it is cut off. */
const LONG_MS_MIN = 3000
const LONG_MS_MAX = 14_000

type Fault = (target: FaultTarget, durationMs: number) => void

export class FaultSchedule {
  readonly #world: World
  readonly #options: FaultOptions
  /** Drawn uniformly; those that matter most stand there more than once. */
  readonly #faults: readonly (readonly [string, Fault])[]

  constructor(world: World, options: FaultOptions) {
    this.#world = world
    this.#options = options
    this.#faults = [
      ['crash', (target, durationMs) => this.#crash(target, durationMs)],
      ['crash', (target, durationMs) => this.#crash(target, durationMs)],
      ['crash all', (_target, durationMs) => this.#crashAll(durationMs)],
      ['isolate', (target, durationMs) => this.#isolate(target, durationMs)],
      ['halves', (_target, durationMs) => this.#halve(durationMs)],
      ['cut one way', (target, durationMs) => this.#cutOneWay(target, durationMs)],
      ['cut one way', (target, durationMs) => this.#cutOneWay(target, durationMs)],
      ['deafen', (target, durationMs) => this.#silence(target, durationMs, 'in')],
      ['mute', (target, durationMs) => this.#silence(target, durationMs, 'out')],
      ['stop', (target, durationMs) => this.#stop(target, durationMs)],
      ['clock', (target) => this.#skew(target)],
      ['slow disk', (target, durationMs) => this.#slowDisk(target, durationMs)],
      ['failing disk', (target) => target.failSync()],
      ['weather', (_target, durationMs) => this.#weather(durationMs)],
      ...(options.hasLongPartitions === true ? this.#longPartitions() : []),
    ]
  }

  #longPartitions(): readonly (readonly [string, Fault])[] {
    const longMs = () => this.#world.between(LONG_MS_MIN, LONG_MS_MAX)
    return [
      ['long halves', () => this.#halve(longMs())],
      ['long halves', () => this.#halve(longMs())],
      ['long isolate', (target) => this.#isolate(target, longMs())],
      ['long isolate', (target) => this.#isolate(target, longMs())],
      ['long stop', (target) => this.#stop(target, longMs())],
      ['long crash', (target) => this.#crash(target, longMs())],
      ['long one way', (target) => this.#cutOneWay(target, longMs())],
      ['intermediate', (target) => this.#cutBetween(target, longMs())],
      ['bridge', (target) => this.#halve(longMs(), target.name)],
    ]
  }

  start(): void {
    this.#scheduleNext()
  }

  /** Everything works again from now on. */
  heal(): void {
    this.#options.network.mendAll()
    this.#options.network.conditions = CALM_NETWORK
    for (const target of this.#options.targets()) {
      target.mendDisk()
      target.process.setClockRate(1)
      target.process.resume()
      target.restart()
    }
  }

  #scheduleNext(): void {
    const delayMs = this.#world.between(0, this.#options.pauseMs * 2)
    if (this.#world.nowMs + delayMs >= this.#options.untilMs) return
    this.#world.schedule(delayMs, () => {
      this.#strike()
      this.#scheduleNext()
    })
  }

  #strike(): void {
    const target = this.#pickTarget()
    const fault = this.#world.pick(this.#faults)
    if (target === undefined || fault === undefined) return
    const [name, strike] = fault
    const durationMs = this.#world.between(50, this.#world.chance(0.3) ? 8000 : 2000)
    this.#world.note('fault:', name, target.name, durationMs.toFixed(0))
    strike(target, durationMs)
  }

  #pickTarget(): FaultTarget | undefined {
    const targets = this.#options.targets()
    const leaders = this.#world.chance(0.4) ? targets.filter(({ isLeader }) => isLeader) : []
    return this.#world.pick(leaders) ?? this.#world.pick(targets)
  }

  #later(delayMs: number, action: () => void): void {
    this.#world.schedule(delayMs, () => {
      if (this.#world.nowMs < this.#options.untilMs) action()
    })
  }

  #crash(target: FaultTarget, durationMs: number): void {
    target.crash()
    this.#later(durationMs, () => target.restart())
  }

  #crashAll(durationMs: number): void {
    for (const target of this.#options.targets()) this.#crash(target, this.#world.between(0, durationMs))
  }

  #isolate(target: FaultTarget, durationMs: number): void {
    this.#silence(target, durationMs, 'in')
    this.#silence(target, durationMs, 'out')
  }

  /** `bridge` hears both halves, and both hear it. */
  #halve(durationMs: number, bridge?: string): void {
    const left: string[] = []
    const right: string[] = []
    for (const { name } of this.#options.targets()) {
      if (name !== bridge) (this.#world.chance(0.5) ? left : right).push(name)
    }
    for (const a of left) {
      for (const b of right) {
        this.#cut(a, b, durationMs)
        this.#cut(b, a, durationMs)
      }
    }
  }

  #cutOneWay(target: FaultTarget, durationMs: number): void {
    const other = this.#world.pick(this.#options.targets())
    if (other === undefined || other === target) return
    this.#cut(target.name, other.name, durationMs)
  }

  /** Two that cannot hear each other; everybody else hears both. */
  #cutBetween(target: FaultTarget, durationMs: number): void {
    const other = this.#world.pick(this.#options.targets())
    if (other === undefined || other === target) return
    this.#cut(target.name, other.name, durationMs)
    this.#cut(other.name, target.name, durationMs)
  }

  #silence(target: FaultTarget, durationMs: number, side: 'in' | 'out'): void {
    for (const { name } of this.#options.targets()) {
      if (name === target.name) continue
      if (side === 'in') this.#cut(name, target.name, durationMs)
      else this.#cut(target.name, name, durationMs)
    }
  }

  #cut(from: string, to: string, durationMs: number): void {
    this.#options.network.cut(from, to)
    this.#later(durationMs, () => this.#options.network.mend(from, to))
  }

  #stop(target: FaultTarget, durationMs: number): void {
    target.process.stop()
    this.#later(durationMs, () => target.process.resume())
  }

  #skew(target: FaultTarget): void {
    if (this.#world.chance(0.3)) target.process.jumpClock(this.#world.between(-5000, 5000))
    else target.process.setClockRate(this.#world.between(0.5, 2))
  }

  #slowDisk(target: FaultTarget, durationMs: number): void {
    target.setSyncMs(this.#world.between(20, 800))
    this.#later(durationMs, () => target.mendDisk())
  }

  #weather(durationMs: number): void {
    this.#options.network.conditions = {
      delayMsMin: 0.2,
      delayMsMax: this.#world.between(2, 150),
      slowChance: this.#world.between(0, 0.1),
      lossChance: this.#world.chance(0.5) ? this.#world.between(0, 0.4) : 0,
      repeatChance: this.#world.between(0, 0.1),
    }
    this.#later(durationMs, () => {
      this.#options.network.conditions = CALM_NETWORK
    })
  }
}
