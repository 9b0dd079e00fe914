import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MemoryDisk } from '../../../storage/src/testing/memory-disk.ts'
import { DamagedKeptFileError, KEPT_PERSISTENT, KeptFileReader, KeptFileWriter } from './kept-file.ts'

interface Written {
  readonly index: number
  readonly persistent: boolean
  readonly content: Uint8Array
}

const FILE = 'a.messages'

async function written(messages: readonly Written[]): Promise<MemoryDisk> {
  const disk = new MemoryDisk()
  const writer = new KeptFileWriter(await disk.open(FILE, 'create'), crc32)
  const padding = Buffer.alloc(3)
  for (const { index, persistent, content } of messages) {
    const source = Buffer.concat([padding, content, padding])
    await writer.add(index, persistent ? KEPT_PERSISTENT : 0, source, 3, 3 + content.length)
    source.fill(0xee) // It may change once the promise is resolved.
  }
  await writer.end()
  return disk
}

async function readAll(disk: MemoryDisk, from = 0): Promise<Written[]> {
  const file = await disk.open(FILE, 'existing')
  const reader = new KeptFileReader(file, crc32, from, await file.size())
  const messages: Written[] = []
  for (let offset = from; ; ) {
    const message = await reader.read(offset)
    if (message === undefined) return messages
    const { index, persistent, source, contentStart, contentEnd } = message
    messages.push({ index, persistent, content: Uint8Array.from(source.subarray(contentStart, contentEnd)) })
    offset = message.nextOffset
  }
}

function bytesOf(disk: MemoryDisk): Buffer {
  return disk.files.get(FILE) ?? Buffer.alloc(0)
}

const ONE: Written = { index: 2 ** 32 + 7, persistent: true, content: Uint8Array.of(1, 2, 3) }
const TWO: Written = { index: 2 ** 32 + 8, persistent: false, content: Uint8Array.of(4, 5) }
const ONE_BYTES = 17 + 3

test('what is written is read back, from the front and from any record on', async () => {
  const message = fc.record({
    index: fc.integer({ min: 0, max: 2 ** 53 - 1 }),
    persistent: fc.boolean(),
    content: fc.uint8Array({ maxLength: 300 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 20 }), async (messages) => {
      const disk = await written(messages)
      expect(await readAll(disk)).toEqual(messages)
      const [first] = messages
      if (first !== undefined) expect(await readAll(disk, 17 + first.content.length)).toEqual(messages.slice(1))
    }),
    { numRuns: 60 },
  )
})

test('records that are larger than a piece, and pieces that end within a record, are read back', async () => {
  const messages = [10, 300_000, 200_000, 100_000, 262_127, 262_128, 5].map((bytes, i) => {
    return { index: i, persistent: i % 2 === 0, content: new Uint8Array(bytes).fill(i + 1) }
  })
  expect(await readAll(await written(messages))).toEqual(messages)
})

test('a file that was cut off is refused where it ends, at whichever byte', async () => {
  const whole = bytesOf(await written([ONE, TWO]))
  for (let length = 1; length < whole.length; length += 1) {
    const disk = new MemoryDisk()
    disk.files.set(FILE, Buffer.from(whole.subarray(0, length)))
    if (length === ONE_BYTES) expect(await readAll(disk)).toEqual([ONE])
    else await expect(readAll(disk)).rejects.toThrow(DamagedKeptFileError)
  }
})

test('a bit that is wrong anywhere is found', async () => {
  const whole = bytesOf(await written([ONE, TWO]))
  for (let at = 0; at < whole.length; at += 1) {
    const disk = new MemoryDisk()
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ 0x10
    disk.files.set(FILE, bytes)
    await expect(readAll(disk)).rejects.toThrow(DamagedKeptFileError)
  }
})

test('a disk that fails is an error of the writer', async () => {
  for (const kind of ['write', 'sync'] as const) {
    const disk = new MemoryDisk()
    const writer = new KeptFileWriter(await disk.open(FILE, 'create'), crc32)
    await writer.add(1, 0, Buffer.alloc(10), 0, 10)
    disk.failNext = { kind, error: new Error('no space') }
    await expect(writer.end()).rejects.toThrow('no space')
  }
})
