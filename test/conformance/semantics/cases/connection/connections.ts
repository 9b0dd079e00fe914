// An open connection: methods out of place, its channels, heartbeats, and how it ends.
import type { Method } from '@warren/codec'
import { rawFrame } from '../../../../support/raw-client.ts'
import type { Actor } from '../../actor.ts'
import { greet, openVhost, startOk, tuneOk } from '../../login.ts'
import { bindQueue, CHANNEL_OPEN, CONNECTION_CLOSE, declareQueue, FLOW, get, passiveQueue } from '../../methods.ts'
import type { Case } from '../../script.ts'

const CLOSE_OK: Method = { kind: 'connection.close-ok' }
const HEARTBEAT = rawFrame(8, 0, Buffer.alloc(0))
const HANDSHAKE_MS = 14_000

const running = (name: string, method: Method): Case => ({
  name,
  async run(script) {
    const a = await script.client()
    await a.call(0, method)
  },
})

const whileRunning: readonly Case[] = [
  running('start-ok while running', startOk()),
  running('tune-ok while running', tuneOk()),
  running('open while running', openVhost('/')),
  running('close-ok that nobody asked for', CLOSE_OK),
  running('blocked from the client', { kind: 'connection.blocked', reason: 'no' }),
  running('tune from the client', { kind: 'connection.tune', channelMax: 1, frameMax: 4096, heartbeat: 1 }),
  running('update-secret', { kind: 'connection.update-secret', newSecret: Buffer.from('new'), reason: 'because' }),
]

const channels: readonly Case[] = [
  {
    name: 'the number of channels is limited, not their numbers',
    async run(script) {
      const a = await script.client({ channelMax: 2 })
      await a.call(6, CHANNEL_OPEN)
      await a.call(3, CHANNEL_OPEN)
    },
  },
  {
    name: 'a closed channel makes room for another',
    async run(script) {
      const a = await script.client({ channelMax: 1 })
      await a.call(1, { kind: 'channel.close', replyCode: 200, replyText: 'bye', classId: 0, methodId: 0 })
      await a.call(9, CHANNEL_OPEN)
      await a.call(9, passiveQueue('missing'))
      await a.call(1, CHANNEL_OPEN)
    },
  },
  {
    name: 'the highest channel number',
    async run(script) {
      const a = await script.client()
      await a.call(65_535, CHANNEL_OPEN)
      await a.call(65_535, FLOW)
    },
  },
]

const heartbeats: readonly Case[] = [
  {
    name: 'the broker sends heartbeats and drops a client that does not',
    async run(script) {
      const a = await script.client({ heartbeat: 1 })
      await a.next(0)
      while ((await a.client.next(0, 8_000))?.kind === 'heartbeat');
      await a.closed()
    },
  },
  {
    name: 'a client that sends heartbeats stays',
    async run(script) {
      const a = await script.client({ heartbeat: 1 })
      for (let i = 0; i < 9; i += 1) {
        a.client.bytes(HEARTBEAT)
        await new Promise((wake) => setTimeout(wake, 500))
      }
      await a.call(1, FLOW)
    },
  },
  {
    name: 'whatever a client sends counts as a heartbeat',
    async run(script) {
      const a = await script.client({ heartbeat: 1 })
      for (let i = 0; i < 9; i += 1) {
        a.client.send(1, FLOW)
        await a.client.next(1, 4_000)
        await new Promise((wake) => setTimeout(wake, 500))
      }
      await a.call(1, FLOW)
    },
  },
  {
    name: 'a client that says nothing after the header is dropped',
    async run(script) {
      const a = await script.connect()
      await greet(a.client)
      await a.closed(HANDSHAKE_MS)
    },
  },
  {
    name: 'a client that says nothing at all is dropped',
    async run(script) {
      const a = await script.connect()
      await a.closed(HANDSHAKE_MS)
    },
  },
]

/** Declares a queue and publishes to it, then leaves, all in one go. */
function leaves(name: string, queue: string, leave: (a: Actor) => void): Case {
  return {
    name,
    async run(script) {
      const a = await script.client()
      const b = await script.client({ label: 'b' })
      a.send(1, declareQueue(queue), bindQueue(queue, 'amq.direct', queue))
      a.publish(1, { exchange: 'amq.direct', routingKey: queue, body: 'not lost' })
      leave(a)
      await a.client.closed(1_000)
      await b.quiet()
      await b.calls(get(queue))
    },
  }
}

const ends: readonly Case[] = [
  leaves('what was sent before a close is carried out', 'left1', (a) => a.send(0, CONNECTION_CLOSE)),
  leaves('what was sent before the client went is carried out', 'left2', (a) => a.finish()),
  {
    name: 'close is answered',
    async run(script) {
      const a = await script.client()
      await a.call(0, CONNECTION_CLOSE) // RabbitMQ leaves it to the client to end the TCP connection.
    },
  },
  {
    name: 'what follows a close is not looked at',
    async run(script) {
      const a = await script.client()
      a.send(0, CONNECTION_CLOSE)
      a.send(1, passiveQueue('missing'))
      await a.next(0)
    },
  },
  {
    name: 'after an error only close-ok is looked at',
    async run(script) {
      const a = await script.connect('a', { answersClose: false })
      await greet(a.client)
      a.client.send(0, startOk(), tuneOk(), openVhost('/'))
      await a.client.next(0, 4_000)
      await a.client.next(0, 4_000)
      await a.call(1, CHANNEL_OPEN)
      await a.call(1, CHANNEL_OPEN)
      a.send(1, passiveQueue('missing'))
      a.send(2, CHANNEL_OPEN)
      await a.quiet()
      a.send(0, CLOSE_OK)
      await a.closed()
    },
  },
  {
    name: 'close that crosses an error is answered',
    async run(script) {
      const a = await script.connect('a', { answersClose: false })
      await greet(a.client)
      a.client.send(0, startOk(), tuneOk(), openVhost('/'))
      await a.client.next(0, 4_000)
      await a.client.next(0, 4_000)
      await a.call(1, CHANNEL_OPEN)
      await a.call(1, CHANNEL_OPEN)
      await a.call(0, CONNECTION_CLOSE)
    },
  },
]

export const CONNECTIONS: readonly Case[] = [...whileRunning, ...channels, ...heartbeats, ...ends]
