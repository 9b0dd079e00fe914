/** Asks a node of the list, by the way that ctl takes, whether it is in a cluster: answered in every state of the application. */
import type { NodeName } from '@warren/kernel'
import { type ControlFailure, executeControl, findNode, type Json, type TlsIdentity } from '@warren/rpc/client'
import { FORMATION_STATE } from '../../control/commands/cluster/lifecycle-commands.ts'
import type { PeerState } from './formation-rules.ts'

const PROBE_MS = 2_000

export interface ProbeOptions {
  readonly cookie: Uint8Array
  readonly tls: TlsIdentity | undefined
  readonly self: NodeName
}

/** Never rejects. `peer` may end in a port. */
export async function probePeer({ cookie, tls, self }: ProbeOptions, peer: NodeName): Promise<PeerState> {
  const location = await findNode(peer)
  if (!location.ok) return { kind: 'silent', reason: location.error.text, isThere: false }
  const { name, host, port, tlsHost } = location.value
  const answer = await executeControl({
    address: { host, port },
    ...{ cookie, tls, tlsHost },
    clientName: self,
    request: { command: FORMATION_STATE, arguments: [], options: {} },
    timeoutMs: PROBE_MS,
    onRow: () => undefined,
  })
  if (!answer.ok) return silent(answer.error)
  const facts = (answer.value ?? {}) as { readonly [name: string]: Json } // A node's answer to this is an object.
  if (facts['name'] !== name) {
    return { kind: 'silent', reason: `${String(facts['name'])} answers there`, isThere: false }
  }
  if (facts['state'] === 'blank') return { kind: 'blank' }
  return { kind: 'member', address: { host, clusterPort: port }, isRunning: facts['running'] === true }
}

function silent(failure: ControlFailure): PeerState {
  switch (failure.kind) {
    case 'cookieMismatch':
      return { kind: 'silent', reason: 'another cookie', isThere: true }
    case 'versionMismatch':
    case 'tlsMismatch':
    case 'commandFailed':
      return { kind: 'silent', reason: failure.text, isThere: true }
    case 'unreachable':
      return { kind: 'silent', reason: failure.reason, isThere: false }
    case 'timeout':
    case 'connectionLost':
      return { kind: 'silent', reason: 'noAnswer', isThere: false }
  }
}
