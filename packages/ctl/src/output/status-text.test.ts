import { expect, test } from 'vitest'
import { statusText } from './status-text.ts'

const FACTS = {
  alarms: [{ resource: 'memory', node: 'rabbit@a' }],
  config_files: [],
  data_directory: '/var/lib/warren',
  disk_free: 85_093_453_824,
  disk_free_limit: 50_000_000,
  file_descriptors: { sockets_limit: 900, sockets_used: 3, total_limit: 1024, total_used: 30 },
  is_under_maintenance: false,
  listeners: [{ interface: '[::]', node: 'rabbit@a', port: 5672, protocol: 'amqp', purpose: 'AMQP 0-9-1' }],
  log_files: ['<stdout>'],
  memory: { heap: 40_000_000, external: 60_000_000, strategy: 'rss', total: { rss: 122_600_000 } },
  net_ticktime: 2,
  node_name: 'rabbit@a',
  os: 'Linux',
  pid: 42,
  product_name: 'Warren',
  product_version: '0.1.0',
  rabbitmq_version: '3.10.8',
  runtime_version: 'v24.21.0',
  totals: { connection_count: 3, queue_count: 2, virtual_host_count: 1 },
  uptime: 99,
  vm_memory_high_watermark_limit: 0,
}

test("status has RabbitMQ's sections", () => {
  const text = statusText(FACTS, 'gb', { isBold: false })
  const bold = statusText(FACTS, 'gb', { isBold: true })
  const headings = [...bold.matchAll(/\u001b\[1m(.*?)\u001b/g)].map((match) => match[1])
  expect(headings).toEqual([
    'Runtime',
    'Data directory',
    'Config files',
    'Log file(s)',
    'Alarms',
    'Memory',
    'File Descriptors',
    'Free Disk Space',
    'Totals',
    'Listeners',
  ])
  for (const line of [
    'OS PID: 42',
    'RabbitMQ version: 3.10.8',
    'Memory alarm on node rabbit@a',
    'Total memory used: 0.1226 gb',
    'external: 0.06 gb (48.94 %)',
    'Memory high watermark setting: (none)',
    'Total: 30, limit: 1024',
    'Low free disk space watermark: 0.05 gb',
    'Queue count: 2',
    'Interface: [::], port: 5672, protocol: amqp, purpose: AMQP 0-9-1',
  ])
    expect(text.split('\n')).toContain(line)
})

test('sizes in other units', () => {
  expect(statusText(FACTS, 'mb', { isBold: false })).toContain('Total memory used: 122.6 mb')
  expect(statusText(FACTS, 'bytes', { isBold: false })).toContain('Total memory used: 122600000 bytes')
})
