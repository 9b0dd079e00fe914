/**
 * Every setting of a node, once: the parser, the command line, the environment and the reference page (CONFIG.md) all
 * come from this table. File keys are RabbitMQ's where the meaning is the same.
 */
import { interNodeTlsSettings } from './cluster/inter-node-tls.ts'
import { partitionSettings } from './cluster/partition-settings.ts'
import { formationSettings } from './formation-settings.ts'
import { family, optional, single } from './setting.ts'
import {
  BOOLEAN,
  byteCount,
  decimal,
  HOST,
  LISTENER,
  nodeName,
  oneOf,
  PORT,
  text,
  wholeNumber,
} from './setting-type.ts'

const LOG_LEVELS = {
  debug: 'debug',
  info: 'info',
  notice: 'info',
  warning: 'warn',
  warn: 'warn',
  error: 'error',
  critical: 'error',
  none: 'silent',
} as const
const LOG_FORMATS = { text: 'text', plaintext: 'text', json: 'json' } as const
const LOCATORS = { 'client-local': 'client-local', 'min-masters': 'min-masters', random: 'random' } as const
const MIB = 1024 ** 2

/** The table. `shortHost` is this machine's name up to the first dot. */
export function settingsTable(shortHost: string) {
  return {
    ...identitySettings(shortHost),
    ...listenerSettings(),
    ...protocolSettings(),
    ...clusterSettings(),
    ...partitionSettings(),
    ...formationSettings(),
    ...interNodeTlsSettings(),
    ...resourceSettings(),
    ...logSettings(),
  }
}

export type SettingsTable = ReturnType<typeof settingsTable>

function identitySettings(shortHost: string) {
  return {
    nodeName: optional({
      type: nodeName(shortHost),
      defaultText: 'rabbit@ and the short name of the machine',
      text: 'Name of the node, unique in its cluster. The part after the @ has to resolve on the other members.',
      flag: '--name <node>',
      environment: ['WARREN_NAME', 'RABBITMQ_NODENAME'],
    }),
    dataDirectory: optional({
      type: text('a directory', '/var/lib/warren/rabbit@localhost'),
      defaultText: '.warren/ and the node name, below the working directory',
      text: 'Where messages, metadata and the identity of the node live. One node a directory.',
      flag: '--data-dir <directory>',
      environment: ['WARREN_DATA_DIR'],
    }),
    configFile: optional({
      type: text('a file name', '/etc/warren/warren.conf'),
      defaultText: 'no file',
      text: 'File with the keys of this page, `key = value` on each line.',
      flag: '--config <file>',
      environment: ['WARREN_CONFIG'],
    }),
    cookieFile: optional({
      type: text('a file name', '/var/lib/warren/.erlang.cookie'),
      defaultText: '.erlang.cookie in the home directory',
      text: 'The secret that all nodes and command line users of a cluster share; mode 0400 or 0600. Made when it is absent.',
      flag: '--cookie-file <file>',
      environment: ['WARREN_COOKIE_FILE', 'RABBITMQ_COOKIE_FILE'],
    }),
  }
}

function listenerSettings() {
  return {
    amqpPort: optional({
      type: PORT,
      defaultText: '5672, or what listeners.tcp says',
      text: 'Port for AMQP clients; 0 takes any free one. Takes the place of all listeners.tcp in the file.',
      flag: '--amqp-port <port>',
      environment: ['WARREN_AMQP_PORT', 'RABBITMQ_NODE_PORT'],
    }),
    amqpHost: optional({
      type: HOST,
      defaultText: 'every interface, or what listeners.tcp says',
      text: 'Address for AMQP clients. Takes the place of the addresses of all listeners.tcp in the file.',
      flag: '--amqp-host <address>',
      environment: ['WARREN_AMQP_HOST', 'RABBITMQ_NODE_IP_ADDRESS'],
    }),
    tcpListeners: family({
      key: 'listeners.tcp',
      memberName: 'name',
      type: LISTENER,
      defaultText: '5672 on every interface',
      text: 'Ports, with or without addresses, for AMQP clients: `listeners.tcp.default = 5672`, `listeners.tcp.1 = 127.0.0.1:5672`. `listeners.tcp = none` opens no port.',
    }),
    clusterPort: optional({
      type: PORT,
      defaultText: 'the AMQP port + 20000',
      text: 'Port for the other nodes and for ctl; 0 takes any free one.',
      flag: '--cluster-port <port>',
      environment: ['WARREN_CLUSTER_PORT', 'RABBITMQ_DIST_PORT'],
    }),
    clusterHost: optional({
      type: HOST,
      defaultText: 'every interface',
      text: 'Address that the port for nodes and ctl is opened on.',
      flag: '--cluster-host <address>',
      environment: ['WARREN_CLUSTER_HOST'],
    }),
    httpPort: optional({
      type: PORT,
      defaultText: 'no HTTP',
      text: 'Reserved for the management interface: accepted, and not used yet.',
      flag: '--http-port <port>',
      environment: ['WARREN_HTTP_PORT'],
    }),
  }
}

