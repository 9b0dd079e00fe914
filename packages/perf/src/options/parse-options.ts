/** The command line. Every refusal says what was wrong and what would be right. */
import { EMPTY_TABLE, type FieldTable } from '@warren/codec'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type AmqpUri, parseAmqpUri } from './amqp-uri.ts'
import type { LoadOptions } from './load-options.ts'
import { parseQueueArguments } from './queue-arguments.ts'

const URI_DEFAULT = 'amqp://guest:guest@localhost:5672/%2f'
const CONNECTIONS_MAX = 10_000 // Of each role: more than one process has descriptors for.
const QUEUES_MAX = 100_000
const WINDOW_MAX = 1_000_000
const BODY_BYTES_MAX = 536870912 // RabbitMQ's hard limit of a message.
const NAME_BYTES_MAX = 255 // A short string.
const PREFETCH_MAX = 65535 // An unsigned short in basic.qos.

/** As commander gives them. */
interface Flags {
  readonly uri?: readonly AmqpUri[]
  readonly publishUri?: readonly AmqpUri[]
  readonly consumeUri?: readonly AmqpUri[]
  readonly publishers: number
  readonly consumers: number
  readonly queue: string
  readonly queues: number
  readonly exchange?: string
  readonly exchangeType?: string
  readonly routingKey?: string
  readonly size: number
  readonly rate?: number
  readonly ratePerPublisher?: number
  readonly persistent?: true
  readonly durable?: true
  readonly confirm?: number
  readonly prefetch?: number
  readonly autoAck?: true
  readonly multipleAck?: number
  readonly time?: number
  readonly messages?: number
  readonly json?: true
  readonly queueArgs?: FieldTable
  readonly declare: boolean
  readonly delete: boolean
}

/** Calls `exit` (which never returns) after it has printed help or what is wrong with `argv`, the words after the command. */
export function parseOptions(argv: readonly string[], configure: (command: Command) => void = () => {}): LoadOptions {
  const command = perfCommand()
  configure(command)
  command.parse([...argv], { from: 'user' })
  const flags = command.opts<Flags>()
  const refusal = refuse(flags)
  if (refusal !== undefined) command.error(`error: ${refusal}`)
  return loadOptions(flags)
}

function perfCommand(): Command {
  const command = new Command('warren-perf')
    .description('Puts load on an AMQP 0-9-1 broker and measures rates and latencies.')
    .helpOption('-h, --help', 'show this text')
    .showHelpAfterError('(warren-perf --help lists all options)')
    .option(
      '--uri <uri>',
      `broker address; repeat it for several, connections take them in turn (default: ${URI_DEFAULT})`,
      uris,
    )
    .option('--publish-uri <uri>', 'address for publishers instead of --uri; repeatable', uris)
    .option('--consume-uri <uri>', 'address for consumers instead of --uri; repeatable', uris)
    .option(
      '--publishers <n>',
      'publishers, each with a connection of its own',
      atLeast(0, 'for instance 2', CONNECTIONS_MAX),
      1,
    )
    .option(
      '--consumers <n>',
      'consumers, each with a connection of its own',
      atLeast(0, 'for instance 2', CONNECTIONS_MAX),
      1,
    )
    .option('--queue <name>', 'the queue, or the beginning of their names with --queues', name, 'warren-perf')
    .option(
      '--queues <n>',
      'number of queues, called <queue>-1, <queue>-2, ...',
      atLeast(1, 'for instance 4', QUEUES_MAX),
      1,
    )
  addMessageOptions(command)
  addFlowOptions(command)
  return command
    .option('--time <seconds>', 'stop after this time', positive('seconds, for instance 30'))
    .option(
      '--messages <n>',
      'stop after this many publishes of all publishers together; without publishers, deliveries',
      atLeast(1, 'for instance 1000000'),
    )
    .option('--json', 'print one JSON object a line instead of a table')
    .option('--queue-args <args>', 'arguments of the queues: name=value,... or a JSON object', queueArguments)
    .option('--no-declare', 'declare and bind nothing: queues and exchange exist')
    .option('--no-delete', 'leave the queues in place at the end')
}

function addMessageOptions(command: Command): void {
  command
    .option(
      '--exchange <name>',
      'publish to this exchange and bind the queues to it (default: the default exchange)',
      name,
    )
    .option('--exchange-type <type>', 'declare the exchange with this type; without it the exchange must exist', name)
    .option('--routing-key <key>', 'routing key of all messages and bindings (default: the name of each queue)', name)
    .option(
      '--size <bytes>',
      'octets of a message body; from 16 on latency is measured',
      atLeast(0, 'for instance 1024', BODY_BYTES_MAX),
      1024,
    )
    .option('--persistent', 'publish with delivery mode 2')
    .option('--durable', 'declare durable queues')
}

