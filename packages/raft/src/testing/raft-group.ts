/**
 * Servers in one place for tests: every message is delivered, cut or kept by hand, disks sync at once or when told to.
 * What happens is written down, one line each, in the order it happens. No randomness: all election timeouts are equal.
 */
import { assert, present, type Random } from '@warren/kernel'
import type { Configuration, PeerId } from '../protocol/configuration.ts'
import type { Entry, HardState, Message, Snapshot } from '../protocol/message.ts'
import type { Ready } from '../protocol/ready.ts'
import type { RaftLimits } from '../raft-limits.ts'
import { RaftNode } from '../raft-node.ts'
import { messageInWords } from './message-in-words.ts'

const NO_DICE: Random = { next: () => 0, below: () => 0 }
const NO_MEMBERS: Configuration = { voters: [], learners: [] }

type Server = {
  node: RaftNode | undefined
  readonly bootstrap: Configuration
  hardState: HardState
  entries: Entry[]
  snapshot: Snapshot | undefined
  /** The state machine: what was applied, in words. */
  applied: string[]
  isHeld: boolean
  held: Ready | undefined
}

export class RaftGroup {
  readonly lines: string[] = []
  /** Sent and not delivered yet. */
  mail: Message[] = []
  readonly #servers = new Map<PeerId, Server>()
  readonly #cut = new Set<string>()
  readonly #limits: Partial<RaftLimits>

  constructor(voters: readonly PeerId[], limits: Partial<RaftLimits> = {}) {
    this.#limits = limits
    for (const id of voters) this.#add(id, { voters: [...voters], learners: [] })
  }

  /** A server that waits to be added. */
  join(id: PeerId): void {
    this.#add(id, NO_MEMBERS)
  }

