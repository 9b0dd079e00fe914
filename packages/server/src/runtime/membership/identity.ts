/** Who this node is, on disk: `node.json` in the data directory. Written before anything that relies on it. */
import { randomUUID } from 'node:crypto'
import type { Peer } from '@warren/cluster'
import type { Disk, Incarnation, Lineage, NodeId, NodeName } from '@warren/kernel'
import type { MemberRole } from '@warren/model'

const FILE = 'node.json'
const FORMAT_VERSION = 1

export interface Identity {
  readonly id: NodeId
  readonly name: NodeName
  readonly role: MemberRole
  /** That of the last start; the next one takes one more. */
  readonly incarnation: Incarnation
  /** The other members as last seen: whom to dial before the metadata tells. */
  readonly contacts: readonly Peer[]
  /** No other member is a disc node. */
  readonly isOnlyDisc: boolean
  /** The history of the cluster that it follows, as last known: what a blank Raft log may be filled with. Absent: the founding one. */
  readonly lineage?: Lineage
  /** Its Raft state belongs to a history that it has left, and may be used no more: to be removed before anything else. */
  readonly mustForgetRaft?: boolean
}

export class IdentityError extends Error {
  override readonly name = 'IdentityError'
}

/** A node that has never been: a new id, a disc node, no members but itself. */
export function newIdentity(name: NodeName, role: MemberRole = 'disc', contacts: readonly Peer[] = []): Identity {
  return {
    id: randomUUID() as NodeId,
    name,
    role,
    incarnation: 0 as Incarnation,
    contacts,
    isOnlyDisc: contacts.length === 0,
  }
}

/** It has never been in a cluster, not even in one of its own: the first start of a founder counts its incarnation. */
export function isBlank({ incarnation, contacts }: Identity): boolean {
  return incarnation === 0 && contacts.length === 0
}

/** Undefined when the directory holds none. Throws IdentityError when it is another node's or cannot be read. */
export async function readIdentity(disk: Disk, name: NodeName): Promise<Identity | undefined> {
  const stored = await readAnyIdentity(disk)
  if (stored !== undefined && stored.name !== name) {
    throw new IdentityError(
      `the data directory belongs to node ${stored.name}, not to ${name}; give --name ${stored.name} or another --data-dir`,
    )
  }
  return stored
}

/** Whichever node's it is. Throws IdentityError when it cannot be read. */
export async function readAnyIdentity(disk: Disk): Promise<Identity | undefined> {
  const bytes = await disk.readFile(FILE)
  if (bytes === undefined) return undefined
  const stored = parse(bytes)
  if (stored.formatVersion !== FORMAT_VERSION) {
    throw new IdentityError(
      `${FILE} has format ${stored.formatVersion}; this version reads ${FORMAT_VERSION}. Start the version that wrote it.`,
    )
  }
  return stored
}

export async function writeIdentity(disk: Disk, identity: Identity): Promise<void> {
  const text = `${JSON.stringify({ formatVersion: FORMAT_VERSION, ...identity }, undefined, 2)}\n`
  await disk.replaceFile(FILE, Buffer.from(text))
}

function parse(bytes: Uint8Array): Identity & { readonly formatVersion: number } {
  try {
    const stored = JSON.parse(Buffer.from(bytes).toString()) as Identity & { formatVersion: number }
    if (typeof stored.id !== 'string' || typeof stored.incarnation !== 'number' || !Array.isArray(stored.contacts)) {
      throw new Error('fields are missing')
    }
    return stored
  } catch (error) {
    throw new IdentityError(
      `${FILE} cannot be read: ${String(error)}. Restore it from a backup, or remove the data directory.`,
      { cause: error },
    )
  }
}
