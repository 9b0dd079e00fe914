/**
 * `kept-aside/` of the data directory: for each queue of a lost history a file of messages and a file of facts, which is there
 * as long as one of the messages has not been published again. And the list of queues that this node led in histories it left: what
 * is in no file of those has been dealt with, which others ask who mirrored them.
 */
import type { Disk, NodeId, QueueName, QueueUid, VhostName } from '@warren/kernel'

const FACTS = '.json'
const MESSAGES = '.messages'
const LED = 'led.queues'
const FOLDER = 'kept-aside'
/** Histories that a node remembers to have left. */
const HISTORIES_MAX = 64

/** Pairs of a first index and a count, ascending. */
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
  /** Those of `compared` that the queue had when it was asked. Undefined: it was not asked yet. */
  readonly held: Runs | undefined
  /** Everything before it in the file has been published. */
  readonly offset: number
}

export interface KeptEntry {
  readonly title: string
  readonly facts: KeptFacts
}

interface LedHistory {
  readonly lineage: number
  readonly uids: readonly number[]
}

export class KeptStore {
  readonly #disk: Disk

  private constructor(disk: Disk) {
    this.#disk = disk
  }

  static async open(dataDirectory: Disk): Promise<KeptStore> {
    return new KeptStore(await dataDirectory.subdirectory(FOLDER))
  }

  /** By title, so in the order in which they were kept. */
  async entries(): Promise<readonly KeptEntry[]> {
    const entries: KeptEntry[] = []
    for (const name of await this.#disk.list()) {
      if (!name.endsWith(FACTS)) continue
      const bytes = await this.#disk.readFile(name)
      if (bytes === undefined) continue
      const facts = JSON.parse(Buffer.from(bytes).toString()) as KeptFacts
      entries.push({ title: name.slice(0, -FACTS.length), facts })
    }
    return entries
  }

  messagesFile(title: string): string {
    return `${FOLDER}/${title}${MESSAGES}`
  }

  create(title: string): ReturnType<Disk['open']> {
    return this.#disk.open(`${title}${MESSAGES}`, 'create')
  }

  open(title: string): ReturnType<Disk['open']> {
    return this.#disk.open(`${title}${MESSAGES}`, 'existing')
  }

  async write({ title, facts }: KeptEntry): Promise<void> {
    await this.#disk.replaceFile(`${title}${FACTS}`, Buffer.from(`${JSON.stringify(facts)}\n`))
  }

  /** The facts first: messages without are nobody's. */
  async remove(title: string): Promise<void> {
    await this.#disk.remove(`${title}${FACTS}`)
    await this.#disk.syncDirectory()
    await this.#disk.remove(`${title}${MESSAGES}`)
    await this.#disk.syncDirectory()
  }

  /** What a crash has left behind of a removal. */
  async sweep(): Promise<void> {
    const names = await this.#disk.list()
    for (const name of names) {
      const isLeft = name.endsWith(MESSAGES) && !names.includes(`${name.slice(0, -MESSAGES.length)}${FACTS}`)
      if (isLeft) await this.#disk.remove(name)
    }
  }

  async led(): Promise<readonly LedHistory[]> {
    const bytes = await this.#disk.readFile(LED)
    return bytes === undefined ? [] : (JSON.parse(Buffer.from(bytes).toString()) as LedHistory[])
  }

  /** This node led these queues in a history that it has left. */
  async addLed(lineage: number, uids: readonly number[]): Promise<void> {
    const histories = [...(await this.led()), { lineage, uids }].slice(-HISTORIES_MAX)
    await this.#disk.replaceFile(LED, Buffer.from(JSON.stringify(histories)))
  }
}
