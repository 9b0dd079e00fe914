import { randomBytes } from 'node:crypto'
import { createServer, type Socket, connect as tcpConnect } from 'node:net'
import type { NodeId } from '@warren/kernel'
import { afterEach, expect, test } from 'vitest'
import { batchOf, connect, heartbeat, openNode, type TestNode, until } from '../test-support/endpoints.ts'

const opened: TestNode[] = []

async function node(...options: Parameters<typeof openNode>): Promise<TestNode> {
  const created = await openNode(...options)
  opened.push(created)
  return created
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ endpoint }) => endpoint.close()))
})

test('control messages arrive in order on the lane that the sender dialled', async () => {
  const a = await node('a')
  const b = await node('b')
  await connect(a, b)
  for (let sequence = 1; sequence <= 100; sequence++) {
    a.endpoint.control.send(b.peer.id, heartbeat(sequence))
  }
  await until(() => b.control.messages.length === 100, '100 messages')
  expect(b.control.messages.map(({ peer, message }) => [peer, 'sequence' in message ? message.sequence : 0])).toEqual(
    Array.from({ length: 100 }, (_, i) => ['id-a', i + 1]),
  )
})

test('nodes with different cookies do not connect, and each says so once', async () => {
  const a = await node('a')
  const b = await node('b', { cookie: 'ANOTHER' })
  a.endpoint.control.setPeers([b.peer])
  b.endpoint.control.setPeers([a.peer])
  await until(() => a.control.events.length >= 4 && b.control.events.length >= 4, 'several attempts')
  expect(a.control.events.every((event) => event === 'disconnected id-b rejected')).toBe(true)
  expect(b.control.events.every((event) => event === 'disconnected id-a rejected')).toBe(true)
  expect(a.log.count('connection from node rabbit@b rejected: cookie mismatch')).toBe(1)
  expect(b.log.count('connection from node rabbit@a rejected: cookie mismatch')).toBe(1)
  expect(a.log.count('connection to node rabbit@b rejected: cookie mismatch')).toBe(1)
  expect(a.endpoint.data.isUp(b.peer.id)).toBe(false)
})

test('a question is answered on its own connection, also to a node that is no peer', async () => {
  const a = await node('a')
  const b = await node('b')
  const answer = await ask(a, b, 'cluster.join')
  expect(answer).toMatchObject({ ok: true, value: { from: b.identity } })
  expect(answer.ok && Buffer.from(answer.value.payload).toString()).toBe('rabbit@a asked cluster.join: please')
})

test('a question fails with its reason: nobody there, application stopped, wrong cookie, no answer', async () => {
  const a = await node('a')
  const b = await node('b')
  const c = await node('c', { cookie: 'ANOTHER' })
  b.control.onAsk = () => {}
  expect(await ask(a, b, 'x', 300)).toMatchObject({ ok: false, error: { kind: 'timeout' } })
  b.endpoint.control.listener = undefined
  expect(await ask(a, b, 'x')).toMatchObject({ ok: false, error: { kind: 'notRunning' } })
  expect(await ask(a, c, 'x')).toMatchObject({ ok: false, error: { kind: 'cookieMismatch' } })
  await b.endpoint.close()
  expect(await ask(a, b, 'x')).toMatchObject({ ok: false, error: { kind: 'unreachable' } })
})

test('a peer that goes away is reported closed, then refused, and connected again when it is back', async () => {
  const a = await node('a')
  const b = await node('b')
  await connect(a, b)
  await b.endpoint.close()
  await until(() => a.control.events.includes('disconnected id-b refused'), 'a refused dial')
  expect(a.control.events.slice(0, 3)).toEqual([
    'connected id-b',
    'disconnected id-b closed',
    'disconnected id-b refused',
  ])
  const again = await node('b', { port: b.peer.clusterPort, incarnation: 2 })
  again.endpoint.control.setPeers([a.peer])
  await until(() => a.control.events.at(-1) === 'connected id-b', 'the control lane')
  await until(() => a.endpoint.data.isUp(b.peer.id), 'the data lane')
  expect(a.data.events).toEqual(['up id-b', 'down id-b', 'up id-b'])
})

