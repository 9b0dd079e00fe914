/**
 * The data lane to one peer. Bulk flows towards whoever dialled (only a dialler can set a large HTTP/2 window), so a lane is
 * two streams: `inward`, dialled by us, brings the peer's batches and carries our acknowledgements; `outward`, dialled by the
 * peer, takes ours. A session is one pair of them, agreed on by both sides:
 *
 * K1 Each side names on its inward stream which outward stream it pairs it with. The lane is up when the peer has named
 *    exactly our two. A batch proves the same: the peer sends none before.
 * K2 Every open stream ends with its session: when one breaks, both are closed, and a stream is never part of two sessions.
 *    So bytes of an old session cannot reach a new one (lane.ts L3).
 * K3 A new outward stream means that the peer has given up the old session, whether or not we noticed.
 *
 * On the inward stream we send `BatchAnswer`s (proto/peer.proto): the pairing, then bytes taken. What is malformed, from
 * either side, ends the session with its reason.
 */
import type { DataLaneListener } from '@warren/cluster'
import type { Log, NodeId } from '@warren/kernel'
import { STREAM_ID_BYTES } from '../auth/handshake.ts'
import { warren } from '../generated/peer.js'
import type { ByteStream } from '../streams/byte-stream.ts'
import { BatchReceiver } from './batch-receiver.ts'
import { BatchSender, UNSENT_BYTES_MAX } from './batch-sender.ts'

type Stream = { readonly stream: ByteStream; readonly id: string }
type Session = { readonly sender: BatchSender; readonly receiver: BatchReceiver }

const { BatchAnswer } = warren.peer

export interface DataLinkOptions {
  readonly peer: NodeId
  readonly listener: () => DataLaneListener | undefined
  readonly log: Log
  readonly windowBytes: number
}

export class DataLink {
  readonly #options: DataLinkOptions
  #inward: Stream | undefined = undefined
  #outward: Stream | undefined = undefined
  /** The inward stream of ours that the peer named, on `#outward`. */
  #pairedByPeer: string | undefined = undefined
  /** The outward stream that we named, on `#inward`. */
  #pairedByUs: string | undefined = undefined
  #session: Session | undefined = undefined

  constructor(options: DataLinkOptions) {
    this.#options = options
  }

  get isUp(): boolean {
    return this.#session !== undefined
  }

  /** Whether there is anything to keep the link for. */
  get isIdle(): boolean {
    return this.#inward === undefined && this.#outward === undefined
  }

  /** Our dialled stream is open; the result takes its messages. */
  openInward(stream: ByteStream, id: string): (message: Buffer) => void {
    const inward: Stream = { stream, id }
    this.#inward = inward
    this.#pair()
    return (message) => this.#receivedInward(inward, message)
  }

  /** The peer's dialled stream is open. */
  openOutward(stream: ByteStream, id: string): void {
    if (this.#outward !== undefined) this.close('the peer dialled again')
    const outward: Stream = { stream, id }
    this.#outward = outward
    stream.listener = {
      onMessage: (message) => this.#receivedOutward(outward, message),
      onEnd: (end) => {
        if (this.#outward === outward) this.close(end.text)
      },
    }
    this.#pair()
  }

  /** The stream that `openInward` was given has ended. */
  inwardClosed(reason: string): void {
    if (this.#inward !== undefined) this.close(reason) // Else we ended it ourselves; a new outward stream may be here already.
  }

  send(batch: Uint8Array): boolean {
    const { sender } = this.#session ?? {}
    if (sender === undefined) return true
    if (sender.outstandingBytes > UNSENT_BYTES_MAX) {
      // The sender ignores the window and the peer does not read: memory is worth more than this session.
      setImmediate(() => this.close('too much is waiting for the peer'))
      return false
    }
    return sender.send(batch)
  }

  /** Ends the session and both streams. The inward one is dialled again by its owner. */
  close(reason: string): void {
    const { peer, listener, log } = this.#options
    const wasUp = this.#session !== undefined
    this.#session = undefined
    this.#pairedByPeer = undefined
    this.#pairedByUs = undefined
    const inward = this.#inward
    const outward = this.#outward
    this.#inward = undefined
    this.#outward = undefined
    inward?.stream.abort(1, reason)
    outward?.stream.abort(1, reason)
    if (!wasUp) return
    log.info('data lane is down', { peer, reason })
    listener()?.onDown(peer)
  }

  #pair(): void {
    if (this.#inward === undefined || this.#outward === undefined) return
    this.#pairedByUs = this.#outward.id
    this.#inward.stream.send(encodeAnswer({ pairedStream: Buffer.from(this.#outward.id, 'hex') }))
    if (this.#pairedByPeer === this.#inward.id) this.#up()
  }

  #up(): void {
    const { peer, listener, log, windowBytes } = this.#options
    const { stream: inward } = this.#inward ?? {}
    const { stream: outward } = this.#outward ?? {}
    if (this.#session !== undefined || inward === undefined || outward === undefined) return
    this.#session = {
      sender: new BatchSender((message) => outward.send(message), windowBytes),
      receiver: new BatchReceiver({
        onBatch: (batch) => listener()?.onBatch(peer, batch),
        acknowledge: (bytes) => inward.send(encodeAnswer({ takenBytes: bytes })),
        acknowledgeBytes: windowBytes / 8,
      }),
    }
    log.info('data lane is up', { peer })
    listener()?.onUp(peer)
  }

  #receivedInward(inward: Stream, message: Buffer): void {
    if (this.#inward !== inward) return // Of a session that is over.
    if (this.#session === undefined && this.#outward !== undefined && this.#pairedByUs === this.#outward.id) this.#up()
    const session = this.#session
    if (session === undefined) {
      this.close('a batch outside a session')
      return
    }
    const received = session.receiver.receive(message)
    if (!received.ok && this.#session === session) this.close(received.error)
  }

  #receivedOutward(outward: Stream, message: Buffer): void {
    if (this.#outward !== outward) return
    const answer = decodeAnswer(message)
    if (answer?.pairedStream?.length === STREAM_ID_BYTES) {
      this.#pairedByPeer = Buffer.from(answer.pairedStream).toString('hex')
      if (this.#inward !== undefined && this.#pairedByPeer === this.#inward.id) this.#up()
    } else if (typeof answer?.takenBytes === 'number') {
      const { peer, listener } = this.#options
      if (this.#session?.sender.acknowledged(answer.takenBytes)) listener()?.onWritable(peer)
    } else {
      this.close('the peer broke the data protocol')
    }
  }
}

function encodeAnswer(answer: warren.peer.BatchAnswer.$Properties): Uint8Array {
  return BatchAnswer.encode(answer).finish()
}

function decodeAnswer(message: Uint8Array): warren.peer.BatchAnswer.$Shape | undefined {
  try {
    return BatchAnswer.decode(message)
  } catch {
    return undefined // Not one of ours; the caller ends the session.
  }
}
