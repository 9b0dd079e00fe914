/**
 * Random metadata commands at random nodes, with a memory of what was confirmed. Names from a small pool collide; names
 * that are used once tell whether a confirmed change was lost or an old one came back.
 */
import type { ProposeOutcome } from '@warren/cluster'
import type { Lineage, UserName } from '@warren/kernel'
import type { Command, Metadata } from '@warren/model'
import type { ClusterSafety } from '../checkers/cluster-safety.ts'
import type { World } from '../world.ts'
import type { MetadataNode } from './metadata-node.ts'
import { RandomCommand } from './random-command.ts'

/** Where a change was committed. */
type Confirmed = { readonly lineage: Lineage; readonly index: number }

export class MetadataWorkload {
  readonly #world: World
  readonly #safety: ClusterSafety
  readonly #nodes: () => readonly MetadataNode[]
  /** Users added once: confirmed, and not deleted by anyone. */
  readonly #kept = new Map<string, Confirmed>()
  /** Users added, confirmed, deleted, confirmed: no late retry may bring them back. */
  readonly #dead = new Map<string, Confirmed>()
  readonly #commands: RandomCommand
  #serial = 0
  #isOver = false
  confirmed = 0
  refused = 0
  unavailable = 0
  barriers = 0

  /** `nodes`: those that take clients. */
  constructor(world: World, safety: ClusterSafety, nodes: () => readonly MetadataNode[]) {
    this.#world = world
    this.#safety = safety
    this.#nodes = nodes
    this.#commands = new RandomCommand(world, nodes)
  }

  /** Something every so often, until the end. */
  start(pauseMs: number): void {
    this.#world.schedule(this.#world.between(0, pauseMs * 2), () => {
      if (this.#isOver) return
      const node = this.#world.pick(this.#nodes())
      if (node !== undefined) this.#act(node)
      this.start(pauseMs)
    })
  }

  end(): void {
    this.#isOver = true
  }

  /** What is confirmed by now; the returned check holds on any replica that has caught up with now. */
  expectations(): (node: MetadataNode, metadata: Metadata) => void {
    const kept = [...this.#kept]
    const dead = [...this.#dead]
    return (node, metadata) => {
      const { name } = node
      const lineage = this.#safety.lineageOf(node)
      const isOf = (change: Confirmed) => this.#safety.tree.includes(lineage, change.lineage, change.index)
      for (const [user, added] of kept) {
        if (metadata.user(user as UserName) !== undefined || !isOf(added)) continue
        this.#world.fail(`${name} lost the user ${user}, confirmed at ${added.lineage}:${added.index}`)
      }
      for (const [user, deleted] of dead) {
        if (metadata.user(user as UserName) === undefined || !isOf(deleted)) continue
        this.#world.fail(`the deleted ${user} is back on ${name}`)
      }
    }
  }

  #act(node: MetadataNode): void {
    const roll = this.#world.random.next()
    if (roll < 0.25) this.#addOnce(node)
    else if (roll < 0.4) this.#barrier(node)
    else this.#propose(node, this.#commands.next(node), () => {})
  }

  #propose(node: MetadataNode, command: Command, done: (outcome: ProposeOutcome) => void): void {
    const { service } = node
    if (service === undefined) return
    const life = node.process.life
    let calls = 0
    this.#world.note(node.name, 'proposes', command)
    service.propose(command, (outcome) => {
      this.#world.note(node.name, 'is told', command.kind, outcome)
      if (node.process.life !== life) this.#world.fail(`${node.name} answers after its crash`)
      calls += 1
      if (calls > 1) this.#world.fail(`${node.name} answered ${command.kind} twice`)
      if (outcome.ok) this.confirmed += 1
      else if (outcome.error.kind === 'unavailable') this.unavailable += 1
      else this.refused += 1
      if (outcome.ok) this.#mustShow(node, command)
      done(outcome)
    })
  }

  /** M3: a success is answered with a replica that shows it. */
  #mustShow(node: MetadataNode, command: Command): void {
    const metadata = node.service?.metadata
    if (metadata === undefined) return
    const isShown =
      command.kind === 'addUser'
        ? metadata.user(command.name) !== undefined
        : command.kind === 'declareQueue'
          ? metadata.queue(command.vhost, command.name) !== undefined
          : command.kind === 'addVhost'
            ? metadata.vhost(command.name) !== undefined
            : true
    if (!isShown) this.#world.fail(`${node.name} reports ${command.kind} done and does not show it`)
  }

  #addOnce(node: MetadataNode): void {
    this.#serial += 1
    const name = `once-${this.#serial}` as UserName
    this.#propose(node, { kind: 'addUser', name, passwordHash: '', tags: [] }, (added) => {
      if (!added.ok) return
      if (this.#world.chance(0.5)) {
        this.#kept.set(name, this.#whereConfirmed(node))
        return
      }
      const other = this.#world.pick(this.#nodes()) ?? node
      this.#propose(other, { kind: 'deleteUser', name }, (deleted) => {
        if (deleted.ok) this.#dead.set(name, this.#whereConfirmed(other))
      })
    })
  }

  #barrier(node: MetadataNode): void {
    const { service } = node
    const lineage = this.#safety.lineageOf(node)
    const floor = this.#safety.metadata.highestApplied(lineage)
    const check = this.expectations()
    service?.barrier((error) => {
      if (error !== undefined) return
      this.barriers += 1
      // A node that went on alone meanwhile cannot know what the others did.
      if (this.#safety.lineageOf(node) !== lineage) return
      this.#safety.metadata.barrierPassed(node.name, floor, service.status().appliedIndex)
      check(node, service.metadata)
    })
  }

  /** At the moment of the answer: the command is the last that was applied. */
  #whereConfirmed(node: MetadataNode): Confirmed {
    return { lineage: this.#safety.lineageOf(node), index: node.service?.status().appliedIndex ?? 0 }
  }
}
