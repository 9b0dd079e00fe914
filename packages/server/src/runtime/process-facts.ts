/** What `status` shows of this process and its machine. Read on demand; what a system does not tell is 0. */
import { readdirSync, readFileSync } from 'node:fs'
import { release, type } from 'node:os'
import type { Config } from '../config/load-config.ts'
import type { ListenerSnapshot, NodeSnapshot } from '../control/node-snapshot.ts'
import type { LoopMonitor } from '../platform/loop-monitor.ts'
import { RABBITMQ_VERSION, VERSION } from '../version.ts'
import type { Application } from './application.ts'
import { memoryLimitBytes } from './resource-monitor.ts'
import { shownKeptAside } from './reunion/kept-aside.ts'

export interface SnapshotSources {
  readonly config: Config
  /** Undefined while it is stopped. */
  readonly application: Application | undefined
  readonly clusterPort: number
  readonly loopMonitor: LoopMonitor
}

export function nodeSnapshot({ config, application, clusterPort, loopMonitor }: SnapshotSources): NodeSnapshot {
  const connections = application?.broker.listConnections().length ?? 0
  const loopDelays = loopMonitor.read()
  return {
    name: config.nodeName,
    osProcessId: process.pid,
    operatingSystem: `${type()} ${release()}`,
    uptimeSeconds: Math.floor(process.uptime()),
    version: VERSION,
    rabbitmqVersion: RABBITMQ_VERSION,
    runtimeVersion: process.version,
    dataDirectory: config.dataDirectory,
    configFiles: config.configFiles,
    logFiles: ['<stdout>'],
    alarms: application?.resources.alarms ?? [],
    listeners: listeners(config, application, clusterPort),
    memory: memory(application),
    memoryLimitBytes: memoryLimitBytes(config),
    diskFreeBytes: application?.resources.diskFreeBytes ?? 0,
    diskFreeLimitBytes: config.diskFreeBytesMin,
    fileDescriptors: {
      total: openDescriptors(),
      totalLimit: descriptorLimit(),
      sockets: connections,
      socketsLimit: descriptorLimit(),
    },
    netTicktimeSeconds: config.netTicktimeSeconds,
    connectionCount: connections,
    ...{ loopDelayMsBySecond: loopDelays.maxMsBySecond, loopDelayCpuMsBySecond: loopDelays.maxCpuMsBySecond },
    keptAside: shownKeptAside(config.dataDirectory, application?.salvager.facts()),
  }
}

function listeners(config: Config, application: Application | undefined, clusterPort: number): ListenerSnapshot[] {
  const found: ListenerSnapshot[] = [
    {
      interface: shownHost(config.clusterHost),
      port: clusterPort,
      protocol: 'clustering',
      purpose: 'inter-node and CLI tool communication',
    },
  ]
  application?.listeners.forEach((listener, i) => {
    const host = config.amqpListeners[i]?.host
    found.push({ interface: shownHost(host), port: listener.port, protocol: 'amqp', purpose: 'AMQP 0-9-1' })
  })
  return found
}

function shownHost(host: string | undefined): string {
  return host ?? '[::]'
}

function memory(application: Application | undefined): NodeSnapshot['memory'] {
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage()
  const parts: (readonly [string, number])[] = [
    ['heap', heapUsed],
    ['external', external - arrayBuffers],
    ['buffers', arrayBuffers],
  ]
  if (application !== undefined) parts.push(['messages', application.messageLog.memoryBytes])
  return { totalBytes: rss, parts }
}

function openDescriptors(): number {
  try {
    return readdirSync('/proc/self/fd').length
  } catch {
    return 0 // Not Linux.
  }
}

function descriptorLimit(): number {
  try {
    return Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'latin1'))?.[1] ?? 0)
  } catch {
    return 0 // Not Linux.
  }
}
