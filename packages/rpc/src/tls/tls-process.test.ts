import { type ChildProcess, fork } from 'node:child_process'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import type { Peer } from '@warren/cluster'
import type { NodeId } from '@warren/kernel'
import { afterEach, expect, test } from 'vitest'
import { tlsIdentity } from '../../test-support/certificates.ts'
import { batchOf, openNode, type TestNode, until } from '../../test-support/endpoints.ts'

let child: ChildProcess | undefined
let node: TestNode | undefined

afterEach(async () => {
  child?.kill('SIGKILL')
  await node?.endpoint.close()
})

test('a peer that was frozen loses its lanes over TLS and gets new ones, and one that is killed is noticed', async () => {
  const here = await openNode('parent', { tls: tlsIdentity() })
  node = here
  const env = { ...process.env, WARREN_TEST_TLS: '1' }
  const forked = fork(join(import.meta.dirname, '../../test-support/endpoint-process.ts'), { execArgv: [], env })
  child = forked
  const there = await new Promise<Peer>((resolve) => forked.once('message', (peer) => resolve(peer as Peer)))
  forked.send(here.peer)
  here.endpoint.control.setPeers([there])
  await until(() => here.endpoint.data.isUp(there.id) && here.control.messages.length > 0, 'lanes both ways')
  forked.kill('SIGSTOP')
  await until(() => !here.endpoint.data.isUp(there.id), 'the data lane breaks')
  await until(() => here.control.events.includes(`disconnected ${there.id} closed`), 'the control lane breaks')
  forked.kill('SIGCONT')
  await until(() => here.endpoint.data.isUp(there.id), 'the lane is back')
  here.endpoint.data.send(there.id, batchOf('echo'))
  await until(() => here.data.batches.length === 1, 'the echo')
  forked.kill('SIGKILL')
  await until(() => here.control.events.at(-1) === `disconnected ${there.id} refused`, 'refused')
})

test('a connection whose TLS handshake is not answered is given up', async () => {
  const here = await openNode('here', { tls: tlsIdentity() })
  node = here
  const accepted: Socket[] = []
  const silent = createServer((socket) => {
    socket.resume()
    socket.on('error', () => undefined)
    accepted.push(socket)
  })
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const address = silent.address()
  const clusterPort = typeof address === 'object' && address !== null ? address.port : 0
  const peer = { ...here.peer, id: 'id-x' as NodeId, clusterPort }
  const asked = await new Promise<{ readonly ok: boolean }>((resolve) => {
    here.endpoint.control.ask(peer, { name: 'x', payload: Buffer.from(''), timeoutMs: 100 }, resolve)
  })
  expect(asked).toEqual({ ok: false, error: { kind: 'timeout' } })
  await until(() => accepted.length > 0 && accepted.every((socket) => socket.destroyed), 'its socket is closed')
  silent.close()
})
