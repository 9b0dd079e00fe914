/** A byte stream to one client as a port: TCP or TLS in the server, memory in tests and in the simulator. */

/** What is known of the encryption, for the operator's lists. */
export interface TlsFacts {
  readonly protocol: string
  readonly cipher: string
  readonly peerSubject: string
}

export interface TransportFacts {
  /** Address and port of the client; with the PROXY protocol those of the proxied client. */
  readonly peerHost: string
  readonly peerPort: number
  /** Our own end. */
  readonly host: string
  readonly port: number
  /** Absent on a plain connection. */
  readonly tls?: TlsFacts
}

/**
 * The owner of a transport calls `Connection.receive` for each chunk and `Connection.transportClosed` exactly once, also
 * after `end` and `destroy`. It may call neither from inside `write`.
 */
export interface Transport {
  readonly facts: TransportFacts
  /** Bytes given to `write` that the operating system has not taken yet. */
  readonly writableBytes: number
  /** Sends all of `buffer` in order. Its bytes belong to the transport until `done`, which is called even when the write failed. */
  write(buffer: Buffer, done: () => void): void
  /** No `receive` follows until `resumeReading`, but for chunks already under way. */
  pauseReading(): void
  resumeReading(): void
  /** Sends what is queued, then closes. */
  end(): void
  /** Closes at once; what is queued is lost. */
  destroy(): void
}
