import { readFileSync } from 'node:fs'
import { connect as tcpConnect } from 'node:net'
import { connect as tlsConnect } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { pemFile, tlsFiles, tlsIdentity, WHEN_ALL_ARE_VALID_MS } from '../../test-support/certificates.ts'
import { batchOf, connect, heartbeat, openNode, type TestNode, until } from '../../test-support/endpoints.ts'
import { executeControl } from '../client/control-client.ts'
import { readTlsFiles } from './tls-files.ts'

const opened: TestNode[] = []

async function node(...options: Parameters<typeof openNode>): Promise<TestNode> {
  const created = await openNode(...options)
  opened.push(created)
  return created
}

/** Makes each the other's peer and waits for some attempts. */
async function attempt(a: TestNode, b: TestNode): Promise<void> {
  a.endpoint.control.setPeers([b.peer])
  b.endpoint.control.setPeers([a.peer])
  await until(() => a.control.events.length >= 3 && b.control.events.length >= 3, 'several attempts')
}

function rejections(of: TestNode, other: TestNode): readonly (string | undefined)[] {
  const seen = ['connection to node rejected', 'inter-node connection rejected'].map((text) => {
    const lines = of.log.lines.filter((line) => line.includes(text))
    expect(lines.length, `${text} on ${of.identity.name}, seen by ${other.identity.name}`).toBeLessThan(2)
    return /"reason":"([^"]*)"/.exec(lines[0] ?? '')?.[1]
  })
  expect(of.control.events.filter((event) => event.startsWith('connected'))).toEqual([])
  expect(of.endpoint.data.isUp(other.peer.id)).toBe(false)
  return seen
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ endpoint }) => endpoint.close()))
})

test('two nodes with certificates of one authority have their lanes over TLS', async () => {
  const a = await node('a', { tls: tlsIdentity() })
  const b = await node('b', { tls: tlsIdentity() })
  await connect(a, b)
  for (let sequence = 1; sequence <= 100; sequence++) a.endpoint.control.send(b.peer.id, heartbeat(sequence))
  a.endpoint.data.send(b.peer.id, batchOf('private'))
  for (let i = 0; i < 40; i++) b.endpoint.data.send(a.peer.id, batchOf(Buffer.alloc(512 * 1024, 'warren')))
  await until(() => b.control.messages.length === 100 && b.data.batches.length === 1, 'messages and a batch')
  await until(() => a.data.batches.length === 40, 'more than a window of batches')
  expect(b.data.batches[0]?.toString()).toContain('private')
  expect(a.log.lines.concat(b.log.lines).filter((line) => line.startsWith('error'))).toEqual([])
})

test('a session over TLS that breaks comes back', async () => {
  const a = await node('a', { tls: tlsIdentity() })
  const b = await node('b', { tls: tlsIdentity() })
  await connect(a, b)
  await b.endpoint.close()
  await until(() => a.control.events.includes('disconnected id-b refused'), 'a refused dial')
  const again = await node('b', { tls: tlsIdentity(), port: b.peer.clusterPort, incarnation: 2 })
  again.endpoint.control.setPeers([a.peer])
  await until(() => a.endpoint.data.isUp(b.peer.id), 'the data lane')
  expect(a.data.events).toEqual(['up id-b', 'down id-b', 'up id-b'])
})

test('a question and a command go over TLS', async () => {
  const a = await node('a', { tls: tlsIdentity() })
  const b = await node('b', { tls: tlsIdentity() })
  const asked = await new Promise<{ readonly ok: boolean }>((resolve) => {
    a.endpoint.control.ask(b.peer, { name: 'x', payload: Buffer.from('please'), timeoutMs: 3000 }, resolve)
  })
  expect(asked.ok).toBe(true)
  expect(await command(b, { tls: tlsIdentity() })).toEqual({ ok: true, value: undefined })
})

test('a wrong cookie is refused inside TLS as outside', async () => {
  const a = await node('a', { tls: tlsIdentity() })
  const b = await node('b', { tls: tlsIdentity(), cookie: 'ANOTHER' })
  await attempt(a, b)
  expect(a.log.count('connection from node rabbit@b rejected: cookie mismatch')).toBe(1)
  expect(a.log.count('connection to node rabbit@b rejected: cookie mismatch')).toBe(1)
  expect(b.control.events.every((event) => event === 'disconnected id-a rejected')).toBe(true)
  expect(await command(a, { tls: tlsIdentity(), cookie: 'ANOTHER' })).toMatchObject({
    error: { kind: 'cookieMismatch' },
  })
})

test('a plain node and one with TLS refuse one another, and both say why, once', async () => {
  const plain = await node('plain')
  const secure = await node('secure', { tls: tlsIdentity() })
  await attempt(plain, secure)
  expect(rejections(plain, secure)).toEqual([
    'the node requires TLS, and this side does not use it',
    'the other side uses TLS, and this node does not',
  ])
  expect(rejections(secure, plain)).toEqual([
    'the node does not use TLS, and this side requires it',
    'the other side does not use TLS, and this node requires it',
  ])
  expect(plain.control.events.every((event) => event === 'disconnected id-secure rejected')).toBe(true)
})

