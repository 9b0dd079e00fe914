// One broker process on this machine, for the demonstration cluster, the benchmarks and the tests that need real processes.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { executeControl, type Json, readTlsFiles, type TlsFiles } from '@warren/rpc/client'

const MAIN = resolve(import.meta.dirname, '../packages/server/src/main.ts')
const CTL = resolve(import.meta.dirname, '../packages/ctl/src/main.ts')
const READY_MS = 60_000
const STOP_MS = 20_000
const EXIT_MS = 60_000

export interface LocalNodeOptions {
  readonly name: string
  readonly folder: string
  readonly cookieFile: string
  readonly amqpPort: number
  readonly clusterPort: number
  /** Further flags of `warren`. */
  readonly flags?: readonly string[]
  /** Where its ports are reached; this machine's loopback when absent. */
  readonly address?: string
  /** What comes before `node` on the command lines: `ip netns exec NAMESPACE`, say. It has to become the process itself. */
  readonly launcher?: readonly string[]
  /** The node speaks TLS with these files, and so do those who command it here. */
  readonly tls?: TlsFiles
}

export interface CtlOutcome {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export interface ControlAnswer {
  readonly value: Json | undefined
  readonly rows: readonly Json[]
}

export class LocalNode {
  readonly options: LocalNodeOptions
  readonly logFile: string
  #child: ChildProcess | undefined
  #exit: Promise<number> = Promise.resolve(0)

  constructor(options: LocalNodeOptions) {
    this.options = options
    this.logFile = `${options.folder}.log`
  }

  get name(): string {
    return this.options.name
  }

  get processId(): number | undefined {
    return this.#child?.pid
  }

  get isRunning(): boolean {
    return this.#child !== undefined
  }

  get uri(): string {
    return `amqp://guest:guest@${this.#address}:${this.options.amqpPort}`
  }

  /** Starts the process; `ready` tells when it serves. */
  start(): void {
    if (this.#child !== undefined) return
    const { name, folder, cookieFile, amqpPort, clusterPort, flags } = this.options
    mkdirSync(dirname(folder), { recursive: true })
    const output = openSync(this.logFile, 'a')
    const [program, args] = this.#commandLine([
      ...[MAIN, '--name', name, '--data-dir', folder, '--cookie-file', cookieFile],
      ...['--amqp-port', String(amqpPort), '--cluster-port', String(clusterPort)],
      ...[...this.#tlsFlags('--cluster-tls'), ...(flags ?? [])],
    ])
    const child = spawn(program, args, { stdio: ['ignore', output, output] })
    closeSync(output)
    this.#child = child
    this.#exit = new Promise((resolveExit) => {
      child.once('exit', (code) => {
        if (this.#child === child) this.#child = undefined
        resolveExit(code ?? 1)
      })
    })
  }

  /** Resolves once the application runs; rejects with the end of the log when the process ends before that. */
  async ready(timeoutMs = READY_MS): Promise<void> {
    const deadlineMs = performance.now() + timeoutMs
    while (performance.now() < deadlineMs) {
      if (this.#child === undefined) throw new Error(`${this.name} ended while starting:\n${this.logTail()}`)
      const answer = await this.control('await_startup', [], 1_000)
      if (answer !== undefined) return
      await new Promise((wake) => setTimeout(wake, 50))
    }
    throw new Error(`${this.name} did not start within ${timeoutMs} ms:\n${this.logTail()}`)
  }

  /** A ctl command without the command line; undefined when it failed. */
  control(command: string, args: readonly string[], timeoutMs = 10_000): Promise<ControlAnswer | undefined> {
    return this.#execute({ command, arguments: args, options: {} }, timeoutMs)
  }

  /** A list_* command with these columns, without the command line; undefined when it failed. */
  list(
    command: string,
    columns: readonly string[],
    timeoutMs = 10_000,
    vhost = '/',
  ): Promise<ControlAnswer | undefined> {
    return this.#execute({ command, arguments: [], options: {}, columns, vhost }, timeoutMs)
  }

  /** The command line itself, as an operator types it. */
  ctl(...args: readonly string[]): Promise<CtlOutcome> {
    const { cookieFile, clusterPort, name } = this.options
    const node = ['-n', `${name}:${clusterPort}`, '--cookie-file', cookieFile, ...this.#tlsFlags('--tls')]
    const [program, rest] = this.#commandLine([CTL, ...node, ...args])
    const child = spawn(program, rest)
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString()
    })
    return new Promise((done) => child.once('close', (code) => done({ exitCode: code ?? 1, stdout, stderr })))
  }

  /** A ctl command that must succeed. */
  async mustCtl(...args: readonly string[]): Promise<string> {
    const outcome = await this.ctl(...args)
    if (outcome.exitCode !== 0)
      throw new Error(`ctl ${args.join(' ')} on ${this.name}: ${outcome.stderr || outcome.stdout}`)
    return outcome.stdout
  }

