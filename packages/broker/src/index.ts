export type { PasswordHash } from './auth/password-hash.ts'
export { Broker, type BrokerOptions } from './broker.ts'
export { type BrokerConfig, DEFAULT_BROKER_CONFIG } from './broker-config.ts'
export type { BrokerCounters } from './broker-context.ts'
export { Connection } from './connection/connection.ts'
export type { AlarmKind } from './connection/flow/alarms.ts'
export type { TlsFacts, Transport, TransportFacts } from './connection/transport.ts'
export type { ChannelConsumerFacts, ChannelFacts, ConnectionFacts, ConnectionState } from './facts.ts'
export type { ConfirmParts } from './queues/confirm-parts.ts'
export type { FlowGate } from './queues/flow-gate.ts'
export type { LocalQueue } from './queues/local-queue.ts'
export { QueueDirectory } from './queues/queue-directory.ts'
export type {
  ConsumerFacts as QueueConsumerFacts,
  ConsumerHandle,
  ConsumerSink,
  QueueError,
  QueueHandle,
  QueueStatistics,
} from './queues/queue-handle.ts'
export { keepAside } from './salvage/keep-aside.ts'
export { parseKeptFacts } from './salvage/kept-facts.ts'
export { KeptStore } from './salvage/kept-store.ts'
export { type PartedMirror, rememberHistory } from './salvage/lost-history.ts'
export { DirectorySalvagePort, type SalvagePort } from './salvage/salvage-port.ts'
export { type SalvageFacts, Salvager, type SalvagerOptions } from './salvage/salvager.ts'
export { Turn } from './turn.ts'
