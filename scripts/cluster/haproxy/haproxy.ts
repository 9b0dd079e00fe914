// HAProxy with deploy/haproxy.cfg, addresses apart: everything else is as operators get it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { freePort, type LocalNode, portTaken } from '../../local-node.ts'
import { within } from '../checks.ts'

const CONFIG = resolve(import.meta.dirname, '../../../deploy/haproxy.cfg')
const START_MS = 10_000
const STOP_MS = 5_000
const ASK_MS = 5_000
/** A second door to the same nodes whose silence ends after 3 s instead of 120: what heartbeats are for, without the wait. */
const IMPATIENT_MS = 3_000

export interface ServerState {
  readonly name: string
  /** `UP`, `DOWN`, and `UP 1/3` or `DOWN 1/2` on the way from one to the other. */
  readonly status: string
  readonly sessions: number
}

/** What to do when it is not there; undefined when it is. */
export function haproxyMissing(): string | undefined {
  return spawnSync('haproxy', ['-v']).status === 0
    ? undefined
    : 'haproxy is not installed, and --haproxy needs it: apt-get install haproxy (Debian, Ubuntu), dnf install haproxy, or brew install haproxy'
}

export class Haproxy {
  readonly port: number
  readonly impatientPort: number
  readonly statisticsPort: number
  readonly configFile: string
  #child: ChildProcess | undefined
  #output = ''

  private constructor(
    ports: { readonly amqp: number; readonly impatient: number; readonly statistics: number },
    configFile: string,
  ) {
    this.port = ports.amqp
    this.impatientPort = ports.impatient
    this.statisticsPort = ports.statistics
    this.configFile = configFile
  }

  /** Not started. Throws when the configuration has not as many servers as there are nodes, or is not valid. */
  static async of(nodes: readonly LocalNode[], folder: string): Promise<Haproxy> {
    const ports = { amqp: await freePort(), impatient: await freePort(), statistics: await freePort() }
    const configFile = join(folder, 'haproxy.cfg')
    writeFileSync(configFile, variant(readFileSync(CONFIG, 'utf8'), nodes, ports))
    const checked = spawnSync('haproxy', ['-c', '-f', configFile], { encoding: 'utf8' })
    if (checked.status !== 0) throw new Error(`haproxy refuses ${configFile}:\n${checked.stderr}${checked.stdout}`)
    return new Haproxy(ports, configFile)
  }

  get uri(): string {
    return `amqp://guest:guest@127.0.0.1:${this.port}`
  }

  get statisticsUrl(): string {
    return `http://127.0.0.1:${this.statisticsPort}/stats`
  }

  async start(): Promise<void> {
    const child = spawn('haproxy', ['-db', '-f', this.configFile], { stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child = child
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        this.#output = (this.#output + chunk).slice(-4_000)
      })
    }
    child.once('error', (error) => {
      this.#output += error.message
    })
    const isUp = await within(START_MS, () => portTaken(this.port))
    if (!isUp) throw new Error(`haproxy did not start:\n${this.#output}`)
  }

  /** The statistics page as a person gets it. */
  async page(): Promise<{ readonly status: number; readonly refresh: string; readonly text: string }> {
    const answer = await fetch(this.statisticsUrl, { signal: AbortSignal.timeout(ASK_MS) })
    return { status: answer.status, refresh: answer.headers.get('refresh') ?? '', text: await answer.text() }
  }

  /** The servers of the AMQP listener, from the same page as a table. */
  async servers(): Promise<readonly ServerState[]> {
    const answer = await fetch(`${this.statisticsUrl};csv`, { signal: AbortSignal.timeout(ASK_MS) })
    return serverStates(await answer.text())
  }

  async stop(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null) return
    const ended = new Promise<void>((done) => child.once('exit', () => done()))
    child.kill('SIGTERM')
    const hurry = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    await ended
    clearTimeout(hurry)
  }

  kill(): void {
    this.#child?.kill('SIGKILL')
  }
}

/** The rows of the listener `amqp` that stand for servers. */
export function serverStates(table: string): readonly ServerState[] {
  const [head = '', ...rows] = table.trim().split('\n')
  const columns = head.replace(/^# /, '').split(',')
  const cell = (row: readonly string[], column: string): string => row[columns.indexOf(column)] ?? ''
  return rows
    .map((row) => row.split(','))
    .filter((row) => cell(row, 'pxname') === 'amqp' && !['FRONTEND', 'BACKEND'].includes(cell(row, 'svname')))
    .map((row) => ({
      name: cell(row, 'svname'),
      status: cell(row, 'status'),
      sessions: Number(cell(row, 'stot')),
    }))
}

function variant(
  config: string,
  nodes: readonly LocalNode[],
  ports: { readonly amqp: number; readonly impatient: number; readonly statistics: number },
): string {
  const waiting = [...nodes]
  const lines = config.split('\n').flatMap((line) => {
    if (line.includes('bind *:5672')) return [`  bind 127.0.0.1:${ports.amqp}`]
    if (line.includes('bind *:8100')) return [`  bind 127.0.0.1:${ports.statistics}`]
    const server = /^ {2}server (\S+) \S+ (.*)$/.exec(line)
    if (server === null) return [line]
    const node = waiting.shift() // A smaller cluster has fewer.
    return node === undefined ? [] : [serverLine(node, server[2] ?? '')]
  })
  if (waiting.length > 0) throw new Error(`${CONFIG} has ${nodes.length - waiting.length} servers, not ${nodes.length}`)
  const impatient = [
    ...['listen impatient', `  bind 127.0.0.1:${ports.impatient}`, '  balance roundrobin'],
    ...[`  timeout client ${IMPATIENT_MS}`, `  timeout server ${IMPATIENT_MS}`],
    ...nodes.map((node) => serverLine(node, '')),
  ]
  return [...lines, ...impatient, ''].join('\n')
}

/** HAProxy takes no `@` in a name. */
export function serverName(node: LocalNode): string {
  return node.name.replace(/@.*$/, '')
}

function serverLine(node: LocalNode, settings: string): string {
  return `  server ${serverName(node)} 127.0.0.1:${node.options.amqpPort} ${settings}`.trimEnd()
}
