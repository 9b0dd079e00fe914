/** Whether a TCP port of this machine accepts connections. */
import { connect } from 'node:net'

const PROBE_MS = 5000
const EVERY_INTERFACE: ReadonlySet<string> = new Set(['[::]', '::', '0.0.0.0'])

/** `address` is what a listener is bound to. */
export function accepts(port: number, address: string): Promise<boolean> {
  const host = EVERY_INTERFACE.has(address) ? 'localhost' : address.replace(/^\[|\]$/g, '')
  return new Promise((answer) => {
    const socket = connect({ port, host })
    const finish = (isAccepted: boolean): void => {
      socket.destroy()
      answer(isAccepted)
    }
    socket.setTimeout(PROBE_MS, () => finish(false))
    socket.once('connect', () => finish(true))
    socket.once('error', () => finish(false))
  })
}
