/** From a configuration to a running node, and from a signal to exit 0. */
import { mkdirSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Log, nodeHost } from '@warren/kernel'
import {
  type ControlHandler,
  Cookie,
  type Json,
  PeerEndpoint,
  type RegisteredNode,
  readTlsFiles,
  registerNode,
  type TlsIdentity,
  unregisterNode,
} from '@warren/rpc'
import { readOrCreateCookie } from '../config/cookie.ts'
import { describeConfig } from '../config/describe-config.ts'
import type { Config } from '../config/load-config.ts'
import { ControlCommands } from '../control/control-commands.ts'
import { openLog } from '../logging.ts'
import { CalmCollector } from '../platform/calm-collector.ts'
import { type DirectoryLock, directoryLockErrorText, LOCK_FILE, lockDirectory } from '../platform/directory-lock.ts'
import { GrowthAllowance } from '../platform/growth-allowance.ts'
import { LoopMonitor } from '../platform/loop-monitor.ts'
import { NodeDisk } from '../platform/node-disk.ts'
import { VERSION } from '../version.ts'
import { probePeer } from './formation/peer-probe.ts'
import { type Identity, newIdentity, readIdentity, writeIdentity } from './membership/identity.ts'
import { applyRename } from './membership/rename.ts'
import { NodeRuntime } from './node-runtime.ts'

const EXIT_CONFIG = 78
const EXIT_UNAVAILABLE = 69
/** A stop that takes longer is broken off: everything confirmed is on disk already. */
const STOP_MS = 60_000
const EXPIRES_SOON_MS = 30 * 24 * 3_600_000

class StartError extends Error {
  readonly exitCode: number
  constructor(text: string, exitCode: number) {
    super(text)
    this.exitCode = exitCode
  }
}

/** Runs until a signal or `ctl stop`; a node that cannot start says why in one line and sets the exit code. */
export async function runNode(config: Config): Promise<void> {
  const log = openLog({ level: config.logLevel, format: config.logFormat, base: { node: config.nodeName } })
  try {
    await start(config, log)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    for (const line of error.message.split('\n')) console.error(`warren: ${line}`)
    process.exit(error instanceof StartError ? error.exitCode : EXIT_UNAVAILABLE)
  }
}

async function start(config: Config, log: Log): Promise<void> {
  const cookie = readOrCreateCookie(config.cookieFile)
  if (!cookie.ok) throw new StartError(cookie.error, EXIT_CONFIG)
  const tls = readTls(config, log)
  const lock = await takeDirectory(config)
  const disk = await NodeDisk.open(config.dataDirectory)
  await applyRename(config.dataDirectory, disk, config.nodeName, log)
  const identity = await ownIdentity(disk, config)
  logStart(config, log)
  // The endpoint needs the commands, they need the runtime, and it needs the endpoint.
  const parts: { commands: ControlCommands | undefined } = { commands: undefined }
  const controlHandler: ControlHandler = {
    execute: async (request, emitRow) =>
      parts.commands?.execute(request, emitRow) ?? {
        kind: 'error',
        exitCode: EXIT_UNAVAILABLE,
        text: 'the node is starting',
      },
  }
  const endpoint = await openEndpoint({ config, cookie: cookie.value, tls, identity, controlHandler, log })
  let isEnding = false
  const runtime = new NodeRuntime({
    ...{ config, identity, disk, log, environment: describeConfig(config), loopMonitor: new LoopMonitor(log) },
    cookieHash: new Cookie(cookie.value).hash,
    wipe: () => wipe(config.dataDirectory),
    forgetRaft: () => rm(join(config.dataDirectory, 'raft'), { recursive: true, force: true }),
    probePeer: (peer) => probePeer({ cookie: cookie.value, tls, self: config.nodeName }, peer),
    interNode: {
      ...{
        control: endpoint.control,
        data: endpoint.data,
        port: endpoint.port,
        advertisedHost: nodeHost(config.nodeName),
      },
      identify: (self) => endpoint.setIdentity(self),
    },
    answerPeer: (query: Json) => parts.commands?.answerPeer(query) ?? Promise.reject(new Error('the node is starting')),
    onEnd: (exitCode) => void end(exitCode),
  })
  parts.commands = new ControlCommands({ node: runtime, log })
  const registered = registryEntry(config, endpoint.port)
  await registerNode(registered)

  const end = async (exitCode: number): Promise<void> => {
    if (isEnding) return
    isEnding = true
    setTimeout(() => process.exit(1), STOP_MS).unref()
    // After a failed disk nothing more may be written or confirmed.
    if (exitCode === 0) await runtime.stopApp()
    await unregisterNode(registered)
    await endpoint.close()
    await lock.release()
    log.info('warren stopped', { exitCode })
    process.exit(exitCode)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      log.info('stopping on a signal', { signal })
      void end(0)
    })
  }
  process.on('uncaughtException', (error) => crash(log, error))
  process.on('unhandledRejection', (reason) => crash(log, reason))
  new CalmCollector(log)
  new GrowthAllowance()
  const started = await runtime.startApp()
  if (started.ok || isEnding || started.error.kind === 'stopped') return
  const text = startRefusalText(started.error, config.nodeName)
  await unregisterNode(registered)
  await lock.release()
  throw new StartError(text, EXIT_UNAVAILABLE)
}

