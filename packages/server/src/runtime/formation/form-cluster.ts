/** The first start of a blank node: asks the nodes of its list, founds the cluster or joins it, or waits until one of the two may be. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { JoinError, Joined, Peer, PeerAddress } from '@warren/cluster'
import { fail, type Lineage, type Log, type NodeName, ok, type Result, withoutPort } from '@warren/kernel'
import type { FormationConfig } from '../../config/formation-settings.ts'
import type { StartRefusal } from '../../control/node-control.ts'
import { nextStep, type PeerState } from './formation-rules.ts'

export interface FormationHost {
  readonly self: NodeName
  readonly config: FormationConfig
  readonly log: Log
  discover(): Promise<Result<readonly NodeName[], string>>
  /** `peer` may end in a port. */
  probe(peer: NodeName): Promise<PeerState>
  /** Always with the same identity: a join whose answer was lost may be asked for again. */
  join(member: PeerAddress): Promise<Result<Joined, JoinError>>
}

/** `joined`: with these members, this node among them. */
export type Formed =
  | { readonly kind: 'founder' }
  | { readonly kind: 'joined'; readonly members: readonly Peer[]; readonly lineage: Lineage }

/** The same wait is said again after this time. */
const WAITING_LOG_MS = 15_000

/** Resolves as soon as it is decided, or `signal` says stop. */
export async function formCluster(host: FormationHost, signal: AbortSignal): Promise<Result<Formed, StartRefusal>> {
  const stopped = new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined)))
  const waiting = new WaitingLog(host.log)
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    // What is asked at a stop may be answered later, for nobody: an identity that was let in stays ours for the next start.
    const outcome = await Promise.race([attemptOnce(host, attempt, waiting), stopped])
    if (outcome !== undefined && (!outcome.ok || outcome.value !== 'wait'))
      return outcome as Result<Formed, StartRefusal>
    await sleep(host.config.retryIntervalMs, undefined, { signal }).catch(() => undefined) // Stopped: the loop ends.
  }
  return fail({ kind: 'bootFailed', text: 'the start was stopped' })
}

async function attemptOnce(
  host: FormationHost,
  attempt: number,
  waiting: WaitingLog,
): Promise<Result<Formed | 'wait', StartRefusal>> {
  const { self, config, log } = host
  const list = await host.discover()
  if (!list.ok) return waiting.say(list.error, [])
  const others = list.value.filter((name) => withoutPort(name) !== self)
  const states = await Promise.all(others.map((name) => host.probe(name)))
  const peers = new Map(others.map((name, at) => [withoutPort(name), states[at] as PeerState])) // One for each.
  const step = nextStep({
    ...{ self, peers, attempt, retryLimit: config.retryLimit },
    isListed: others.length < list.value.length,
    mayGrow: config.backend === 'dns',
  })
  switch (step.kind) {
    case 'wait':
      return waiting.say(step.text, describe(peers))
    case 'found':
      log.info('this node founds the cluster', { node: self, peers: describe(peers) })
      if (step.without.length > 0) log.warn('founded without word of some nodes of the list', { nodes: step.without })
      if (config.nodeType === 'ram') log.warn('a node that founds a cluster is a disc node', { node: self })
      return ok({ kind: 'founder' })
    case 'join':
      return joinThrough(host, step.through, waiting)
  }
}

async function joinThrough(
  host: FormationHost,
  through: readonly PeerAddress[],
  waiting: WaitingLog,
): Promise<Result<Formed | 'wait', StartRefusal>> {
  let reason = ''
  for (const member of through) {
    const joined = await host.join(member)
    if (joined.ok) return ok({ kind: 'joined', members: joined.value.members, lineage: joined.value.lineage })
    if (joined.error.kind === 'joinRefused') {
      const { refusal } = joined.error
      if (refusal.kind === 'inconsistentCluster') return fail({ ...refusal, kind: 'nameTaken' })
      const text = `{incompatible_feature_flags,"this version does not know: ${refusal.missing.join(', ')}"}`
      return fail({ kind: 'bootFailed', text })
    }
    reason = 'text' in joined.error ? joined.error.text : joined.error.kind
  }
  return waiting.say(`the cluster to let this node in: ${reason}`, [])
}

/** Says what is waited for when that changes, and again from time to time. */
class WaitingLog {
  readonly #log: Log
  #said = ''
  #saidAtMs = 0

  constructor(log: Log) {
    this.#log = log
  }

  say(waitsFor: string, peers: readonly string[]): Result<'wait', never> {
    const line = `${waitsFor} ${peers.join()}`
    const nowMs = performance.now()
    if (line !== this.#said || nowMs - this.#saidAtMs >= WAITING_LOG_MS) {
      this.#said = line
      this.#saidAtMs = nowMs
      this.#log.warn('cluster formation waits', { waitsFor, peers })
    }
    return ok('wait')
  }
}

function describe(peers: ReadonlyMap<NodeName, PeerState>): string[] {
  return [...peers].map(([name, peer]) => `${name} ${peer.kind === 'silent' ? peer.reason : peer.kind}`)
}