test('nodes of different authorities refuse one another, and both say why', async () => {
  const a = await node('a', { tls: tlsIdentity() })
  const b = await node('b', { tls: tlsIdentity({ ca: 'other-ca', certificate: 'other', key: 'other-key' }) })
  await attempt(a, b)
  for (const [of, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const [dialled, accepted] = rejections(of, other)
    expect(dialled).toMatch(/^the node's certificate is not from an authority trusted here \(/)
    expect(accepted).toMatch(/^the other side ended the TLS handshake; it may not accept this node's certificate/)
  }
})

test('who dials with a certificate that expired is refused, and who dials such a node says so', async () => {
  const a = await node('a', { tls: tlsIdentity() })
  const b = await node('b', { tls: tlsIdentity({ certificate: 'expired' }) })
  await attempt(a, b)
  expect(rejections(a, b)).toEqual([
    "the node's certificate has expired",
    'its certificate has expired (CN=expired; CERT_HAS_EXPIRED)',
  ])
  expect(rejections(b, a)[0]).toBe("this side's certificate expired on 2001-01-01T00:00:00.000Z")
})

test('the certificate of a node that is dialled has to be for its host, unless hosts are not looked at', async () => {
  const a = await node('a', { tls: tlsIdentity() })
  const b = await node('b', { tls: tlsIdentity({ certificate: 'elsewhere' }) })
  a.endpoint.control.setPeers([b.peer])
  await until(() => a.control.events.length > 0, 'an attempt')
  expect(rejections(a, b)[0]).toBe("the node's certificate is for DNS:elsewhere.example.org, not for 127.0.0.1")
  expect(await command(b, { tls: tlsIdentity(), tlsHost: 'elsewhere.example.org' })).toMatchObject({ ok: true })
  expect(await command(b, { tls: tlsIdentity({ checksHost: false }) })).toMatchObject({ ok: true })
})

test('on the loopback a certificate for the own host will do as well', async () => {
  const a = await node('a', { tls: tlsIdentity({ certificate: 'elsewhere' }) })
  const own = readTlsFiles(tlsFiles({ certificate: 'elsewhere' }), {
    ownHost: 'elsewhere.example.org',
    nowMs: WHEN_ALL_ARE_VALID_MS,
  })
  expect(own.ok && (await command(a, { tls: own.value }))).toMatchObject({ ok: true })
})

test('a command tells which side lacks TLS', async () => {
  const plain = await node('plain')
  const secure = await node('secure', { tls: tlsIdentity() })
  expect(await command(secure, {})).toMatchObject({
    error: { kind: 'tlsMismatch', port: secure.endpoint.port, text: expect.stringContaining('requires TLS') },
  })
  expect(await command(plain, { tls: tlsIdentity() })).toMatchObject({
    error: { kind: 'tlsMismatch', text: 'the node does not use TLS, and this side requires it' },
  })
})

test('a client without a certificate gets no further than the handshake', async () => {
  const a = await node('a', { tls: tlsIdentity() })
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    const ca = readFileSync(pemFile('ca'))
    const socket = tlsConnect({ port: a.endpoint.port, host: '127.0.0.1', ca, ALPNProtocols: ['h2'], maxVersion })
    socket.on('error', () => undefined)
    let bytes = 0
    socket.on('data', (chunk) => {
      bytes += chunk.length
    })
    await new Promise<void>((closed) => socket.once('close', () => closed()))
    expect(bytes, 'nothing of HTTP/2').toBe(0)
  }
  expect(a.log.count('"reason":"the other side shows no certificate"')).toBe(1)
})

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'a %s session is not taken up again without its certificate',
  async (maxVersion) => {
    const a = await node('a', { tls: tlsIdentity() })
    const common = { port: a.endpoint.port, host: '127.0.0.1', ca: readFileSync(pemFile('ca')), ALPNProtocols: ['h2'] }
    const own = { cert: readFileSync(pemFile('node')), key: readFileSync(pemFile('node-key')) }
    const first = tlsConnect({ ...common, ...own, maxVersion })
    first.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
    await new Promise<void>((answered) => first.once('data', () => answered()))
    const session = first.getSession()
    first.destroy()
    const again = tlsConnect({ ...common, maxVersion, ...(session && { session }) })
    let bytes = 0
    again.on('error', () => undefined)
    again.on('data', (chunk) => {
      bytes += chunk.length
    })
    again.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
    await new Promise<void>((closed) => again.once('close', () => closed()))
    expect(bytes, 'nothing of HTTP/2').toBe(0)
    expect(a.log.count('the other side shows no certificate')).toBe(1)
  },
)

test('garbage and silence on a port with TLS are closed, and nodes still get through', async () => {
  const a = await node('a', { tls: tlsIdentity() })
  const b = await node('b', { tls: tlsIdentity() })
  let closed = 0
  const beginnings = ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n', '\x16\x03\x01', '\x16garbage', '']
  for (const bytes of beginnings) {
    const socket = tcpConnect(b.peer.clusterPort, '127.0.0.1', () => socket.write(Buffer.from(bytes, 'latin1')))
    socket.resume()
    socket.on('error', () => undefined)
    socket.on('close', () => {
      closed += 1
    })
  }
  await connect(a, b)
  await until(() => closed === beginnings.length, 'all strangers are closed')
})

function command(
  of: TestNode,
  given: Partial<Pick<Parameters<typeof executeControl>[0], 'tls' | 'tlsHost'>> & { readonly cookie?: string },
) {
  return executeControl({
    address: { host: '127.0.0.1', port: of.endpoint.port },
    cookie: Buffer.from(given.cookie ?? 'SECRETCOOKIE'),
    tls: given.tls,
    tlsHost: given.tlsHost,
    clientName: 'ctl-1@here',
    request: { command: 'status', arguments: [], options: {} },
    timeoutMs: 5000,
    onRow: () => undefined,
  })
}