  node(id: PeerId): RaftNode {
    return present(this.#server(id).node, `${id} is down`)
  }

  isUp(id: PeerId): boolean {
    return this.#server(id).node !== undefined
  }

  /** What its state machine has applied, as text. */
  applied(id: PeerId): readonly string[] {
    return this.#server(id).applied
  }

  /** What its disk has. */
  stored(id: PeerId): { readonly hardState: HardState; readonly entries: readonly Entry[] } {
    return this.#server(id)
  }

  /** Calls the node, then does what it wants done. */
  call<T>(id: PeerId, action: (node: RaftNode) => T): T {
    const result = action(this.node(id))
    this.work(id)
    return result
  }

  propose(id: PeerId, command: string): ReturnType<RaftNode['propose']> {
    return this.call(id, (node) => node.propose(bytesOf(command)))
  }

  tick(id: PeerId, times: number): void {
    for (let i = 0; i < times; i += 1) this.call(id, (node) => node.tick())
  }

  /** Makes `id` the leader, or fails the test. */
  elect(id: PeerId): void {
    this.call(id, (node) => node.campaign())
    this.deliverAll()
    assert(this.node(id).role === 'leader', `${id} was not elected`)
  }

  cutBetween(a: PeerId, b: PeerId): void {
    this.#cut.add(`${a}>${b}`).add(`${b}>${a}`)
  }

  cutOneWay(from: PeerId, to: PeerId): void {
    this.#cut.add(`${from}>${to}`)
  }

  isolate(id: PeerId): void {
    for (const other of this.#servers.keys()) if (other !== id) this.cutBetween(id, other)
  }

  mend(): void {
    this.#cut.clear()
  }

  /** Delivers the oldest message. */
  deliverOne(): void {
    const message = this.mail.shift()
    if (message === undefined) return
    if (this.#cut.has(`${message.from}>${message.to}`)) {
      this.lines.push(`${messageInWords(message)}  lost`)
      return
    }
    this.lines.push(messageInWords(message))
    if (this.#servers.get(message.to)?.node === undefined) return
    this.call(message.to, (node) => node.step(message))
  }

  /** Until no one has anything more to say. */
  deliverAll(): void {
    for (let i = 0; this.mail.length > 0; i += 1) {
      assert(i < 10_000, 'the servers never stop talking')
      this.deliverOne()
    }
  }

  /** From now on syncs wait for `sync`. */
  hold(id: PeerId): void {
    this.#server(id).isHeld = true
  }

  sync(id: PeerId): void {
    const server = this.#server(id)
    server.isHeld = false
    const ready = server.held
    server.held = undefined
    if (ready !== undefined) this.#finish(id, server, ready)
    this.work(id)
  }

  crash(id: PeerId): void {
    const server = this.#server(id)
    server.node = undefined
    server.held = undefined
    server.isHeld = false
  }

  /** From what its disk has; a memory-only server from nothing. */
  start(id: PeerId, memoryOnly = false): void {
    const server = this.#server(id)
    if (memoryOnly) {
      server.hardState = { term: 0, votedFor: undefined, commitIndex: 0 }
      server.entries = []
      server.snapshot = undefined
    }
    server.applied = stateOf(server.snapshot)
    server.node = this.#boot(id, server)
  }

  /** Stores the state as of what is applied and forgets the entries. */
  compact(id: PeerId): void {
    const server = this.#server(id)
    const node = this.node(id)
    const snapshot = present(node.snapshotAt(node.appliedIndex, bytesOf(server.applied.join(' '))))
    server.snapshot = snapshot
    server.entries = server.entries.filter((entry) => entry.index > snapshot.index)
    node.compact(snapshot.index)
  }

  /** Does all that is ready. */
  work(id: PeerId): void {
    const server = this.#server(id)
    const node = present(server.node)
    if (server.held !== undefined) {
      this.mail.push(...node.takeMessagesNow())
      return
    }
    for (let ready = node.ready(); ready !== undefined; ready = node.ready()) {
      this.#begin(id, ready)
      if (server.isHeld && ready.mustSync) {
        server.held = ready
        return
      }
      this.#finish(id, server, ready)
    }
  }

  #begin(id: PeerId, ready: Ready): void {
    this.mail.push(...ready.messagesNow)
    const { roleChange, configuration } = ready
    if (roleChange !== undefined) {
      const { role, term, leader } = roleChange
      this.lines.push(`${id} is ${role} in term ${term}${leader === undefined ? '' : `, led by ${leader}`}`)
    }
    if (configuration !== undefined) {
      const { voters, learners } = configuration
      this.lines.push(`${id} goes by voters ${voters.join(',')} learners ${learners.join(',') || '-'}`)
    }
    for (const { context, index } of ready.readStates) this.lines.push(`${id} may serve read ${context} at ${index}`)
    for (const context of ready.readsLost) this.lines.push(`${id} lost read ${context}`)
  }

  #finish(id: PeerId, server: Server, ready: Ready): void {
    const node = present(server.node)
    const { snapshot, entries, hardState } = ready
    if (snapshot !== undefined) {
      server.snapshot = snapshot
      server.entries = []
      server.applied = stateOf(snapshot)
      this.lines.push(`${id} installs snapshot ${snapshot.term}:${snapshot.index}`)
    }
    const first = entries[0]
    if (first !== undefined) {
      server.entries = [...server.entries.filter((entry) => entry.index < first.index), ...entries]
      this.lines.push(`${id} stores ${entries.map((entry) => `${entry.term}:${entry.index}`).join(' ')}`)
    }
    if (hardState !== undefined) server.hardState = hardState
    this.mail.push(...ready.messages)
    for (const entry of ready.committed) {
      server.applied.push(entryInWords(entry))
      this.lines.push(`${id} applies ${entry.term}:${entry.index} ${entryInWords(entry)}`)
    }
    node.advance(ready)
    if (ready.snapshotNeeded) {
      node.supplySnapshot(present(node.snapshotAt(node.appliedIndex, bytesOf(server.applied.join(' ')))))
    }
  }

  #add(id: PeerId, bootstrap: Configuration): void {
    const server: Server = {
      node: undefined,
      bootstrap,
      hardState: { term: 0, votedFor: undefined, commitIndex: 0 },
      entries: [],
      snapshot: undefined,
      applied: [],
      isHeld: false,
      held: undefined,
    }
    server.node = this.#boot(id, server)
    this.#servers.set(id, server)
  }

  #boot(id: PeerId, server: Server): RaftNode {
    return new RaftNode({
      id,
      configuration: server.snapshot?.configuration ?? server.bootstrap,
      hardState: server.hardState,
      entries: server.entries,
      snapshotIndex: server.snapshot?.index ?? 0,
      snapshotTerm: server.snapshot?.term ?? 0,
      appliedIndex: server.snapshot?.index ?? 0,
      random: NO_DICE,
      limits: this.#limits,
    })
  }

  #server(id: PeerId): Server {
    return present(this.#servers.get(id), `no server ${id}`)
  }
}

export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

function stateOf(snapshot: Snapshot | undefined): string[] {
  if (snapshot === undefined || snapshot.state.length === 0) return []
  return textOf(snapshot.state).split(' ')
}

function entryInWords(entry: Entry): string {
  return entry.kind === 'command' ? textOf(entry.data) : entry.kind
}
