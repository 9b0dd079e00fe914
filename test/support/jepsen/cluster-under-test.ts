// What the queue workload asks of a cluster in network namespaces, be it Warren's or RabbitMQ's.
import type { Cut } from '../network/cut.ts'

export interface NodeUnderTest {
  readonly name: string
  readonly uri: string
  readonly isRunning: boolean
  signal(signal: NodeJS.Signals): void
  /** At once, as by kill -9. */
  kill(): Promise<void>
}

/** Where the queues' replicas are and who of them has everything, for those who wait until all is mirrored. */
export interface QueuePlaces {
  readonly leader: string
  /** Nodes other than the leader that have all that it has. */
  readonly inStep: readonly string[]
}

export interface ClusterUnderTest {
  readonly nodes: readonly NodeUnderTest[]
  node(number: number): NodeUnderTest
  /** Queues whose names begin with `prefix` are mirrored on all nodes, and new mirrors are filled by themselves. */
  mirror(prefix: string): Promise<void>
  /** Exactly what it says is lost from now on. */
  cut(cut: Cut): Promise<void>
  /** Nothing is lost any more. */
  mend(): Promise<void>
  unplug(number: number): Promise<void>
  plug(number: number): Promise<void>
  /** A process that was killed, with what its folder holds; nobody waits for anything. */
  start(number: number): void
  /** Undefined once all nodes run and say so of one another. */
  whyNotWhole(): Promise<string | undefined>
  /** What the manual asks of an operator after a cut; says what was done. */
  attend(): Promise<string | undefined>
  places(queue: string): Promise<QueuePlaces | undefined>
  /** Bodies of messages that nodes have put aside for an operator, as text in which to look. */
  keptAside(): string
  /** What the nodes' logs say that nobody may overlook. */
  logViolations(): readonly string[]
  keepLogs(folder: string): void
  close(): Promise<void>
}
