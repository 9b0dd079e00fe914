/** One client's AMQP connection over a transport. */
export declare class Connection {
  readonly pid: string
  /** Bytes from the transport; `chunk` is not kept beyond the call. Never throws. */
  receive(chunk: Buffer, length: number): void
  /** The transport is gone, by either side. Exactly once. */
  transportClosed(error?: Error): void
}
