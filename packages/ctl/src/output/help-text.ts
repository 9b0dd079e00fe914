/** Usage texts, in the layout of RabbitMQ's. */
import type { CommandSpec } from '../commands/command-spec.ts'
import { SECTIONS } from '../commands/command-spec.ts'
import { COMMANDS } from '../commands/command-table.ts'
import { heading, type TextStyle } from './heading.ts'

const GENERAL_USAGE = 'ctl [--node <node>] [--timeout <timeout>] [--longnames] [--quiet] <command> [<command options>]'

const GENERAL_OPTIONS = `The following options are accepted by most or all commands.

short            | long          | description
-----------------|---------------|--------------------------------
-?               | --help        | displays command help
-n <node>        | --node <node> | connect to node <node>: name, name@host or name@host:port
-l               | --longnames   | use long host names
-t               | --timeout <n> | for commands that support it, operation timeout in seconds
-q               | --quiet       | suppress informational messages
-s               | --silent      | suppress informational messages
                                 | and table header row
-p               | --vhost       | for commands that are scoped to a virtual host,
                 |               | virtual host to use
                 | --formatter   | alternative result formatter to use
                                 | if supported: json, json_stream, pretty_table, table, csv, erlang
                 | --cookie-file | file with the secret that nodes and command line share;
                                 | default: .erlang.cookie in the home directory
                 | --tls-cacertfile, --tls-certfile, --tls-keyfile
                                 | for nodes that speak TLS: trusted authorities, own
                                 | certificate and its key; default: those of the node,
                                 | when it runs on this machine
                 | --no-tls-hostname-check
                                 | accept certificates for any host
`

export function generalHelp(style: TextStyle): string {
  const width = Math.max(...[...COMMANDS.keys()].map((name) => name.length))
  const parts = SECTIONS.map((section) => {
    const specs = [...COMMANDS.values()].filter((spec) => spec.section === section)
    const lines = specs
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((spec) => `   ${spec.name.padEnd(width)}  ${spec.summary}\n`)
    return `${heading(section, style)}:\n\n${lines.join('')}`
  })
  return `
${heading('Usage', style)}

${GENERAL_USAGE}

Available commands:

${parts.join('\n')}
Use 'ctl help <command>' to learn more about a specific command
`
}

export function commandHelp(spec: CommandSpec, style: TextStyle): string {
  const parts = [
    ...spec.arguments.map(({ name, text }) => `<${name}>\n\t${text}\n`),
    ...spec.options.map(({ flags, text }) => `${flags}\n\t${text}\n`),
  ]
  const details = parts.length === 0 ? '' : `\n\n${heading('Arguments and Options', style)}\n\n${parts.join('\n')}`
  return `
${heading('Usage', style)}

${usageLine(spec)}

${spec.summary.replace(/\.$/, '')}.
${details}

${heading('General Options', style)}

${GENERAL_OPTIONS}`
}

export function usageLine(spec: CommandSpec): string {
  return `ctl [--node <node>] [--longnames] [--quiet] ${spec.name} ${spec.usage}`.trimEnd()
}

/** What follows a usage error. */
export function usageTail(argv: readonly string[], spec: CommandSpec | undefined, style: TextStyle): string {
  const usage = spec === undefined ? GENERAL_USAGE : usageLine(spec)
  return `Arguments given:\n\t${argv.join(' ')}\n\n${heading('Usage', style)}\n\n${usage}\n`
}
