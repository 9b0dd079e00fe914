import { fail, ok } from '@warren/kernel'
import { expect, test } from 'vitest'
import { describeConfig } from '../describe-config.ts'
import { loadConfig } from '../load-config.ts'

const FILES = `cluster.ssl_options.cacertfile = tls/ca.pem
cluster.ssl_options.certfile = /etc/node.pem
cluster.ssl_options.keyfile = /etc/node-key.pem
`

function load(file: string, environment: Readonly<Record<string, string>> = {}, argv: readonly string[] = []) {
  const loaded = loadConfig({
    argv: ['--config', 'warren.conf', ...argv],
    environment,
    hostName: 'hare',
    homeDirectory: '/home/op',
    workingDirectory: '/srv',
    readFile: (path) => (path === '/srv/warren.conf' ? ok(file) : fail('ENOENT')),
  })
  if (!loaded.ok) return { problems: loaded.error.problems, exitCode: loaded.error.exitCode }
  return { config: loaded.value.kind === 'config' ? loaded.value.config : undefined }
}

test('without files there is no TLS, with all three there is, and they are absolute', () => {
  expect(load('').config?.interNodeTls).toBe(undefined)
  expect(load(FILES).config?.interNodeTls).toEqual({
    caCertFile: '/srv/tls/ca.pem',
    certFile: '/etc/node.pem',
    keyFile: '/etc/node-key.pem',
    password: undefined,
    checksHost: true,
  })
})

test('flags and environment name them too', () => {
  const environment = { WARREN_CLUSTER_TLS_KEYFILE: '/run/key.pem', WARREN_CLUSTER_TLS_PASSWORD: 'hush' }
  const { config } = load(FILES, environment, ['--cluster-tls-certfile', 'own.pem'])
  expect(config?.interNodeTls).toMatchObject({ certFile: '/srv/own.pem', keyFile: '/run/key.pem', password: 'hush' })
})

test('ctl environment shows the files and not the password', () => {
  const { config } = load(`${FILES}cluster.ssl_options.password = hush\ncluster.ssl_options.verify_hostname = false\n`)
  const described = config === undefined ? {} : describeConfig(config)
  expect(described).toMatchObject({
    'cluster.ssl_options.certfile': '/etc/node.pem',
    'cluster.ssl_options.verify': 'verify_peer',
    'cluster.ssl_options.verify_hostname': false,
  })
  expect(JSON.stringify(described)).not.toContain('hush')
})

test('some of the files, and verify_none, are refused with what would be right', () => {
  expect(load('cluster.ssl_options.certfile = a.pem')).toEqual({
    exitCode: 78,
    problems: [
      'TLS between nodes: cluster.ssl_options.cacertfile and cluster.ssl_options.keyfile missing. Right: cacertfile, certfile and keyfile, or none of cluster.ssl_options',
    ],
  })
  expect(load('cluster.ssl_options.password = hush').problems?.[0]).toContain('cacertfile and ')
  expect(load(`${FILES}cluster.ssl_options.verify = verify_none`).problems).toEqual([
    'warren.conf line 4: cluster.ssl_options.verify = "verify_none": between nodes both sides always verify each other. Right: verify_peer; for example verify_peer',
  ])
  expect(load(`${FILES}cluster.ssl_options.verify = verify_peer`).config?.interNodeTls).toBeDefined()
})
