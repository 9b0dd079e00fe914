import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startCluster, until } from '../support/process-cluster.ts'

test('SIGTERM ends a node that still waits for a majority, well and without an error in its log', async () => {
  const cluster = await startCluster(3, { joined: true })
  try {
    await Promise.all(cluster.nodes.map((node) => node.kill()))
    const alone = cluster.node(2)
    const before = readFileSync(alone.logFile, 'utf8').length
    const sinceThen = (): string => readFileSync(alone.logFile, 'utf8').slice(before)
    alone.start()
    await until('it starts', () => sinceThen().includes('cannot be reached'))
    expect(await alone.stop()).toBe(0)
    expect(sinceThen()).toContain('application was stopped while it started')
    expect(sinceThen()).not.toMatch(/^\S+ error /m)
  } finally {
    await cluster.close()
  }
})
