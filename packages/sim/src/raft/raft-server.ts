/** A bare RaftNode with a disk, a clock and a toy state machine: what a host must do, at its smallest. */
import { present, type Result } from '@warren/kernel'
import { type Configuration, type Entry, type Message, type RaftLimits, RaftNode, type Ready } from '@warren/raft'
import type { RaftSafety } from '../checkers/raft-safety.ts'
import type { FaultTarget } from '../faults/fault-schedule.ts'
import { SimProcess } from '../process/sim-process.ts'
import type { World } from '../world.ts'
import { RaftDisk } from './raft-disk.ts'
import { ToyMachine } from './toy-machine.ts'

const TICK_MS = 100
const NO_MEMBERS: Configuration = { voters: [], learners: [] }

/** What a server tells the run. */
export interface RaftServerHost {
  readonly limits: Partial<RaftLimits>
  send(message: Message): void
  applied(server: RaftServer, entry: Entry): void
  /** It has just become the leader of a term. */
  elected(server: RaftServer): void
}

export type RaftServerOptions = {
  readonly name: string
  /** Undefined for a server that is to join. */
  readonly bootstrap: Configuration | undefined
  /** Keeps nothing over a restart; may only ever be a learner. */
  readonly isMemoryOnly: boolean
}

export class RaftServer implements FaultTarget {
  readonly name: string
  readonly process: SimProcess
  readonly disk: RaftDisk
  readonly isMemoryOnly: boolean
  node: RaftNode | undefined = undefined
  machine = new ToyMachine()
  readonly #world: World
  readonly #safety: RaftSafety
  readonly #host: RaftServerHost
  readonly #bootstrap: Configuration
  readonly #snapshotEvery: number
  /** Floor of each pending read: what was committed anywhere when it was asked. */
  readonly #reads = new Map<number, number>()
  #nextRead = 1
  #isPumpDue = false
  #isPersisting = false
  #isRetired = false
  readsServed = 0

  constructor(world: World, safety: RaftSafety, host: RaftServerHost, options: RaftServerOptions) {
    this.name = options.name
    this.isMemoryOnly = options.isMemoryOnly
    this.process = new SimProcess(world, options.name)
    this.disk = new RaftDisk(world, this.process)
    this.#world = world
    this.#safety = safety
    this.#host = host
    this.#bootstrap = options.bootstrap ?? NO_MEMBERS
    this.#snapshotEvery = world.pick([5, 20, 100, 1000]) ?? 100
  }

  get isUp(): boolean {
    return this.process.isAlive
  }

  get isLeader(): boolean {
    return this.node?.role === 'leader'
  }

  crash(): void {
    if (!this.process.isAlive) return
    this.#world.note(this.name, 'crashes')
    this.process.crash()
    this.disk.crash()
    if (this.isMemoryOnly) this.disk.wipe()
    this.node = undefined
    this.#isPumpDue = false
    this.#isPersisting = false
    this.#reads.clear()
  }

  restart(): void {
    if (this.process.isAlive || this.#isRetired) return
    this.process.start()
    const { hardState, snapshot, entries } = this.disk
    this.machine = snapshot === undefined ? new ToyMachine() : ToyMachine.restore(snapshot.state)
    const node = new RaftNode({
      id: this.name,
      configuration: snapshot?.configuration ?? this.#bootstrap,
      hardState,
      entries: entries.filter((entry) => entry.index > (snapshot?.index ?? 0)),
      snapshotIndex: snapshot?.index ?? 0,
      snapshotTerm: snapshot?.term ?? 0,
      appliedIndex: snapshot?.index ?? 0,
      random: this.#world.random,
      limits: this.#host.limits,
    })
    this.node = node
    this.#world.note(this.name, 'starts', { hardState, first: node.firstIndex, last: node.lastIndex })
    this.#tick()
    this.#duePump()
  }

  /** Left the group for good. */
  retire(): void {
    this.crash()
    this.#isRetired = true
  }

  setSyncMs(syncMsMax: number): void {
    this.disk.syncMsMax = syncMsMax
  }

  failSync(): void {
    this.disk.failsNext = true
  }

  mendDisk(): void {
    this.disk.mend()
  }

  receive(message: Message): void {
    this.process.run(() => {
      this.#world.note(`${message.to} <-`, message)
      this.#node.step(message)
      this.#duePump()
    })
  }

  /** Calls the node and does afterwards what it wants done. */
  call<T, E>(action: (node: RaftNode) => Result<T, E>): Result<T, E> | undefined {
    if (!this.process.isAlive || this.process.isStopped) return undefined
    const result = action(this.#node)
    this.#duePump()
    return result
  }

  read(): void {
    const context = this.#nextRead
    this.#nextRead += 1
    if (this.call((node) => node.readIndex(context))?.ok) this.#reads.set(context, this.#safety.lastCommitted)
  }

  get #node(): RaftNode {
    return present(this.node)
  }

  #tick(): void {
    this.process.after(TICK_MS, () => {
      this.#node.release()
      this.#node.tick()
      this.#duePump()
      this.#tick()
    })
  }

