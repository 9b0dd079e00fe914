import type { Result } from '@warren/kernel'

export interface NodeLocation {
  readonly name: string
  readonly host: string
  readonly port: number
  /** registry: a live node of this machine said so. default: 25672 is assumed. explicit: the name ended in :port. */
  readonly source: 'registry' | 'default' | 'explicit'
}

export type FindNodeError = { readonly kind: 'badName'; readonly text: string }

/**
 * Where the node `name` takes control connections: `name@host:port` says it itself; else this machine's registry; else
 * port 25672 of the host.
 */
export function findNode(_name: string): Promise<Result<NodeLocation, FindNodeError>> {
  throw new Error('not yet')
}