function logStart(config: Config, log: Log): void {
  const { pid, version } = process
  log.info('warren starts', { version: VERSION, data: config.dataDirectory, process: pid, runtime: version })
}

type StartFailure = Extract<Awaited<ReturnType<NodeRuntime['startApp']>>, { ok: false }>['error']

function startRefusalText(refusal: StartFailure, self: string): string {
  switch (refusal.kind) {
    case 'bootFailed':
      return refusal.text
    case 'stopped':
      return 'the start was stopped'
    case 'inconsistentCluster':
      return `BOOT FAILED {error,{inconsistent_cluster,"Node ${self} thinks it's clustered with node ${refusal.remote}, but ${refusal.remote} disagrees"}}: this node was forgotten, or ${refusal.remote} was reset. Remove the data directory to start it as a new node, then join again.`
    case 'nameTaken': {
      const { thinks, clusteredWith } = refusal
      return `BOOT FAILED {error,{inconsistent_cluster,"Node ${thinks} thinks it's clustered with node ${clusteredWith}, but ${clusteredWith} disagrees"}}: this node has no data, and its cluster still has a member of its name. Run forget_cluster_node ${clusteredWith} on ${thinks}, then start it again.`
    }
    case 'noDiscNodeReachable':
      return `a ram node needs a disc node to start, and none of ${refusal.tried.join(', ')} answered`
  }
}

async function takeDirectory(config: Config): Promise<DirectoryLock> {
  try {
    mkdirSync(config.dataDirectory, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartError(`the data directory cannot be made: ${reasonOf(error)}`, EXIT_CONFIG)
  }
  const lock = await lockDirectory(config.dataDirectory, config.nodeName)
  if (!lock.ok) throw new StartError(directoryLockErrorText(lock.error), EXIT_UNAVAILABLE)
  return lock.value
}

async function ownIdentity(disk: NodeDisk, config: Config): Promise<Identity> {
  const known = await readIdentity(disk, config.nodeName)
  if (known !== undefined) return known
  const identity = newIdentity(config.nodeName)
  await writeIdentity(disk, identity)
  return identity
}

function readTls({ interNodeTls, nodeName }: Config, log: Log): TlsIdentity | undefined {
  if (interNodeTls === undefined) return undefined
  const nowMs = Date.now()
  const read = readTlsFiles(interNodeTls, { ownHost: nodeHost(nodeName), nowMs })
  if (!read.ok) throw new StartError(read.error.map((text) => `TLS between nodes: ${text}`).join('\n'), EXIT_CONFIG)
  const { expiresAtMs } = read.value
  const expires = new Date(expiresAtMs).toISOString()
  log.info('nodes and ctl connect with TLS', { certificate: interNodeTls.certFile, expires })
  if (expiresAtMs < nowMs + EXPIRES_SOON_MS) {
    log.warn('the certificate for TLS between nodes expires soon', { certificate: interNodeTls.certFile, expires })
  }
  return read.value
}

async function openEndpoint(parts: {
  readonly config: Config
  readonly cookie: Uint8Array
  readonly tls: TlsIdentity | undefined
  readonly identity: Identity
  readonly controlHandler: ControlHandler
  readonly log: Log
}): Promise<PeerEndpoint> {
  const { config, cookie, tls, controlHandler, log } = parts
  const { id, name, incarnation } = parts.identity
  const host = config.clusterHost ?? '::'
  try {
    return await PeerEndpoint.open({
      ...{ host, port: config.clusterPort, cookie, tls, controlHandler, log },
      identity: { id, name, incarnation },
      keepaliveMs: (config.netTicktimeSeconds * 1000) / 2,
    })
  } catch (error) {
    const text = `the inter-node port ${config.clusterPort} cannot be opened: ${reasonOf(error)}; stop what listens there or choose another with --cluster-port`
    throw new StartError(text, EXIT_UNAVAILABLE)
  }
}

function registryEntry(config: Config, clusterPort: number): RegisteredNode {
  const { nodeName: name, interNodeTls } = config
  const entry = { name, pid: process.pid, host: loopbackHost(config), clusterPort }
  if (interNodeTls === undefined) return entry
  const { caCertFile, certFile, keyFile, checksHost } = interNodeTls
  return { ...entry, tls: { caCertFile, certFile, keyFile, checksHost } }
}

/** Where ctl on this machine reaches the port. */
function loopbackHost(config: Config): string {
  const host = config.clusterHost
  return host === undefined || host === '::' || host === '0.0.0.0' ? '127.0.0.1' : host
}

async function wipe(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (name !== LOCK_FILE) await rm(join(directory, name), { recursive: true, force: true })
  }
}

/** A bug: what the process holds in memory can no longer be trusted, what it confirmed is on disk. */
function crash(log: Log, reason: unknown): void {
  log.error('the node crashed', { reason: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason) })
  process.exit(70)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
