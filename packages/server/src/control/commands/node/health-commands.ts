/**
 * Health checks, as of rabbitmq-diagnostics: check_* is_running is_booting listeners alarms erlang_cookie_hash
 * node_health_check report.
 */
import type { ControlReply, Json } from '@warren/rpc'
import { snapshotsOf } from '../../cluster-snapshots.ts'
import {
  type AppContext,
  argument,
  type CommandContext,
  type ControlCommandTable,
  DONE,
  done,
  exactArguments,
  positiveArgument,
} from '../../command.ts'
import { failure, refused } from '../../failures.ts'
import type { ListenerSnapshot, NodeSnapshot } from '../../node-snapshot.ts'
import { listenerFact } from '../../status-facts.ts'

export const HEALTH_COMMANDS: ControlCommandTable = {
  check_running: { needs: 'anything', run: checkRunning },
  is_running: { needs: 'anything', run: isRunning },
  is_booting: { needs: 'anything', run: isBooting },
  check_local_alarms: { needs: 'running', run: checkLocalAlarms },
  check_alarms: { needs: 'running', run: checkAlarms },
  alarms: { needs: 'running', run: async (context) => done(alarmValue(await alarmsOf(context))) },
  listeners: { needs: 'running', run: listeners },
  check_port_listener: { needs: 'running', run: checkPortListener },
  check_protocol_listener: { needs: 'running', run: checkProtocolListener },
  check_port_connectivity: { needs: 'running', run: checkPortConnectivity },
  check_virtual_hosts: { needs: 'running', run: checkVirtualHosts },
  erlang_cookie_hash: { needs: 'anything', run: async ({ node }) => done({ result: 'ok', value: node.cookieHash }) },
  // Deprecated in RabbitMQ, and without a check of its own here.
  node_health_check: { needs: 'running', run: async () => DONE },
  report: { needs: 'running', run: report },
}

const EXIT_UNAVAILABLE = 69
const ALARM_NAMES: Readonly<Record<string, string>> = {
  memory: 'Memory alarm',
  disk: 'Free disk space alarm',
  file_descriptor_limit: 'File descriptor limit alarm',
}
/** What operators call AMQP 0-9-1. */
const AMQP_NAMES: ReadonlySet<string> = new Set(['amqp091', 'amqp0.9.1', 'amqp0-9-1', 'amqp0_9_1', 'amqp_091'])

async function checkRunning({ node, request }: CommandContext): Promise<ControlReply> {
  exactArguments(request, 0)
  const message = runningText(node)
  return node.appState === 'running' ? done({ message }) : refused(message)
}

async function isRunning({ node, request }: CommandContext): Promise<ControlReply> {
  exactArguments(request, 0)
  return done({ message: runningText(node), result: node.appState === 'running' })
}

function runningText({ name, appState }: CommandContext['node']): string {
  return appState === 'running'
    ? `RabbitMQ on node ${name} is fully booted and running`
    : `RabbitMQ on node ${name} is not running or has not fully booted yet (check with is_booting)`
}

async function isBooting({ node, request }: CommandContext): Promise<ControlReply> {
  exactArguments(request, 0)
  const result = node.appState === 'booting'
  const state = result ? 'booting' : 'fully booted (check with is_running), stopped or has not started booting yet'
  return done({ message: `RabbitMQ on node ${node.name} is ${state}`, result })
}

interface Alarms {
  readonly local: readonly string[]
  /** Of the other nodes. */
  readonly global: readonly string[]
  readonly node: string
  readonly warnings: readonly string[]
}

async function alarmsOf(context: AppContext): Promise<Alarms> {
  exactArguments(context.request, 0)
  const { app, node } = context
  const warnings: string[] = []
  const running = [...app.metadata.members()].filter((member) => member.running)
  const others = await snapshotsOf(
    context,
    running.filter(({ id }) => id !== node.id),
    warnings,
  )
  const own = node.snapshot()
  return {
    local: alarmLines(own),
    global: others.flatMap(alarmLines),
    node: node.name,
    warnings,
  }
}

