/** Which messages arrive, and when. Directions are cut singly; conditions (delay, loss, repeats) hold for all links. */
import type { World } from '../world.ts'

export type NetworkConditions = {
  readonly delayMsMin: number
  readonly delayMsMax: number
  /** Of those, how many take ten times as long. */
  readonly slowChance: number
  readonly lossChance: number
  readonly repeatChance: number
}

export const CALM_NETWORK: NetworkConditions = {
  delayMsMin: 0.2,
  delayMsMax: 2,
  slowChance: 0,
  lossChance: 0,
  repeatChance: 0,
}

export class SimNetwork {
  conditions: NetworkConditions = CALM_NETWORK
  readonly #world: World
  /** `from>to` for each direction that is cut. */
  readonly #cut = new Set<string>()

  constructor(world: World) {
    this.#world = world
  }

  cut(from: string, to: string): void {
    this.#cut.add(`${from}>${to}`)
  }

  mend(from: string, to: string): void {
    this.#cut.delete(`${from}>${to}`)
  }

  mendAll(): void {
    this.#cut.clear()
  }

  isCut(from: string, to: string): boolean {
    return this.#cut.has(`${from}>${to}`)
  }

  /** A datagram: may be lost, repeated or overtaken. */
  sendDatagram(from: string, to: string, deliver: () => void): void {
    if (this.isCut(from, to)) return
    const { lossChance, repeatChance } = this.conditions
    if (this.#world.chance(lossChance)) return
    this.#world.schedule(this.delayMs(), deliver)
    if (this.#world.chance(repeatChance)) this.#world.schedule(this.delayMs() * 3, deliver)
  }

  /** How long one message takes now. */
  delayMs(): number {
    const { delayMsMin, delayMsMax, slowChance } = this.conditions
    const delayMs = this.#world.between(delayMsMin, delayMsMax)
    return this.#world.chance(slowChance) ? delayMs * 10 : delayMs
  }
}
