// Two disc nodes, as in the second classic how-to: either may die, and the other goes on by itself. And a node that was frozen.
import { readFileSync } from 'node:fs'
import amqp from 'amqplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clusterStatus, type LocalNode, type ProcessCluster, startCluster, until } from '../support/process-cluster.ts'

let cluster: ProcessCluster
const ONE = 'rabbit1@localhost'
const TWO = 'rabbit2@localhost'

beforeAll(async () => {
  cluster = await startCluster(2, { joined: true })
})
afterAll(() => cluster?.close())

async function connect(node: LocalNode): Promise<amqp.ChannelModel> {
  const connection = await amqp.connect({ port: node.options.amqpPort })
  connection.on('error', () => undefined) // A forced close is what these tests are about.
  return connection
}

async function declare(node: LocalNode, queue: string, options: amqp.Options.AssertQueue = {}): Promise<void> {
  const connection = await connect(node)
  const channel = await connection.createChannel()
  await channel.assertQueue(queue, options)
  await connection.close()
}

function queues(node: LocalNode): Promise<string> {
  return node.mustCtl('list_queues', 'name', 'state', '--silent')
}

test('the survivor of a crash takes declares, and the other finds all of it when it comes back', async () => {
  const [one, two] = [cluster.node(1), cluster.node(2)]
  await declare(two, 'on two')
  const connection = await connect(two)
  const channel = await connection.createConfirmChannel()
  channel.sendToQueue('on two', Buffer.from('kept'), { persistent: true })
  await channel.waitForConfirms()
  two.signal('SIGKILL')
  await two.exited()
  await until('the survivor runs alone', async () => (await clusterStatus(one)).running.join() === ONE)
  await declare(one, 'while alone')
  expect(await queues(one)).toContain('on two\tdown')
  two.start()
  await two.ready()
  await until('both run', async () => (await clusterStatus(one)).running.join() === [ONE, TWO].join())
  for (const node of [one, two]) {
    await until('both know everything', async () => /while alone\trunning/.test(await queues(node)))
    expect(await queues(node)).toContain('on two\trunning')
  }
  const consumer = await connect(one)
  const message = await (await consumer.createChannel()).get('on two', { noAck: true })
  expect(message ? message.content.toString() : undefined).toBe('kept')
  await consumer.close()
  // And the other way round: which of the two dies makes no difference.
  one.signal('SIGKILL')
  await one.exited()
  await until('the other survivor runs alone', async () => (await clusterStatus(two)).running.join() === TWO)
  await declare(two, 'the other alone')
  one.start()
  await one.ready()
  await until('both run again', async () => (await clusterStatus(two)).running.join() === [ONE, TWO].join())
})

test('a node that was frozen answers nothing before it knows what became of it', async () => {
  const [one, two] = [cluster.node(1), cluster.node(2)]
  const connection = await connect(two)
  const channel = await connection.createChannel()
  const closed = new Promise<Error>((resolve) => connection.once('close', resolve)) // amqplib: a forced close is no error.
  await channel.assertQueue('fleeting', { durable: false })
  two.signal('SIGSTOP')
  // It lies in the socket when the node wakes up: the queue is gone by then, and was declared elsewhere with another content.
  const answer = channel.assertQueue('fleeting', { durable: false }).then(
    () => 'answered',
    () => 'not answered',
  )
  await until('it is taken for dead', async () => !(await clusterStatus(one)).running.includes(TWO))
  two.signal('SIGCONT')
  expect(await answer).toBe('not answered')
  expect((await closed).message).toContain('CONNECTION_FORCED')
  await until('it is back', async () => (await clusterStatus(one)).running.includes(TWO))
  expect(readFileSync(two.logFile, 'utf8')).toContain('this node did not run for a while')
})
