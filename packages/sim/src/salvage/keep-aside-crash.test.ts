/** Keeping aside on a disk that loses power: after whichever step, each message is in the log or in a file, and in one of them at the end. */
import { crc32 } from 'node:zlib'
import { KeptStore, keepAside, rememberHistory } from '@warren/broker'
import {
  type Disk,
  type Epoch,
  type Lineage,
  type LogIndex,
  type NodeId,
  type QueueUid,
  SeededRandom,
  SILENT_LOG,
} from '@warren/kernel'
import type { Metadata, QueueRecord } from '@warren/model'
import { MessageLog, type RecoveredQueues } from '@warren/storage'
import { expect, test } from 'vitest'
import { SimDisk } from '../disk/sim-disk.ts'
import { VirtualTimers } from '../disk/virtual-timers.ts'

const SELF = 'self' as NodeId
const OTHER = 'other' as NodeId
const EPOCH = 2 ** 32
/** One that the cluster does not have, one that stays here, one of which a part is kept. */
const [GONE, STAYS, PART] = [7, 8, 9] as [QueueUid, QueueUid, QueueUid]
const COUNT = 12

type Found = Partial<Pick<QueueRecord, 'uid' | 'leader' | 'epoch' | 'epochs' | 'settings'>>

/** As far as it is looked at. */
function metadataWith(found: readonly Found[]): Metadata {
  const alone = ({ leader = SELF }: Found) => ({ leader, syncSet: [leader], mirrors: [] })
  const queues = found.map((queue) => ({ epoch: 1, epochs: [], settings: {}, ...alone(queue), ...queue }))
  const of = { lineage: 5, mayComeYet: () => false, queueByUid: (uid: QueueUid) => queues.find((q) => q.uid === uid) }
  return of as unknown as Metadata
}

const LOST = {
  queues: () =>
    [GONE, STAYS, PART].map((uid) => ({
      ...{ uid, vhost: '/', name: `q${uid}`, leader: SELF, syncSet: [SELF], mirrors: [] },
      ...(uid === PART ? { epoch: 2, epochs: [{ epoch: 2, begunAt: 50, leader: SELF }] } : { epoch: 1, epochs: [] }),
    })),
  members: () => [{ id: SELF, running: true, incarnation: 1 }],
  member: () => ({ id: SELF, running: true, incarnation: 1 }),
} as unknown as Metadata
const WON = metadataWith([
  { uid: STAYS, leader: SELF },
  { uid: PART, leader: OTHER },
])
/** The cluster has changed meanwhile: all of it may stay. */
const LATER = metadataWith([GONE, STAYS, PART].map((uid) => ({ uid, leader: SELF })))

function open(disk: Disk): ReturnType<typeof MessageLog.open> {
  const onFailure = (error: Error): void => {
    throw error
  }
  return disk
    .subdirectory('messages')
    .then((messages) =>
      MessageLog.open({ disk: messages, crc32, log: SILENT_LOG, onFailure, segmentBytes: 4096, chunkBytes: 1024 }),
    )
}

/** Index of the `i`th message of a queue; half of `PART` came in an epoch that only the lost history had. */
function indexOf(uid: QueueUid, i: number): number {
  return (uid === PART && i >= COUNT / 2 ? 2 * EPOCH : EPOCH) + i
}

async function fill(disk: Disk): Promise<void> {
  const { log } = await open(disk)
  for (const uid of [GONE, STAYS, PART]) {
    for (let i = 0; i < COUNT; i += 1) {
      log.beginMessage(true, true, 1, 40, 0, 0)
      log.contentBuffer.fill(uid, log.contentOffset, log.contentOffset + 40)
      const index = indexOf(uid, i)
      log.setTarget(0, uid, Math.floor(index / EPOCH) as Epoch, index as LogIndex)
      log.endMessage()
    }
  }
  await log.close()
  const of = { self: SELF, lineage: 4 as Lineage, incarnation: 1, metadata: LOST, partedOf: () => [] }
  await rememberHistory(disk, of)
}

async function keep(disk: Disk, metadata: Metadata): Promise<void> {
  const { log, recovered } = await open(disk)
  await keepAside({ disk, crc32, metadata, self: SELF, messageLog: log, recovered, log: SILENT_LOG })
  await log.close()
}

function inLog(recovered: RecoveredQueues): string[] {
  return [...recovered].flatMap(([uid, { indexes }]) => Array.from(indexes, (index) => `${uid} ${index}`))
}

async function inFiles(disk: Disk): Promise<string[]> {
  const folder = await disk.subdirectory('kept-aside')
  const { entries, unreadable } = await (await KeptStore.open(disk)).entries()
  expect(unreadable).toEqual([])
  const kept: string[] = []
  for (const { title, facts } of entries) {
    const bytes = Buffer.from((await folder.readFile(`${title}.messages`)) ?? [])
    let count = 0
    for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at)) {
      kept.push(`${facts.uid} ${bytes.readUInt32BE(at + 8) * EPOCH + bytes.readUInt32BE(at + 12)}`)
      count += 1
    }
    expect(count).toBe(facts.messages)
  }
  return kept
}

const ALL = [GONE, STAYS, PART].flatMap((uid) => Array.from({ length: COUNT }, (_, i) => `${uid} ${indexOf(uid, i)}`))

/** Loses power after so many steps of the first attempt; whether it was done by then. */
async function crashAfter(steps: number, seed: number, then: Metadata): Promise<boolean> {
  const timers = new VirtualTimers()
  const first = new SimDisk({ timers, random: new SeededRandom(seed) })
  await timers.until(fill(first))
  let isDone = false
  keep(first, WON).then(
    () => {
      isDone = true
    },
    () => {}, // It lost its power.
  )
  for (let i = 0; i < steps && !isDone; i += 1) await timers.step()
  const disk = first.crash()
  await timers.until(keep(disk, then))
  const { recovered, log } = await timers.until(open(disk))
  const [logged, filed] = [inLog(recovered), await timers.until(inFiles(disk))]
  await timers.until(log.close())
  expect(await timers.until(disk.readFile('lost-history.json'))).toBeUndefined()
  expect([...logged, ...filed].sort()).toEqual([...ALL].sort())
  if (then === WON) expect(filed).toHaveLength(COUNT + COUNT / 2)
  return isDone
}

test.each([
  ['the same', WON],
  ['less to keep', LATER],
])(
  'a power loss at any step loses nothing and keeps nothing twice, and %s is asked for after it',
  async (_, then) => {
    let steps = 0
    while (!(await crashAfter(steps, 100 + steps, then))) steps += 1
    expect(steps).toBeGreaterThan(30)
  },
  120_000,
)
