/** What `report` is made of: other commands with all their columns, one after the other. */
import type { CommandSpec, Invocation } from './command-spec.ts'
import { COMMANDS } from './command-table.ts'

const OF_THE_NODE = ['status', 'cluster_status', 'environment', 'list_connections', 'list_channels']
const OF_THE_CLUSTER = ['list_users', 'list_vhosts']
const OF_A_VHOST = [
  'list_queues',
  'list_exchanges',
  'list_bindings',
  'list_consumers',
  'list_permissions',
  'list_topic_permissions',
]

export function reportParts(report: Invocation, vhosts: readonly string[]): readonly Invocation[] {
  const parts = (names: readonly string[], vhost = report.vhost): Invocation[] =>
    names.flatMap((name) => {
      const spec = COMMANDS.get(name)
      return spec === undefined ? [] : [part(report, spec, vhost)]
    })
  return [...parts(OF_THE_NODE), ...parts(OF_THE_CLUSTER), ...vhosts.flatMap((vhost) => parts(OF_A_VHOST, vhost))]
}

/** Its banner is the heading of the part, so it is printed also when the report is to be quiet. */
function part(report: Invocation, spec: CommandSpec, vhost: string): Invocation {
  const columns = spec.result.kind === 'list' ? (spec.result.columns ?? []) : []
  return { ...report, spec, vhost, columns, arguments: [], options: {}, formatter: undefined, isQuiet: false }
}
