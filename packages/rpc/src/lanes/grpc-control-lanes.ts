/** ControlLanes over gRPC: one stream dialled to each peer for what we send; what peers send comes on the streams they dial. */

import { status } from '@grpc/grpc-js'
import type {
  Answer,
  AskError,
  ControlLanes,
  ControlListener,
  ControlMessage,
  Peer,
  PeerAddress,
  PeerIdentity,
} from '@warren/cluster'
import { fail, type Log, type NodeId, ok, type Result } from '@warren/kernel'
import { type DialError, type DialOptions, dial, NOT_RUNNING_TEXT } from '../connect/dial.ts'
import { Redial } from '../connect/redial.ts'
import { type ByteStream, CONTROL_PATH, MESSAGE_BYTES_MAX } from '../streams/byte-stream.ts'
import { decodeControl, encodeControl } from '../wire/control-wire.ts'

export interface GrpcControlLanesOptions {
  readonly dialOptions: () => Pick<DialOptions, 'cookie' | 'tls' | 'self' | 'keepaliveMs'>
  readonly log: Log
  /** The data lanes follow the same peers. */
  readonly peersChanged: (peers: readonly Peer[]) => void
}

type Outgoing = { readonly peer: Peer; readonly redial: Redial; stream: ByteStream | undefined }
type Incoming = { readonly stream: ByteStream; readonly incarnation: number }

const ASK_STREAMS_MAX = 64

export class GrpcControlLanes implements ControlLanes {
  readonly #options: GrpcControlLanesOptions
  readonly #outgoing = new Map<NodeId, Outgoing>()
  readonly #incoming = new Map<NodeId, Incoming>()
  #listener: ControlListener | undefined = undefined
  #askStreams = 0

  constructor(options: GrpcControlLanesOptions) {
    this.#options = options
  }

  get listener(): ControlListener | undefined {
    return this.#listener
  }

  /** Without a listener the application does not run: peers that dial are told so, and those connected are cut off. */
  set listener(listener: ControlListener | undefined) {
    this.#listener = listener
    if (listener === undefined) this.#dropIncoming(NOT_RUNNING_TEXT)
  }

  send(peer: NodeId, message: ControlMessage): void {
    const stream = this.#outgoing.get(peer)?.stream
    if (stream === undefined) return
    const bytes = encodeControl(message)
    if (bytes.length <= MESSAGE_BYTES_MAX) {
      stream.send(bytes)
      return
    }
    this.#options.log.error('control message is too large', { peer, kind: message.kind, bytes: bytes.length })
    // Whoever waits for an answer is told at once; whatever else was said counts as lost.
    if (message.kind === 'response') {
      stream.send(encodeControl({ kind: 'response', id: message.id, result: fail('the answer is too large') }))
    }
  }

  setPeers(peers: readonly Peer[]): void {
    const wanted = new Map(peers.map((peer) => [peer.id, peer]))
    for (const [id, { peer, redial }] of this.#outgoing) {
      const next = wanted.get(id)
      if (next !== undefined && next.host === peer.host && next.clusterPort === peer.clusterPort) continue
      this.#outgoing.delete(id)
      redial.stop()
    }
    for (const [id, peer] of wanted) {
      if (!this.#outgoing.has(id)) this.#dial(id, peer)
    }
    this.#options.peersChanged(peers)
  }

  ask(
    address: PeerAddress,
    question: { readonly name: string; readonly payload: Uint8Array; readonly timeoutMs: number },
    done: (answer: Result<Answer, AskError>) => void,
  ): void {
    const { name, payload, timeoutMs } = question
    let isOver = false
    let open: ByteStream | undefined
    const finish = (answer: Result<Answer, AskError>) => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      dialing.cancel()
      open?.abort(status.CANCELLED, 'answered')
      done(answer)
    }
    const timer = setTimeout(() => finish(fail({ kind: 'timeout' })), timeoutMs)
    const dialing = dial({
      ...this.#options.dialOptions(),
      address,
      path: CONTROL_PATH,
      purpose: 'ask',
      messageBytesMax: MESSAGE_BYTES_MAX,
      timeoutMs,
      listener: {
        onFailed: (error) => finish(fail(askErrorOf(error))),
        onOpen: (stream, from) => {
          open = stream
          stream.listener = {
            onMessage: (bytes) => {
              const message = decodeControl(bytes)
              if (message?.kind !== 'answer') return finish(fail({ kind: 'unreachable', text: 'not an answer' }))
              const { result } = message
              finish(result.ok ? ok({ from, payload: result.value }) : fail({ kind: 'refused', text: result.error }))
            },
            onEnd: (end) => finish(fail({ kind: 'unreachable', text: end.text })),
          }
          stream.send(encodeControl({ kind: 'ask', name, payload }))
        },
      },
    })
  }

