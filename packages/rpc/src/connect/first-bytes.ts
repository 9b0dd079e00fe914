/** A connection that is meant for the other sort of node, plain or TLS, is known by its first byte, and told so. */
import type { Socket } from 'node:net'

const TLS_HANDSHAKE = 0x16 // RFC 8446 §5.1: the content type of a ClientHello's record. HTTP/2 begins with a P.

/** TLS 1.0 record, fatal alert protocol_version (RFC 8446 §6): all versions of TLS read it as a refusal. */
const TLS_REFUSAL = Buffer.from([0x15, 3, 1, 0, 2, 2, 70])

/** Empty SETTINGS, then GOAWAY with INADEQUATE_SECURITY (RFC 9113 §6.5, §6.8, §7). */
const HTTP2_REFUSAL = Buffer.concat([
  Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
  Buffer.from([0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0c]),
])

/** Calls `take` with the socket as if nothing had been read, or `refuse` when it is not for a node like this one. */
export function lookAtFirstBytes(
  socket: Socket,
  options: { readonly isTls: boolean; readonly take: (socket: Socket) => void; readonly refuse: () => void },
): void {
  socket.once('data', (bytes: Buffer) => {
    socket.pause()
    if ((bytes[0] === TLS_HANDSHAKE) === options.isTls) {
      socket.unshift(bytes)
      options.take(socket)
      return
    }
    options.refuse()
    socket.on('data', () => undefined) // Unread bytes would make the system send a reset, and the refusal be lost.
    socket.resume()
    socket.end(options.isTls ? HTTP2_REFUSAL : TLS_REFUSAL)
  })
}
