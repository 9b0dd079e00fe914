// What becomes of messages on the losing side of a partition, and what a ram node does when no disc node is left to remember anything.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import amqp from 'amqplib'
import { afterEach, expect, test } from 'vitest'
import { clusterStatus, type LocalNode, type ProcessCluster, startCluster, until } from '../support/process-cluster.ts'

const ONE = 'rabbit1@localhost'
const TWO = 'rabbit2@localhost'
let cluster: ProcessCluster | undefined
afterEach(() => cluster?.close())

async function connect(node: LocalNode): Promise<amqp.ChannelModel> {
  const connection = await amqp.connect({ port: node.options.amqpPort })
  connection.on('error', () => undefined)
  return connection
}

/** Declares the queue there and publishes, confirmed. */
async function fill(node: LocalNode, queue: string, body: string): Promise<void> {
  const connection = await connect(node)
  const channel = await connection.createConfirmChannel()
  await channel.assertQueue(queue)
  channel.sendToQueue(queue, Buffer.from(body), { persistent: true })
  await channel.waitForConfirms()
  await connection.close()
}

function runsAlone(node: LocalNode, name: string): Promise<void> {
  return until(`${name} runs alone`, async () => (await clusterStatus(node)).running.join() === name)
}

test('the losing side keeps what the cluster has a queue for, and puts the rest aside until there is one', async () => {
  cluster = await startCluster(2, { joined: true })
  const [one, two] = [cluster.node(1), cluster.node(2)]
  await fill(two, 'shared', 'before')
  // Each of the two goes on without the other, one after the other.
  one.signal('SIGSTOP')
  await runsAlone(two, TWO)
  await fill(two, 'shared', 'on two')
  await fill(two, 'only on two', 'nowhere to go')
  two.signal('SIGKILL')
  await two.exited()
  one.signal('SIGCONT')
  await runsAlone(one, ONE)
  await fill(one, 'only on one', 'stays')
  const client = await connect(one) // The side with more clients wins.
  two.start()
  await two.ready()
  await until('they are one cluster', async () => {
    const names = [ONE, TWO].join()
    return (await clusterStatus(one)).running.join() === names && (await clusterStatus(two)).running.join() === names
  })
  const queues = await two.mustCtl('list_queues', 'name', 'messages', '--silent')
  expect(queues.trim().split('\n').sort()).toEqual(['only on one\t1', 'shared\t2'])
  const status = JSON.parse(await one.mustCtl('cluster_status', '--formatter', 'json')) as {
    readonly kept_aside: Readonly<Record<string, readonly { readonly queue: string; readonly file: string }[]>>
  }
  const [kept] = status.kept_aside[TWO] ?? []
  expect(kept).toMatchObject({ vhost: '/', queue: 'only on two', messages: 1 })
  expect(readFileSync(join(two.options.folder, kept?.file ?? ''), 'latin1')).toContain('nowhere to go')
  // Where it could not go before there is a queue now.
  await client.createChannel().then((channel) => channel.assertQueue('only on two'))
  await until('it is published again', async () => {
    const rows = await one.mustCtl('list_queues', 'name', 'messages', '--silent')
    return rows.includes('only on two\t1\n')
  })
  await until('nothing is kept aside', async () => !(await one.mustCtl('cluster_status')).includes('Kept aside'))
  await client.close()
})

test('with no disc node left a ram node refuses declares and durable confirms, and says so', async () => {
  cluster = await startCluster(2, { joined: false })
  const [one, two] = [cluster.node(1), cluster.node(2)]
  await two.mustCtl('stop_app')
  await two.mustCtl('join_cluster', '--ram', `${ONE}:${one.options.clusterPort}`)
  await two.mustCtl('start_app')
  const connection = await connect(two)
  const channel = await connection.createConfirmChannel()
  await channel.assertQueue('durable')
  await channel.assertQueue('fleeting', { durable: false })
  one.signal('SIGKILL')
  await one.exited()
  const publish = (queue: string): Promise<string> =>
    new Promise((done) => {
      channel.sendToQueue(queue, Buffer.from('x'), { persistent: true }, (error) =>
        done(error === null ? 'ack' : 'nack'),
      )
    })
  await until('it confirms nothing durable', async () => (await publish('durable')) === 'nack')
  expect(await publish('fleeting')).toBe('ack')
  const other = await connection.createChannel()
  const refused = new Promise<string>((done) => other.once('error', (error: Error) => done(error.message)))
  other.assertQueue('new').catch(() => undefined)
  expect(await refused).toContain('no majority of the disc nodes')
  one.start()
  await one.ready()
  await until('it confirms again', async () => (await publish('durable')) === 'ack')
  await connection.close()
})
