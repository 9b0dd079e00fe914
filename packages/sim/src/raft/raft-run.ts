/**
 * One seeded run of a group of bare RaftNodes: random commands, reads, hand-overs and membership changes under faults
 * (safety is checked at every step), then everything is healed and the group must make progress (liveness).
 */
import type { Configuration, Entry, Message, RaftLimits } from '@warren/raft'
import { RaftSafety } from '../checkers/raft-safety.ts'
import { FaultSchedule } from '../faults/fault-schedule.ts'
import { CALM_NETWORK, SimNetwork } from '../network/sim-network.ts'
import { World } from '../world.ts'
import { RaftServer, type RaftServerHost } from './raft-server.ts'

const FAULTS_MS = 40_000
const PROGRESS_MS = 30_000 // Fifteen longest elections: beyond it a group is stuck, not slow.
const SETTLE_MS = 10_000
const SERVERS_MAX = 12

/** What a run came to; for the summary. */
export type RaftRunReport = {
  readonly seed: number
  readonly events: number
  readonly committed: number
  readonly confirmed: number
  readonly terms: number
  readonly reads: number
  readonly configurations: number
  readonly snapshots: number
  /** Virtual time from the heal to the first commit everywhere. */
  readonly recoveryMs: number
}

export class RaftRun implements RaftServerHost {
  readonly limits: Partial<RaftLimits>
  readonly #world: World
  readonly #safety: RaftSafety
  readonly #network: SimNetwork
  readonly #servers = new Map<string, RaftServer>()
  readonly #first: Configuration
  /** What clients were told is committed: index to term. */
  readonly #confirmed = new Map<number, number>()
  /** Proposed and undecided, by server and place. */
  readonly #pending = new Map<string, number>()
  readonly #configurations = new Set<number>()
  /** In some committed configuration. */
  readonly #everMembers = new Set<string>()
  #committedConfiguration: Configuration
  #commands = 0
  #snapshots = 0
  #isFaulty = true
  /** No leader lasts: what a term leaves half done is for the next one to deal with (Raft, figure 8). */
  readonly #isRestless: boolean

  constructor(seed: number, traceEvents?: number) {
    const world = new World(seed, traceEvents)
    this.#world = world
    this.#safety = new RaftSafety(world)
    this.#network = new SimNetwork(world)
    this.#isRestless = world.chance(0.25)
    this.limits = {
      electionTicks: this.#isRestless ? 3 : 10,
      heartbeatTicks: 1 + world.random.below(2),
      appendBytesMax: this.#isRestless ? 100 : (world.pick([100, 400, 65536]) ?? 400),
      appendsInFlightMax: 1 + world.random.below(8),
      snapshotPieceBytes: 64,
      snapshotPiecesInFlightMax: 1 + world.random.below(4),
      pendingBytesMax: world.pick([500, 100_000]) ?? 500,
      pendingReadsMax: 20,
      applyEntriesMax: world.pick([1, 10, 1000]) ?? 10,
      holdsAppends: seed % 2 === 1,
    }
    const size = this.#isRestless ? 5 : (world.pick([1, 2, 3, 3, 3, 4, 5, 5]) ?? 3)
    const voters = Array.from({ length: size }, (_unused, i) => `n${i + 1}`)
    this.#first = { voters, learners: [] }
    this.#committedConfiguration = this.#first
    for (const name of voters) {
      this.#everMembers.add(name)
      this.#add(name, this.#first, false)
    }
  }

