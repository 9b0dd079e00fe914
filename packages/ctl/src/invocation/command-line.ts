/** The command line to an Invocation, with commander; what is wrong with it in RabbitMQ's words. */
import { fail, ok, type Result, withoutPort } from '@warren/kernel'
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { CommandSpec, Invocation } from '../commands/command-spec.ts'
import { COMMANDS, findCommand } from '../commands/command-table.ts'
import { FORMATTERS, type Formatter } from '../output/list-writer.ts'
import { completeNodeName } from './node-name.ts'

/** What commands without a node need no more than. */
export type Parsed =
  | { readonly kind: 'command'; readonly invocation: Invocation }
  /** `spec` absent: the list of commands. */
  | { readonly kind: 'help'; readonly spec?: CommandSpec }
  | { readonly kind: 'version' }

export type Misuse =
  /** Nothing was asked. */
  | { readonly kind: 'noCommand' }
  | { readonly kind: 'unknownCommand'; readonly command: string; readonly nearest: string | undefined }
  | {
      readonly kind: 'invalid'
      readonly exitCode: number
      readonly text: string
      readonly spec: CommandSpec | undefined
    }
  /** Said as it is, without usage. */
  | { readonly kind: 'plain'; readonly exitCode: number; readonly text: string }

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly hostName: string
}

const EXIT_USAGE = 64
const EXIT_BAD_DATA = 65
const DEFAULT_VHOST = '/'
/** Where the node's name is taken from when `-n` is not given. */
const NODE_VARIABLES = ['WARREN_NAME', 'RABBITMQ_NODENAME']

type GlobalOptions = {
  node?: string
  longnames?: true
  timeout?: number
  quiet?: true
  silent?: true
  vhost?: string
  formatter?: Formatter
  tableHeaders: boolean
  erlangCookie?: string
  cookieFile?: string
  tlsCacertfile?: string
  tlsCertfile?: string
  tlsKeyfile?: string
  tlsHostnameCheck: boolean
}

