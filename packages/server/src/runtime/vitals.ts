/** What this node says of itself in each heartbeat; there is no broker yet while it starts. */
import type { Broker } from '@warren/broker'
import type { Alarm, MetadataService, OwnVitals } from '@warren/cluster'
import type { NodeId } from '@warren/kernel'
import type { ResourceMonitor } from './resource-monitor.ts'

const NOTHING: OwnVitals = { connections: 0, alarms: [] }

/** Of the members that are heard: one that went down blocks nobody any more. */
export function alarmsOfOthers(service: MetadataService, self: NodeId): ReadonlySet<Alarm> {
  const alarms = new Set<Alarm>()
  for (const { id } of service.metadata.members()) {
    if (id === self || !service.reachable(id)) continue
    for (const alarm of service.vitals(id)?.alarms ?? []) alarms.add(alarm)
  }
  return alarms
}

export class Vitals {
  #now: () => OwnVitals = () => NOTHING

  watch(broker: Pick<Broker, 'connectionCount'>, resources: Pick<ResourceMonitor, 'alarms'>): void {
    this.#now = () => ({ connections: broker.connectionCount, alarms: resources.alarms })
  }

  now(): OwnVitals {
    return this.#now()
  }
}
