import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Peer } from '@warren/cluster'
import { afterEach, expect, test } from 'vitest'
import { batchOf, openNode, type TestNode, until } from '../test-support/endpoints.ts'

let child: ChildProcess | undefined
let node: TestNode | undefined

async function pair(): Promise<{ readonly here: TestNode; readonly there: Peer; readonly process: ChildProcess }> {
  const here = await openNode('parent')
  node = here
  const forked = fork(join(import.meta.dirname, '../test-support/endpoint-process.ts'), { execArgv: [] })
  child = forked
  const there = await new Promise<Peer>((resolve) => forked.once('message', (peer) => resolve(peer as Peer)))
  forked.send(here.peer)
  here.endpoint.control.setPeers([there])
  await until(() => here.endpoint.data.isUp(there.id), 'the lane')
  await until(() => here.control.messages.length > 0, 'a heartbeat')
  return { here, there, process: forked }
}

afterEach(async () => {
  child?.kill('SIGKILL')
  await node?.endpoint.close()
})

test('a killed peer is noticed at once, on both lanes', async () => {
  const { here, there, process } = await pair()
  const begin = performance.now()
  process.kill('SIGKILL')
  await until(() => here.control.events.at(-1) === `disconnected ${there.id} refused`, 'refused')
  expect(performance.now() - begin).toBeLessThan(1500)
  expect(here.data.events).toEqual([`up ${there.id}`, `down ${there.id}`])
})

test('a frozen peer loses its lanes within seconds, and gets new ones when it goes on', async () => {
  const { here, there, process } = await pair()
  const begin = performance.now()
  process.kill('SIGSTOP')
  await until(() => !here.endpoint.data.isUp(there.id), 'the data lane breaks')
  await until(() => here.control.events.includes(`disconnected ${there.id} closed`), 'the control lane breaks')
  expect(performance.now() - begin).toBeLessThan(5000)
  here.endpoint.data.send(there.id, batchOf('to a lane that is down'))
  process.kill('SIGCONT')
  await until(() => here.endpoint.data.isUp(there.id), 'the lane is back')
  here.endpoint.data.send(there.id, batchOf('echo'))
  await until(() => here.data.batches.length === 1, 'the echo')
  expect(here.data.batches[0]?.toString()).toBe('echo')
})

test('a peer that was frozen until its dialers gave up takes their connections for what they are, and new ones', async () => {
  const { here, there, process } = await pair()
  process.kill('SIGSTOP')
  await until(
    () => here.control.events.at(-1) === `disconnected ${there.id} unreachable`,
    'a dial that is not answered',
  )
  process.kill('SIGCONT')
  await until(() => here.endpoint.data.isUp(there.id), 'the lane is back')
  expect(process.exitCode).toBeNull()
})