  /** Makes this node a member of `seed`'s cluster, in the classic steps. */
  async join(seed: LocalNode, ...flags: readonly string[]): Promise<void> {
    await this.mustCtl('stop_app')
    await this.mustCtl('join_cluster', `${seed.name}:${seed.options.clusterPort}`, ...flags)
    await this.mustCtl('start_app')
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal)
  }

  /** The exit code once the process has ended by itself; fails with the end of its log when that takes too long. */
  async exited(): Promise<number> {
    const late = new AbortController()
    const tooLong = sleep(EXIT_MS, undefined, { signal: late.signal }).then(() => {
      throw new Error(`${this.name} still runs after ${EXIT_MS} ms:\n${this.logTail()}`)
    })
    try {
      return await Promise.race([this.#exit, tooLong])
    } finally {
      late.abort()
    }
  }

  /** SIGTERM, and SIGKILL when that takes too long. */
  async stop(): Promise<number> {
    this.signal('SIGTERM')
    const hurry = setTimeout(() => this.signal('SIGKILL'), STOP_MS)
    const code = await this.#exit
    clearTimeout(hurry)
    return code
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.#exit
  }

  logTail(lines = 12): string {
    if (!existsSync(this.logFile)) return '(no log)'
    return readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
  }

  get #address(): string {
    return this.options.address ?? '127.0.0.1'
  }

  async #execute(
    request: Parameters<typeof executeControl>[0]['request'],
    timeoutMs: number,
  ): Promise<ControlAnswer | undefined> {
    if (!existsSync(this.options.cookieFile)) return undefined
    const rows: Json[] = []
    const result = await executeControl({
      address: { host: this.#address, port: this.options.clusterPort },
      cookie: readFileSync(this.options.cookieFile),
      tls: this.#tls(),
      clientName: `script-${process.pid}@localhost`,
      request,
      timeoutMs,
      onRow: (row) => rows.push(row),
    })
    return result.ok ? { value: result.value, rows } : undefined
  }

  #tlsFlags(prefix: string): readonly string[] {
    const { tls } = this.options
    if (tls === undefined) return []
    return [
      `${prefix}-cacertfile`,
      tls.caCertFile,
      `${prefix}-certfile`,
      tls.certFile,
      `${prefix}-keyfile`,
      tls.keyFile,
    ]
  }

  #tls(): Parameters<typeof executeControl>[0]['tls'] {
    const { tls } = this.options
    if (tls === undefined) return undefined
    const read = readTlsFiles(tls, { nowMs: Date.now() })
    if (!read.ok) throw new Error(read.error.join('; '))
    return read.value
  }

  #commandLine(args: readonly string[]): readonly [program: string, args: readonly string[]] {
    const [program = '', ...rest] = [...(this.options.launcher ?? []), process.execPath, ...args]
    return [program, rest]
  }
}

// Below what operating systems give to outgoing connections, so that none takes the port of a node that is down for a moment.
const FIRST_PORT = 10_000
const PORT_COUNT = 22_000
/** Processes side by side begin at different places. */
const PORTS_PER_PROCESS = 128
let nextPort = (process.pid * PORTS_PER_PROCESS) % PORT_COUNT

/** A port of this machine that nobody listens on; each call gives another one. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < PORT_COUNT; tries += 1) {
    const port = FIRST_PORT + nextPort
    nextPort = (nextPort + 1) % PORT_COUNT
    if (await canListen(port)) return port
  }
  throw new Error(`no port from ${FIRST_PORT} to ${FIRST_PORT + PORT_COUNT - 1} is free`)
}

function canListen(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const server = createServer()
    server.once('error', () => answer(false))
    server.listen(port, '127.0.0.1', () => server.close(() => answer(true)))
  })
}

/** Whether somebody listens on `port` of this machine. */
export function portTaken(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      answer(true)
    })
    socket.once('error', () => answer(false))
  })
}

/** Nodes `rabbit1@localhost` .. `rabbitN@localhost` on free ports below `folder`, not yet started. */
export async function localNodes(count: number, folder: string, flags: readonly string[] = []): Promise<LocalNode[]> {
  const nodes: LocalNode[] = []
  for (let number = 1; number <= count; number += 1) {
    nodes.push(
      new LocalNode({
        name: `rabbit${number}@localhost`,
        folder: join(folder, `rabbit${number}@localhost`),
        cookieFile: join(folder, 'cookie'),
        amqpPort: await freePort(),
        clusterPort: await freePort(),
        flags,
      }),
    )
  }
  return nodes
}

/** Counted from 1, as their names are. */
export function nodeNumber<Node>(nodes: readonly Node[], number: number): Node {
  const found = nodes[number - 1]
  if (found === undefined) throw new Error(`there is no node ${number}`)
  return found
}