export function parseCommandLine(argv: readonly string[], surroundings: Surroundings): Result<Parsed, Misuse> {
  const asked = askedForHelp(argv)
  if (asked !== undefined) return asked
  const found: { spec?: CommandSpec; arguments: readonly string[]; options: Record<string, unknown> } = {
    arguments: [],
    options: {},
  }
  const program = globalOptions()
  for (const spec of COMMANDS.values()) {
    addCommand(program, spec, (given, options) => {
      found.spec = spec
      found.arguments = given
      found.options = options
    })
  }
  try {
    program.parse([...argv], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return fail(misuse(error, argv))
    throw error
  }
  if (found.spec === undefined) return fail({ kind: 'noCommand' })
  if (found.spec.name === 'version') return ok({ kind: 'version' })
  if (found.spec.name === 'help') return helpOn(found.arguments[0])
  return toInvocation(found.spec, { argv, surroundings, globals: program.opts<GlobalOptions>(), ...found })
}

/** `--help` counts wherever it stands, also where arguments are missing. */
function askedForHelp(argv: readonly string[]): Result<Parsed, Misuse> | undefined {
  const end = argv.indexOf('--')
  const words = end < 0 ? argv : argv.slice(0, end)
  if (words.length === 1 && words[0] === '--version') return ok({ kind: 'version' })
  if (!words.includes('--help') && !words.includes('-?')) return undefined
  const spec = namedCommand(words)
  return ok(spec === undefined ? { kind: 'help' } : { kind: 'help', spec })
}

function helpOn(name: string | undefined): Result<Parsed, Misuse> {
  if (name === undefined) return ok({ kind: 'help' })
  const spec = findCommand(name)
  if (spec !== undefined) return ok({ kind: 'help', spec })
  return fail({ kind: 'plain', exitCode: EXIT_USAGE, text: `Error:\n\nCommand '${name}' not found.` })
}

function globalOptions(): Command {
  return new Command('ctl')
    .helpOption(false)
    .helpCommand(false)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
    .option('-n, --node <node>', 'connect to node <node>')
    .option('-l, --longnames', 'use long host names')
    .addOption(new Option('-t, --timeout <seconds>', 'how long to wait at most').argParser(wholeNumber))
    .option('-q, --quiet', 'suppress informational messages')
    .option('-s, --silent', 'suppress informational messages and table header row')
    .option('-p, --vhost <vhost>', 'virtual host')
    .addOption(new Option('--formatter <name>', 'result formatter').argParser(formatter))
    .option('--no-table-headers', 'no table header row')
    .option('--erlang-cookie <cookie>', 'the shared secret itself')
    .option('--cookie-file <file>', 'file with the shared secret')
    .option('--tls-cacertfile <file>', 'certificates of the authorities to trust')
    .option('--tls-certfile <file>', 'certificate to show')
    .option('--tls-keyfile <file>', 'private key of the certificate')
    .option('--no-tls-hostname-check', 'accept any certificate of the authorities')
    .option('--print-stacktrace', 'accepted, and of no effect')
    .option('--script-name <name>', 'accepted, and of no effect')
}

function addCommand(
  program: Command,
  spec: CommandSpec,
  take: (given: readonly string[], options: Record<string, unknown>) => void,
): void {
  const command = program
    .command(spec.name)
    .aliases(spec.aliases ?? [])
    .helpOption(false)
    .allowExcessArguments(false)
  for (const { name, text, isOptional, isVariadic } of spec.arguments) {
    const dots = isVariadic === true ? '...' : ''
    command.addArgument(new Argument(isOptional === true ? `[${name}${dots}]` : `<${name}${dots}>`, text))
  }
  const attributes = new Map<string, string>()
  for (const { flags, text, isNumber, isInteger } of spec.options) {
    const option = new Option(flags, text)
    if (isNumber === true) option.argParser(wholeNumber)
    if (isInteger === true) option.argParser(integer)
    attributes.set(option.attributeName(), option.name())
    command.addOption(option)
  }
  command.action(() => {
    const given = command.opts<Record<string, unknown>>()
    const options = Object.entries(given).map(([attribute, value]) => [attributes.get(attribute) ?? attribute, value])
    take(command.args, Object.fromEntries(options))
  })
}

function toInvocation(
  spec: CommandSpec,
  found: {
    readonly argv: readonly string[]
    readonly surroundings: Surroundings
    readonly globals: GlobalOptions
    readonly arguments: readonly string[]
    readonly options: Record<string, unknown>
  },
): Result<Parsed, Misuse> {
  const { argv, surroundings, globals } = found
  const given = globals.node ?? NODE_VARIABLES.map((name) => surroundings.environment[name]).find(Boolean) ?? 'rabbit'
  const target = completeNodeName(given, surroundings.hostName, globals.longnames === true)
  if (!target.ok) return fail({ kind: 'plain', exitCode: EXIT_BAD_DATA, text: target.error })
  const lists = spec.result.kind === 'list' ? spec.result : undefined
  const columnsAt = lists?.columns === undefined ? found.arguments.length : spec.arguments.length - 1
  const columns = found.arguments.slice(columnsAt).flatMap((word) => word.split(/[,\s]+/).filter((name) => name !== ''))
  const unknown = columns.filter((column) => lists?.columns?.includes(column) === false)
  const invalid = (exitCode: number, text: string) => fail<Misuse>({ kind: 'invalid', exitCode, text, spec })
  if (unknown.length > 0) return invalid(EXIT_USAGE, `Info key(s) ${unknown.join(',')} are not supported`)
  const invocation: Invocation = {
    spec,
    argv,
    node: withoutPort(target.value),
    target: target.value,
    vhost: globals.vhost ?? DEFAULT_VHOST,
    formatter: globals.formatter,
    isQuiet: globals.quiet === true || globals.silent === true,
    hasHeader: globals.tableHeaders && globals.silent !== true,
    timeoutSeconds: globals.timeout,
    cookie: globals.erlangCookie,
    cookieFile: globals.cookieFile,
    tls: {
      caCertFile: globals.tlsCacertfile,
      certFile: globals.tlsCertfile,
      keyFile: globals.tlsKeyfile,
      checksHost: globals.tlsHostnameCheck,
    },
    arguments: found.arguments.slice(0, columnsAt),
    columns,
    options: found.options as Invocation['options'], // commander gives texts, flags and parsed numbers.
  }
  const refusal = spec.check?.(invocation)
  return refusal === undefined ? ok({ kind: 'command', invocation }) : invalid(refusal.exitCode, refusal.text)
}

function misuse(error: CommanderError, argv: readonly string[]): Misuse {
  const spec = namedCommand(argv)
  const invalid = (text: string): Misuse => ({ kind: 'invalid', exitCode: EXIT_USAGE, text, spec })
  const [, first = '', second = ''] = /'([^']*)'(?: argument '([^']*)')?/.exec(error.message) ?? []
  switch (error.code) {
    case 'commander.missingArgument':
      return invalid('not enough arguments.')
    case 'commander.excessArguments':
      return invalid('too many arguments.')
    case 'commander.unknownOption':
    case 'commander.optionMissingArgument':
    case 'commander.invalidArgument':
      return invalid(`Invalid options for this command:\n${first.split(/[ ,]/)[0]} : ${second}`)
    case 'commander.unknownCommand':
      return {
        kind: 'unknownCommand',
        command: first,
        nearest: /Did you mean (?:one of )?(\w+)/.exec(error.message)?.[1],
      }
    default:
      return { kind: 'noCommand' }
  }
}

/** The command that the words name, for its usage line. */
function namedCommand(words: readonly string[]): CommandSpec | undefined {
  for (const word of words) {
    const spec = findCommand(word)
    if (spec !== undefined && spec.name !== 'help') return spec
  }
  return undefined
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('')
  return Number(text)
}

function integer(text: string): number {
  if (!/^-?\d{1,15}$/.test(text)) throw new InvalidArgumentError('')
  return Number(text)
}

function formatter(text: string): Formatter {
  const known = FORMATTERS.find((name) => name === text)
  if (known === undefined) throw new InvalidArgumentError('')
  return known
}
