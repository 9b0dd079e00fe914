// A resource alarm of one node blocks those who publish on every node, as long as that node has it and is there.
import { writeFileSync } from 'node:fs'
import { connect } from 'amqplib'
import { expect, test } from 'vitest'
import { LocalNode } from '../../scripts/local-node.ts'
import { startCluster, until } from '../support/process-cluster.ts'

test('a disk alarm of one node blocks publishers of the other, until that node has gone', async () => {
  const cluster = await startCluster(2, { joined: true })
  const [first, second] = [cluster.node(1), cluster.node(2)]
  const file = `${second.options.folder}.conf`
  writeFileSync(file, 'disk_free_limit.absolute = 8000000GB\n')
  const short = new LocalNode({ ...second.options, flags: ['--config', file] })
  const connection = await connect(first.uri)
  try {
    const told: string[] = []
    connection.on('blocked', (reason: string) => told.push(`blocked: ${reason}`))
    connection.on('unblocked', () => told.push('unblocked'))
    await second.stop()
    short.start()
    await short.ready()
    const channel = await connection.createChannel()
    await until('the publisher is blocked', () => {
      channel.publish('amq.fanout', '', Buffer.from('x'))
      return told.length > 0
    })
    expect(told).toEqual(['blocked: low on disk'])
    expect((await first.ctl('check_local_alarms')).exitCode).toBe(0)
    expect((await first.ctl('check_alarms')).exitCode).toBe(69)
    await short.kill()
    await until('it may publish again', () => told.length > 1)
    expect(told).toEqual(['blocked: low on disk', 'unblocked'])
  } finally {
    await connection.close()
    await short.kill()
    await cluster.close()
  }
})