function alarmLines({ alarms, name }: NodeSnapshot): string[] {
  return alarms.map((alarm) => `${ALARM_NAMES[alarm] ?? `Alarm ${alarm}`} on node ${name}`)
}

function alarmValue({ local, global, node, warnings }: Alarms): Json {
  const all = [...local, ...global]
  const facts =
    all.length === 0
      ? { alarms: [], node, result: 'ok' }
      : { global, local, message: `Node ${node} reported alarms`, result: 'ok' }
  return warnings.length === 0 ? facts : { ...facts, warnings }
}

async function checkAlarms(context: AppContext): Promise<ControlReply> {
  const { local, global, node, warnings } = await alarmsOf(context)
  const all = [...local, ...global]
  if (all.length > 0) return failure(EXIT_UNAVAILABLE, all.join('\n'))
  // A node that does not answer may have any alarm: that is no clean bill of health.
  if (warnings.length > 0) return refused(warnings.join('\n'))
  return done({ message: `Node ${node} reported no alarms, local or clusterwide` })
}

async function checkLocalAlarms({ node, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 0)
  const lines = alarmLines(node.snapshot())
  return lines.length > 0 ? refused(lines.join('\n')) : done({ message: `Node ${node.name} reported no local alarms` })
}

async function listeners({ node, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 0)
  const facts = node.snapshot().listeners.map((listener) => listenerFact(listener, node.name))
  return done({ listeners: facts, node: node.name, result: 'ok' })
}

async function checkPortListener({ node, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 1)
  const port = positiveArgument(request, 0)
  const ports = node.snapshot().listeners.map((listener) => listener.port)
  if (ports.includes(port)) return done({ message: `A listener for port ${port} is running on node ${node.name}.` })
  return failure(
    EXIT_UNAVAILABLE,
    `No listener for port ${port} is active on node ${node.name}. Found listeners that use the following ports: ${inOrder(ports)}`,
  )
}

async function checkProtocolListener({ node, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 1)
  const given = argument(request, 0)
  const protocol = AMQP_NAMES.has(given.toLowerCase()) ? 'amqp' : given.toLowerCase()
  const protocols = node.snapshot().listeners.map((listener) => listener.protocol)
  if (protocols.includes(protocol)) {
    return done({ message: `A listener for protocol ${given} is running on node ${node.name}.` })
  }
  const found = [...new Set(protocols)].sort().join(', ')
  return refused(
    `No listener for protocol ${given} is active on node ${node.name}. Found listeners for the following protocols: ${found}`,
  )
}

async function checkPortConnectivity({ node, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 0)
  const { listeners: all } = node.snapshot()
  const accepted = await Promise.all(all.map((listener) => node.connects(listener)))
  const deaf = all.filter((_, i) => accepted[i] !== true)
  if (deaf.length === 0) {
    const ports = inOrder(all.map((listener) => listener.port))
    return done({ message: `Successfully connected to ports ${ports} on node ${node.name}.` })
  }
  return refused(
    [`Connection to ports of the following listeners on node ${node.name} failed: `, ...deaf.map(listenerLine)].join(
      '\n',
    ),
  )
}

function listenerLine({ interface: address, port, protocol, purpose }: ListenerSnapshot): string {
  return `Interface: ${address}, port: ${port}, protocol: ${protocol}, purpose: ${purpose}`
}

function inOrder(ports: readonly number[]): string {
  return [...ports].sort((a, b) => a - b).join(', ')
}

/** A node whose application runs serves all of them. */
async function checkVirtualHosts({ node, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 0)
  return done({ message: `Node ${node.name} reported all vhosts as running` })
}

/** The parts are commands of their own; `ctl` asks for them once it knows the vhosts. */
async function report({ app, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 0)
  return done({ vhosts: [...app.metadata.vhosts()].map((vhost) => vhost.name) })
}