function protocolSettings() {
  return {
    heartbeatSeconds: single({
      key: 'heartbeat',
      type: wholeNumber(0, 65535, 60),
      default: 60,
      unit: 'seconds',
      text: 'Heartbeat timeout suggested to clients; 0 suggests none.',
    }),
    frameMax: single({
      key: 'frame_max',
      type: wholeNumber(4096, MIB, 131072),
      default: 131072,
      unit: 'bytes',
      text: 'Largest frame that a client may send and get.',
    }),
    channelMax: single({
      key: 'channel_max',
      type: wholeNumber(1, 65535, 2047),
      default: 2047,
      text: 'Channels at most on one connection.',
    }),
    messageBytesMax: single({
      key: 'max_message_size',
      type: byteCount(1, 512 * MIB, '134217728'),
      default: 128 * MIB,
      unit: 'bytes',
      text: 'Largest message body. A larger one closes the channel with 406.',
    }),
    handshakeTimeoutMs: single({
      key: 'handshake_timeout',
      type: wholeNumber(100, 600_000, 10_000),
      default: 10_000,
      unit: 'milliseconds',
      text: 'Time a client has from connecting to an open connection.',
    }),
    loopbackUsers: family({
      key: 'loopback_users',
      memberName: 'user',
      type: BOOLEAN,
      defaultText: 'guest',
      text: 'Users who may log in from this machine only. `loopback_users.guest = false` or `loopback_users = none` lets guest in from everywhere.',
    }),
    defaultUser: single({
      key: 'default_user',
      type: text('a user name', 'guest'),
      default: 'guest',
      text: 'Administrator made at the first boot of a cluster.',
    }),
    defaultPassword: single({
      key: 'default_pass',
      type: text('a password', 'guest'),
      default: 'guest',
      text: 'Password of that user.',
      isSecret: true,
    }),
    defaultVhost: single({
      key: 'default_vhost',
      type: text('a vhost name', '/'),
      default: '/',
      text: 'Virtual host made at the first boot of a cluster.',
    }),
  }
}

function clusterSettings() {
  return {
    clusterName: optional({
      key: 'cluster_name',
      type: text('a name', 'production'),
      defaultText: 'the name of the first node',
      text: 'Name of the cluster, given at its first boot; later `ctl set_cluster_name` changes it.',
    }),
    netTicktimeSeconds: single({
      key: 'net_ticktime',
      type: wholeNumber(1, 120, 5),
      default: 5,
      unit: 'seconds',
      text: 'A member that was silent for so long counts as down; one whose process has ended, at once. More is kinder to loaded machines.',
    }),
    queueMasterLocator: single({
      key: 'queue_master_locator',
      type: oneOf(LOCATORS, 'client-local'),
      default: 'client-local' as const,
      text: 'Which node a new queue lives on: the one that its client is connected to, the one that leads the fewest queues, or any. The argument x-queue-master-locator counts more.',
    }),
  }
}

function resourceSettings() {
  return {
    memoryRelative: single({
      key: 'vm_memory_high_watermark.relative',
      type: decimal(0.01, 1, '0.4'),
      default: 0.4,
      text: "Share of the machine's memory from which on publishers are blocked until the node uses less.",
    }),
    memoryAbsolute: optional({
      key: 'vm_memory_high_watermark.absolute',
      type: byteCount(64 * MIB, Number.MAX_SAFE_INTEGER, '2GB'),
      defaultText: 'the relative watermark',
      unit: 'bytes',
      text: 'The same as an amount; takes the place of the share.',
    }),
    diskFreeBytesMin: single({
      key: 'disk_free_limit.absolute',
      type: byteCount(0, Number.MAX_SAFE_INTEGER, '50MB'),
      default: 50_000_000,
      unit: 'bytes',
      text: 'Free space below the data directory under which publishers are blocked.',
    }),
  }
}

function logSettings() {
  return {
    logLevel: single({
      key: 'log.console.level',
      type: oneOf(LOG_LEVELS, 'info'),
      default: 'info' as const,
      text: 'Least important sort of event that is logged.',
      flag: '--log-level <level>',
      environment: ['WARREN_LOG_LEVEL'],
    }),
    logFormat: single({
      key: 'log.console.formatter',
      type: oneOf(LOG_FORMATS, 'text'),
      default: 'text' as const,
      text: 'One line of text or one JSON object for each event.',
      flag: '--log-format <format>',
      environment: ['WARREN_LOG_FORMAT'],
    }),
  }
}