  /** Throws a SimulationError when something does not hold. */
  run(): RaftRunReport {
    const faults = new FaultSchedule(this.#world, {
      targets: () => [...this.#servers.values()],
      network: this.#network,
      untilMs: FAULTS_MS,
      pauseMs: this.#world.pick([100, 300, 1000, 3000]) ?? 1000,
    })
    for (const server of this.#servers.values()) server.restart()
    if (this.#isRestless) this.#network.conditions = { ...CALM_NETWORK, delayMsMax: this.#world.between(5, 60) }
    faults.start()
    this.#work(this.#world.pick([20, 100, 400]) ?? 100)
    if (this.#world.chance(0.6)) this.#changeMembers(this.#world.pick([200, 1000, 4000]) ?? 1000)
    this.#world.run(FAULTS_MS)
    this.#isFaulty = false
    faults.heal()
    this.#world.note('healed')
    const recoveryMs = this.#requireProgress()
    this.#world.run(this.#world.nowMs + SETTLE_MS, () => this.#isSettled())
    this.#checkEnd()
    return {
      seed: this.#world.seed,
      events: this.#world.ran,
      committed: this.#safety.lastCommitted,
      confirmed: this.#confirmed.size,
      terms: this.#safety.terms,
      reads: [...this.#servers.values()].reduce((sum, server) => sum + server.readsServed, 0),
      configurations: this.#configurations.size,
      snapshots: this.#snapshots,
      recoveryMs,
    }
  }

  send(message: Message): void {
    const target = this.#servers.get(message.to)
    const sender = this.#servers.get(message.from)
    if (target === undefined || sender === undefined) return
    if (message.kind === 'installSnapshot' && message.done) this.#snapshots += 1
    // Who keeps nothing over a restart must not hear its former self's mail: lanes are bound to a connection.
    const isBound = target.isMemoryOnly || sender.isMemoryOnly
    const lives = target.process.life + sender.process.life
    this.#network.sendDatagram(message.from, message.to, () => {
      if (!isBound || target.process.life + sender.process.life === lives) target.receive(message)
    })
  }

  applied(server: RaftServer, entry: Entry): void {
    const place = `${server.name}#${server.process.life}:${entry.index}`
    const term = this.#pending.get(place)
    if (term !== undefined) {
      this.#pending.delete(place)
      if (term === entry.term) this.#confirmed.set(entry.index, entry.term)
    }
    if (entry.configuration === undefined || this.#configurations.has(entry.index)) return
    this.#configurations.add(entry.index)
    this.#committedConfiguration = entry.configuration
    this.#retireStrangers(entry.configuration)
  }

  elected(server: RaftServer): void {
    if (!this.#isRestless || !this.#isFaulty) return
    this.#world.schedule(this.#world.between(0, 80), () => {
      if (!this.#isFaulty) return
      server.crash()
      this.#world.schedule(this.#world.between(20, 1500), () => server.restart())
    })
  }

  #add(name: string, bootstrap: Configuration | undefined, isMemoryOnly: boolean): RaftServer {
    const server = new RaftServer(this.#world, this.#safety, this, { name, bootstrap, isMemoryOnly })
    this.#servers.set(name, server)
    return server
  }

  /** Clients: commands, reads, now and then a hand-over. */
  #work(pauseMs: number): void {
    this.#world.schedule(this.#world.between(0, pauseMs * 2), () => {
      const server = this.#anyServer()
      const kind = this.#world.random.next()
      if (kind < 0.75) this.#propose(server)
      else if (kind < 0.97) server.read()
      else {
        const to = this.#anyServer().name
        server.call((node) => node.transferLeadership(to))
      }
      this.#work(pauseMs)
    })
  }

  #propose(server: RaftServer): boolean {
    this.#commands += 1
    const command = new Uint8Array(4 + this.#world.random.below(40))
    new DataView(command.buffer).setUint32(0, this.#commands)
    // Most clients find the leader; some ask a server that only thinks it leads.
    const leader = [...this.#servers.values()].filter(({ isLeader }) => isLeader)
    const asked = this.#world.pick(leader) ?? server
    const proposed = asked.call((node) => node.propose(command))
    if (proposed === undefined || !proposed.ok) return false
    const { index, term } = proposed.value
    this.#pending.set(`${asked.name}#${asked.process.life}:${index}`, term)
    return true
  }

  /** An operator who adds, promotes, demotes and removes servers. */
  #changeMembers(pauseMsMax: number): void {
    this.#world.schedule(this.#world.between(10, pauseMsMax), () => {
      if (!this.#isFaulty) return
      const leader = this.#world.pick([...this.#servers.values()].filter(({ isLeader }) => isLeader))
      if (leader?.node !== undefined) this.#changeMember(leader)
      this.#changeMembers(pauseMsMax)
    })
  }

