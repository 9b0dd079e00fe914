/** What connection.start tells a client about the server. Clients gate their features on the capabilities. */
import { bool, type FieldTable, longstr } from '@warren/codec'
import type { BrokerConfig } from '../../broker-config.ts'

const CAPABILITIES = [
  'publisher_confirms',
  'exchange_exchange_bindings',
  'basic.nack',
  'consumer_cancel_notify',
  'connection.blocked',
  'consumer_priorities',
  'authentication_failure_close',
  'per_consumer_qos',
  'direct_reply_to',
]

export function serverProperties(config: BrokerConfig, clusterName: string): FieldTable {
  return [
    {
      name: 'capabilities',
      value: { type: 'table', value: CAPABILITIES.map((name) => ({ name, value: bool(true) })) },
    },
    { name: 'cluster_name', value: longstr(clusterName) },
    { name: 'copyright', value: longstr(config.copyright) },
    { name: 'information', value: longstr(config.information) },
    { name: 'platform', value: longstr(config.platform) },
    { name: 'product', value: longstr(config.product) },
    { name: 'version', value: longstr(config.version) },
  ]
}
