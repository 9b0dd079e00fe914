/** From a node's name to the address of its control service. */
import { fail, ok, type Result } from '@warren/kernel'
import { findRegisteredNode, type RegisteredNode, registryDirectory } from '../registry/node-registry.ts'

export interface NodeLocation {
  /** Without the port. */
  readonly name: string
  readonly host: string
  readonly port: number
  /** What the node's certificate is for: the part of the name after the @. `host` may be this machine's loopback. */
  readonly tlsHost: string
  /** registry: a live node of this machine said so. default: 25672 is assumed. explicit: the name ended in :port. */
  readonly source: 'registry' | 'default' | 'explicit'
  /** The files of that node, when it runs on this machine and speaks TLS. */
  readonly tls?: RegisteredNode['tls']
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
    const tls = await tlsOf(node, Number(port), directory)
    const bare = host.replace(/^\[|\]$/g, '')
    const location = { name: node, host: bare, port: Number(port), tlsHost: bare }
    return ok({ ...location, source: 'explicit', ...(tls && { tls }) })
  }
  const at = name.indexOf('@')
  if (at <= 0 || at === name.length - 1) return fail({ kind: 'badName', text: `not a node name: ${name}` })
  const tlsHost = name.slice(at + 1)
  const entry = await findRegisteredNode(name, directory)
  if (entry !== undefined) {
    const { host, clusterPort, tls } = entry
    return ok({ name, host, port: clusterPort, tlsHost, source: 'registry', ...(tls && { tls }) })
  }
  return ok({ name, host: tlsHost, port: DEFAULT_CLUSTER_PORT, tlsHost, source: 'default' })
}

/** Of the node of this machine that was named with its port; on another machine a node of that name may well have it too. */
async function tlsOf(name: string, port: number, directory: string): Promise<RegisteredNode['tls']> {
  const entry = await findRegisteredNode(name, directory)
  return entry?.clusterPort === port ? entry.tls : undefined
}