function addFlowOptions(command: Command): void {
  command
    .addOption(
      new Option('--rate <n>', 'messages a second of all publishers together (default: as many as go)')
        .argParser(positive('messages a second, for instance 5000'))
        .conflicts('ratePerPublisher'),
    )
    .option(
      '--rate-per-publisher <n>',
      'messages a second of each publisher',
      positive('messages a second, for instance 500'),
    )
    .option(
      '--confirm <window>',
      'publisher confirms, with at most this many outstanding for each publisher',
      atLeast(1, 'for instance 1000', WINDOW_MAX),
    )
    .option(
      '--prefetch <n>',
      'unacknowledged deliveries of each consumer; 0 for no limit (default: 1000)',
      atLeast(0, 'for instance 1000', PREFETCH_MAX),
    )
    .option('--auto-ack', 'consume without acknowledgements')
    .option('--multiple-ack <n>', 'acknowledge each n deliveries at once (default: 1)', atLeast(1, 'for instance 50'))
}

/** What is wrong with the options taken together. */
function refuse(flags: Flags): string | undefined {
  const prefetch = flags.prefetch ?? 1000
  const multipleAck = flags.multipleAck ?? 1
  if (flags.publishers + flags.consumers === 0) {
    return 'there is nothing to do with --publishers 0 and --consumers 0: one of them must be at least 1'
  }
  if (flags.autoAck && flags.prefetch !== undefined) {
    return '--prefetch has no effect with --auto-ack: leave one of them out'
  }
  if (flags.autoAck && flags.multipleAck !== undefined) {
    return '--multiple-ack contradicts --auto-ack: leave one of them out'
  }
  if (!flags.autoAck && prefetch > 0 && multipleAck > prefetch) {
    return `--multiple-ack ${multipleAck} would wait for ever with --prefetch ${prefetch}: it must be at most ${prefetch}`
  }
  if (flags.publishers === 0) {
    if (flags.confirm !== undefined) return '--confirm needs a publisher: set --publishers to at least 1'
    if (flags.rate !== undefined || flags.ratePerPublisher !== undefined) {
      return '--rate needs a publisher: set --publishers to at least 1'
    }
  }
  if (flags.exchangeType !== undefined && flags.exchange === undefined) {
    return '--exchange-type needs the name of an exchange: add --exchange <name>'
  }
  if (flags.exchangeType !== undefined && !flags.declare) {
    return '--exchange-type contradicts --no-declare: leave one of them out'
  }
  return undefined
}

function loadOptions(flags: Flags): LoadOptions {
  const uri = flags.uri ?? uris(URI_DEFAULT, undefined)
  const total = flags.rate === undefined ? 0 : flags.rate / flags.publishers
  return {
    publishUris: flags.publishUri ?? uri,
    consumeUris: flags.consumeUri ?? uri,
    declareUris: flags.uri ?? flags.publishUri ?? uri,
    publishers: flags.publishers,
    consumers: flags.consumers,
    queues: queueNames(flags.queue, flags.queues),
    exchange: flags.exchange ?? '',
    exchangeType: flags.exchangeType,
    routingKey: flags.routingKey,
    bodyBytes: flags.size,
    ratePerPublisher: flags.ratePerPublisher ?? total,
    persistent: flags.persistent ?? false,
    durable: flags.durable ?? false,
    confirmWindow: flags.confirm ?? 0,
    prefetch: flags.autoAck ? 0 : (flags.prefetch ?? 1000),
    autoAck: flags.autoAck ?? false,
    multipleAck: flags.multipleAck ?? 1,
    timeMs: (flags.time ?? 0) * 1000,
    messages: flags.messages ?? 0,
    json: flags.json ?? false,
    queueArguments: flags.queueArgs ?? EMPTY_TABLE,
    declare: flags.declare,
    delete: flags.delete,
  }
}

function queueNames(first: string, count: number): readonly string[] {
  return count === 1 ? [first] : Array.from({ length: count }, (_, i) => `${first}-${i + 1}`)
}

function uris(text: string, before: readonly AmqpUri[] | undefined): readonly AmqpUri[] {
  const parsed = parseAmqpUri(text)
  if (!parsed.ok) throw new InvalidArgumentError(parsed.error)
  return [...(before ?? []), parsed.value]
}

function queueArguments(text: string): FieldTable {
  const parsed = parseQueueArguments(text)
  if (!parsed.ok) throw new InvalidArgumentError(parsed.error)
  return parsed.value
}

function name(text: string): string {
  const bytes = Buffer.byteLength(text)
  if (bytes <= NAME_BYTES_MAX) return text
  throw new InvalidArgumentError(`It has ${bytes} bytes: a name has at most ${NAME_BYTES_MAX}.`)
}

function atLeast(min: number, example: string, max = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (value >= min && value <= max) return value
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`
    throw new InvalidArgumentError(`It must be a whole number ${range}, ${example}.`)
  }
}

function positive(meaning: string): (text: string) => number {
  return (text) => {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
    if (value > 0) return value
    throw new InvalidArgumentError(`It must be a number above 0: ${meaning}.`)
  }
}
