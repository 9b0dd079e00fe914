/** From a node's name to the address of its control service. */
import { fail, ok, type Result } from '@warren/kernel'
import { findRegisteredNode, registryDirectory } from '../registry/node-registry.ts'

export interface NodeLocation {
  /** Without the port. */
  readonly name: string
  readonly host: string
  readonly port: number
  /** registry: a live node of this machine said so. default: 25672 is assumed. explicit: the name ended in :port. */
  readonly source: 'registry' | 'default' | 'explicit'
}

export type FindNodeError = { readonly kind: 'badName'; readonly text: string }

/** RabbitMQ's port between nodes: AMQP's plus 20000. */
export const DEFAULT_CLUSTER_PORT = 25_672
const PORT_MAX = 65_535

/**
 * Where the node `name` takes control connections: `name@host:port` says it itself; else this machine's registry; else
 * port 25672 of the host.
 */
export async function findNode(
  name: string,
  directory = registryDirectory(),
): Promise<Result<NodeLocation, FindNodeError>> {
  const explicit = /^(?<node>[^@]+@(?<host>\[[^\]]+\]|[^:]+)):(?<port>\d{1,5})$/.exec(name)
  if (explicit?.groups !== undefined) {
    const { node = '', host = '', port = '' } = explicit.groups
    if (Number(port) === 0 || Number(port) > PORT_MAX) return fail({ kind: 'badName', text: `no such port: ${port}` })
    return ok({ name: node, host: host.replace(/^\[|\]$/g, ''), port: Number(port), source: 'explicit' })
  }
  const at = name.indexOf('@')
  if (at <= 0 || at === name.length - 1) return fail({ kind: 'badName', text: `not a node name: ${name}` })
  const entry = await findRegisteredNode(name, directory)
  if (entry !== undefined) return ok({ name, host: entry.host, port: entry.clusterPort, source: 'registry' })
  return ok({ name, host: name.slice(at + 1), port: DEFAULT_CLUSTER_PORT, source: 'default' })
}
