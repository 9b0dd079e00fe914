import { fail, ok } from '@warren/kernel'
import { expect, test } from 'vitest'
import { loadConfig } from './load-config.ts'

function load(...lines: readonly string[]) {
  return loadConfig({
    argv: ['--config', 'warren.conf'],
    environment: {},
    hostName: 'hare',
    homeDirectory: '/home/hare',
    workingDirectory: '/srv',
    readFile: (file) => (file === '/srv/warren.conf' ? ok(lines.join('\n')) : fail('not there')),
  })
}

function formation(...lines: readonly string[]) {
  const loaded = load(...lines)
  if (!loaded.ok || loaded.value.kind !== 'config') throw new Error(JSON.stringify(loaded))
  return loaded.value.config.formation
}
const NODES = [
  'cluster_formation.classic_config.nodes.1 = rabbit@b',
  'cluster_formation.classic_config.nodes.2 = rabbit@a:25673',
]

test('without nodes there is nothing to form', () => {
  expect(formation()).toBeUndefined()
  expect(formation('cluster_formation.peer_discovery_backend = classic_config')).toBeUndefined()
})

test("a list, with RabbitMQ's defaults", () => {
  expect(formation(...NODES)).toEqual({
    ...{ backend: 'classic_config', nodes: ['rabbit@b', 'rabbit@a:25673'], hostname: '', nodeType: 'disc' },
    ...{ retryLimit: 10, retryIntervalMs: 500 },
  })
})

test.each(['rabbit_peer_discovery_dns', 'dns'])('the backend %s', (backend) => {
  const lines = [`cluster_formation.peer_discovery_backend = ${backend}`, 'cluster_formation.dns.hostname = warren.svc']
  expect(formation(...lines, 'cluster_formation.node_type = ram')).toMatchObject({
    ...{ backend: 'dns', hostname: 'warren.svc', nodeType: 'ram' },
  })
})

test('retries as numbers, or without end', () => {
  expect(
    formation(
      ...NODES,
      'cluster_formation.peer_discovery_backend = rabbit_peer_discovery_classic_config',
      'cluster_formation.discovery_retry_limit = unlimited',
      'cluster_formation.discovery_retry_interval = 100',
      'cluster_formation.node_type = disk',
    ),
  ).toMatchObject({ retryLimit: Number.POSITIVE_INFINITY, retryIntervalMs: 100, nodeType: 'disc' })
})

test('what is wrong is told', () => {
  const refused = load(
    'cluster_formation.peer_discovery_backend = dns',
    'cluster_formation.node_type = tape',
    'cluster_formation.classic_config.nodes.1 = a b',
    'cluster_formation.discovery_retry_limit = 0',
  )
  expect(refused.ok ? [] : refused.error.problems).toEqual([
    expect.stringContaining('line 2: cluster_formation.node_type = "tape": not one of the words'),
    expect.stringContaining('line 3: cluster_formation.classic_config.nodes.1 = "a b": no node name before the @'),
    expect.stringContaining('line 4: cluster_formation.discovery_retry_limit = "0": less than 1'),
    'cluster_formation.peer_discovery_backend = dns needs cluster_formation.dns.hostname',
  ])
})
