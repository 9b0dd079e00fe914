/** The node's configuration as the broker wants it. */
import { type BrokerConfig, DEFAULT_BROKER_CONFIG } from '@warren/broker'
import type { Config } from '../config/load-config.ts'

export function brokerConfig(config: Config): BrokerConfig {
  return Object.freeze({
    ...DEFAULT_BROKER_CONFIG,
    channelMax: config.channelMax,
    frameMax: config.frameMax,
    heartbeatSeconds: config.heartbeatSeconds,
    handshakeTimeoutMs: config.handshakeTimeoutMs,
    messageBytesMax: config.messageBytesMax,
    loopbackUsers: config.loopbackUsers,
    queueMasterLocator: config.queueMasterLocator,
    platform: `Node.js ${process.version}`,
  })
}
