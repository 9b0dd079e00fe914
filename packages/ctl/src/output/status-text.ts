/** status in the sections of RabbitMQ 3.8 and later. */
import { alarmLine, listenerText, orNone } from './cluster-status-text.ts'
import { type Facts, factList, factNumber, factsBelow, factText, isFacts } from './facts.ts'
import { sections, type TextStyle } from './heading.ts'

export const UNITS = { bytes: 1, mb: 1e6, gb: 1e9 } as const
export type Unit = keyof typeof UNITS

export function statusText(facts: Facts, unit: Unit, style: TextStyle): string {
  const amount = (bytes: number): string => showAmount(bytes, unit)
  const descriptors = factsBelow(facts, 'file_descriptors')
  const totals = factsBelow(facts, 'totals')
  return sections(
    [
      ['Runtime', runtimeLines(facts)],
      ['Data directory', [`Node data directory: ${factText(facts, 'data_directory')}`]],
      ['Config files', factList(facts, 'config_files').map((file) => ` * ${file}`)],
      ['Log file(s)', factList(facts, 'log_files').map((file) => ` * ${file}`)],
      ['Alarms', orNone(factList(facts, 'alarms').filter(isFacts).map(alarmLine))],
      ['Memory', memoryLines(facts, amount)],
      [
        'File Descriptors',
        [
          `Total: ${factText(descriptors, 'total_used')}, limit: ${factText(descriptors, 'total_limit')}`,
          `Sockets: ${factText(descriptors, 'sockets_used')}, limit: ${factText(descriptors, 'sockets_limit')}`,
        ],
      ],
      [
        'Free Disk Space',
        [
          `Low free disk space watermark: ${limit(factNumber(facts, 'disk_free_limit'), amount)}`,
          `Free disk space: ${amount(factNumber(facts, 'disk_free'))}`,
        ],
      ],
      [
        'Totals',
        [
          `Connection count: ${factText(totals, 'connection_count')}`,
          `Queue count: ${factText(totals, 'queue_count')}`,
          `Virtual host count: ${factText(totals, 'virtual_host_count')}`,
        ],
      ],
      [
        'Listeners',
        factList(facts, 'listeners')
          .filter(isFacts)
          .map((listener) => `Interface: ${listenerText(listener)}`),
      ],
    ],
    style,
  )
}

function runtimeLines(facts: Facts): string[] {
  return [
    `OS PID: ${factText(facts, 'pid')}`,
    `OS: ${factText(facts, 'os')}`,
    `Uptime (seconds): ${factText(facts, 'uptime')}`,
    `Is under maintenance?: ${factText(facts, 'is_under_maintenance')}`,
    `${factText(facts, 'product_name')} version: ${factText(facts, 'product_version')}`,
    `RabbitMQ version: ${factText(facts, 'rabbitmq_version')}`,
    `Node name: ${factText(facts, 'node_name')}`,
    `Node.js version: ${factText(facts, 'runtime_version')}`,
    `Cluster heartbeat timeout (net_ticktime): ${factText(facts, 'net_ticktime')}`,
  ]
}

function memoryLines(facts: Facts, amount: (bytes: number) => string): string[] {
  const { strategy: _strategy, total: _total, ...parts } = factsBelow(facts, 'memory')
  const totalBytes = factNumber(factsBelow(factsBelow(facts, 'memory'), 'total'), 'rss')
  const bySize = Object.keys(parts).sort((a, b) => factNumber(parts, b) - factNumber(parts, a))
  const share = (bytes: number): string => showFloat((bytes * 100) / Math.max(totalBytes, 1), 2)
  return [
    `Total memory used: ${amount(totalBytes)}`,
    `Calculation strategy: ${factText(factsBelow(facts, 'memory'), 'strategy')}`,
    `Memory high watermark setting: ${limit(factNumber(facts, 'vm_memory_high_watermark_limit'), amount)}`,
    ...(bySize.length > 0 ? [''] : []),
    ...bySize.map((name) => `${name}: ${amount(factNumber(parts, name))} (${share(factNumber(parts, name))} %)`),
  ]
}

function limit(bytes: number, amount: (bytes: number) => string): string {
  return bytes === 0 ? '(none)' : amount(bytes)
}

/** `0.1226 gb`: four digits after the point, at least one. */
function showAmount(bytes: number, unit: Unit): string {
  return unit === 'bytes' ? `${bytes} bytes` : `${showFloat(bytes / UNITS[unit], 4)} ${unit}`
}

function showFloat(value: number, digits: number): string {
  const rounded = Number(value.toFixed(digits))
  return Number.isInteger(rounded) ? `${rounded}.0` : String(rounded)
}
