/** Every command of `ctl`. */
import { CLUSTER_SPECS } from './cluster-specs.ts'
import type { CommandSpec } from './command-spec.ts'
import { HEALTH_SPECS } from './health-specs.ts'
import { LIST_SPECS } from './list-specs.ts'
import { MAINTENANCE_SPECS } from './maintenance-specs.ts'
import { NODE_SPECS } from './node-specs.ts'
import { POLICY_SPECS } from './policy-specs.ts'
import { CONNECTION_SPECS, QUEUE_SPECS } from './queue-specs.ts'
import { PERMISSION_SPECS, USER_SPECS, VHOST_SPECS } from './user-specs.ts'

const HELP: CommandSpec = {
  name: 'help',
  section: 'Help',
  summary: 'Displays usage information for a command',
  usage: '[<command>]',
  arguments: [{ name: 'command', text: 'Name of a command', isOptional: true }],
  options: [],
  needs: 'nothing',
  result: { kind: 'done' },
}

const VERSION: CommandSpec = {
  name: 'version',
  section: 'Help',
  summary: 'Displays the version of the command line',
  usage: '',
  arguments: [],
  options: [],
  needs: 'nothing',
  result: { kind: 'done' },
}

export const COMMANDS: ReadonlyMap<string, CommandSpec> = new Map(
  [
    HELP,
    VERSION,
    ...NODE_SPECS,
    ...CLUSTER_SPECS,
    ...HEALTH_SPECS,
    ...USER_SPECS,
    ...PERMISSION_SPECS,
    ...VHOST_SPECS,
    ...LIST_SPECS,
    ...POLICY_SPECS,
    ...QUEUE_SPECS,
    ...CONNECTION_SPECS,
    ...MAINTENANCE_SPECS,
  ].map((spec) => [spec.name, spec]),
)

const BY_ALIAS: ReadonlyMap<string, CommandSpec> = new Map(
  [...COMMANDS.values()].flatMap((spec) => (spec.aliases ?? []).map((alias) => [alias, spec] as const)),
)

export function findCommand(name: string): CommandSpec | undefined {
  return COMMANDS.get(name) ?? BY_ALIAS.get(name)
}
