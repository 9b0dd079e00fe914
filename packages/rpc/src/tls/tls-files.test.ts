import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pemFile, tlsFiles, WHEN_ALL_ARE_VALID_MS } from '../../test-support/certificates.ts'
import { readTlsFiles, type TlsFiles } from './tls-files.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warren-tls-test-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function problems(files: TlsFiles, use: { ownHost?: string; nowMs?: number } = {}): readonly string[] {
  const read = readTlsFiles(files, { nowMs: use.nowMs ?? WHEN_ALL_ARE_VALID_MS, ownHost: use.ownHost ?? 'localhost' })
  return read.ok ? [] : read.error.map((text) => text.replaceAll(pemFile(''), '').replaceAll(/\/\S*\//g, ''))
}
function written(name: string, content: string): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

test('files that fit have no problems, and tell when they expire', () => {
  const read = readTlsFiles(tlsFiles({}), { nowMs: Date.now(), ownHost: 'localhost' })
  expect(read.ok && new Date(read.value.expiresAtMs).getUTCFullYear()).toBe(2126)
  expect(problems(tlsFiles({}), { ownHost: '127.0.0.1' })).toEqual([])
  expect(problems(tlsFiles({}), { ownHost: '::1' })).toEqual([])
})

test('every file that is missing is named, with what belongs there', () => {
  const [first = '', ...rest] = problems(tlsFiles({ ca: 'no-ca', certificate: 'no-node', key: 'no-key' }))
  expect(first).toMatch(
    /^no-ca\.pem: cannot be read: ENOENT.*\. Right: a file with certificates of authorities in PEM format$/,
  )
  expect(rest).toHaveLength(2)
})

test('a file with something else in it is told from a damaged one', () => {
  const damaged = readFileSync(pemFile('node'), 'utf8').replace(/\n[A-Za-z0-9+/]{8}/, '\nAAAAAAAA')
  expect(problems({ ...tlsFiles({}), certFile: written('other.pem', 'hello') })).toEqual([
    'other.pem: no "-----BEGIN CERTIFICATE-----" is in it. Right: this side\'s certificate in PEM format',
  ])
  expect(problems({ ...tlsFiles({}), certFile: written('damaged.pem', damaged) })[0]).toMatch(
    /^damaged\.pem: a certificate in it is damaged: /,
  )
  expect(problems(tlsFiles({ certificate: 'node-key', key: 'node' }))).toEqual([
    "node-key.pem: a private key is in it. Right: this side's certificate in PEM format",
    'node.pem: no private key is in it. Right: the private key of the certificate in PEM format',
  ])
})

test('files that do not belong together', () => {
  expect(problems(tlsFiles({ key: 'other-key' }))).toEqual([
    'other-key.pem: not the key of the certificate in node.pem. Right: the pair of both',
  ])
  expect(problems(tlsFiles({ ca: 'other-ca' }))).toEqual([
    'node.pem: not issued by an authority in other-ca.pem (issuer: CN=Warren test ca). Right: the certificates of all authorities between, and of the authority that all nodes trust',
  ])
})

test('a certificate that expired, or is not valid yet', () => {
  expect(problems(tlsFiles({ certificate: 'expired' }), { nowMs: Date.UTC(2020, 0) })).toEqual([
    'expired.pem: the certificate of CN=expired expired on 2001-01-01. Right: one that is valid now',
  ])
  expect(problems(tlsFiles({}), { nowMs: Date.UTC(1999, 0) })[0]).toBe(
    'node.pem: the certificate of CN=node is valid only from 2000-01-01. Right: one that is valid now, and a right clock',
  )
})

test("a certificate for another host is a problem for a node, unless hosts are not looked at, and none for ctl's", () => {
  expect(problems(tlsFiles({ certificate: 'elsewhere' }))).toEqual([
    "elsewhere.pem: the certificate is for DNS:elsewhere.example.org, not for localhost. Right: subjectAltName has the host in this node's name",
  ])
  expect(problems(tlsFiles({ certificate: 'elsewhere', checksHost: false }))).toEqual([])
  expect(readTlsFiles(tlsFiles({ certificate: 'elsewhere' }), { nowMs: WHEN_ALL_ARE_VALID_MS }).ok).toBe(true)
})

test('a certificate that may not be used by both sides', () => {
  expect(problems(tlsFiles({ certificate: 'server-only' }))).toEqual([
    'server-only.pem: its extendedKeyUsage lacks clientAuth. Right: serverAuth, clientAuth, for nodes dial each other',
  ])
})

test('an encrypted key needs its password', () => {
  const encrypted = { key: 'node-key-encrypted' }
  expect(problems(tlsFiles({ ...encrypted, password: 'hush' }))).toEqual([])
  expect(problems(tlsFiles(encrypted))).toEqual([
    'node-key-encrypted.pem: the key is encrypted. Right: its password too, or a key without one',
  ])
  const wrong = problems(tlsFiles({ ...encrypted, password: 'wrong' }))
  expect(wrong).toEqual([
    'node-key-encrypted.pem: the password does not open it. Right: the private key of the certificate in PEM format, and its password',
  ])
})
