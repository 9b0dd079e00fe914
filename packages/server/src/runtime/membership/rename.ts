/**
 * rename_cluster_node: the boot that follows takes the new name. The other members' names change with it, for those that were named in
 * the command; the cluster's own records change when each node that was renamed has started (`renameMember`).
 */
import type { MetadataService, Peer } from '@warren/cluster'
import { type Disk, type Log, type NodeName, nodeHost } from '@warren/kernel'
import { type BootIntent, readBootIntent, writeBootIntent } from '@warren/rpc'
import { type Identity, readAnyIdentity, writeIdentity } from './identity.ts'

type Renames = BootIntent['rename']

/** `self` is the name that this process was started with. May be broken off anywhere: the next boot goes on. */
export async function applyRename(directory: string, disk: Disk, self: NodeName, log: Log): Promise<void> {
  const intent = await readBootIntent(directory)
  if (intent.rename.length === 0) return
  const identity = await readAnyIdentity(disk)
  if (identity !== undefined && identity.name !== self && renamed(identity.name, intent.rename) === self) {
    await writeIdentity(disk, renamedIdentity(identity, intent.rename))
    log.info('node was renamed', { from: identity.name, to: self })
  } else if (identity?.name === self && intent.rename.some(([from]) => from === self)) {
    log.warn('the rename is given up: the node was started under its old name', { node: self })
  }
  await writeBootIntent(directory, { ...intent, rename: [] })
}

/** After a rename the cluster still has the old name in its record of this node. */
export function takeOwnName(service: MetadataService, name: NodeName, log: Log): void {
  const { self: id } = service.status()
  const record = service.metadata.member(id)
  if (record === undefined || record.name === name) return
  service.propose({ kind: 'renameMember', id, name }, (outcome) => {
    if (outcome.ok) log.info('the cluster knows this node by its new name', { from: record.name, to: name })
    // Tried again at the next start.
    else log.error('the cluster goes on with the old name of this node', { old: record.name, reason: outcome.error })
  })
}

export function renamedIdentity(identity: Identity, renames: Renames): Identity {
  return {
    ...identity,
    name: renamed(identity.name, renames),
    contacts: identity.contacts.map((contact) => renamedContact(contact, renames)),
  }
}

/** A contact whose host was that of its name moves with it. */
function renamedContact(contact: Peer, renames: Renames): Peer {
  const name = renamed(contact.name, renames)
  return { ...contact, name, host: contact.host === nodeHost(contact.name) ? nodeHost(name) : contact.host }
}

function renamed(name: NodeName, renames: Renames): NodeName {
  const pair = renames.find(([from]) => from === name)
  return pair === undefined ? name : (pair[1] as NodeName) // ctl has parsed it.
}
