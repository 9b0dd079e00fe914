import { join } from 'node:path'
import type { NodeLocation } from '@warren/rpc/client'
import { expect, test } from 'vitest'
import { findTls, type TlsOptions } from './tls.ts'

const NONE: TlsOptions = { caCertFile: undefined, certFile: undefined, keyFile: undefined, checksHost: true }
const LOCATION: NodeLocation = { name: 'rabbit@hare', host: 'hare', port: 25672, tlsHost: 'hare', source: 'default' }
const CA = pem('ca')
const CERTIFICATE = pem('node')
const KEY = pem('node-key')

function pem(name: string): string {
  return join(import.meta.dirname, '../../../rpc/test-support/certificates', `${name}.pem`)
}
function find(
  options: Partial<TlsOptions>,
  environment: Record<string, string> = {},
  location: Partial<NodeLocation> = {},
) {
  return findTls({ options: { ...NONE, ...options }, environment, location: { ...LOCATION, ...location } })
}

test('without files, given or of the node, the connection is plain', () => {
  expect(find({})).toEqual({ ok: true, value: undefined })
  expect(find({}, { WARREN_CLUSTER_TLS_CERTFILE: '' })).toEqual({ ok: true, value: undefined })
})

test('options come before the environment, and that before the files of the node', () => {
  const environment = {
    WARREN_CLUSTER_TLS_CACERTFILE: CA,
    WARREN_CLUSTER_TLS_CERTFILE: CERTIFICATE,
    WARREN_CLUSTER_TLS_KEYFILE: '/no/key.pem',
  }
  const tls = { caCertFile: '/no/ca.pem', certFile: '/no/node.pem', keyFile: KEY, checksHost: true }
  expect(find({ keyFile: KEY }, environment, { tls })).toMatchObject({
    ok: true,
    value: { expiresAtMs: expect.any(Number) },
  })
  const failed = find({}, environment, { tls })
  expect(failed).toMatchObject({
    ok: false,
    error: expect.stringMatching(/^\/no\/key\.pem: cannot be read: ENOENT[^\n]*$/),
  })
})

test('the files of a node of this machine do, and when they cannot be read that is said', () => {
  const tls = { caCertFile: CA, certFile: CERTIFICATE, keyFile: KEY, checksHost: true }
  expect(find({}, {}, { tls }).ok).toBe(true)
  const failed = find({}, {}, { tls: { ...tls, keyFile: '/no/key.pem' } })
  expect(!failed.ok && failed.error).toMatch(
    /These are the files of rabbit@hare itself; name others with --tls-cacertfile/,
  )
})

test('an encrypted key takes its password from the environment', () => {
  const files = { caCertFile: CA, certFile: CERTIFICATE, keyFile: pem('node-key-encrypted') }
  expect(find(files, { WARREN_CLUSTER_TLS_PASSWORD: 'hush' }).ok).toBe(true)
  expect(find(files)).toMatchObject({ ok: false, error: expect.stringContaining('the key is encrypted') })
})

test('some of the files are not enough', () => {
  expect(find({ certFile: CERTIFICATE })).toMatchObject({
    ok: false,
    error: expect.stringContaining('all of --tls-cacertfile'),
  })
})
