/** Which nodes belong to the cluster, by the configuration: the list itself, or what DNS says of a host name. */
import { promises as dns, type LookupAddress } from 'node:dns'
import { fail, type NodeName, ok, parseNodeName, type Result } from '@warren/kernel'
import type { FormationConfig } from '../../config/formation-settings.ts'

export interface NameService {
  /** A and AAAA records. */
  addresses(hostname: string): Promise<readonly string[]>
  hostNames(address: string): Promise<readonly string[]>
}

export const SYSTEM_NAMES: NameService = {
  addresses: async (hostname) =>
    (await dns.lookup(hostname, { all: true })).map(({ address }: LookupAddress) => address),
  hostNames: (address) => dns.reverse(address),
}

/** Node names, perhaps with ports, each once. Fails with a sentence for the log: ask again later. */
export async function discoverPeers(
  config: FormationConfig,
  self: NodeName,
  names: NameService = SYSTEM_NAMES,
): Promise<Result<readonly NodeName[], string>> {
  if (config.backend === 'classic_config') return ok(config.nodes)
  const prefix = self.slice(0, self.indexOf('@'))
  const isShort = !self.slice(prefix.length).includes('.')
  const found = new Set<NodeName>()
  try {
    for (const address of await names.addresses(config.hostname)) {
      const [hostName = ''] = await names.hostNames(address)
      // Node names of one cluster are all short or all long (RabbitMQ, Clustering Guide: node names).
      const name = parseNodeName(`${prefix}@${isShort ? hostName.split('.')[0] : hostName}`)
      if (!name.ok) return fail(`${address} has no host name that could be in a node name: ${hostName}`)
      found.add(name.value)
    }
  } catch (error) {
    return fail(`${config.hostname} cannot be looked up: ${error instanceof Error ? error.message : String(error)}`)
  }
  return ok([...found])
}
