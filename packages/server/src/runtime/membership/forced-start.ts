/**
 * force_boot and forget_cluster_node --offline: what has to hold when they are asked for, and at the start that carries them out.
 * A forced start makes this node's history the cluster's, whatever others may hold: never while one of them runs.
 */
import { fail, type Log, type NodeId, type NodeName, ok, type Result } from '@warren/kernel'
import { addBootIntent, readBootIntent, writeBootIntent } from '@warren/rpc'
import type { ForceRefusal } from '../../control/node-control.ts'
import type { PeerState } from '../formation/formation-rules.ts'
import type { Identity } from './identity.ts'

type Probe = (peer: NodeName) => Promise<PeerState>

export interface ForcedStartFiles {
  readonly directory: string
  readonly probe: Probe
  readonly log: Log
}

/** Leaves word for the next start. `forget`: the member to take out with it, for forget_cluster_node --offline. */
export async function askForcedStart(
  identity: Identity,
  forget: NodeName | undefined,
  { directory, probe, log }: ForcedStartFiles,
): Promise<Result<void, ForceRefusal>> {
  if (forget === undefined) {
    if (identity.role === 'ram') return fail({ kind: 'ramNode' })
  } else {
    if (!identity.contacts.some(({ name }) => name === forget)) return fail({ kind: 'notMember' })
    if (identity.role === 'ram') return fail({ kind: 'ramNodeOrOthersRun' })
    if ((await runningContacts(identity, probe)).length > 0) return fail({ kind: 'ramNodeOrOthersRun' })
  }
  await addBootIntent(directory, { isForced: true, forget: forget === undefined ? [] : [forget] })
  log.warn('the next start is forced', { node: identity.name, forget })
  return ok(undefined)
}

/**
 * How this start is forced, if it is. The word that was left is gone before it is acted on: a start that is cut short here is for the
 * operator to ask for again, one that was forced twice would leave those behind who have followed the first.
 */
export async function takeForcedStart(
  identity: Identity,
  { directory, probe, log }: ForcedStartFiles,
): Promise<{ readonly forget: readonly NodeId[] } | undefined> {
  const intent = await readBootIntent(directory)
  if (!intent.isForced) return undefined
  await writeBootIntent(directory, { ...intent, isForced: false, forget: [] })
  if (identity.role === 'ram' || identity.contacts.length === 0) return undefined
  const running = await runningContacts(identity, probe)
  if (running.length > 0) {
    log.warn('the start is not forced, for there are members that run', { running })
    return undefined
  }
  log.warn('this start is forced: the cluster goes on from what this node has', { forget: intent.forget })
  return { forget: identity.contacts.filter(({ name }) => intent.forget.includes(name)).map(({ id }) => id) }
}

async function runningContacts({ contacts }: Identity, probe: Probe): Promise<readonly NodeName[]> {
  const states = await Promise.all(
    contacts.map(({ name, clusterPort }) => probe(`${name}:${clusterPort}` as NodeName)), // A name with its port is one still.
  )
  return contacts.flatMap(({ name }, at) => {
    const state = states[at]
    return state?.kind === 'member' && state.isRunning ? [name] : []
  })
}
