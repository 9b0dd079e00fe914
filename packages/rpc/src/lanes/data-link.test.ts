import type { NodeId } from '@warren/kernel'
import { expect, test } from 'vitest'
import { batchOf, DataRecorder, LogRecorder } from '../../test-support/endpoints.ts'
import { warren } from '../generated/peer.js'
import type { ByteStream, ByteStreamListener } from '../streams/byte-stream.ts'
import { encodeBatch } from './batch-message.ts'
import { DataLink } from './data-link.ts'

const { BatchAnswer } = warren.peer
const INWARD = '11'.repeat(16)
const OUTWARD = '22'.repeat(16)

class FakeStream implements ByteStream {
  listener: ByteStreamListener | undefined = undefined
  readonly sent: Uint8Array[] = []
  aborted: string | undefined = undefined
  send(message: Uint8Array): void {
    this.sent.push(message)
  }
  end(): void {}
  abort(_code: number, text: string): void {
    this.aborted = text
  }
}

function openLink() {
  const data = new DataRecorder()
  const log = new LogRecorder()
  const link = new DataLink({ peer: 'id-b' as NodeId, listener: () => data, log, windowBytes: 800 })
  const inward = new FakeStream()
  const outward = new FakeStream()
  const receive = link.openInward(inward, INWARD)
  link.openOutward(outward, OUTWARD)
  const answer = (content: warren.peer.BatchAnswer.$Properties) =>
    outward.listener?.onMessage(Buffer.from(BatchAnswer.encode(content).finish()))
  answer({ pairedStream: Buffer.from(INWARD, 'hex') })
  return { link, data, log, inward, outward, receive, answer }
}

test('pairing and acknowledgements are BatchAnswers', () => {
  const { link, data, inward, receive, answer } = openLink()
  expect(link.isUp).toBe(true)
  expect(BatchAnswer.decode(inward.sent[0] as Uint8Array).pairedStream?.toString()).toBe(
    Buffer.from(OUTWARD, 'hex').toString(),
  )
  receive(Buffer.from(encodeBatch(batchOf('x'.repeat(100)))))
  expect(BatchAnswer.decode(inward.sent[1] as Uint8Array).takenBytes).toBe(102)
  expect(link.send(batchOf('y'.repeat(900)))).toBe(false)
  answer({ takenBytes: 903 })
  expect(data.events.at(-1)).toBe('writable id-b')
})

test('a malformed batch ends the lane with its reason, and both streams', () => {
  const { link, data, log, inward, outward, receive } = openLink()
  receive(Buffer.from([0x0a, 5, 1]))
  expect(data.events).toEqual(['up id-b', 'down id-b'])
  expect(link.isUp).toBe(false)
  expect(inward.aborted).toMatch(/^a malformed batch: /)
  expect(outward.aborted).toBe(inward.aborted)
  expect(log.count('a malformed batch')).toBe(1)
})

test.each([
  ['cut', Buffer.from([0x0a, 16, 1])],
  ['empty', Buffer.alloc(0)],
  ['a stream id of the wrong length', Buffer.from(BatchAnswer.encode({ pairedStream: Buffer.alloc(3) }).finish())],
])('an answer that is %s ends the lane', (_name, message) => {
  const { data, outward } = openLink()
  outward.listener?.onMessage(message)
  expect(data.events).toEqual(['up id-b', 'down id-b'])
  expect(outward.aborted).toBe('the peer broke the data protocol')
})
