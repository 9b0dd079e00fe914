/** Whether a host name means anything here. */
import { lookup } from 'node:dns/promises'

export async function resolves(host: string): Promise<boolean> {
  try {
    await lookup(host)
    return true
  } catch {
    return false // Unknown, or no name server answers: either way nothing can be dialled.
  }
}
