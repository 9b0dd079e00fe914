/** A table for people: one row a second, the head again after every twenty, and the summary below. */
import { addressText } from '../options/amqp-uri.ts'
import type { LoadOptions } from '../options/load-options.ts'
import type { Histogram } from './histogram.ts'
import type { Measurements } from './measurements.ts'
import type { Report } from './report.ts'

const ROWS_PER_HEAD = 20
const PERCENTILES = [50, 95, 99, 99.9] as const
const RATE_WIDTH = 11
const LATENCY_WIDTH = 9

export class TextReport implements Report {
  readonly #print: (line: string) => void
  readonly #notify: (line: string) => void
  #hasConfirms = false
  #hasLatency = false
  #rows = 0

  constructor(print: (line: string) => void, notify: (line: string) => void) {
    this.#print = print
    this.#notify = notify
  }

  begin(options: LoadOptions): void {
    this.#hasConfirms = options.confirmWindow > 0
    this.#hasLatency = options.consumers > 0 && options.publishers > 0 && options.bodyBytes >= 16
    this.#print(describe(options))
    if (options.consumers > 0 && options.publishers > 0 && !this.#hasLatency) {
      this.#print('no publish-to-deliver latency: it needs a --size of at least 16')
    }
  }

  second(timeSeconds: number, intervalSeconds: number, measurements: Measurements): void {
    if (this.#rows % ROWS_PER_HEAD === 0) this.#head()
    this.#rows += 1
    const rate = (count: number): string =>
      Math.round(count / intervalSeconds)
        .toLocaleString('en')
        .padStart(RATE_WIDTH)
    let row = `${timeSeconds.toFixed(0).padStart(5)}${rate(measurements.published)}`
    if (this.#hasConfirms) row += rate(measurements.confirmed)
    row += rate(measurements.delivered)
    if (this.#hasLatency) row += ` |${latencyCells(measurements.deliverLatency)}`
    if (this.#hasConfirms) row += ` |${latencyCells(measurements.confirmLatency)}`
    if (measurements.nacked > 0) row += `  ${measurements.nacked} nacked`
    if (measurements.returned > 0) row += `  ${measurements.returned} returned`
    if (measurements.redelivered > 0) row += `  ${measurements.redelivered} redelivered`
    if (measurements.blocked > 0) row += `  ${measurements.blocked} blocked`
    this.#print(row)
  }

  summary(timeSeconds: number, measurements: Measurements, coreShare: number): void {
    const line = (label: string, count: number): void => {
      const rate = timeSeconds > 0 ? Math.round(count / timeSeconds) : 0
      this.#print(
        `  ${label.padEnd(13)}${count.toLocaleString('en').padStart(14)}${rate.toLocaleString('en').padStart(14)}/s`,
      )
    }
    this.#print(`\nin ${timeSeconds.toFixed(3)} s`)
    line('published', measurements.published)
    if (this.#hasConfirms) line('confirmed', measurements.confirmed)
    if (measurements.nacked > 0) line('nacked', measurements.nacked)
    if (measurements.returned > 0) line('returned', measurements.returned)
    line('delivered', measurements.delivered)
    if (measurements.acknowledged > 0) line('acknowledged', measurements.acknowledged)
    if (measurements.redelivered > 0) line('redelivered', measurements.redelivered)
    if (measurements.foreign > 0) line('of other runs', measurements.foreign)
    if (measurements.deliverLatency.count > 0)
      this.#print(`  publish to deliver ms: ${percentiles(measurements.deliverLatency)}`)
    if (measurements.confirmLatency.count > 0)
      this.#print(`  publish to confirm ms: ${percentiles(measurements.confirmLatency)}`)
    this.#print(`  this tool took ${(coreShare * 100).toFixed(0)} % of a core`)
  }

  notice(text: string): void {
    this.#notify(text)
  }

  #head(): void {
    let first = ''.padEnd(5 + RATE_WIDTH * (this.#hasConfirms ? 3 : 2))
    let second = `${'s'.padStart(5)}${'publish/s'.padStart(RATE_WIDTH)}`
    if (this.#hasConfirms) second += 'confirm/s'.padStart(RATE_WIDTH)
    second += 'deliver/s'.padStart(RATE_WIDTH)
    const titles = [...PERCENTILES.map((percent) => `p${percent}`), 'max'].map((title) => title.padStart(LATENCY_WIDTH))
    const group = (name: string): void => {
      first += ` |${` ${name}`.padEnd(LATENCY_WIDTH * titles.length)}`
      second += ` |${titles.join('')}`
    }
    if (this.#hasLatency) group('publish to deliver, ms')
    if (this.#hasConfirms) group('publish to confirm, ms')
    if (first.trim() !== '') this.#print(first.trimEnd())
    this.#print(second)
  }
}

function describe(options: LoadOptions): string {
  const parts = [
    counted(options.publishers, 'publisher'),
    counted(options.consumers, 'consumer'),
    counted(options.queues.length, options.durable ? 'durable queue' : 'transient queue'),
    `${options.persistent ? 'persistent' : 'transient'} messages of ${options.bodyBytes} B`,
    options.confirmWindow > 0 ? `confirm window ${options.confirmWindow}` : 'no confirms',
  ]
  if (options.consumers > 0) {
    parts.push(
      options.autoAck ? 'auto ack' : `prefetch ${options.prefetch || 'unlimited'}, ack every ${options.multipleAck}`,
    )
  }
  if (options.ratePerPublisher > 0) parts.push(`${options.ratePerPublisher}/s for each publisher`)
  const hosts = new Set([...options.publishUris, ...options.consumeUris].map(addressText))
  return `${[...hosts].join(' ')}: ${parts.join(', ')}`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function latencyCells(histogram: Histogram): string {
  if (histogram.count === 0) return '-'.padStart(LATENCY_WIDTH).repeat(PERCENTILES.length + 1)
  return [...PERCENTILES.map((percent) => histogram.percentileUs(percent)), histogram.maxUs]
    .map((us) => milliseconds(us).padStart(LATENCY_WIDTH))
    .join('')
}

function percentiles(histogram: Histogram): string {
  const cells = PERCENTILES.map((percent) => `p${percent} ${milliseconds(histogram.percentileUs(percent))}`)
  return [...cells, `max ${milliseconds(histogram.maxUs)}`].join('  ')
}

function milliseconds(us: number): string {
  const ms = us / 1000
  return ms.toFixed(ms < 10 ? 2 : ms < 1000 ? 1 : 0)
}
