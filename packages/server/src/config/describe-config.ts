/** The effective configuration by key, for `ctl environment`. */
import type { Json } from '@warren/rpc'
import { describePartitionHandling } from './cluster/partition-settings.ts'
import type { Config } from './load-config.ts'
import type { Address } from './setting-type.ts'

/** Keys as in the file where there is one. Passwords are left out. */
export function describeConfig(config: Config): { readonly [key: string]: Json } {
  const described: Record<string, Json> = {
    node_name: config.nodeName,
    data_dir: config.dataDirectory,
    config_files: config.configFiles,
    cookie_file: config.cookieFile,
    listeners: config.amqpListeners.map(showAddress),
    cluster_listener: showAddress({ host: config.clusterHost, port: config.clusterPort }),
    heartbeat: config.heartbeatSeconds,
    frame_max: config.frameMax,
    channel_max: config.channelMax,
    max_message_size: config.messageBytesMax,
    handshake_timeout: config.handshakeTimeoutMs,
    loopback_users: config.loopbackUsers,
    default_user: config.defaultUser,
    default_vhost: config.defaultVhost,
    net_ticktime: config.netTicktimeSeconds,
    ...describePartitionHandling(config.partitionHandling),
    'cluster_partition_handling.autoheal.salvage': config.salvage,
    queue_master_locator: config.queueMasterLocator,
    'vm_memory_high_watermark.relative': config.memoryRelative,
    'disk_free_limit.absolute': config.diskFreeBytesMin,
    'log.console.level': config.logLevel,
    'log.console.formatter': config.logFormat,
  }
  if (config.memoryAbsolute !== undefined) described['vm_memory_high_watermark.absolute'] = config.memoryAbsolute
  if (config.clusterName !== undefined) described['cluster_name'] = config.clusterName
  Object.assign(described, describeFormation(config), describeInterNodeTls(config))
  return Object.fromEntries(Object.entries(described).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function describeFormation({ formation }: Config): Record<string, Json> {
  if (formation === undefined) return {}
  const { backend, nodes, hostname, nodeType, retryLimit, retryIntervalMs } = formation
  return {
    'cluster_formation.peer_discovery_backend': backend,
    ...(backend === 'dns' ? { 'cluster_formation.dns.hostname': hostname } : {}),
    ...(backend === 'dns' ? {} : { 'cluster_formation.classic_config.nodes': nodes }),
    'cluster_formation.node_type': nodeType,
    'cluster_formation.discovery_retry_limit': Number.isFinite(retryLimit) ? retryLimit : 'unlimited',
    'cluster_formation.discovery_retry_interval': retryIntervalMs,
  }
}

function describeInterNodeTls({ interNodeTls }: Config): Record<string, Json> {
  if (interNodeTls === undefined) return {}
  const { caCertFile, certFile, keyFile, checksHost } = interNodeTls
  return {
    'cluster.ssl_options.cacertfile': caCertFile,
    'cluster.ssl_options.certfile': certFile,
    'cluster.ssl_options.keyfile': keyFile,
    'cluster.ssl_options.verify': 'verify_peer',
    'cluster.ssl_options.verify_hostname': checksHost,
  }
}

/** `[::]:5672`, `127.0.0.1:5672`. */
export function showAddress({ host, port }: Address): string {
  const shown = host ?? '::'
  return shown.includes(':') ? `[${shown}]:${port}` : `${shown}:${port}`
}
