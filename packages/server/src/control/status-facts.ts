/** The facts of `status`, under the names that RabbitMQ's JSON form gives them. */
import type { Json } from '@warren/rpc'
import type { ListenerSnapshot, NodeSnapshot } from './node-snapshot.ts'

/** What the metadata tells. */
export interface ClusterFacts {
  readonly queues: number
  readonly vhosts: number
  readonly isUnderMaintenance: boolean
}

export function statusFacts(snapshot: NodeSnapshot, totals: ClusterFacts): Json {
  const { fileDescriptors, memory } = snapshot
  return {
    active_plugins: [],
    alarms: snapshot.alarms.map((alarm) => alarmFact(alarm, snapshot.name)),
    config_files: snapshot.configFiles,
    data_directory: snapshot.dataDirectory,
    disk_free: snapshot.diskFreeBytes,
    disk_free_limit: snapshot.diskFreeLimitBytes,
    event_loop: {
      max_delay_ms: Math.max(0, ...snapshot.loopDelayMsBySecond),
      max_delay_ms_by_second: [...snapshot.loopDelayMsBySecond],
      max_delay_cpu_ms_by_second: [...snapshot.loopDelayCpuMsBySecond],
    },
    file_descriptors: {
      sockets_limit: fileDescriptors.socketsLimit,
      sockets_used: fileDescriptors.sockets,
      total_limit: fileDescriptors.totalLimit,
      total_used: fileDescriptors.total,
    },
    is_under_maintenance: totals.isUnderMaintenance,
    listeners: snapshot.listeners.map((listener) => listenerFact(listener, snapshot.name)),
    log_files: snapshot.logFiles,
    memory: { ...Object.fromEntries(memory.parts), strategy: 'rss', total: { rss: memory.totalBytes } },
    net_ticktime: snapshot.netTicktimeSeconds,
    node_name: snapshot.name,
    os: snapshot.operatingSystem,
    pid: snapshot.osProcessId,
    product_name: 'Warren',
    product_version: snapshot.version,
    rabbitmq_version: snapshot.rabbitmqVersion,
    runtime_version: snapshot.runtimeVersion,
    totals: {
      connection_count: snapshot.connectionCount,
      queue_count: totals.queues,
      virtual_host_count: totals.vhosts,
    },
    uptime: snapshot.uptimeSeconds,
    vm_memory_high_watermark_limit: snapshot.memoryLimitBytes,
  }
}

export function alarmFact(alarm: string, node: string): Json {
  return { node, resource: alarm }
}

export function listenerFact(listener: ListenerSnapshot, node: string): Json {
  return {
    interface: listener.interface,
    node,
    port: listener.port,
    protocol: listener.protocol,
    purpose: listener.purpose,
  }
}
