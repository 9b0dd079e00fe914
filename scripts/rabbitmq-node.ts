// A real RabbitMQ (Debian's package rabbitmq-server) beside Warren, for comparisons: own ports, own folders, no plugins.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const BIN = '/usr/lib/rabbitmq/bin'
const READY_MS = 90_000
const COOKIE = 'COMPARISONCOOKIE'

/** Whether Debian's package is there. */
export function rabbitmqInstalled(): boolean {
  return existsSync(join(BIN, 'rabbitmq-server'))
}

export class RabbitmqNode {
  readonly name: string
  readonly amqpPort: number
  readonly folder: string
  readonly #distributionPort: number
  #child: ChildProcess | undefined
  #exit: Promise<void> = Promise.resolve()

  constructor(options: { name: string; amqpPort: number; distributionPort: number; folder: string }) {
    this.name = options.name
    this.amqpPort = options.amqpPort
    this.folder = options.folder
    this.#distributionPort = options.distributionPort
  }

  get uri(): string {
    return `amqp://guest:guest@127.0.0.1:${this.amqpPort}`
  }

  /** The Erlang machine itself: the child is a shell that waits for it. */
  get processId(): number | undefined {
    const file = join(this.folder, 'pid')
    return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined
  }

  async start(): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true })
    mkdirSync(this.folder, { recursive: true })
    writeFileSync(join(this.folder, '.erlang.cookie'), COOKIE, { mode: 0o400 })
    writeFileSync(join(this.folder, 'plugins'), '[].')
    const output = openSync(join(this.folder, 'output.log'), 'a')
    const child = spawn(join(BIN, 'rabbitmq-server'), { env: this.#environment(), stdio: ['ignore', output, output] })
    this.#child = child
    this.#exit = new Promise((done) => child.once('exit', () => done()))
    const deadlineMs = performance.now() + READY_MS
    while (!readFileSync(join(this.folder, 'output.log'), 'utf8').includes('Starting broker... completed')) {
      if (child.exitCode !== null || performance.now() > deadlineMs) {
        throw new Error(
          `RabbitMQ ${this.name} did not start:\n${readFileSync(join(this.folder, 'output.log'), 'utf8').slice(-2000)}`,
        )
      }
      await new Promise((wake) => setTimeout(wake, 200))
    }
  }

  /** rabbitmqctl on this node; returns its standard output. */
  ctl(...args: readonly string[]): string {
    const result = spawnSync(join(BIN, 'rabbitmqctl'), ['-n', this.name, ...args], {
      env: this.#environment(),
      encoding: 'utf8',
    })
    if (result.status !== 0) throw new Error(`rabbitmqctl ${args.join(' ')}: ${result.stderr || result.stdout}`)
    return result.stdout
  }

  async stop(): Promise<void> {
    if (this.#child === undefined) return
    const processId = this.processId
    if (processId !== undefined) process.kill(processId, 'SIGTERM')
    else this.#child.kill('SIGTERM')
    await this.#exit
    this.#child = undefined
    rmSync(this.folder, { recursive: true, force: true })
  }

  #environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      HOME: this.folder,
      RABBITMQ_NODENAME: this.name,
      RABBITMQ_NODE_PORT: String(this.amqpPort),
      RABBITMQ_DIST_PORT: String(this.#distributionPort),
      RABBITMQ_MNESIA_BASE: join(this.folder, 'mnesia'),
      RABBITMQ_LOG_BASE: join(this.folder, 'log'),
      RABBITMQ_ENABLED_PLUGINS_FILE: join(this.folder, 'plugins'),
      RABBITMQ_PID_FILE: join(this.folder, 'pid'),
      RABBITMQ_CONFIG_FILE: join(this.folder, 'none'),
      ERL_EPMD_ADDRESS: '127.0.0.1',
    }
  }
}
