/**
 * One bidirectional gRPC stream of byte messages, the same from both ends. Serializers pass bytes through: what the bytes
 * mean is the business of whoever holds the stream.
 *
 * B1 `onEnd` is called once, after the last `onMessage`, also when this side ended the stream; never inside a call of ours.
 */
import {
  type ClientDuplexStream,
  type ServerDuplexStream,
  type ServiceDefinition,
  type StatusObject,
  status,
} from '@grpc/grpc-js'

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

export type RawServerStream = ServerDuplexStream<Buffer, Buffer>
export type RawClientStream = ClientDuplexStream<Buffer, Buffer>

export const CONTROL_PATH = '/warren.peer.Peer/Control'
export const DATA_PATH = '/warren.peer.Peer/Data'
export const EXECUTE_PATH = '/warren.control.Control/Execute'

// A peer that stops reading is found out by keepalive within seconds; until then at most this many messages wait for it.
const QUEUED_MESSAGES_MAX = 50_000

/** What a listener takes in one message. Snapshot pieces and batches of proposals are far smaller; statistics need not be. */
export const MESSAGE_BYTES_MAX = 16 * 1024 * 1024

export function passThrough(bytes: Buffer): Buffer {
  return bytes
}

/** A service whose methods are all bidirectional streams of bytes. */
export function byteService(paths: Readonly<Record<string, string>>): ServiceDefinition {
  const service: Record<string, ServiceDefinition[string]> = {}
  for (const [name, path] of Object.entries(paths)) {
    service[name] = {
      path,
      requestStream: true,
      responseStream: true,
      requestSerialize: passThrough,
      requestDeserialize: passThrough,
      responseSerialize: passThrough,
      responseDeserialize: passThrough,
    }
  }
  return service
}

/** The end that dialled. `onClosed` frees the connection. */
export class ClientByteStream implements ByteStream {
  listener: ByteStreamListener | undefined
  readonly #call: RawClientStream
  #isOver = false

  constructor(call: RawClientStream, onClosed: () => void) {
    this.#call = call
    call.on('data', (message: Buffer) => {
      if (!this.#isOver) this.listener?.onMessage(message)
    })
    call.on('error', () => {
      // The same facts come with 'status', which every call ends with.
    })
    call.on('status', (end: StatusObject) => {
      this.#isOver = true
      this.listener?.onEnd({ code: end.code, text: end.details })
      onClosed()
    })
  }

  send(message: Uint8Array): void {
    if (this.#isOver) return
    if (this.#call.writableLength > QUEUED_MESSAGES_MAX) {
      this.abort()
      return
    }
    this.#call.write(asBuffer(message))
  }

  end(): void {
    if (!this.#isOver) this.#call.end()
  }

  abort(): void {
    this.#call.cancel() // 'status' follows.
  }
}

/** The end that was dialled. */
export class ServerByteStream implements ByteStream {
  listener: ByteStreamListener | undefined
  readonly #call: RawServerStream
  #end: StreamEnd | undefined = undefined

  constructor(call: RawServerStream) {
    this.#call = call
    call.on('data', (message: Buffer) => {
      if (this.#end === undefined) this.listener?.onMessage(message)
    })
    call.on('end', () => this.#over({ code: status.OK, text: 'the other side ended the stream' }))
    call.on('error', (error: Error) => this.#over({ code: status.UNKNOWN, text: error.message }))
    call.on('cancelled', () => this.#over({ code: status.CANCELLED, text: 'the other side is gone' }))
  }

  /** Address and port of the other end, as its socket has them. */
  get remoteAddress(): string {
    return this.#call.getPeer()
  }

  send(message: Uint8Array): void {
    if (this.#end !== undefined) return
    if (this.#call.writableLength > QUEUED_MESSAGES_MAX) {
      this.abort(status.RESOURCE_EXHAUSTED, 'the other side does not read')
      return
    }
    this.#call.write(asBuffer(message))
  }

  end(): void {
    if (this.#end === undefined) this.#call.end()
  }

  abort(code: number, text: string): void {
    if (this.#end !== undefined) return
    // grpc-js ends a server stream with a status when it is given one as an error.
    this.#call.emit('error', Object.assign(new Error(text), { code, details: text }))
  }

  #over(end: StreamEnd): void {
    if (this.#end !== undefined) return
    this.#end = end
    this.#call.end()
    setImmediate(() => this.listener?.onEnd(end))
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
