/** What is known of a file of kept messages, as its file of facts has it. */
import type { NodeId, QueueName, QueueUid, VhostName } from '@warren/kernel'

/** Pairs of a first index and a count, ascending, neither touching nor overlapping. */
export type Runs = readonly (readonly [first: number, count: number])[]

export interface KeptFacts {
  readonly vhost: VhostName | ''
  /** Empty: the name was not known any more. */
  readonly queue: QueueName | ''
  /** Still to be published. */
  readonly messages: number
  /** Below the data directory. */
  readonly file: string
  /** Of the history that was left. */
  readonly lineage: number
  readonly uid: QueueUid
  /** Who led the queue there, and is to publish what was in it; this node if it did, or if nobody is known to have. */
  readonly leader: NodeId
  /** Of those messages that the cluster's queue may have under the same index. */
  readonly compared: Runs
  /** The history whose queue that is: in another one the same indexes may name other messages. */
  readonly comparedIn: number
  /** Those of `compared` that the queue had when it was asked. Undefined: it was not asked yet. */
  readonly held: Runs | undefined
  /** Everything before it in the file has been published. */
  readonly offset: number
}

/** Of the files of facts, and of the messages that they are about. */
const FORMAT_VERSION = 1

export function keptFactsText(facts: KeptFacts): string {
  return `${JSON.stringify({ formatVersion: FORMAT_VERSION, ...facts })}\n`
}

/** Undefined: that is not what was written, or another version wrote it. */
export function parseKeptFacts(bytes: Uint8Array): KeptFacts | undefined {
  const { formatVersion, ...json } = parseObject(bytes) ?? {}
  if (formatVersion !== FORMAT_VERSION) return undefined
  const areTexts = [json['vhost'], json['queue'], json['file'], json['leader']].every(
    (text) => typeof text === 'string',
  )
  const areNumbers = [json['messages'], json['lineage'], json['uid'], json['offset'], json['comparedIn']].every(isCount)
  const areRuns = isRuns(json['compared']) && (json['held'] === undefined || isRuns(json['held']))
  // All fields have been looked at; names were parsed when they were declared.
  return areTexts && areNumbers && areRuns ? (json as unknown as KeptFacts) : undefined
}

/** Undefined: not JSON, or no object. */
export function parseObject(bytes: Uint8Array): { readonly [key: string]: unknown } | undefined {
  try {
    const json: unknown = JSON.parse(Buffer.from(bytes).toString())
    return typeof json === 'object' && json !== null ? (json as { readonly [key: string]: unknown }) : undefined
  } catch {
    return undefined // Said by the result.
  }
}

export function isRuns(value: unknown): value is Runs {
  if (!Array.isArray(value)) return false
  let end = -1
  for (const run of value as readonly unknown[]) {
    if (!Array.isArray(run) || run.length !== 2) return false
    const [first, count] = run as readonly unknown[]
    if (!isCount(first) || !isCount(count) || count === 0 || first <= end || !isCount(first + count)) return false
    end = first + count
  }
  return true
}

/** Zero, or a number that can be counted to. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
