/**
 * What people do to the cluster meanwhile: nodes join, leave, change their role and name, are stopped and upgraded one by one; one
 * breaks for good, is forgotten, or the cluster is forced to go on; those who were thrown out are reset and join again.
 */
import type { NodeId } from '@warren/kernel'
import { FEATURE_FLAG_NAMES, FORCED_LINEAGE_FLAG } from '@warren/model'
import type { World } from '../world.ts'
import type { MetadataNode } from './metadata-node.ts'

export interface OperatorsOptions {
  /** All there have ever been. */
  readonly nodes: readonly MetadataNode[]
  /** A new node asks to be taken in. */
  readonly addJoining: () => void
  readonly isOver: () => boolean
}

const NODES_MAX = 7
const PAUSE_MS_MIN = 500
const PAUSE_MS_MAX = 6000
const CLIENTS_MAX = 5
/** Who go on without the one that breaks. */
const VOTERS_TO_BREAK_ONE = 2

export class Operators {
  readonly #world: World
  readonly #options: OperatorsOptions
  /** So often somebody had to force a start. */
  forced = 0
  enabledFlags = 0
  /** By a forced start, and not reset since: forced as well, they would be a cluster of their own. */
  readonly #cutLoose = new Set<NodeId>()

  constructor(world: World, options: OperatorsOptions) {
    this.#world = world
    this.#options = options
  }

