/** What this node says of itself in each heartbeat; there is no broker yet while it starts. */
import type { Broker } from '@warren/broker'
import type { PeerVitals } from '@warren/cluster'
import type { ResourceMonitor } from './resource-monitor.ts'

type Own = Omit<PeerVitals, 'lineage'>

const NOTHING: Own = { connections: 0, alarms: [] }

export class Vitals {
  #now: () => Own = () => NOTHING

  watch(broker: Pick<Broker, 'connectionCount'>, resources: Pick<ResourceMonitor, 'alarms'>): void {
    this.#now = () => ({ connections: broker.connectionCount, alarms: resources.alarms })
  }

  now(): Own {
    return this.#now()
  }
}
