/** The sides of a partition as modelled histories: each decides for itself who is up, one of them wins, the others' nodes follow it. */
import type { Incarnation, Lineage, NodeId } from '@warren/kernel'
import type { MirrorNode } from '../mirror/mirror-node.ts'
import type { ModelledConsensus } from '../mirror/modelled-consensus.ts'
import type { World } from '../world.ts'
import type { SideName } from './salvage-ledger.ts'

export interface Side {
  readonly name: SideName
  consensus: ModelledConsensus
  readonly nodes: Set<NodeId>
  /** It decides things: it has a majority, or has gone on without. */
  isGoing: boolean
}

const DETECT_LOOK_MS = 60
const DETECT_MS = 300
const AGAIN_MS = 100

export class Sides {
  #sides: Side[]
  readonly #world: World
  readonly #nodes: ReadonlyMap<NodeId, MirrorNode>
  readonly #silentSince = new Map<NodeId, number>()
  #named = 0
  #lineages = 0

  constructor(world: World, nodes: ReadonlyMap<NodeId, MirrorNode>, consensus: ModelledConsensus) {
    this.#world = world
    this.#nodes = nodes
    this.#sides = [{ name: 'all 0', consensus, nodes: new Set(), isGoing: true }]
  }

  get all(): readonly Side[] {
    return this.#sides
  }

  /** The only one, when there is no partition. */
  get whole(): Side {
    const [side] = this.#sides
    if (side === undefined || this.#sides.length > 1) return this.#world.fail('there is a partition')
    return side
  }

  of(node: NodeId): Side {
    const side = this.#sides.find(({ nodes }) => nodes.has(node))
    return side ?? this.#world.fail(`${node} is on no side`)
  }

  isAttached(node: MirrorNode): boolean {
    const side = this.of(node.id)
    return node.isHealthy && side.isGoing && node.consensus === side.consensus
  }

  /** The nodes of `part` hear the others no more. */
  part(part: ReadonlySet<NodeId>): readonly Side[] {
    const { consensus, nodes } = this.whole
    const others = new Set([...nodes].filter((node) => !part.has(node)))
    this.#named += 1
    const length = consensus.length
    this.#sides = [others, part].map((of, i) => ({
      ...{ name: `${i === 0 ? 'left' : 'right'} ${this.#named}`, consensus, nodes: new Set(of) },
      isGoing: false,
    }))
    const [left, right] = this.#sides as [Side, Side] // Of two.
    // One side may have a majority, and keep the history; the other may not.
    const staysWith = this.#world.chance(0.6) && others.size >= part.size ? left : undefined
    for (const side of [left, right]) {
      this.#world.schedule(this.#world.between(100, 900), () => {
        if (side === staysWith) side.isGoing = true
        else this.#goAlone(side, length)
      })
    }
    return this.#sides
  }

  /** Each node of the side that has lost comes over in its own time. Undefined: a side has not gone on yet. */
  reunite(): { readonly winner: Side; readonly losers: readonly NodeId[] } | undefined {
    if (this.#sides.some(({ isGoing }) => !isGoing)) return undefined
    const [left, right] = this.#sides as [Side, Side] // There is a partition.
    const [winner, loser] = this.#world.chance(0.5) ? [left, right] : [right, left]
    const losers = [...loser.nodes]
    this.#world.note('wins', winner.name, loser.name)
    return { winner, losers }
  }

  comesOver(node: MirrorNode, winner: Side): void {
    this.of(node.id).nodes.delete(node.id)
    winner.nodes.add(node.id)
    this.#silentSince.delete(node.id)
    this.#follow(node, winner)
    if (this.#sides.every((side) => side === winner || side.nodes.size === 0)) this.#sides = [winner]
  }

  /** Each side declares down whom it does not hear. */
  detect(): void {
    for (const side of this.#sides) if (side.isGoing) this.#look(side)
    this.#world.schedule(DETECT_LOOK_MS, () => this.detect())
  }

  #look(side: Side): void {
    const { nowMs } = this.#world
    const isAnyUp = [...side.nodes].some((id) => this.#nodes.get(id)?.isHealthy === true)
    if (!isAnyUp) return
    for (const member of [...side.consensus.truth.members()]) {
      const node = this.#nodes.get(member.id)
      const isHeard = side.nodes.has(member.id) && node !== undefined && this.isAttached(node)
      const key = `${side.name} ${member.id}` as NodeId // One for each side.
      if (isHeard) this.#silentSince.delete(key)
      else if (!this.#silentSince.has(key)) this.#silentSince.set(key, nowMs)
      if (isHeard || !member.running || nowMs - (this.#silentSince.get(key) ?? nowMs) < DETECT_MS) continue
      side.consensus.decide({ kind: 'nodeDown', node: member.id, incarnation: member.incarnation as Incarnation })
    }
  }

  /** Who has most of the log goes on with that; the others of the side follow, as who finds a later history does. */
  #goAlone(side: Side, length: number): void {
    const nodes = [...side.nodes].map((id) => this.#nodes.get(id)).filter((node) => node !== undefined)
    // One that was down when it was to leave another history has yet the log of that one.
    const able = nodes.filter(({ consensus }) => consensus === side.consensus)
    const applied = Math.max(...able.map(({ appliedIndex }) => appliedIndex))
    const first = able.find(({ appliedIndex }) => appliedIndex === applied)
    if (first === undefined) {
      this.#world.schedule(AGAIN_MS, () => this.#goAlone(side, length))
      return
    }
    this.#lineages += 1
    const lineage = (this.#lineages * 100 + this.#world.random.below(100)) as Lineage
    const fork = side.consensus.fork(Math.max(applied, this.#world.random.below(length + 1)))
    fork.decide({ kind: 'startLineage', lineage, node: first.id, forgotten: [] })
    side.consensus = fork
    side.isGoing = true
    this.#world.note('goes alone', side.name, first.id, lineage)
    first.goAlone(fork)
    for (const node of nodes) if (node !== first) this.#followLater(node, side)
  }

  #followLater(node: MirrorNode, side: Side): void {
    this.#world.schedule(this.#world.between(0, 300), () => {
      if (side.nodes.has(node.id) && node.consensus !== side.consensus) this.#follow(node, side)
    })
  }

  /** One that starts, and waits for a history that nobody follows any more, starts anew. */
  #follow(node: MirrorNode, side: Side): void {
    const isStarting = node.process.isAlive && node.application === undefined
    if (isStarting) node.crash()
    node.follow(side.consensus)
    if (isStarting) node.start()
  }
}
