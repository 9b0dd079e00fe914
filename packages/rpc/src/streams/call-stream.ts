/** A ByteStream that is a call of gRPC's library, for one question or one command. Lanes, which live long, have lane-stream.ts. */
import { type ChannelOptions, Client, type ClientDuplexStream, credentials, type StatusObject } from '@grpc/grpc-js'
import type { PeerAddress } from '@warren/cluster'
import type { TlsIdentity } from '../tls/tls-identity.ts'
import type { ByteStream, ByteStreamListener } from './byte-stream.ts'

const CHANNEL_OPTIONS: ChannelOptions = {
  'grpc.use_local_subchannel_pool': 1, // Else streams to one address would share a connection.
  'grpc.keepalive_permit_without_calls': 1,
  'grpc.enable_http_proxy': 0,
  'grpc.service_config_disable_resolution': 1,
  'grpc.enable_retries': 0,
  'grpc.enable_channelz': 0,
}

export interface CallOptions {
  readonly address: PeerAddress
  readonly path: string
  readonly tls: TlsIdentity | undefined
  readonly tlsHost: string | undefined
  readonly messageBytesMax: number
  readonly keepaliveMs: number
}

/** The end that dialled, alone on its connection, which ends with it. */
export class CallStream implements ByteStream {
  listener: ByteStreamListener | undefined
  readonly #call: ClientDuplexStream<Buffer, Buffer>
  #isOver = false

  constructor({ address, path, tls: identity, tlsHost, messageBytesMax, keepaliveMs }: CallOptions) {
    const tls = identity?.dialing(tlsHost ?? address.host)
    const client = new Client(target(address), tls?.credentials ?? credentials.createInsecure(), {
      ...CHANNEL_OPTIONS,
      ...{ 'grpc.keepalive_time_ms': keepaliveMs, 'grpc.keepalive_timeout_ms': keepaliveMs },
      ...{ 'grpc.max_send_message_length': -1, 'grpc.max_receive_message_length': messageBytesMax },
      ...tls?.channelOptions,
    })
    const call = client.makeBidiStreamRequest(path, passThrough, passThrough)
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
      client.close()
    })
  }

  send(message: Uint8Array): void {
    if (!this.#isOver) this.#call.write(Buffer.from(message.buffer, message.byteOffset, message.byteLength))
  }

  end(): void {
    if (!this.#isOver) this.#call.end()
  }

  abort(): void {
    this.#call.cancel() // 'status' follows.
  }
}

/** What the bytes mean is not gRPC's business. */
function passThrough(bytes: Buffer): Buffer {
  return bytes
}

function target({ host, clusterPort }: PeerAddress): string {
  return host.includes(':') ? `dns:[${host}]:${clusterPort}` : `dns:${host}:${clusterPort}`
}
