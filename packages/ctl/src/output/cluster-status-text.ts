/** cluster_status: the text of RabbitMQ 3.8 and later, and the Erlang term of 3.6. */

import { atom, binary, list, showTerm, type Term, tuple } from './erlang-term.ts'
import { type Facts, factList, factText, isFacts } from './facts.ts'
import { sections, type TextStyle } from './heading.ts'

const ALARMS: Readonly<Record<string, string>> = {
  memory: 'Memory alarm',
  disk: 'Free disk space alarm',
  file_descriptor_limit: 'File descriptor limit alarm',
}

export function clusterStatusText(facts: Facts, style: TextStyle): string {
  const ramNodes = names(facts, 'ram_nodes')
  return sections(
    [
      ['Basics', [`Cluster name: ${factText(facts, 'cluster_name')}`]],
      ['Disk Nodes', names(facts, 'disk_nodes')],
      ...(ramNodes.length > 0 ? [['RAM Nodes', ramNodes] as const] : []),
      ['Running Nodes', names(facts, 'running_nodes')],
      ['Versions', byNode(facts, 'versions').map(([node, version]) => `${node}: ${versionText(version)}`)],
      ['Maintenance status', maintenance(facts)],
      ['Alarms', orNone(factList(facts, 'alarms').filter(isFacts).map(alarmLine))],
      [
        'Network Partitions',
        orNone(partitions(facts).map(([node, others]) => `Node ${node} cannot communicate with ${others.join(', ')}`)),
      ],
      ...keptAside(facts),
      ['Listeners', listenerLines(facts)],
      ['Feature flags', featureFlagLines(facts)],
    ],
    style,
  )
}

export function clusterStatusTerm(facts: Facts): string {
  const alarms = factList(facts, 'alarms').filter(isFacts)
  const running = names(facts, 'running_nodes')
  const ramNodes = names(facts, 'ram_nodes')
  const nodes = [tuple(atom('disc'), atoms(names(facts, 'disk_nodes')))]
  if (ramNodes.length > 0) nodes.push(tuple(atom('ram'), atoms(ramNodes)))
  const term = list([
    tuple(atom('nodes'), list(nodes)),
    tuple(atom('running_nodes'), atoms(running)),
    tuple(atom('cluster_name'), binary(factText(facts, 'cluster_name'))),
    tuple(atom('partitions'), list(partitions(facts).map(([node, others]) => tuple(atom(node), atoms(others))))),
    tuple(atom('alarms'), list(running.map((node) => tuple(atom(node), list(alarmTerms(alarms, node)))))),
  ])
  return `${showTerm(term)}\n`
}

/** Of our own, and there only when a side of a partition has lost messages' queues. */
function keptAside(facts: Facts): (readonly [string, readonly string[]])[] {
  const lines = byNode(facts, 'kept_aside').flatMap(([node, kept]) =>
    (Array.isArray(kept) ? kept : []).filter(isFacts).map((each) => {
      const [vhost, queue, file] = ['vhost', 'queue', 'file'].map((name) => factText(each, name))
      const [messages, state, reason] = ['messages', 'state', 'reason'].map((name) => factText(each, name))
      const why = reason === '' ? state : `${state} (${reason})`
      return `Node: ${node}, queue: ${queue} in ${vhost}, messages: ${messages}, ${why}, file: ${file}`
    }),
  )
  return lines.length === 0 ? [] : [['Kept aside after a partition', lines]]
}

export function alarmLine(alarm: Facts): string {
  const resource = factText(alarm, 'resource')
  return `${ALARMS[resource] ?? `Alarm ${resource}`} on node ${factText(alarm, 'node')}`
}

/** What follows `interface: `. */
export function listenerText(listener: Facts): string {
  const [address, port, protocol, purpose] = ['interface', 'port', 'protocol', 'purpose'].map((name) =>
    factText(listener, name),
  )
  return `${address}, port: ${port}, protocol: ${protocol}, purpose: ${purpose}`
}

export function orNone(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? ['(none)'] : lines
}

function names(facts: Facts, key: string): string[] {
  return factList(facts, key).map(String)
}

function atoms(texts: readonly string[]): Term {
  return list(texts.map(atom))
}

function byNode(facts: Facts, key: string): (readonly [string, unknown])[] {
  const nodes = facts[key]
  return isFacts(nodes) ? Object.entries(nodes) : []
}

function versionText(version: unknown): string {
  if (!isFacts(version)) return ''
  const [name, own, rabbitmq, runtime] = ['rabbitmq_name', 'warren_version', 'rabbitmq_version', 'erlang_version'].map(
    (key) => factText(version, key),
  )
  return `${name} ${own} (as RabbitMQ ${rabbitmq}) on Node.js ${runtime}`
}

function maintenance(facts: Facts): string[] {
  return byNode(facts, 'maintenance_status').map(([node, status]) => `Node: ${node}, status: ${status}`)
}

function partitions(facts: Facts): (readonly [string, readonly string[]])[] {
  return byNode(facts, 'partitions').map(([node, others]) => [node, Array.isArray(others) ? others.map(String) : []])
}

function listenerLines(facts: Facts): string[] {
  return byNode(facts, 'listeners').flatMap(([node, listeners]) =>
    (Array.isArray(listeners) ? listeners : [])
      .filter(isFacts)
      .map((listener) => `Node: ${node}, interface: ${listenerText(listener)}`),
  )
}

function featureFlagLines(facts: Facts): string[] {
  return factList(facts, 'feature_flags')
    .filter(isFacts)
    .map((flag) => `Flag: ${factText(flag, 'name')}, state: ${factText(flag, 'state')}`)
}

function alarmTerms(alarms: readonly Facts[], node: string): Term[] {
  return alarms
    .filter((alarm) => alarm['node'] === node)
    .map((alarm) => tuple(atom('resource_limit'), atom(factText(alarm, 'resource')), atom(node)))
}
