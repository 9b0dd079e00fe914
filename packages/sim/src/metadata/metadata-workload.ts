/**
 * Random metadata commands at random nodes, with a memory of what was confirmed. Names from a small pool collide; names
 * that are used once tell whether a confirmed change was lost or an old one came back.
 */
import type { ProposeOutcome } from '@warren/cluster'
import type { UserName } from '@warren/kernel'
import type { Command, Metadata } from '@warren/model'
import type { MetadataSafety } from '../checkers/metadata-safety.ts'
import type { World } from '../world.ts'
import type { MetadataNode } from './metadata-node.ts'
import { RandomCommand } from './random-command.ts'

export class MetadataWorkload {
  readonly #world: World
  readonly #safety: MetadataSafety
  readonly #nodes: () => readonly MetadataNode[]
  /** Users added once: confirmed, and not deleted by anyone. */
  readonly #kept = new Set<string>()
  /** Users added, confirmed, deleted, confirmed: no late retry may bring them back. */
  readonly #dead = new Set<string>()
  readonly #commands: RandomCommand
  #serial = 0
  confirmed = 0
  refused = 0
  unavailable = 0
  barriers = 0

  constructor(world: World, safety: MetadataSafety, nodes: () => readonly MetadataNode[]) {
    this.#world = world
    this.#safety = safety
    this.#nodes = nodes
    this.#commands = new RandomCommand(world, nodes)
  }

  /** Something every so often, for ever. */
  start(pauseMs: number): void {
    this.#world.schedule(this.#world.between(0, pauseMs * 2), () => {
      const node = this.#world.pick(
        this.#nodes().filter(({ service, process }) => service !== undefined && !process.isStopped),
      )
      if (node !== undefined) this.#act(node)
      this.start(pauseMs)
    })
  }

  /** What is confirmed by now; the returned check holds on any replica that has caught up with now. */
  expectations(): (name: string, metadata: Metadata) => void {
    const kept = [...this.#kept]
    const dead = [...this.#dead]
    return (name, metadata) => {
      for (const user of kept) {
        if (metadata.user(user as UserName) === undefined) this.#world.fail(`${name} lost the confirmed user ${user}`)
      }
      for (const user of dead) {
        if (metadata.user(user as UserName) !== undefined) this.#world.fail(`the deleted ${user} is back on ${name}`)
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
        this.#kept.add(name)
        return
      }
      const other = this.#world.pick(this.#nodes()) ?? node
      this.#propose(other, { kind: 'deleteUser', name }, (deleted) => {
        if (deleted.ok) this.#dead.add(name)
      })
    })
  }

  #barrier(node: MetadataNode): void {
    const floor = this.#safety.highestApplied
    const check = this.expectations()
    const { service } = node
    service?.barrier((error) => {
      if (error !== undefined) return
      this.barriers += 1
      this.#safety.barrierPassed(node.name, floor, service.status().appliedIndex)
      check(node.name, service.metadata)
    })
  }
}
