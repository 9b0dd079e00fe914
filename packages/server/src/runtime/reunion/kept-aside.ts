/**
 * After this node's side of a partition has lost: messages in its log whose queue the cluster does not have (declared on the
 * lost side, or deleted on the other) are written to `kept-aside/`, two files for each queue, and never deleted by the node.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentExchange, contentIsPersistent, contentRoutingKey } from '@warren/codec'
import type { Disk, DiskFile, Log, Position } from '@warren/kernel'
import type { Metadata } from '@warren/model'
import type { MessageLog, RecoveredQueue, RecoveredQueues } from '@warren/storage'
import type { KeptAside } from '../../control/node-snapshot.ts'
import { forgetHistory, type LostHistory, type LostQueue, readLostHistory } from './lost-history.ts'

const FOLDER = 'kept-aside'
const FACTS = '.json'
const MESSAGES = '.messages.jsonl'
const CHUNK_BYTES = 1024 * 1024

export interface KeepAsideOptions {
  readonly disk: Disk
  readonly metadata: Metadata
  readonly messageLog: Pick<MessageLog, 'locate' | 'located'>
  readonly recovered: RecoveredQueues
  readonly log: Log
}

/** Nothing to do unless a history was lost. What is kept is on the disk when this resolves, and may be let go by the log. */
export async function keepAside(options: KeepAsideOptions): Promise<void> {
  const { disk, metadata, recovered } = options
  const history = await readLostHistory(disk)
  if (history === undefined) return
  const names = new Map(history.queues.map((queue) => [queue.uid, queue]))
  for (const [uid, queue] of recovered) {
    // Neither is what a queue that was deleted in good order has left in the log.
    const isLost = names.has(uid) || metadata.mayComeYet(uid)
    if (!isLost || metadata.queueByUid(uid) !== undefined || queue.positions.length === 0) continue
    await keepQueue(options, history, names.get(uid) ?? { uid, vhost: '', name: '' }, queue)
  }
  await forgetHistory(disk)
}

/** What was kept aside so far, and is still there. */
export function listKeptAside(dataDirectory: string): readonly KeptAside[] {
  const folder = join(dataDirectory, FOLDER)
  try {
    const files = readdirSync(folder).filter((name) => name.endsWith(FACTS))
    return files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as KeptAside)
  } catch {
    return [] // Nothing was ever kept aside, or somebody is clearing it away.
  }
}

async function keepQueue(
  { disk, messageLog, log }: KeepAsideOptions,
  history: LostHistory,
  { uid, vhost, name }: LostQueue,
  { positions }: RecoveredQueue,
): Promise<void> {
  const directory = await disk.subdirectory(FOLDER)
  const title = `${history.lineage}-${uid}`
  const file = await directory.open(`${title}${MESSAGES}`, 'create')
  try {
    await writeMessages(file, messageLog, positions)
  } finally {
    await file.close()
  }
  const facts: KeptAside = { vhost, queue: name, messages: positions.length, file: `${FOLDER}/${title}${MESSAGES}` }
  await directory.replaceFile(`${title}${FACTS}`, Buffer.from(`${JSON.stringify(facts)}\n`))
  log.warn('messages of a queue that the cluster does not have are kept aside', { ...facts })
}

async function writeMessages(
  file: DiskFile,
  messageLog: KeepAsideOptions['messageLog'],
  positions: Float64Array,
): Promise<void> {
  let offset = 0
  let lines: string[] = []
  let pending = 0
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(lines.join(''))
    await new Promise<void>((resolve, reject) => {
      file.write([bytes], offset, (error) => (error === undefined ? resolve() : reject(error)))
    })
    offset += bytes.length
    lines = []
    pending = 0
  }
  for (const position of positions) {
    messageLog.locate(position as Position)
    const { buffer, contentStart, contentEnd } = messageLog.located
    const line = lineOf(buffer, contentStart, contentEnd)
    lines.push(line)
    pending += line.length
    if (pending >= CHUNK_BYTES) await flush()
  }
  await flush()
  await new Promise<void>((resolve, reject) => {
    file.sync((error) => (error === undefined ? resolve() : reject(error)))
  })
}

/** `content`: the whole message in the form of logs and lanes (decision 0004), base64. */
function lineOf(buffer: Buffer, start: number, end: number): string {
  const message = {
    exchange: contentExchange(buffer, start),
    routing_key: contentRoutingKey(buffer, start),
    persistent: contentIsPersistent(buffer, start),
    content: buffer.toString('base64', start, end),
  }
  return `${JSON.stringify(message)}\n`
}
