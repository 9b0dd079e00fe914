/** How a blank node finds the cluster that it belongs to: keys and meaning of RabbitMQ's cluster formation. */
import { fail, type NodeName, ok, parseNodeName } from '@warren/kernel'
import { family, optional, single } from './setting.ts'
import type { SettingValues } from './setting-source.ts'
import { HOST, oneOf, type SettingType, wholeNumber } from './setting-type.ts'

const BACKENDS = {
  classic_config: 'classic_config',
  classic: 'classic_config',
  config: 'classic_config',
  rabbit_peer_discovery_classic_config: 'classic_config',
  dns: 'dns',
  rabbit_peer_discovery_dns: 'dns',
} as const
const NODE_TYPES = { disc: 'disc', disk: 'disc', ram: 'ram' } as const

const PEER: SettingType<NodeName> = {
  right: 'name@host, or name@host:port with its inter-node port',
  example: 'rabbit@node-1',
  parse(text) {
    const name = parseNodeName(text)
    if (!name.ok) return fail(name.error.kind === 'invalidHead' ? 'no node name before the @' : 'no host after the @')
    return ok(name.value)
  },
}

const NUMBER = wholeNumber(1, 1_000_000, 10)
const LIMIT: SettingType<number> = {
  right: `${NUMBER.right}, or unlimited`,
  example: NUMBER.example,
  parse: (text) => (text === 'unlimited' ? ok(Number.POSITIVE_INFINITY) : NUMBER.parse(text)),
}

export function formationSettings() {
  return {
    formationBackend: single({
      key: 'cluster_formation.peer_discovery_backend',
      type: oneOf(BACKENDS, 'classic_config'),
      default: 'classic_config' as const,
      text: 'Where a blank node learns which nodes belong to its cluster: from the list in the file, or from DNS. The first name of the sorted list founds the cluster, the others wait for it and join; where a cluster exists already, every blank node joins that.',
    }),
    formationNodes: family({
      key: 'cluster_formation.classic_config.nodes',
      memberName: 'number',
      type: PEER,
      defaultText: 'none: a blank node is a cluster of its own',
      text: 'The nodes of the cluster, this one too, the same list on every node: `cluster_formation.classic_config.nodes.1 = rabbit@node-1`. A node of the same machine and user is found by its name; of another machine port 25672 is assumed unless the name ends in `:port`.',
    }),
    formationHostname: optional({
      key: 'cluster_formation.dns.hostname',
      type: { ...HOST, example: 'warren.example.com' },
      defaultText: 'none',
      text: "The host name whose A and AAAA records are the cluster's nodes; the reverse look-up of each address gives the host part of the node name, the part before the @ is this node's own.",
    }),
    formationNodeType: single({
      key: 'cluster_formation.node_type',
      type: oneOf(NODE_TYPES, 'disc'),
      default: 'disc' as const,
      text: 'As what a blank node joins. The node that founds the cluster is a disc node in any case.',
    }),
    discoveryRetryLimit: single({
      key: 'cluster_formation.discovery_retry_limit',
      type: LIMIT,
      default: 10,
      text: 'How often the first node of the list asks the others before it founds the cluster without those that do not answer. With `unlimited` it waits for all: a first node that has lost its disk then never founds a second cluster while the first one cannot be reached.',
    }),
    discoveryRetryIntervalMs: single({
      key: 'cluster_formation.discovery_retry_interval',
      type: wholeNumber(1, 3_600_000, 500),
      default: 500,
      unit: 'milliseconds',
      text: 'Time between two such attempts, and between attempts to join.',
    }),
  }
}

/** What to look for at a blank start. Undefined: nothing, the node founds a cluster of its own. */
export interface FormationConfig {
  readonly backend: 'classic_config' | 'dns'
  /** As written, perhaps with a port. */
  readonly nodes: readonly NodeName[]
  /** Of the backend `dns`. */
  readonly hostname: string
  readonly nodeType: 'disc' | 'ram'
  readonly retryLimit: number
  readonly retryIntervalMs: number
}

type FormationValues = Pick<SettingValues, keyof ReturnType<typeof formationSettings>>

export function formationOf(values: FormationValues, problems: string[]): FormationConfig | undefined {
  const { formationBackend: backend, formationNodes, formationHostname: hostname = '' } = values
  const nodes = [...new Set(formationNodes?.values() ?? [])]
  if (backend === 'dns' && hostname === '') {
    problems.push('cluster_formation.peer_discovery_backend = dns needs cluster_formation.dns.hostname')
  }
  if (backend === 'classic_config' && nodes.length === 0) return undefined
  const { formationNodeType: nodeType, discoveryRetryLimit: retryLimit, discoveryRetryIntervalMs } = values
  return Object.freeze({
    ...{ backend, hostname, nodeType, retryLimit, retryIntervalMs: discoveryRetryIntervalMs },
    nodes: Object.freeze(nodes),
  })
}
