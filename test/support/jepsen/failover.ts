// Two nodes, everything mirrored: how long clients of the survivor can neither enqueue nor dequeue after the other one was
// killed, or vanished without closing its sockets.
import { type ClientNode, pause, type Session } from '../chaos-clients.ts'
import { until } from '../process-cluster.ts'
import type { ClusterUnderTest } from './cluster-under-test.ts'
import { type System, startUnderTest } from './jepsen-rounds.ts'
import { answered, closeSession, openSession } from './queue-clients.ts'

export const FAILURES = ['kill', 'vanish'] as const
export type Failure = (typeof FAILURES)[number]

const QUEUE = 'failover'
/** Twice the resolution of what is measured. */
const ENQUEUE_EVERY_MS = 5
const AGAIN_MS = 60_000
const IN_STEP_MS = 90_000
const REST_MS = 700
const VANISH_ONE_IN = 2
const ASK_EVERY_MS = 300

export interface Failover {
  readonly system: System
  readonly failure: Failure
  /** The node that failed led the queue. */
  readonly wasLeader: boolean
  /** From the failure to the first confirm of what was published after it. */
  readonly enqueueMs: number
  /** From the failure to the first delivery of what was published after it. */
  readonly dequeueMs: number
}

export interface FailoverOptions {
  readonly system: System
  /** Kills; vanishes are half as many, for each takes a detection. */
  readonly times: number
  readonly ticktimeSeconds: number
  readonly onFailover?: (failover: Failover) => void
}

/** Starts and closes a cluster of its own. Each node fails twice in a row: as the queue's leader, and then as its mirror. */
export async function measureFailover(options: FailoverOptions): Promise<Failover[]> {
  const { system, times, ticktimeSeconds, onFailover } = options
  // Warren's own default; with two nodes RabbitMQ's users have `ignore`, its default.
  const mode = system === 'warren' ? 'auto' : 'ignore'
  const cluster = await startUnderTest(system, { mode, nodes: 2, ticktimeSeconds })
  const failovers: Failover[] = []
  try {
    await cluster.mirror(QUEUE)
    const session = await openSession(cluster.node(1))
    await session.channel.assertQueue(QUEUE, { durable: true })
    await closeSession(session)
    for (const failure of FAILURES) {
      const count = failure === 'vanish' ? Math.ceil(times / VANISH_ONE_IN) : times
      for (let i = 0; i < count; i += 1) {
        const each = { system, ...(await failOver(cluster, failure, (Math.floor(i / 2) % 2) + 1)) }
        failovers.push(each)
        onFailover?.(each)
      }
    }
  } finally {
    await cluster.close()
  }
  return failovers
}

async function failOver(
  cluster: ClusterUnderTest,
  failure: Failure,
  victim: number,
): Promise<Omit<Failover, 'system'>> {
  const leader = await inStep(cluster)
  const watch = new FailoverClients(cluster.node(3 - victim))
  try {
    await watch.start()
    await pause(REST_MS)
    const failedMs = performance.now()
    if (failure === 'vanish') {
      await cluster.unplug(victim)
    }
    watch.failedMs = failedMs
    await cluster.node(victim).kill()
    await until('the survivor serves', () => watch.enqueuedMs > 0 && watch.dequeuedMs > 0, AGAIN_MS)
    const wasLeader = leader === cluster.node(victim).name
    return { failure, wasLeader, enqueueMs: watch.enqueuedMs - failedMs, dequeueMs: watch.dequeuedMs - failedMs }
  } finally {
    await watch.stop()
    if (failure === 'vanish') await cluster.plug(victim)
    cluster.start(victim)
  }
}

/** Both nodes run and the mirror has everything; the leader's name. */
async function inStep(cluster: ClusterUnderTest): Promise<string> {
  const deadlineMs = performance.now() + IN_STEP_MS
  while (performance.now() < deadlineMs) {
    if ((await cluster.whyNotWhole()) === undefined) {
      const places = await cluster.places(QUEUE)
      if (places?.inStep.length === 1) return places.leader
    }
    await pause(ASK_EVERY_MS)
  }
  throw new Error(`not within ${IN_STEP_MS} ms: ${(await cluster.whyNotWhole()) ?? 'the mirror is in step'}`)
}

/** One that publishes and one that consumes, on one connection; both begin anew when it breaks. */
class FailoverClients {
  failedMs = Number.POSITIVE_INFINITY
  /** First success of what was published after the failure; 0 until then. */
  enqueuedMs = 0
  dequeuedMs = 0
  readonly #node: ClientNode
  #session: Session | undefined = undefined
  #isStopping = false
  #run: Promise<void> = Promise.resolve()

  constructor(node: ClientNode) {
    this.#node = node
  }

  /** Resolves once messages go through. */
  async start(): Promise<void> {
    this.failedMs = performance.now()
    this.#run = this.#lives()
    await until('messages go through', () => this.enqueuedMs > 0 && this.dequeuedMs > 0, AGAIN_MS)
    this.failedMs = Number.POSITIVE_INFINITY
    this.enqueuedMs = 0
    this.dequeuedMs = 0
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#run
    if (this.#session !== undefined) await closeSession(this.#session)
  }

  async #lives(): Promise<void> {
    while (!this.#isStopping) {
      try {
        this.#session = await openSession(this.#node)
        await this.#live(this.#session)
      } catch {
        await pause(ENQUEUE_EVERY_MS)
      }
    }
  }

  async #live(session: Session): Promise<void> {
    const { channel } = session
    let isActive = true
    const consumed = channel.consume(
      QUEUE,
      (raw) => {
        if (raw === null) isActive = false
        else if (Number(raw.content.toString()) > this.failedMs && this.dequeuedMs === 0)
          this.dequeuedMs = performance.now()
      },
      { noAck: true },
    )
    await answered('basic.consume', session, consumed)
    while (isActive && !session.isBroken && !this.#isStopping) {
      const sentMs = performance.now()
      const confirmed = (error: unknown): void => {
        const isConfirmed = error === null || error === undefined
        if (isConfirmed && sentMs > this.failedMs && this.enqueuedMs === 0) this.enqueuedMs = performance.now()
      }
      const body = Buffer.from(String(sentMs))
      session.try((open) => open.sendToQueue(QUEUE, body, { persistent: true, mandatory: true }, confirmed))
      await pause(ENQUEUE_EVERY_MS)
    }
    session.tearOff()
  }
}
