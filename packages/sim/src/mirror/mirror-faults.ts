/** What goes wrong, how often and for how long; `heal` ends all of it. */
import { CALM_NETWORK, type SimNetwork } from '../network/sim-network.ts'
import type { World } from '../world.ts'
import type { LaneFabric } from './lane-fabric.ts'
import type { MirrorNode } from './mirror-node.ts'

const GAP_MS_MAX = 1_400
const LENGTH_MS_MAX = 4_000
const FAILING_MS = 1_000

export class MirrorFaults {
  readonly #world: World
  readonly #network: SimNetwork
  readonly #fabric: LaneFabric
  readonly #nodes: () => readonly MirrorNode[]
  readonly #gapMsMax: number
  #isOver = false
  crashes = 0
  stops = 0
  cuts = 0

  constructor(world: World, network: SimNetwork, fabric: LaneFabric, nodes: () => readonly MirrorNode[]) {
    this.#world = world
    this.#network = network
    this.#fabric = fabric
    this.#nodes = nodes
    this.#gapMsMax = world.between(GAP_MS_MAX / 6, GAP_MS_MAX)
  }

  begin(): void {
    this.#world.schedule(this.#world.between(0, this.#gapMsMax), () => {
      if (this.#isOver) return
      this.#strike()
      this.begin()
    })
  }

  heal(): void {
    this.#isOver = true
    this.#world.note('heal')
    this.#network.mendAll()
    this.#network.conditions = CALM_NETWORK
    this.#fabric.windowBytes = 200_000
    for (const node of this.#nodes()) {
      node.mendDisk()
      node.slowDisk(0)
      node.setLag(4)
      node.process.resume()
      node.start()
    }
    this.#world.schedule(FAILING_MS, () => {
      for (const node of this.#nodes()) node.start() // A disk that was failing has stopped it only now.
    })
  }

  #strike(): void {
    const choice = this.#world.random.below(100)
    const node = this.#world.pick(this.#nodes())
    if (node === undefined) return
    if (choice < 24) this.#crash(node)
    else if (choice < 30) for (const each of this.#nodes()) this.#crash(each)
    else if (choice < 44) this.#stop(node)
    else if (choice < 58) this.#cutPair(node)
    else if (choice < 66) this.#isolate([node])
    else if (choice < 70) this.#isolate(this.#nodes().filter(() => this.#world.chance(0.5)))
    else if (choice < 82) this.#breakLane(node)
    else if (choice < 87)
      this.#forAWhile(
        () => node.slowDisk(this.#world.between(5, 300)),
        () => node.slowDisk(0),
      )
    else if (choice < 93)
      this.#forAWhile(
        () => node.setLag(this.#world.between(20, 1500)),
        () => node.setLag(4),
      )
    else if (choice < 97)
      this.#forAWhile(
        () => this.#setWindow(this.#world.between(300, 3_000)),
        () => this.#setWindow(20_000),
      )
    else if (choice < 99) this.#weather()
    else node.failDisk()
  }

  #crash(node: MirrorNode): void {
    if (!node.process.isAlive) return
    this.crashes += 1
    node.crash()
    const quick = this.#world.chance(0.4)
    this.#world.schedule(this.#world.between(1, quick ? 60 : LENGTH_MS_MAX), () => {
      if (!this.#isOver) node.start()
    })
  }

  #stop(node: MirrorNode): void {
    if (!node.isHealthy) return
    this.stops += 1
    this.#world.note('stop', node.id)
    this.#forAWhile(
      () => node.process.stop(),
      () => {
        this.#world.note('resume', node.id)
        node.process.resume()
      },
    )
  }

  #cutPair(node: MirrorNode): void {
    const other = this.#world.pick(this.#nodes())
    if (other === undefined || other === node) return
    const directions =
      this.#world.pick([
        [node, other],
        [other, node],
        [node, other, node],
      ]) ?? []
    this.#cut(directions.slice(1).map((to, i) => [directions[i] ?? node, to] as const))
  }

  #isolate(group: readonly MirrorNode[]): void {
    const others = this.#nodes().filter((node) => !group.includes(node))
    this.#cut(group.flatMap((a) => others.flatMap((b) => [[a, b] as const, [b, a] as const])))
  }

  #cut(pairs: readonly (readonly [MirrorNode, MirrorNode])[]): void {
    this.cuts += 1
    for (const [a, b] of pairs) this.#world.note('cut', a.id, b.id)
    this.#forAWhile(
      () => {
        for (const [a, b] of pairs) this.#network.cut(a.id, b.id)
      },
      () => {
        for (const [a, b] of pairs) this.#network.mend(a.id, b.id)
      },
    )
  }

  #breakLane(node: MirrorNode): void {
    const other = this.#world.pick(this.#nodes())
    if (other !== undefined && other !== node) this.#fabric.break(node.id, other.id)
  }

  #setWindow(bytes: number): void {
    this.#fabric.windowBytes = bytes
  }

  #weather(): void {
    const worse = { ...CALM_NETWORK, delayMsMax: this.#world.between(5, 60), slowChance: 0.1 }
    this.#forAWhile(
      () => {
        this.#network.conditions = worse
      },
      () => {
        this.#network.conditions = CALM_NETWORK
      },
    )
  }

  #forAWhile(begin: () => void, end: () => void): void {
    begin()
    const short = this.#world.chance(0.5)
    this.#world.schedule(this.#world.between(1, short ? 400 : LENGTH_MS_MAX), () => {
      if (!this.#isOver) end()
    })
  }
}