  /** Once per turn: several inputs may share one. */
  #duePump(): void {
    if (this.#isPumpDue) return
    this.#isPumpDue = true
    this.process.soon(() => {
      this.#isPumpDue = false
      this.#pump()
    })
  }

  #pump(): void {
    if (this.#isPersisting) this.#send(this.#node.takeMessagesNow())
    while (!this.#isPersisting) {
      const ready = this.#node.ready()
      if (ready === undefined) return
      this.#begin(ready)
    }
  }

  #begin(ready: Ready): void {
    const node = this.#node
    if (ready.roleChange?.role === 'leader') {
      this.#safety.ledBy(node)
      this.#host.elected(this)
    }
    if (ready.roleChange !== undefined) this.#world.note(this.name, 'is now', ready.roleChange)
    this.#send(ready.messagesNow)
    const first = ready.entries[0]
    if (first !== undefined) {
      const termBefore = first.index === (ready.snapshot?.index ?? 0) + 1 ? ready.snapshot?.term : undefined
      this.#safety.appended(this.name, ready.entries, termBefore ?? present(node.termAt(first.index - 1)))
    }
    for (const { context, index } of ready.readStates) this.#served(context, index)
    for (const context of ready.readsLost) this.#reads.delete(context)
    if (ready.snapshotNeeded) this.process.after(this.#world.between(0, 500), () => this.#supplySnapshot())
    const appliesEarly = this.#world.chance(0.5)
    if (appliesEarly) this.#apply(ready.committed)
    const finish = () => {
      this.#send(ready.messages)
      if (ready.snapshot !== undefined) {
        this.machine = ToyMachine.restore(ready.snapshot.state)
        this.#safety.stateAt(this.name, this.machine.index, this.machine.hash)
      }
      if (!appliesEarly) this.#apply(ready.committed)
      node.advance(ready)
      this.#maybeCompact()
    }
    this.#persist(ready, finish)
  }

  #persist(ready: Ready, finish: () => void): void {
    const { hardState, snapshot, entries } = ready
    if (hardState === undefined && snapshot === undefined && entries.length === 0) {
      finish()
      return
    }
    this.#isPersisting = true
    this.disk.persist({ hardState, snapshot, entries }, (error) => {
      if (error !== undefined) {
        this.#diskFailed()
        return
      }
      this.#isPersisting = false
      finish()
      this.#pump()
    })
  }

  /** What the disk holds is unknown now: stop. The operator starts it again. */
  #diskFailed(): void {
    this.crash()
    this.#world.schedule(this.#world.between(100, 3000), () => this.restart())
  }

  #apply(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.machine.apply(entry)
      this.#safety.applied(this.name, entry, this.#node.term)
      this.#safety.stateAt(this.name, entry.index, this.machine.hash)
      this.#host.applied(this, entry)
    }
  }

  #send(messages: readonly Message[]): void {
    for (const message of messages) {
      if (!this.isMemoryOnly) this.#safety.sent(message, this.disk)
      this.#host.send(message)
    }
  }

  /** A read may not miss what was committed, anywhere, before it was asked for. */
  #served(context: number, index: number): void {
    const floor = this.#reads.get(context)
    if (floor === undefined) return
    this.#reads.delete(context)
    this.readsServed += 1
    if (index < floor) this.#world.fail(`${this.name} may read at ${index}, but ${floor} was committed before`)
  }

  #maybeCompact(): void {
    const node = this.#node
    const { index } = this.machine
    if (index - (this.disk.snapshot?.index ?? 0) < this.#snapshotEvery || node.appliedIndex !== index) return
    const snapshot = node.snapshotAt(index, this.machine.snapshot())
    if (snapshot === undefined) return
    const kept = this.#world.random.below(this.#snapshotEvery)
    this.disk.compact(snapshot, (error) => {
      if (error !== undefined) this.#diskFailed()
      else node.compact(Math.max(index - kept, 0))
    })
  }

  #supplySnapshot(): void {
    const node = this.#node
    if (node.appliedIndex !== this.machine.index) return // Asked again soon.
    const snapshot = node.snapshotAt(this.machine.index, this.machine.snapshot())
    if (snapshot !== undefined) node.supplySnapshot(snapshot)
    this.#duePump()
  }
}
