import { fail, ok } from '@warren/kernel'
import { expect, test } from 'vitest'
import { brokerConfig } from '../runtime/broker-settings.ts'
import { loadConfig } from './load-config.ts'

test.each(['client-local', 'min-masters', 'random'])('queue_master_locator = %s reaches the broker', (locator) => {
  const loaded = loadConfig({
    argv: ['--config', 'warren.conf'],
    environment: {},
    hostName: 'hare',
    homeDirectory: '/home/hare',
    workingDirectory: '/srv',
    readFile: (file) => (file === '/srv/warren.conf' ? ok(`queue_master_locator = ${locator}\n`) : fail('not there')),
  })
  if (!loaded.ok || loaded.value.kind !== 'config') throw new Error('the file is right')
  expect(brokerConfig(loaded.value.config).queueMasterLocator).toBe(locator)
})
