/** What a node keeps of itself beside the Raft log, as the server does (`node.json`): replaced whole, durable after a moment. */
import type { Peer } from '@warren/cluster'
import type { Lineage, NodeId, NodeName } from '@warren/kernel'
import type { MemberRole } from '@warren/model'
import type { SimProcess } from '../process/sim-process.ts'
import type { World } from '../world.ts'

export interface Identity {
  readonly id: NodeId
  readonly name: NodeName
  readonly role: MemberRole
  readonly incarnation: number
  /** The other members as last seen. */
  readonly contacts: readonly Peer[]
  readonly lineage: Lineage | undefined
  /** The Raft state belongs to a history that was left. */
  readonly mustForgetRaft: boolean
}

type Write = { readonly identity: Identity; readonly done: () => void }

const WRITE_MS_MAX = 5

export class IdentityFile {
  /** In memory: ahead of the disk at times. */
  now: Identity
  readonly #world: World
  readonly #process: SimProcess
  #stored: Identity
  #writes: Write[] = []

  constructor(world: World, process: SimProcess, identity: Identity) {
    this.#world = world
    this.#process = process
    this.now = identity
    this.#stored = identity
  }

  keep(changes: Partial<Identity>, done: () => void = () => undefined): void {
    this.now = { ...this.now, ...changes }
    this.#writes.push({ identity: this.now, done })
    if (this.#writes.length === 1) this.#write()
  }

  /** At once, and for good: what an operator does to a node that is down, or it to itself before it starts. */
  replace(identity: Identity): void {
    this.now = identity
    this.#stored = identity
    this.#writes = []
  }

  /** Of the writes that were not done, the first few may be. */
  crash(): void {
    const survives = this.#writes[this.#world.random.below(this.#writes.length + 1) - 1]
    this.replace(survives?.identity ?? this.#stored)
  }

  #write(): void {
    this.#process.afterTrue(this.#world.between(0.1, WRITE_MS_MAX), () => {
      const write = this.#writes.shift()
      if (write === undefined) return
      this.#stored = write.identity
      if (this.#writes.length > 0) this.#write()
      write.done()
    })
  }
}