  #changeMember(leader: RaftServer): void {
    const { voters, learners } = leader.node?.configuration ?? this.#first
    const context = new Uint8Array([1, 2, 3])
    const roll = this.#world.random.next()
    if (roll < 0.35 && this.#servers.size < SERVERS_MAX) {
      const server = this.#add(`n${this.#servers.size + 1}`, undefined, this.#world.chance(0.25))
      server.restart()
      leader.call((node) => node.proposeConfiguration({ kind: 'addLearner', peer: server.name }, context))
    } else if (roll < 0.7) {
      const peer = this.#world.pick(learners.filter((name) => this.#servers.get(name)?.isMemoryOnly === false))
      if (peer === undefined) return
      leader.call((node) => node.proposeConfiguration({ kind: 'promoteVoter', peer }, context))
    } else {
      const peer = this.#world.pick(roll < 0.85 ? voters : [...voters, ...learners])
      if (peer === undefined) return
      const kind = roll < 0.85 ? 'demoteVoter' : 'remove'
      leader.call((node) => node.proposeConfiguration({ kind, peer }, context))
    }
  }

  /** Who is not in a committed configuration goes, but not at once: a removed server may make trouble for a while. */
  #retireStrangers(configuration: Configuration): void {
    const members = [...configuration.voters, ...configuration.learners]
    for (const member of members) this.#everMembers.add(member)
    for (const server of this.#servers.values()) {
      // Who was never a member may be on its way to become one.
      if (members.includes(server.name) || !this.#everMembers.has(server.name)) continue
      this.#world.schedule(this.#world.between(0, 10_000), () => {
        const now = this.#committedConfiguration
        if (now.voters.includes(server.name) || now.learners.includes(server.name)) return
        server.retire()
      })
    }
  }

  /** With everything healed a command must be committed and applied by every member, in bounded time. */
  #requireProgress(): number {
    const start = this.#world.nowMs
    const floor = this.#safety.lastCommitted
    const ask = () => {
      const server = this.#anyServer()
      this.#propose(server)
      this.#world.schedule(200, ask)
    }
    ask()
    const isDone = () => this.#members().every(({ machine, isUp }) => isUp && machine.index > floor)
    if (!this.#world.run(start + PROGRESS_MS, isDone)) {
      const states = this.#members().map(({ name, node, machine }) => {
        return `${name} ${node?.role} term ${node?.term} leader ${node?.leader} applied ${machine.index}`
      })
      this.#world.fail(`no progress beyond ${floor} in ${PROGRESS_MS} ms: ${states.join('; ')}`)
    }
    return this.#world.nowMs - start
  }

  #isSettled(): boolean {
    return this.#members().every(({ machine }) => machine.index >= this.#safety.lastCommitted)
  }

  #checkEnd(): void {
    for (const [index, term] of this.#confirmed) {
      if (this.#safety.termAt(index) === term) continue
      this.#world.fail(`the confirmed command at ${index}, term ${term} is not in the history`)
    }
  }

  /** Of the newest committed configuration. */
  #members(): readonly RaftServer[] {
    const { voters, learners } = this.#committedConfiguration
    return [...voters, ...learners].flatMap((name) => this.#servers.get(name) ?? [])
  }

  #anyServer(): RaftServer {
    return this.#world.pick([...this.#servers.values()]) ?? this.#world.fail('no servers')
  }
}
