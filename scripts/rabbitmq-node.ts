// A real RabbitMQ (Debian's package rabbitmq-server) beside Warren, for comparisons: own ports, own folders, no plugins.
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const BIN = '/usr/lib/rabbitmq/bin'
const READY_MS = 90_000
const CALL_MS = 5_000
/** Longer than rabbitmqctl gives a node by itself. */
const CTL_MS = 90_000
const STOP_MS = 60_000
const COOKIE = 'COMPARISONCOOKIE'

/** Whether Debian's package is there. */
export function rabbitmqInstalled(): boolean {
  return existsSync(join(BIN, 'rabbitmq-server'))
}

export interface RabbitmqNodeOptions {
  readonly name: string
  readonly amqpPort: number
  readonly distributionPort: number
  readonly folder: string
  /** What comes before the command lines: `ip netns exec NAMESPACE`, say. The node then listens on all of its addresses. */
  readonly launcher?: readonly string[]
  /** Where clients reach it; this machine's loopback when absent. */
  readonly address?: string
  /** Lines of `rabbitmq.conf`. */
  readonly settings?: readonly string[]
}

export class RabbitmqNode {
  readonly name: string
  readonly amqpPort: number
  readonly folder: string
  readonly #options: RabbitmqNodeOptions
  #child: ChildProcess | undefined
  #exit: Promise<void> = Promise.resolve()
  /** Where this start's part of the output begins. */
  #outputStart = 0

  constructor(options: RabbitmqNodeOptions) {
    this.name = options.name
    this.amqpPort = options.amqpPort
    this.folder = options.folder
    this.#options = options
  }

  get uri(): string {
    return `amqp://guest:guest@${this.#options.address ?? '127.0.0.1'}:${this.amqpPort}`
  }

  get isRunning(): boolean {
    return this.#child !== undefined
  }

  /** The Erlang machine itself: the child is a shell that waits for it. */
  get processId(): number | undefined {
    const file = join(this.folder, 'pid')
    return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined
  }

  /** From nothing; resolves once it serves. */
  async start(): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true })
    mkdirSync(this.folder, { recursive: true })
    writeFileSync(join(this.folder, '.erlang.cookie'), COOKIE, { mode: 0o400 })
    writeFileSync(join(this.folder, 'plugins'), '[].')
    const { settings } = this.#options
    if (settings !== undefined) writeFileSync(join(this.folder, 'rabbitmq.conf'), [...settings, ''].join('\n'))
    this.launch()
    await this.ready()
  }

  /** With what its folder holds; `ready` tells when it serves. */
  launch(): void {
    if (this.#child !== undefined) return
    this.#outputStart = this.#output().length
    rmSync(join(this.folder, 'pid'), { force: true })
    const output = openSync(join(this.folder, 'output.log'), 'a')
    const [program, args] = this.#commandLine('rabbitmq-server')
    const child = spawn(program, args, { env: this.#environment(), stdio: ['ignore', output, output] })
    closeSync(output)
    this.#child = child
    this.#exit = new Promise((done) => {
      child.once('exit', () => {
        if (this.#child === child) this.#child = undefined
        done()
      })
    })
  }

  async ready(): Promise<void> {
    const deadlineMs = performance.now() + READY_MS
    while (!this.#output().slice(this.#outputStart).includes('Starting broker... completed')) {
      if (this.#child === undefined || performance.now() > deadlineMs)
        throw new Error(`RabbitMQ ${this.name} did not start:\n${this.#output().slice(-2000)}`)
      await new Promise((wake) => setTimeout(wake, 200))
    }
  }

  /** rabbitmqctl on this node; returns its standard output. */
  ctl(...args: readonly string[]): string {
    const [program, rest] = this.#commandLine('rabbitmqctl', '-n', this.name, ...args)
    const result = spawnSync(program, rest, {
      env: this.#environment(),
      encoding: 'utf8',
      timeout: CTL_MS,
      killSignal: 'SIGKILL',
    })
    if (result.status !== 0) {
      const why = result.error?.message ?? (result.stderr || result.stdout)
      throw new Error(`rabbitmqctl ${args.join(' ')}: ${why}`)
    }
    return result.stdout
  }

  /** Makes this node a member of `seed`'s cluster, in the classic steps. */
  join(seed: RabbitmqNode): void {
    this.ctl('stop_app')
    this.ctl('join_cluster', seed.name)
    this.ctl('start_app')
  }

  /** A call in the node without the second that starting rabbitmqctl takes; what it says, undefined when it failed. */
  call(module: string, name: string, args: string, timeoutMs = CALL_MS): Promise<string | undefined> {
    const [program, ...rest] = [...(this.#options.launcher ?? []), 'erl_call']
    const call = ['-sname', this.name, '-c', COOKIE, '-timeout', String(Math.ceil(timeoutMs / 1000))]
    return new Promise((answer) => {
      const command = [...rest, ...call, '-a', `${module} ${name} ${args}`]
      execFile(program ?? '', command, { timeout: timeoutMs + 1_000 }, (error, stdout) => {
        answer(error === null && !stdout.includes('{badrpc,') ? stdout : undefined)
      })
    })
  }

  signal(signal: NodeJS.Signals): void {
    const processId = this.processId
    if (this.#child === undefined || processId === undefined) return
    try {
      process.kill(processId, signal)
    } catch {
      // It has just ended; the child, which waits for it, tells in a moment.
    }
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL')
    this.#child?.kill('SIGKILL')
    await this.#exit
  }

  /** SIGTERM, and SIGKILL when that takes too long; what it wrote goes. */
  async stop(): Promise<void> {
    if (this.#child === undefined) return
    if (this.processId === undefined) this.#child.kill('SIGTERM')
    else this.signal('SIGTERM')
    const hurry = setTimeout(() => void this.kill(), STOP_MS)
    await this.#exit
    clearTimeout(hurry)
    rmSync(this.folder, { recursive: true, force: true })
  }

  #output(): string {
    const file = join(this.folder, 'output.log')
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  }

  #commandLine(program: string, ...args: readonly string[]): readonly [program: string, args: readonly string[]] {
    const [first = '', ...rest] = [...(this.#options.launcher ?? []), join(BIN, program), ...args]
    return [first, rest]
  }

  #environment(): NodeJS.ProcessEnv {
    const { distributionPort, settings, launcher } = this.#options
    return {
      ...process.env,
      HOME: this.folder,
      RABBITMQ_NODENAME: this.name,
      RABBITMQ_NODE_PORT: String(this.amqpPort),
      RABBITMQ_DIST_PORT: String(distributionPort),
      RABBITMQ_MNESIA_BASE: join(this.folder, 'mnesia'),
      RABBITMQ_LOG_BASE: join(this.folder, 'log'),
      RABBITMQ_ENABLED_PLUGINS_FILE: join(this.folder, 'plugins'),
      RABBITMQ_PID_FILE: join(this.folder, 'pid'),
      ERL_CRASH_DUMP: join(this.folder, 'erl_crash.dump'),
      RABBITMQ_CONFIG_FILE: join(this.folder, settings === undefined ? 'none' : 'rabbitmq.conf'),
      ...(launcher === undefined ? { ERL_EPMD_ADDRESS: '127.0.0.1' } : {}),
    }
  }
}
