// Input nobody should send, and a bystander who must notice nothing of it.
import { connect as connectSocket, type Socket } from 'node:net'
import type { Random } from '@warren/kernel'
import { open } from './confirmed-load.ts'

const HEADER = Buffer.from('AMQP\x00\x00\x09\x01', 'latin1')
const SETTLE_MS = 5_000
const PARALLEL = 64

/** Opens a socket, writes `bytes`, closes it after the peer did or after `lingerMs`; never rejects. */
export function assault(port: number, bytes: readonly Buffer[], lingerMs: number): Promise<void> {
  return new Promise((done) => {
    const socket: Socket = connectSocket({ port, host: '127.0.0.1' })
    const timer = setTimeout(() => socket.destroy(), lingerMs)
    socket.on('connect', () => {
      for (const part of bytes) socket.write(part)
      if (lingerMs === 0) socket.destroy()
    })
    socket.on('data', () => undefined)
    socket.on('error', () => undefined) // A reset is what this asks for.
    socket.on('close', () => {
      clearTimeout(timer)
      done()
    })
  })
}

export function randomBytes(random: Random, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let i = 0; i < length; i += 1) bytes[i] = random.below(256)
  return bytes
}

/** One hostile conversation, chosen by `random`: noise, noise behind a good header, cut frames, wrong lengths, wrong order. */
export function conversation(random: Random): readonly Buffer[] {
  const noise = randomBytes(random, 1 + random.below(600))
  switch (random.below(6)) {
    case 0:
      return [noise]
    case 1:
      return [HEADER, noise]
    case 2:
      return [HEADER.subarray(0, 1 + random.below(7))]
    case 3: // A method frame that says it is as long as a frame can be, and then is not.
      return [HEADER, Buffer.from([1, 0, 0, 0xff, 0xff, 0xff, 0xff]), noise]
    case 4: // start-ok's class and method, with noise for arguments.
      return [HEADER, frame(1, 0, Buffer.concat([Buffer.from([0, 10, 0, 11]), noise]))]
    default: // A body where a method is due, then a frame whose end is not one.
      return [HEADER, frame(3, 1, noise), frame(1, 0, noise).fill(0, 7 + noise.length)]
  }
}

function frame(type: number, channel: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(7)
  head.writeUInt8(type, 0)
  head.writeUInt16BE(channel, 1)
  head.writeUInt32BE(payload.length, 3)
  return Buffer.concat([head, payload, Buffer.from([0xce])])
}

/** `count` hostile conversations, 64 at a time. */
export async function assaultMany(port: number, count: number, random: Random, lingerMs: number): Promise<void> {
  let left = count
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await assault(port, conversation(random), lingerMs)
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, worker))
}

/** `count` connections that are opened and dropped, some before the first octet, some in the middle of the handshake. */
export async function openAndDrop(port: number, count: number): Promise<void> {
  let left = count
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await assault(port, left % 2 === 0 ? [] : [HEADER], 0)
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, worker))
}

/** Publishes and consumes one message after another until `stop`; every one must come back. */
export async function bystander(uri: string): Promise<{ stop(): Promise<{ roundTrips: number; slowestMs: number }> }> {
  const connection = await open(uri)
  const channel = await connection.createConfirmChannel()
  await channel.assertQueue('bystander', { durable: false, exclusive: true })
  let failure: Error | undefined
  let roundTrips = 0
  let slowestMs = 0
  let running = true
  let arrived: (() => void) | undefined
  connection.on('close', () => {
    if (running) failure = new Error('the bystander lost its connection')
    arrived?.()
  })
  await channel.consume('bystander', () => arrived?.(), { noAck: true })
  const loop = (async () => {
    while (running && failure === undefined) {
      const startedMs = performance.now()
      const back = new Promise<void>((resolve) => {
        arrived = resolve
      })
      channel.sendToQueue('bystander', Buffer.from('hello'))
      await back
      slowestMs = Math.max(slowestMs, performance.now() - startedMs)
      roundTrips += 1
    }
  })()
  return {
    async stop() {
      running = false
      await Promise.race([loop, new Promise((wake) => setTimeout(wake, SETTLE_MS))])
      if (failure !== undefined) throw failure
      await connection.close()
      return { roundTrips, slowestMs }
    },
  }
}
