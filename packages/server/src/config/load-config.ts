/** Flags, environment, file and defaults to one frozen `Config`. Pure but for `readFile`. */
import { resolve } from 'node:path'
import type { PartitionHandling } from '@warren/cluster'
import { fail, type NodeName, ok, type Result } from '@warren/kernel'
import type { TlsFiles } from '@warren/rpc'
import { interNodeTlsOf, type interNodeTlsSettings } from './cluster/inter-node-tls.ts'
import { partitionHandlingOf, type partitionSettings } from './cluster/partition-settings.ts'
import { parseCommandLine } from './command-line.ts'
import { parseConfigFile } from './config-file.ts'
import { type FormationConfig, formationOf, type formationSettings } from './formation-settings.ts'
import { type SettingsTable, settingsTable } from './schema.ts'
import { SettingReader, type SettingValues } from './setting-source.ts'
import type { Address } from './setting-type.ts'

type Derived =
  | 'nodeName'
  | 'dataDirectory'
  | 'configFile'
  | 'cookieFile'
  | 'amqpPort'
  | 'amqpHost'
  | 'tcpListeners'
  | 'clusterPort'
  | 'loopbackUsers'
  | keyof ReturnType<typeof formationSettings>
  | keyof ReturnType<typeof interNodeTlsSettings>
  | Exclude<keyof ReturnType<typeof partitionSettings>, 'salvage'>

export interface Config extends Omit<SettingValues, Derived> {
  readonly nodeName: NodeName
  /** Absolute, as all paths here. */
  readonly dataDirectory: string
  readonly configFiles: readonly string[]
  readonly cookieFile: string
  readonly amqpListeners: readonly Address[]
  /** 0 takes any free port. */
  readonly clusterPort: number
  readonly loopbackUsers: readonly string[]
  readonly formation: FormationConfig | undefined
  /** Undefined: plain connections between nodes. */
  readonly interNodeTls: TlsFiles | undefined
  readonly partitionHandling: PartitionHandling
}

export interface ConfigSources {
  /** Without the program's own name. */
  readonly argv: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly hostName: string
  readonly homeDirectory: string
  readonly workingDirectory: string
  /** Fails with the system's reason. */
  readonly readFile: (file: string) => Result<string, string>
}

export type Loaded =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' }

/** One line for each thing that is wrong; the node does not start. */
export interface ConfigRefusal {
  readonly exitCode: number
  readonly problems: readonly string[]
}

const EXIT_USAGE = 64
const EXIT_CONFIG = 78
const AMQP_PORT = 5672
/** RabbitMQ, Networking: the inter-node port is the AMQP port + 20000. */
const CLUSTER_PORT_OFFSET = 20_000
const PORT_MAX = 65_535

export function loadConfig(sources: ConfigSources): Result<Loaded, ConfigRefusal> {
  const table = settingsTable(shortHost(sources.hostName))
  const commandLine = parseCommandLine(sources.argv, table)
  if (!commandLine.ok) return fail({ exitCode: EXIT_USAGE, problems: [`${commandLine.error} (see --help)`] })
  if (commandLine.value.kind !== 'flags') return ok(commandLine.value)
  const { flags } = commandLine.value
  const file = flags.get('configFile') ?? fromEnvironment(sources, table)
  const reader = new SettingReader(table)
  if (file !== undefined) readConfigFile(reader, file, sources)
  reader.fromEnvironment(sources.environment)
  reader.fromFlags(flags)
  const config = finish(reader.values(), sources, reader.problems)
  if (reader.problems.length > 0) return fail({ exitCode: EXIT_CONFIG, problems: reader.problems })
  return ok({ kind: 'config', config })
}

/** The short name of a machine: up to the first dot. */
export function shortHost(hostName: string): string {
  return hostName.split('.')[0] ?? hostName
}

function fromEnvironment(sources: ConfigSources, table: SettingsTable): string | undefined {
  for (const name of table.configFile.environment ?? []) {
    const value = sources.environment[name] ?? ''
    if (value !== '') return value
  }
  return undefined
}

function readConfigFile(reader: SettingReader, file: string, sources: ConfigSources): void {
  const content = sources.readFile(resolve(sources.workingDirectory, file))
  if (!content.ok) {
    reader.problems.push(`${file}: cannot be read: ${content.error}`)
    return
  }
  const parsed = parseConfigFile(content.value)
  for (const problem of parsed.problems) reader.problems.push(`${file} line ${problem.line}: ${problem.text}`)
  reader.fromFile(file, parsed.entries)
}

function finish(values: SettingValues, sources: ConfigSources, problems: string[]): Config {
  const {
    nodeName: givenName,
    dataDirectory,
    configFile,
    cookieFile,
    amqpPort,
    amqpHost,
    tcpListeners,
    ...rest
  } = values
  const { clusterPort, loopbackUsers, ...others } = rest
  const { formationBackend, formationNodes, formationHostname, formationNodeType, ...further } = others
  const { discoveryRetryLimit, discoveryRetryIntervalMs, ...joined } = further
  const { partitionHandlingKind, pauseIfAllDownNodes, pauseIfAllDownRecover, ...secure } = joined
  const { tlsCaCertFile, tlsCertFile, tlsKeyFile, tlsPassword, tlsVerify, tlsVerifyHostname, ...plain } = secure
  const nodeName = givenName ?? (`rabbit@${shortHost(sources.hostName)}` as NodeName)
  const amqpListeners = listeners(values)
  const absolute = (path: string): string => resolve(sources.workingDirectory, path)
  return Object.freeze({
    ...plain,
    nodeName,
    dataDirectory: absolute(dataDirectory ?? `.warren/${nodeName}`),
    configFiles: Object.freeze(configFile === undefined ? [] : [absolute(configFile)]),
    cookieFile: absolute(cookieFile ?? `${sources.homeDirectory}/.erlang.cookie`),
    amqpListeners: Object.freeze(amqpListeners),
    clusterPort: clusterPort ?? clusterPortBeside(amqpListeners, problems),
    loopbackUsers: Object.freeze(loopbackUserNames(loopbackUsers)),
    formation: formationOf(values, problems),
    interNodeTls: interNodeTlsOf(values, absolute, problems),
    partitionHandling: partitionHandlingOf(values, problems),
  })
}

function listeners({ amqpPort, amqpHost, tcpListeners }: SettingValues): Address[] {
  if (amqpPort !== undefined) return [Object.freeze({ host: amqpHost, port: amqpPort })]
  const fromFile = tcpListeners === undefined ? [{ host: undefined, port: AMQP_PORT }] : [...tcpListeners.values()]
  return fromFile.map(({ host, port }) => Object.freeze({ host: amqpHost ?? host, port }))
}

function clusterPortBeside(amqpListeners: readonly Address[], problems: string[]): number {
  const amqpPort = amqpListeners[0]?.port ?? AMQP_PORT
  if (amqpPort === 0) return 0
  const port = amqpPort + CLUSTER_PORT_OFFSET
  if (port > PORT_MAX)
    problems.push(
      `the inter-node port would be ${amqpPort} + ${CLUSTER_PORT_OFFSET}, which is no port; choose one with --cluster-port`,
    )
  return port
}

function loopbackUserNames(members: SettingValues['loopbackUsers']): string[] {
  if (members === undefined) return ['guest']
  return [...members].filter(([, isRestricted]) => isRestricted).map(([user]) => user)
}