  /** A peer has dialled us to send its control messages. */
  acceptControl(stream: ByteStream, from: PeerIdentity): void {
    const before = this.#incoming.get(from.id)
    if (before !== undefined && from.incarnation < before.incarnation) {
      stream.abort(status.ABORTED, 'a newer incarnation of that node is connected')
      return
    }
    before?.stream.abort(status.ABORTED, 'the node dialled again')
    const incoming: Incoming = { stream, incarnation: from.incarnation }
    this.#incoming.set(from.id, incoming)
    this.#outgoing.get(from.id)?.redial.hurry()
    stream.listener = {
      onMessage: (bytes) => {
        if (this.#incoming.get(from.id) !== incoming) return
        const message = decodeControl(bytes)
        // A kind of message that only newer nodes know is no reason to part.
        if (message === undefined || message.kind === 'ask' || message.kind === 'answer') return
        this.#listener?.onMessage(from.id, message)
      },
      onEnd: () => {
        if (this.#incoming.get(from.id) === incoming) this.#incoming.delete(from.id)
      },
    }
  }

  /** Somebody has a question. */
  acceptAsk(stream: ByteStream, from: PeerIdentity): void {
    if (this.#askStreams >= ASK_STREAMS_MAX) {
      stream.abort(status.RESOURCE_EXHAUSTED, 'too many questions at a time')
      return
    }
    this.#askStreams += 1
    stream.listener = {
      onMessage: (bytes) => {
        const message = decodeControl(bytes)
        if (message?.kind !== 'ask') return stream.abort(status.INVALID_ARGUMENT, 'not a question')
        const answer = (result: Result<Uint8Array, string>) => {
          stream.send(encodeControl({ kind: 'answer', result }))
          stream.end()
        }
        if (this.#listener === undefined) return answer(fail(NOT_RUNNING_TEXT))
        this.#listener.onAsk(from, message.name, message.payload, answer)
      },
      onEnd: () => {
        this.#askStreams -= 1
      },
    }
  }

  /** Ends all streams; those to current peers come back under our present identity. */
  reset(): void {
    this.#dropIncoming('this node has a new identity')
    for (const { redial } of this.#outgoing.values()) redial.reset()
  }

  #dial(id: NodeId, peer: Peer): void {
    const outgoing: Outgoing = {
      peer,
      stream: undefined,
      redial: new Redial({
        peerName: peer.name,
        log: this.#options.log,
        dialOptions: () => ({
          ...this.#options.dialOptions(),
          address: peer,
          expectedId: id,
          path: CONTROL_PATH,
          purpose: 'control',
          messageBytesMax: MESSAGE_BYTES_MAX,
        }),
        listener: {
          onOpen: (stream) => {
            outgoing.stream = stream
            this.#listener?.onConnected(id)
            return () => {} // Nothing but the handshake comes this way.
          },
          onClosed: () => {
            outgoing.stream = undefined
            this.#listener?.onDisconnected(id, 'closed')
          },
          onFailed: (reason) => this.#listener?.onDisconnected(id, reason),
        },
      }),
    }
    this.#outgoing.set(id, outgoing)
  }

  #dropIncoming(reason: string): void {
    for (const { stream } of this.#incoming.values()) stream.abort(status.UNAVAILABLE, reason)
    this.#incoming.clear()
  }
}

function askErrorOf(error: DialError): AskError {
  switch (error.kind) {
    case 'cookieMismatch':
    case 'versionMismatch':
    case 'notRunning':
      return error
    case 'tlsMismatch':
      return { kind: 'versionMismatch', text: error.text }
    default:
      return { kind: 'unreachable', text: error.text }
  }
}
