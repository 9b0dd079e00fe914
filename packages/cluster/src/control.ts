/**
 * Control lanes as a port: small messages between nodes, fire and forget, in order while a session lasts, dropped when the
 * peer is not connected. Implemented over gRPC in `rpc` and by the simulator's network.
 */
import type { Lineage, NodeId, NodeName, Result } from '@warren/kernel'
import type { Message } from '@warren/raft'

/** Where a node listens for its peers. */
export interface PeerAddress {
  readonly host: string
  readonly clusterPort: number
}

export interface Peer extends PeerAddress {
  readonly id: NodeId
  readonly name: NodeName
}

/** Who is at the other end of an authenticated stream. */
export interface PeerIdentity {
  readonly id: NodeId
  readonly name: NodeName
  readonly incarnation: number
}

export type ControlResponse = Result<Uint8Array, string>

export type Alarm = 'memory' | 'disk'

/** What a node says of itself in each heartbeat. */
export interface PeerVitals {
  /** The history that it follows: Raft messages of another one are not for it. */
  readonly lineage: Lineage
  /** How many histories lead to it: where two have the one before in common, the later one has more. */
  readonly generation: number
  /** Has announced itself, and was not declared down since. */
  readonly isRunning: boolean
  /** The members that it hears, of its own history. */
  readonly hears: readonly NodeId[]
  /** Of clients. */
  readonly connections: number
  readonly alarms: readonly Alarm[]
}

/** What the application adds to it. */
export type OwnVitals = Pick<PeerVitals, 'connections' | 'alarms'>

/** Says also where its sender listens: a receiver whose replica lags may never have heard of it, and has to answer. */
export interface Heartbeat extends PeerAddress, PeerVitals {
  readonly kind: 'heartbeat'
  readonly incarnation: number
  readonly sequence: number
  readonly name: NodeName
}

export type ControlMessage =
  | { readonly kind: 'raft'; readonly lineage: Lineage; readonly message: Message }
  | Heartbeat
  | { readonly kind: 'request'; readonly id: number; readonly name: string; readonly payload: Uint8Array }
  | { readonly kind: 'response'; readonly id: number; readonly result: ControlResponse }

/**
 * refused: nobody listens there. unreachable: no answer in time, no route, unknown host. closed: an open stream ended.
 * rejected: the cookie or the protocol version does not fit, or somebody else answers there.
 */
export type DisconnectReason = 'refused' | 'unreachable' | 'closed' | 'rejected'

export type AskError =
  | { readonly kind: 'unreachable'; readonly text: string }
  | { readonly kind: 'cookieMismatch'; readonly text: string }
  | { readonly kind: 'versionMismatch'; readonly text: string }
  /** The process is there, its application is stopped. */
  | { readonly kind: 'notRunning'; readonly text: string }
  | { readonly kind: 'timeout' }
  /** The other side understood and said no. */
  | { readonly kind: 'refused'; readonly text: string }

export interface Answer {
  readonly from: PeerIdentity
  readonly payload: Uint8Array
}

export interface ControlListener {
  onMessage(peer: NodeId, message: ControlMessage): void
  /** Our stream to the peer is open and both sides have proven the cookie. */
  onConnected(peer: NodeId): void
  /** Also called for each failed attempt to dial again, with its reason. */
  onDisconnected(peer: NodeId, reason: DisconnectReason): void
  /** A question from a node that may be no member (yet); `answer` is called at most once, at any later time. */
  onAsk(from: PeerIdentity, name: string, payload: Uint8Array, answer: (response: ControlResponse) => void): void
}

export interface ControlLanes {
  /** Set by the owner; undefined while no application runs: messages are then dropped and asks refused. */
  listener: ControlListener | undefined
  send(peer: NodeId, message: ControlMessage): void
  /** The peers to be connected to (never ourselves), control and data alike. Those no longer named are disconnected. */
  setPeers(peers: readonly Peer[]): void
  /** One question to a node of which only the address is known (joining). Its own connection, closed after the answer. */
  ask(
    address: PeerAddress,
    question: { readonly name: string; readonly payload: Uint8Array; readonly timeoutMs: number },
    done: (answer: Result<Answer, AskError>) => void,
  ): void
}
