/** Holds who this node is, in memory and in its file, and changes it: the file first where something else relies on it. */
import { type PartedMirror, rememberHistory } from '@warren/broker'
import type { MetadataService, Superseded } from '@warren/cluster'
import type { Disk, Incarnation, QueueUid } from '@warren/kernel'
import { FOUNDING_LINEAGE, type Metadata } from '@warren/model'
import { isOnlyDiscNode, sameContacts } from './contacts.ts'
import { type Identity, writeIdentity } from './identity.ts'

export interface IdentityFiles {
  readonly disk: Disk
  /** Removes everything below the data directory but the lock. */
  readonly wipe: () => Promise<void>
  /** Removes the Raft log and snapshot. */
  readonly forgetRaft: () => Promise<void>
}

/** As it was at its end. */
export interface LeftHistory {
  readonly metadata: Metadata
  readonly partedOf: (uid: QueueUid) => readonly PartedMirror[]
}

export class IdentityKeeper {
  readonly #files: IdentityFiles
  #now: Identity
  #write: Promise<void> = Promise.resolve()

  constructor(files: IdentityFiles, identity: Identity) {
    this.#files = files
    this.#now = identity
  }

  get now(): Identity {
    return this.#now
  }

  /** What was asked to be kept is in the file. */
  written(): Promise<void> {
    return this.#write
  }

  keep(identity: Identity): Promise<void> {
    this.#now = identity
    this.#write = this.#write.then(() => writeIdentity(this.#files.disk, identity))
    return this.#write
  }

  /** Blank data under a new identity. The old data goes first: an identity without data is a blank node. */
  async become(identity: Identity): Promise<void> {
    await this.#write
    await this.#files.wipe()
    await this.keep(identity)
  }

  /** One more start. Raft state that may not be used any more goes before: a crash may have come between. */
  async boot(): Promise<Identity> {
    await this.#forgetRaft()
    await this.keep({ ...this.#now, incarnation: (this.#now.incarnation + 1) as Incarnation })
    return this.#now
  }

  /** Leaves the history that it followed, with all that it promised there, for the one that has won. */
  async follow({ lineage, members }: Superseded, left: LeftHistory): Promise<void> {
    const { id: self, lineage: lost, incarnation } = this.#now
    await rememberHistory(this.#files.disk, { ...left, self, incarnation, lineage: lost ?? FOUNDING_LINEAGE })
    const contacts = members.filter(({ id }) => id !== this.#now.id)
    await this.keep({ ...this.#now, contacts, lineage, isOnlyDisc: false, mustForgetRaft: true })
    await this.#forgetRaft()
  }

  /** What the next start, and a reset while the others are away, have to know without the metadata. */
  watch(service: MetadataService, onFailure: (error: unknown) => void): void {
    service.onMembers((members) => {
      const contacts = members.filter(({ id }) => id !== this.#now.id)
      const isOnlyDisc = isOnlyDiscNode(service.metadata, this.#now.id)
      const { lineage } = service.status()
      const { contacts: known, isOnlyDisc: wasOnlyDisc, lineage: followed } = this.#now
      if (isOnlyDisc === wasOnlyDisc && lineage === followed && sameContacts(contacts, known)) return
      void this.keep({ ...this.#now, contacts, isOnlyDisc, lineage }).catch(onFailure)
    })
  }

  async #forgetRaft(): Promise<void> {
    if (this.#now.mustForgetRaft !== true) return
    await this.#files.forgetRaft()
    await this.keep({ ...this.#now, mustForgetRaft: false })
  }
}
