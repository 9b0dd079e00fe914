import { randomBytes } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { batchOf, connect, heartbeat, openNode, type TestNode, until } from '../../test-support/endpoints.ts'

const opened: TestNode[] = []

async function pair(): Promise<readonly [TestNode, TestNode]> {
  const a = await openNode('a')
  const b = await openNode('b')
  opened.push(a, b)
  await connect(a, b)
  return [a, b]
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ endpoint }) => endpoint.close()))
})

test('batches arrive whole, in order and unchanged, both ways at once', async () => {
  const [a, b] = await pair()
  const sent = Array.from({ length: 200 }, (_, i) => randomBytes(1 + ((i * 7919) % 70_000)))
  for (const batch of sent) {
    a.endpoint.data.send(b.peer.id, batchOf(batch))
    b.endpoint.data.send(a.peer.id, batchOf(batch))
  }
  await until(() => a.data.batches.length === 200 && b.data.batches.length === 200, 'all batches')
  for (const [i, batch] of sent.entries()) {
    expect(a.data.batches[i]?.equals(batch)).toBe(true)
    expect(b.data.batches[i]?.equals(batch)).toBe(true)
  }
})

test('heartbeats pass 128 MiB of batches by', async () => {
  const [a, b] = await pair()
  const largest = Buffer.alloc(1024 * 1024, 'warren')
  for (let i = 0; i < 128; i++) a.endpoint.data.send(b.peer.id, batchOf(largest))
  a.endpoint.data.send(b.peer.id, batchOf('after'))
  a.endpoint.control.send(b.peer.id, heartbeat(1))
  await until(() => b.control.messages.length === 1, 'the heartbeat')
  expect(b.data.batches.length).toBeLessThan(129)
  await until(() => b.data.batches.length === 129, 'all batches')
  expect(b.data.batches.slice(0, 128).every((batch) => batch.equals(largest))).toBe(true)
  expect(b.data.batches[128]?.toString()).toBe('after')
  await until(() => a.data.events.includes('writable id-b'), 'room again')
})

test('a sender that fills the window is told to wait, and when there is room again', async () => {
  const [a, b] = await pair()
  let sent = 0
  while (a.endpoint.data.send(b.peer.id, batchOf(Buffer.alloc(256 * 1024)))) sent += 1
  expect(sent).toBe(31) // 8 MiB of 256 KiB batches; the one that filled it was accepted too.
  await until(() => a.data.events.at(-1) === 'writable id-b', 'room again')
  await until(() => b.data.batches.length === 32, 'all batches')
  expect(a.data.events).toEqual(['up id-b', 'writable id-b'])
})

test('after a broken session nothing of it reaches the next one, and both sides see down before up', async () => {
  const [a, b] = await pair()
  for (let i = 0; i < 100; i++) a.endpoint.data.send(b.peer.id, batchOf(`old ${i}`))
  a.endpoint.setIdentity({ ...a.identity, incarnation: 2 })
  await until(() => b.data.events.includes('down id-a') && b.data.events.at(-1) === 'up id-a', 'a new session on b')
  await until(() => a.data.events.at(-1) === 'up id-b', 'a new session on a')
  a.endpoint.data.send(b.peer.id, batchOf('new'))
  await until(() => b.data.events.at(-1) === 'batch id-a new', 'the new batch')
  const afterUp = b.data.events.slice(b.data.events.lastIndexOf('up id-a') + 1)
  expect(afterUp).toEqual(['batch id-a new'])
  expect(a.data.events).toEqual(['up id-b', 'down id-b', 'up id-b'])
})

test('many broken sessions leave exactly one lane, with up and down in turn', async () => {
  const [a, b] = await pair()
  for (let incarnation = 2; incarnation < 12; incarnation++) {
    const [node, other] = incarnation % 2 === 0 ? [a, b] : [b, a]
    node.endpoint.setIdentity({ ...node.identity, incarnation })
    if (incarnation % 3 !== 0) await until(() => node.endpoint.data.isUp(other.peer.id), 'up again')
  }
  await until(() => a.endpoint.data.isUp(b.peer.id) && b.endpoint.data.isUp(a.peer.id), 'up at last')
  for (const { data } of [a, b]) {
    for (const [i, event] of data.events.entries()) expect(event.startsWith(i % 2 === 0 ? 'up' : 'down')).toBe(true)
  }
  a.endpoint.data.send(b.peer.id, batchOf('works'))
  await until(() => b.data.batches.at(-1)?.toString() === 'works', 'a batch')
})

test('a batch for a peer that is not up is dropped', async () => {
  const [a, b] = await pair()
  await b.endpoint.close()
  await until(() => !a.endpoint.data.isUp(b.peer.id), 'down')
  expect(a.endpoint.data.send(b.peer.id, batchOf('lost'))).toBe(true)
})

test('without a listener on one side there is no lane on either, and with a new one there is', async () => {
  const [a, b] = await pair()
  b.endpoint.data.listener = undefined
  await until(() => a.data.events.at(-1) === 'down id-b', 'down')
  expect(b.data.events).toEqual(['up id-a', 'down id-a'])
  b.endpoint.data.listener = b.data
  await until(() => a.endpoint.data.isUp(b.peer.id) && b.endpoint.data.isUp(a.peer.id), 'up again')
  a.endpoint.data.send(b.peer.id, batchOf('heard'))
  await until(() => b.data.batches.length === 1, 'a batch')
})
