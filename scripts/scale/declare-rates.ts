// How many durable queues a second one client, and fifty, can declare: each client sends a declare when the one before
// has been answered. Warren and RabbitMQ take turns; each sample has a vhost of its own.
import { rabbitmqInstalled } from '../rabbitmq-node.ts'
import { type BrokerCluster, startRabbitmq, startWarren } from './broker-cluster.ts'
import { Definer, declareOf } from './definer.ts'

const CLIENTS = 50
/** Until both have compiled what they run. */
const WARM_UP_MS = 6000

export interface RateSample {
  readonly declaresPerSecond: number
  /** Of one core. */
  readonly clientShare: number
  /** CPU time of all nodes together: tells more than the rate where other work shares the machine. */
  readonly brokerCpuMsPerDeclare: number
}

export interface RateReport {
  readonly form: string
  /** By system, a sample for each pair. */
  readonly systems: readonly { readonly name: string; readonly samples: readonly RateSample[] }[]
}

type Form = { readonly text: string; sample(system: BrokerCluster, vhost: string, ms: number): Promise<RateSample> }

const FORMS: readonly Form[] = [
  { text: 'one client, on each node for a third of the time', sample: oneClient },
  { text: `${CLIENTS} clients, spread over the nodes`, sample: manyClients },
]

export async function declareRates(options: { pairs: number; seconds: number }): Promise<readonly RateReport[]> {
  const systems: BrokerCluster[] = [await startWarren()]
  try {
    if (rabbitmqInstalled()) systems.push(await startRabbitmq())
    else console.error('rabbitmq-server is not installed: measuring Warren alone')
    const reports: RateReport[] = []
    for (const form of FORMS) reports.push(await pairsOf(form, systems, options))
    return reports
  } finally {
    for (const system of systems) await system.stop()
  }
}

async function pairsOf(
  form: Form,
  systems: readonly BrokerCluster[],
  { pairs, seconds }: { pairs: number; seconds: number },
): Promise<RateReport> {
  const samples = systems.map((): RateSample[] => [])
  for (const system of systems) await inVhost(system, (vhost) => form.sample(system, vhost, WARM_UP_MS))
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const [i, system] of systems.entries()) {
      const sample = await inVhost(system, (vhost) => form.sample(system, vhost, seconds * 1000))
      samples[i]?.push(sample)
      console.error(`  ${form.text}: ${system.name} ${sample.declaresPerSecond.toFixed(0)}/s`)
    }
  }
  return { form: form.text, systems: systems.map(({ name }, i) => ({ name, samples: samples[i] ?? [] })) }
}

let vhosts = 0

async function inVhost(system: BrokerCluster, run: (vhost: string) => Promise<RateSample>): Promise<RateSample> {
  vhosts += 1
  const vhost = `scale${vhosts}`
  await system.addVhost(vhost)
  const sample = await run(vhost)
  await system.deleteVhost(vhost)
  return sample
}

/** The nodes differ: on one leads the metadata, on the others not. */
async function oneClient(system: BrokerCluster, vhost: string, ms: number): Promise<RateSample> {
  const meter = new Meter(system)
  for (const [i, port] of system.ports.entries()) {
    const client = await Definer.open(port, vhost)
    await meter.load([client], `q${i}-`, ms / system.ports.length)
    client.close()
  }
  return meter.sample()
}

async function manyClients(system: BrokerCluster, vhost: string, ms: number): Promise<RateSample> {
  const clients: Definer[] = []
  for (let i = 0; i < CLIENTS; i += 1) {
    clients.push(await Definer.open(system.ports[i % system.ports.length] ?? 0, vhost))
  }
  const meter = new Meter(system)
  await meter.load(clients, 'q', ms)
  for (const client of clients) client.close()
  return meter.sample()
}

/** Adds up what one or more loads came to. */
class Meter {
  readonly #system: BrokerCluster
  #declares = 0
  #elapsedMs = 0
  #clientMs = 0
  #brokerMs = 0

  constructor(system: BrokerCluster) {
    this.#system = system
  }

  async load(clients: readonly Definer[], prefix: string, ms: number): Promise<void> {
    const startMs = performance.now()
    const startCpu = process.cpuUsage()
    const startBrokerMs = this.#system.cpuMs()
    const next = () => {
      if (performance.now() - startMs >= ms) return undefined
      this.#declares += 1
      return declareOf(`${prefix}${this.#declares}`)
    }
    await Promise.all(clients.map((client) => client.series(next)))
    const { user, system } = process.cpuUsage(startCpu)
    this.#elapsedMs += performance.now() - startMs
    this.#clientMs += (user + system) / 1000
    this.#brokerMs += this.#system.cpuMs() - startBrokerMs
  }

  sample(): RateSample {
    return {
      declaresPerSecond: (this.#declares * 1000) / this.#elapsedMs,
      clientShare: this.#clientMs / this.#elapsedMs,
      brokerCpuMsPerDeclare: this.#brokerMs / this.#declares,
    }
  }
}
