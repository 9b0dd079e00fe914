/** One JSON object a line: `{"kind":"second",...}` each second, `{"kind":"summary",...}` at the end. Rates are per second. */
import type { LoadOptions } from '../options/load-options.ts'
import type { Histogram } from './histogram.ts'
import type { Measurements } from './measurements.ts'
import type { Report } from './report.ts'

export class JsonReport implements Report {
  readonly #print: (line: string) => void
  readonly #notify: (line: string) => void
  #options: LoadOptions | undefined

  constructor(print: (line: string) => void, notify: (line: string) => void) {
    this.#print = print
    this.#notify = notify
  }

  begin(options: LoadOptions): void {
    this.#options = options
  }

  second(timeSeconds: number, intervalSeconds: number, measurements: Measurements): void {
    this.#line('second', timeSeconds, intervalSeconds, measurements, {})
  }

  summary(timeSeconds: number, measurements: Measurements, coreShare: number): void {
    const { published, confirmed, nacked, delivered, redelivered, acknowledged, foreign, returned } = measurements
    const totals = { published, confirmed, nacked, delivered, redelivered, acknowledged, foreign, returned }
    this.#line('summary', timeSeconds, timeSeconds, measurements, {
      totals,
      coreShare: round(coreShare),
      options: optionFacts(this.#options),
    })
  }

  notice(text: string): void {
    this.#notify(text)
  }

  #line(kind: string, timeSeconds: number, seconds: number, measurements: Measurements, more: object): void {
    const rate = (count: number): number => (seconds > 0 ? Math.round(count / seconds) : 0)
    this.#print(
      JSON.stringify({
        kind,
        timeSeconds: round(timeSeconds),
        publishRate: rate(measurements.published),
        confirmRate: rate(measurements.confirmed),
        nackRate: rate(measurements.nacked),
        deliverRate: rate(measurements.delivered),
        acknowledgeRate: rate(measurements.acknowledged),
        blockedConnections: measurements.blocked,
        deliverLatencyMs: latency(measurements.deliverLatency),
        confirmLatencyMs: latency(measurements.confirmLatency),
        ...more,
      }),
    )
  }
}

/** Percentiles in milliseconds; null when nothing was measured. */
function latency(histogram: Histogram): object | null {
  if (histogram.count === 0) return null
  const ms = (percent: number): number => histogram.percentileUs(percent) / 1000
  return { count: histogram.count, p50: ms(50), p95: ms(95), p99: ms(99), p999: ms(99.9), max: histogram.maxUs / 1000 }
}

/** Without addresses, which hold passwords. */
function optionFacts(options: LoadOptions | undefined): object | undefined {
  if (options === undefined) return undefined
  const { publishUris, consumeUris, declareUris, queueArguments, queues, ...facts } = options
  return {
    ...facts,
    queues: queues.length,
    hosts: new Set([...publishUris, ...consumeUris].map((uri) => uri.host)).size,
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
