/** Ends a connection whose other end answers nothing: a PING (RFC 9113 §6.7) is due every `intervalMs`, its answer before the next. */
import type { Http2Session } from 'node:http2'

/** A peer that answers nothing is noticed within twice `intervalMs`. */
export function keepSessionAlive(session: Http2Session, intervalMs: number): void {
  let isAnswered = true
  const giveUp = () => {
    if (!isAnswered && !session.destroyed) session.destroy(new Error('the other side does not answer'))
  }
  const timer = setInterval(() => {
    if (session.destroyed || session.connecting) return
    if (!isAnswered) {
      // It may have come while this process did not run: what has arrived is read first.
      setImmediate(giveUp)
      return
    }
    isAnswered = false
    session.ping((error) => {
      if (error === null) isAnswered = true
    })
  }, intervalMs)
  session.once('close', () => clearInterval(timer))
}
