// What `npm run bench` measures: who publishes where, what is compared, what is aimed at.

/** On how many nodes the queue is; `all` by `ha-mode: all`, 2 by `ha-mode: exactly`. */
export type Replicas = 1 | 2 | 'all'

export interface Scenario {
  readonly name: string
  readonly text: string
  readonly nodes: 1 | 3
  readonly durable: boolean
  readonly replicas: Replicas
  readonly flags: readonly string[]
  /** The figure that is compared; a higher rate, or a lower latency, is better. */
  readonly figure: 'deliverRate' | 'confirmP50Ms' | 'confirmP99Ms'
  readonly target: number | undefined
}

const CONFIRMED = ['--persistent', '--confirm', '1000', '--prefetch', '1000']

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'transient',
    text: 'one node, transient, auto-ack, 1 KiB',
    ...{ nodes: 1, durable: false, replicas: 1, figure: 'deliverRate', target: 4 },
    flags: ['--auto-ack'],
  },
  {
    name: 'persistent',
    text: 'one node, persistent, confirms (window 1000), manual acks, 1 KiB',
    ...{ nodes: 1, durable: true, replicas: 1, figure: 'deliverRate', target: 10 },
    flags: CONFIRMED,
  },
  {
    name: 'latency',
    text: 'one node, persistent, one unconfirmed message at a time: confirm latency',
    ...{ nodes: 1, durable: true, replicas: 1, figure: 'confirmP50Ms', target: undefined },
    flags: ['--persistent', '--confirm', '1'],
  },
  {
    name: 'forwarded',
    text: 'three nodes: publish on B, queue on A, consume on C; transient, auto-ack, 1 KiB',
    ...{ nodes: 3, durable: false, replicas: 1, figure: 'deliverRate', target: 3 },
    flags: ['--auto-ack'],
  },
  {
    name: 'mirrored',
    text: 'three nodes, ha-mode all: persistent, confirms (window 1000), manual acks, 1 KiB',
    ...{ nodes: 3, durable: true, replicas: 'all', figure: 'deliverRate', target: 8 },
    flags: CONFIRMED,
  },
  {
    name: 'mirrored-on-two',
    text: 'as mirrored, but on two of the three nodes',
    ...{ nodes: 3, durable: true, replicas: 2, figure: 'deliverRate', target: undefined },
    flags: CONFIRMED,
  },
  {
    name: 'mirrored-on-one',
    text: 'as mirrored, but without a mirror',
    ...{ nodes: 3, durable: true, replicas: 1, figure: 'deliverRate', target: undefined },
    flags: CONFIRMED,
  },
  {
    name: 'mirrored-transient',
    text: 'three nodes, ha-mode all: transient, auto-ack, 1 KiB',
    ...{ nodes: 3, durable: false, replicas: 'all', figure: 'deliverRate', target: 5 },
    flags: ['--auto-ack'],
  },
  {
    name: 'mirrored-latency',
    text: 'three nodes, ha-mode all: persistent, one unconfirmed message at a time: confirm latency',
    ...{ nodes: 3, durable: true, replicas: 'all', figure: 'confirmP50Ms', target: 3 },
    flags: ['--persistent', '--confirm', '1'],
  },
  {
    name: 'mirrored-steady',
    text: 'three nodes, ha-mode all: persistent, 2,000 messages a second: confirm latency',
    ...{ nodes: 3, durable: true, replicas: 'all', figure: 'confirmP99Ms', target: 10 },
    flags: [...CONFIRMED, '--rate', '2000'],
  },
]
