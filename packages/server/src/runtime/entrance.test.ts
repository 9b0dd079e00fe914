import { connect, createServer } from 'node:net'
import type { Broker } from '@warren/broker'
import { SILENT_LOG } from '@warren/kernel'
import { afterEach, expect, test } from 'vitest'
import type { Fence } from '../platform/fence.ts'
import { Entrance } from './entrance.ts'

const BROKER = {} as Broker // Nobody gets as far as it.
const FENCE = {} as Fence
let entrance: Entrance | undefined

afterEach(() => entrance?.close('stopped'))

/** On a port that was free a moment ago. */
async function newEntrance(): Promise<{ readonly entrance: Entrance; readonly port: number }> {
  const server = createServer()
  const port = await new Promise<number>((found) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      found(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  await new Promise((closed) => server.close(closed))
  entrance = new Entrance([{ host: '127.0.0.1', port }], BROKER, FENCE, SILENT_LOG)
  return { entrance, port }
}

function ports({ listeners }: Entrance): number[] {
  return listeners.map((listener) => listener.port)
}

test('it opens when nothing holds it closed any more', async () => {
  const { entrance, port } = await newEntrance()
  await entrance.open()
  entrance.close('paused')
  entrance.close('drained')
  await entrance.open('paused')
  expect(ports(entrance)).toEqual([])
  const refused = new Promise<string | undefined>((done) => {
    connect(port, '127.0.0.1').once('error', (error: NodeJS.ErrnoException) => done(error.code))
  })
  expect(await refused).toBe('ECONNREFUSED')
  await entrance.open('drained')
  expect(ports(entrance)).toEqual([port])
})

test('openings at the same time open it once, and one that is overtaken by a closure opens nothing', async () => {
  const { entrance, port } = await newEntrance()
  await Promise.all([entrance.open(), entrance.open('drained'), entrance.open('paused')])
  expect(ports(entrance)).toEqual([port])
  entrance.close('drained')
  const opening = entrance.open('drained')
  entrance.close('paused')
  await opening
  expect(ports(entrance)).toEqual([])
  await entrance.open('paused')
  expect(ports(entrance)).toEqual([port])
})

test('an opening that fails can be repeated', async () => {
  const { entrance, port } = await newEntrance()
  const other = createServer()
  await new Promise<void>((listens) => other.listen(port, '127.0.0.1', listens))
  await expect(entrance.open()).rejects.toThrow('is in use')
  await new Promise((closed) => other.close(closed))
  await entrance.open()
  expect(ports(entrance)).toEqual([port])
})
