/** Decides which peers are suspected, from inputs and a given time; someone else sends heartbeats and sets timers. */
import { assertNever, type NodeId } from '@warren/kernel'

export type PeerInput =
  | { readonly kind: 'heartbeat'; readonly from: NodeId; readonly incarnation: number }
  /** From now on this peer ought to be heard. */
  | { readonly kind: 'watch'; readonly node: NodeId }
  | { readonly kind: 'forget'; readonly node: NodeId }
  /** Our stream to the peer is open. */
  | { readonly kind: 'connected'; readonly node: NodeId }
  /** Our open stream to the peer ended. */
  | { readonly kind: 'closed'; readonly node: NodeId }
  /** Dialling it again was answered by "nobody listens here". */
  | { readonly kind: 'refused'; readonly node: NodeId }
  | { readonly kind: 'tick' }

export type PeerEffect =
  | { readonly kind: 'peerUp'; readonly node: NodeId; readonly incarnation: number }
  | { readonly kind: 'peerSuspected'; readonly node: NodeId; readonly silentMs: number }

type Peer = {
  incarnation: number
  heardAtMs: number
  state: 'unheard' | 'up' | 'suspected'
  closed: boolean
  isGone: boolean
}

export class FailureDetector {
  readonly #silentMsMax: number
  readonly #peers = new Map<NodeId, Peer>()
  #tickAtMs: number | undefined = undefined

  constructor(options: { silentMsMax: number }) {
    this.#silentMsMax = options.silentMsMax
  }

  step(input: PeerInput, nowMs: number): readonly PeerEffect[] {
    switch (input.kind) {
      case 'heartbeat':
        return this.#heard(input.from, input.incarnation, nowMs)
      case 'tick':
        return this.#suspectSilent(nowMs)
      case 'watch':
        if (!this.#peers.has(input.node)) {
          this.#peers.set(input.node, {
            incarnation: 0,
            heardAtMs: nowMs,
            state: 'unheard',
            closed: false,
            isGone: false,
          })
        }
        return []
      case 'forget':
        this.#peers.delete(input.node)
        return []
      case 'connected':
      case 'closed': {
        const peer = this.#peers.get(input.node)
        if (peer !== undefined) peer.closed = input.kind === 'closed'
        return []
      }
      case 'refused':
        return this.#refused(input.node, nowMs)
      default:
        return assertNever(input)
    }
  }

  /** Heard lately. */
  isUp(node: NodeId): boolean {
    return this.#peers.get(node)?.state === 'up'
  }

  /** Silent for too long, or gone for certain. A peer that is still within its first grace time is neither up nor suspected. */
  isSuspected(node: NodeId): boolean {
    return this.#peers.get(node)?.state === 'suspected'
  }

  /** Gone for certain: nobody listens there any more. */
  isGone(node: NodeId): boolean {
    const peer = this.#peers.get(node)
    return peer?.state === 'suspected' && peer.isGone
  }

  /** The newest incarnation heard; 0 when none was. */
  incarnation(node: NodeId): number {
    return this.#peers.get(node)?.incarnation ?? 0
  }

  #heard(node: NodeId, incarnation: number, nowMs: number): readonly PeerEffect[] {
    const peer = this.#peers.get(node)
    if (peer === undefined) return [] // Not a member (any more).
    // A message delayed from before the peer's restart must not vouch for the new process.
    if (incarnation < peer.incarnation) return []
    const isNews = peer.state !== 'up' || incarnation > peer.incarnation
    peer.incarnation = incarnation
    peer.heardAtMs = nowMs
    peer.state = 'up'
    peer.isGone = false
    return isNews ? [{ kind: 'peerUp', node, incarnation }] : []
  }

  /** The stream broke and nobody listens there any more: the process is gone, there is no need to wait for silence. */
  #refused(node: NodeId, nowMs: number): readonly PeerEffect[] {
    const peer = this.#peers.get(node)
    if (peer === undefined || !peer.closed || peer.state === 'suspected') return []
    peer.state = 'suspected'
    peer.isGone = true
    return [{ kind: 'peerSuspected', node, silentMs: nowMs - peer.heardAtMs }]
  }

  #suspectSilent(nowMs: number): readonly PeerEffect[] {
    // Time in which we did not run ourselves (a suspended process, a long turn) says nothing about the peers: their
    // heartbeats wait in our sockets.
    const sleptMs = this.#tickAtMs === undefined ? 0 : nowMs - this.#tickAtMs
    this.#tickAtMs = nowMs
    if (sleptMs > this.#silentMsMax / 2) {
      for (const peer of this.#peers.values()) peer.heardAtMs = Math.min(nowMs, peer.heardAtMs + sleptMs)
      return []
    }
    const effects: PeerEffect[] = []
    for (const [node, peer] of this.#peers) {
      const silentMs = nowMs - peer.heardAtMs
      if (peer.state === 'suspected' || silentMs <= this.#silentMsMax) continue
      peer.state = 'suspected'
      effects.push({ kind: 'peerSuspected', node, silentMs })
    }
    return effects
  }
}
