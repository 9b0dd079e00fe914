/**
 * One bidirectional gRPC stream of byte messages, the same from both ends. What the bytes mean is the business of whoever
 * holds the stream.
 *
 * B1 `onEnd` is called once, after the last `onMessage`, also when this side ended the stream; never inside a call of ours.
 */

/** How a stream ended: a gRPC status code and its text. */
export interface StreamEnd {
  readonly code: number
  readonly text: string
}

export interface ByteStreamListener {
  /** The bytes are the receiver's to keep. */
  onMessage(message: Buffer): void
  onEnd(end: StreamEnd): void
}

export interface ByteStream {
  listener: ByteStreamListener | undefined
  send(message: Uint8Array): void
  /** After everything that was sent. */
  end(): void
  /** At once; the other side sees the code and the text where gRPC can still tell it. */
  abort(code: number, text: string): void
}

export const CONTROL_PATH = '/warren.peer.Peer/Control'
export const DATA_PATH = '/warren.peer.Peer/Data'
export const EXECUTE_PATH = '/warren.control.Control/Execute'

/** What a listener takes in one message. Snapshot pieces and batches of proposals are far smaller; statistics need not be. */
export const MESSAGE_BYTES_MAX = 16 * 1024 * 1024
