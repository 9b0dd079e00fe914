/** Deliveries to a consumer whose node has a replica of the queue: the content comes from there. */
import { writeU32, writeU64 } from '@warren/codec'
import type { LogIndex, QueueUid } from '@warren/kernel'
import type { LocatedMessage } from '@warren/storage'
import { expect, test } from 'vitest'
import type { ConsumeOptions, ConsumerSink } from '../queue-handle.ts'
import { DELIVER_FROM_REPLICA, DELIVER_HEADER_BYTES } from './link-codec.ts'
import { OutgoingSettles } from './outgoing-settles.ts'
import { type ConsumerLink, RemoteConsumer } from './remote-consumer.ts'

/** What the consumer does is noted in `seen`. */
function consumer(located: LocatedMessage | undefined, seen: string[]): RemoteConsumer {
  const link: ConsumerLink = {
    replicas: { locate: () => located },
    settle: (_settles, index, outcome) => seen.push(`${outcome} ${index}`),
    wakeLater: () => {},
    sendCredit: (_id, messages, bytes) => seen.push(`credit ${messages} ${bytes}`),
    cancelConsumer: () => {},
  }
  const sink: ConsumerSink = {
    hasCredit: () => true,
    deliver: (index, redelivered, source, start, end) =>
      seen.push(`${index} ${redelivered ? 'again ' : ''}${source.toString('latin1', start, end)}`),
    cancelled: () => {},
  }
  const options: ConsumeOptions = {
    ...{ sink, noAck: false, exclusive: false, priority: 0, prefetch: 0 },
    ...{ consumerTag: 't', connectionId: '', channelName: '', user: '', arguments: [] },
  }
  return new RemoteConsumer(1, options, new OutgoingSettles(1 as QueueUid), link)
}

/** The record of a delivery whose content, of 5 octets, is in the replica. */
function record(index: number): Buffer {
  const bytes = Buffer.alloc(DELIVER_HEADER_BYTES + 4)
  writeU32(bytes, 0, 1)
  writeU64(bytes, 4, index as LogIndex)
  bytes[12] = DELIVER_FROM_REPLICA
  writeU32(bytes, DELIVER_HEADER_BYTES, 5)
  return bytes
}

test('what is in the replica is delivered from there', () => {
  const seen: string[] = []
  const located = { buffer: Buffer.from('--hello--'), contentStart: 2, contentEnd: 7, flags: 0 }
  const bytes = record(9)
  consumer(located, seen).delivered(bytes, 0, bytes.length, false)
  expect(seen).toEqual(['9 hello'])
})

test('what is not in the replica any more goes back, with its room', () => {
  const seen: string[] = []
  const bytes = record(9)
  consumer(undefined, seen).delivered(bytes, 0, bytes.length, false)
  expect(seen).toEqual(['requeue 9', 'credit 1 5'])
})