  start(): void {
    this.#world.schedule(this.#world.between(PAUSE_MS_MIN, PAUSE_MS_MAX), () => {
      if (this.#options.isOver()) return
      this.#act()
      this.start()
    })
  }

  /** After the faults. */
  cleanUp(): void {
    this.forgetTheDead()
    for (const node of this.#members()) {
      if (!node.hasUnansweredLeave) continue
      const others = this.#members().filter((other) => other !== node)
      if (others.some((other) => other.lists(node.id))) continue
      // As anybody would whose reset has failed. A node that is alone has nobody to ask, and is reset as it is.
      if (node.identity.now.contacts.length > 0) node.leave()
      else if (others.some(({ isServing }) => isServing)) node.retire()
    }
  }

  /** Those whom the cluster has taken out, and who cannot learn it: all whom they know are gone. */
  giveUpTheLost(): void {
    const members = this.#members()
    const served = members.find(({ isReady }) => isReady)
    for (const node of members) {
      if (node.isServing || served?.service === undefined || served.service.metadata.member(node.id)) continue
      if (node.identity.now.contacts.some(({ id }) => members.some((member) => member.id === id))) continue
      this.#world.note(node.name, 'is given up')
      node.retire()
    }
  }

  /** Takes out of the cluster whom it still lists, and who is no more. */
  forgetTheDead(): void {
    const node = this.#world.pick(this.#members().filter(({ isServing }) => isServing)) // A paused one answers ctl.
    if (node?.service === undefined) return
    for (const { id, name } of node.service.metadata.members()) {
      if (this.#members().some((member) => member.id === id)) continue
      node.service.forget(id, (forgotten) => this.#world.note(node.name, 'forgets', name, id, forgotten))
    }
  }

  /** Members by their Raft configuration who are no more. */
  deadVoters(node: MetadataNode): readonly NodeId[] {
    const voters = node.service?.status().voters ?? []
    return voters.filter((voter) => !this.#members().some(({ id }) => id === voter))
  }

  #act(): void {
    const world = this.#world
    const node = world.pick(this.#members())
    if (node !== undefined) node.clients = world.random.below(CLIENTS_MAX)
    const roll = world.random.next()
    if (this.#isUpgrading() && world.chance(0.4)) this.#upgrade()
    else if (roll < 0.18 && this.#options.nodes.length < NODES_MAX) this.#options.addJoining()
    else if (roll < 0.26) node?.leave()
    else if (roll < 0.36) this.#changeRole(node)
    else if (roll < 0.41) this.#rename(node)
    else if (roll < 0.55) this.#enableFlag()
    else if (roll < 0.64) this.#force()
    else if (roll < 0.68) this.#break(node)
    else if (roll < 0.76) this.#resetOne()
    else if (roll < 0.83) this.forgetTheDead()
    else node?.stopGracefully(world.between(100, 5000))
  }

  #changeRole(node: MetadataNode | undefined): void {
    node?.leave(() => {
      node.reset(node.role === 'disc' ? 'ram' : 'disc')
      node.join(() => this.#seeds())
    })
  }

  #rename(node: MetadataNode | undefined): void {
    const isPossible = node?.service?.metadata.featureFlags.has('cluster_member_rename') === true
    if (isPossible) node.stopGracefully(this.#world.between(100, 2000), () => node.rename())
  }

  #isUpgrading(): boolean {
    return this.#members().some(({ software }) => !isNewest(software))
  }

  /** The next one gets the newest software. */
  #upgrade(): void {
    const node = this.#members().find(({ software, isServing }) => isServing && !isNewest(software))
    node?.stopGracefully(this.#world.between(100, 2000), () => {
      node.software = FEATURE_FLAG_NAMES
    })
  }

  /** Also too early, which is refused. */
  #enableFlag(): void {
    const node = this.#world.pick(this.#members().filter(({ takesClients }) => takesClients))
    const flag = FEATURE_FLAG_NAMES.find((name) => node?.service?.metadata.featureFlags.has(name) === false)
    if (node?.service === undefined || flag === undefined) return
    node.service.propose({ kind: 'enableFeatureFlag', name: flag }, (outcome) => {
      this.#world.note(node.name, 'enables', flag, outcome)
      if (outcome.ok) this.enabledFlags += 1
    })
  }

  /** force_boot and forget_cluster_node --offline: only where nobody runs. */
  #force(): void {
    const members = this.#members()
    const node = this.#world.pick(
      members.filter(({ process, role, id }) => !process.isAlive && role === 'disc' && !this.#cutLoose.has(id)),
    )
    if (node === undefined || members.some(({ isServing }) => isServing)) return
    const other = this.#world.pick(members.filter((member) => member !== node))
    const forget = other !== undefined && this.#world.chance(0.3) ? [other.id] : []
    this.#world.note(node.name, 'is forced at its next start', { forget })
    this.forced += 1
    for (const id of forget) this.#cutLoose.add(id)
    node.force(forget)
  }

  /** Its disk is lost, and nobody tells the cluster. Never the only copy of something. */
  #break(node: MetadataNode | undefined): void {
    if (node === undefined) return
    const voters = node.service?.status().voters ?? []
    const others = this.#members().filter((other) => other !== node && other.isReady && voters.includes(other.id))
    if (node.role === 'disc' && others.length < VOTERS_TO_BREAK_ONE) return
    // Without a majority only a forced start helps.
    const left = voters.filter((voter) => voter !== node.id && this.#members().some(({ id }) => id === voter))
    const mayBeForced = node.service?.metadata.featureFlags.has(FORCED_LINEAGE_FLAG) === true
    if (left.length * 2 <= voters.length && !mayBeForced) return
    this.#world.note(node.name, 'breaks')
    node.retire()
  }

  #resetOne(): void {
    const node = this.#world.pick(this.#options.nodes.filter(({ membership }) => membership === 'gone'))
    if (node === undefined) return
    node.reset(this.#world.chance(0.5) ? 'disc' : 'ram')
    if (!this.#isUpgrading()) node.software = FEATURE_FLAG_NAMES
    node.join(() => this.#seeds())
  }

  #members(): readonly MetadataNode[] {
    return this.#options.nodes.filter(({ membership }) => membership === 'member')
  }

  #seeds(): readonly MetadataNode[] {
    return this.#members().filter(({ service }) => service !== undefined)
  }
}

function isNewest(software: readonly string[]): boolean {
  return FEATURE_FLAG_NAMES.every((flag) => software.includes(flag))
}
