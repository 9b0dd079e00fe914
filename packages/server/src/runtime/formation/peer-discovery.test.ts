import type { NodeName } from '@warren/kernel'
import { expect, test } from 'vitest'
import type { FormationConfig } from '../../config/formation-settings.ts'
import { discoverPeers, type NameService } from './peer-discovery.ts'

const DNS: FormationConfig = {
  ...{ backend: 'dns', nodes: [], hostname: 'warren.example.com', nodeType: 'disc', retryLimit: 10 },
  retryIntervalMs: 500,
}
const NAMES: NameService = {
  addresses: async (hostname) => (hostname === 'warren.example.com' ? ['10.0.0.1', '10.0.0.2', '10.0.0.3'] : []),
  hostNames: async (address) => [address === '10.0.0.2' ? 'two.example.com' : 'one.example.com', 'alias'],
}
const discover = (self: string, names = NAMES, config = DNS) => discoverPeers(config, self as NodeName, names)

test('a list is taken as it is written', async () => {
  const nodes = ['rabbit@b:25673', 'rabbit@a'] as NodeName[]
  expect(await discover('rabbit@a', NAMES, { ...DNS, backend: 'classic_config', nodes })).toEqual({
    ok: true,
    value: nodes,
  })
})

test('DNS gives the host part, this node the prefix and whether names are short', async () => {
  expect(await discover('hare@one')).toEqual({ ok: true, value: ['hare@one', 'hare@two'] })
  expect(await discover('hare@one.example.com')).toEqual({
    ok: true,
    value: ['hare@one.example.com', 'hare@two.example.com'],
  })
})

test('a name service that fails or makes no sense is told, and asked again later', async () => {
  const broken: NameService = { ...NAMES, addresses: () => Promise.reject(new Error('ENOTFOUND')) }
  expect(await discover('hare@one', broken)).toEqual({
    ok: false,
    error: 'warren.example.com cannot be looked up: ENOTFOUND',
  })
  expect(await discover('hare@one', { ...NAMES, hostNames: async () => ['a b'] })).toMatchObject({ ok: false })
  expect(await discover('hare@one', { ...NAMES, hostNames: async () => [] })).toMatchObject({ ok: false })
})