test('a node whose application stops is refused to its peers until it starts again', async () => {
  const a = await node('a')
  const b = await node('b')
  await connect(a, b)
  b.endpoint.control.listener = undefined
  b.endpoint.control.setPeers([])
  await until(() => a.control.events.includes('disconnected id-b refused'), 'a refused dial')
  expect(a.endpoint.data.isUp(b.peer.id)).toBe(false)
  b.endpoint.setIdentity({ ...b.identity, incarnation: 2 })
  b.endpoint.control.listener = b.control
  b.endpoint.control.setPeers([a.peer])
  await until(() => a.endpoint.data.isUp(b.peer.id) && b.endpoint.data.isUp(a.peer.id), 'data lanes')
})

test('an address where another identity answers is rejected', async () => {
  const a = await node('a')
  const b = await node('b')
  a.endpoint.control.setPeers([{ ...b.peer, id: 'id-former-b' as NodeId }])
  await until(() => a.control.events.length > 0, 'an attempt')
  expect(a.control.events[0]).toBe('disconnected id-former-b rejected')
})

test('another identity is an error only once it has answered for some seconds: a node that joins soon has its new one', async () => {
  const a = await node('a')
  const b = await node('b')
  const errors = () => a.log.lines.filter((line) => line.startsWith('error'))
  a.endpoint.control.setPeers([{ ...b.peer, id: 'id-later-b' as NodeId }])
  await until(() => a.control.events.length >= 3, 'some attempts')
  expect(errors()).toEqual([])
  b.endpoint.setIdentity({ ...b.identity, id: 'id-later-b' as NodeId })
  await until(() => a.control.events.some((event) => event.startsWith('connected')), 'the connection')
  expect(errors()).toEqual([])
  a.endpoint.control.setPeers([{ ...b.peer, id: 'id-of-nobody' as NodeId }])
  await until(() => errors().length === 1, 'the error')
})

test('the port survives garbage, and peers still get through', async () => {
  const a = await node('a')
  const b = await node('b')
  const sockets: Socket[] = []
  for (let i = 0; i < 40; i++) {
    const socket = tcpConnect(b.peer.clusterPort, '127.0.0.1')
    socket.on('error', () => {})
    sockets.push(socket)
    if (i % 4 === 0) socket.write(randomBytes(4096))
    if (i % 4 === 1) socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
    if (i % 4 === 2) socket.write(Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), randomBytes(4096)]))
    // The fourth says nothing at all.
  }
  await connect(a, b)
  a.endpoint.data.send(b.peer.id, batchOf('still here'))
  await until(() => b.data.batches.length === 1, 'a batch')
  for (const socket of sockets) socket.destroy()
})

test('strangers beyond the bound are closed at once, and the others when their time is over', async () => {
  const b = await node('b')
  let closed = 0
  const sockets = Array.from({ length: 100 }, () => {
    const socket = tcpConnect(b.peer.clusterPort, '127.0.0.1')
    socket.resume()
    socket.on('error', () => {})
    socket.on('close', () => {
      closed += 1
    })
    return socket
  })
  await until(() => closed >= 36, 'the excess is closed')
  expect(closed).toBeLessThan(100)
  await until(() => closed === 100, 'the silent ones are closed')
  for (const socket of sockets) socket.destroy()
})

test('dialling something that is no node of ours neither hangs nor throws', async () => {
  const a = await node('a')
  const stranger = createServer((socket) => socket.end('220 mail.example.org ESMTP\r\n'))
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
  const address = stranger.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  a.endpoint.control.setPeers([{ ...a.peer, id: 'id-x' as NodeId, clusterPort: port }])
  await until(() => a.control.events.length > 0, 'an attempt')
  expect(a.control.events[0]).toMatch(/^disconnected id-x (unreachable|rejected)$/)
  stranger.close()
})

function ask(from: TestNode, to: TestNode, name: string, timeoutMs = 3000) {
  return new Promise<Parameters<Parameters<TestNode['endpoint']['control']['ask']>[2]>[0]>((resolve) => {
    from.endpoint.control.ask(to.peer, { name, payload: Buffer.from('please'), timeoutMs }, resolve)
  })
}
