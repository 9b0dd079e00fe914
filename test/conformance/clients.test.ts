// The same path with every client: declare on node 1, publish persistent confirmed messages on node 2, consume and ack on 3.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AMQPClient } from '@cloudamqp/amqp-client'
import { Connection } from 'rabbitmq-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { open } from '../support/confirmed-load.ts'
import { type ProcessCluster, startCluster } from '../support/process-cluster.ts'

const COUNT = 100
const PYTHON = '/usr/bin/python3'
let cluster: ProcessCluster
const uri = (number: number): string => cluster.node(number).uri

beforeAll(async () => {
  cluster = await startCluster(3, { joined: true })
})
afterAll(() => cluster?.close())

test('amqplib declares on node 1, publishes on node 2 and consumes on node 3', async () => {
  const [first, second, third] = [await open(uri(1)), await open(uri(2)), await open(uri(3))]
  await (await first.createChannel()).assertQueue('amqplib', { durable: true })
  const publisher = await second.createConfirmChannel()
  for (let i = 0; i < COUNT; i += 1) publisher.sendToQueue('amqplib', Buffer.from(`m${i}`), { persistent: true })
  await publisher.waitForConfirms()
  const consumer = await third.createChannel()
  const bodies: string[] = []
  await new Promise<void>((resolve) => {
    void consumer.consume('amqplib', (message) => {
      if (message === null) return
      bodies.push(message.content.toString())
      consumer.ack(message)
      if (bodies.length === COUNT) resolve()
    })
  })
  expect(bodies).toEqual(Array.from({ length: COUNT }, (_, i) => `m${i}`))
  await consumer.close()
  expect((await (await first.createChannel()).checkQueue('amqplib')).messageCount).toBe(0)
  for (const connection of [first, second, third]) await connection.close()
})

test('@cloudamqp/amqp-client declares on node 1, publishes on node 2 and consumes on node 3', async () => {
  const clients = [new AMQPClient(uri(1)), new AMQPClient(uri(2)), new AMQPClient(uri(3))] as const
  const channels = await Promise.all(clients.map(async (client) => (await client.connect()).channel()))
  const [first, second, third] = channels
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('three channels were asked for')
  await first.queueDeclare('cloudamqp', { durable: true })
  await second.confirmSelect()
  for (let i = 0; i < COUNT; i += 1) await second.basicPublish('', 'cloudamqp', `m${i}`, { deliveryMode: 2 })
  const bodies: string[] = []
  await new Promise<void>((resolve, reject) => {
    third
      .basicConsume('cloudamqp', { noAck: false }, (message) => {
        bodies.push(message.bodyString() ?? '')
        message.ack().catch(reject)
        if (bodies.length === COUNT) resolve()
      })
      .catch(reject)
  })
  expect(bodies).toEqual(Array.from({ length: COUNT }, (_, i) => `m${i}`))
  for (const client of clients) await client.close()
})

test('rabbitmq-client declares on node 1, publishes on node 2 and consumes on node 3', async () => {
  const [first, second, third] = [new Connection(uri(1)), new Connection(uri(2)), new Connection(uri(3))]
  await first.queueDeclare({ queue: 'rabbitmq-client', durable: true })
  const publisher = second.createPublisher({ confirm: true })
  for (let i = 0; i < COUNT; i += 1) await publisher.send({ routingKey: 'rabbitmq-client', durable: true }, `m${i}`)
  const bodies: string[] = []
  const consumer = await new Promise<{ close(): Promise<void> }>((resolve) => {
    const created = third.createConsumer(
      { queue: 'rabbitmq-client', queueOptions: { durable: true }, qos: { prefetchCount: 10 } },
      async (message) => {
        bodies.push(String(message.body))
        if (bodies.length === COUNT) resolve(created)
      },
    )
  })
  expect(bodies).toEqual(Array.from({ length: COUNT }, (_, i) => `m${i}`))
  await consumer.close()
  await publisher.close()
  for (const connection of [first, second, third]) await connection.close()
})

/** Debian's python3-pika; `.ci/run` installs it. */
const pikaInstalled = existsSync(PYTHON) && spawnSync(PYTHON, ['-c', 'import pika']).status === 0

test.runIf(pikaInstalled)('pika (Python) declares on node 1, publishes on node 2 and consumes on node 3', () => {
  const ports = cluster.nodes.map((node) => String(node.options.amqpPort))
  const run = spawnSync(PYTHON, [join(import.meta.dirname, 'pika-client.py'), ...ports], {
    encoding: 'utf8',
    timeout: 50_000,
  })
  expect(run.stderr).toBe('')
  expect(run.stdout).toBe('published 100, consumed 100 in order, 0 left\n')
})
