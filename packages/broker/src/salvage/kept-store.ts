/**
 * `kept-aside/` of the data directory: for each queue of a lost history a file of messages and a file of facts, which is there
 * as long as one of the messages has not been published again. And the list of queues that this node led in histories it left: what
 * is in no file of those has been dealt with, which others ask who mirrored them.
 */
import type { Disk } from '@warren/kernel'
import { isCount, type KeptFacts, keptFactsText, parseKeptFacts, parseObject } from './kept-facts.ts'

const FACTS = '.json'
const MESSAGES = '.messages'
const LED = 'led.queues'
const FOLDER = 'kept-aside'
/** Histories that a node remembers to have left. */
const HISTORIES_MAX = 64

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

  /** By title, so in the order in which they were kept. Files of facts that are damaged, or of another version, stay, and are nobody's. */
  async entries(): Promise<{ readonly entries: readonly KeptEntry[]; readonly unreadable: readonly string[] }> {
    const entries: KeptEntry[] = []
    const unreadable: string[] = []
    for (const name of await this.#disk.list()) {
      if (!name.endsWith(FACTS)) continue
      const bytes = await this.#disk.readFile(name)
      const facts = bytes === undefined ? undefined : parseKeptFacts(bytes)
      if (facts === undefined) unreadable.push(`${FOLDER}/${name}`)
      else entries.push({ title: name.slice(0, -FACTS.length), facts })
    }
    return { entries, unreadable }
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
    await this.#disk.replaceFile(`${title}${FACTS}`, Buffer.from(keptFactsText(facts)))
  }

  /** The facts first: messages without are nobody's. What is gone already is no matter. */
  async remove(title: string): Promise<void> {
    const names = await this.#disk.list()
    for (const name of [`${title}${FACTS}`, `${title}${MESSAGES}`]) {
      if (!names.includes(name)) continue
      await this.#disk.remove(name)
      await this.#disk.syncDirectory()
    }
  }

  /** What an attempt to keep messages under titles that begin with `prefix` has left; none of it was published. */
  async clear(prefix: string): Promise<void> {
    const names = (await this.#disk.list()).filter((name) => name.startsWith(prefix))
    for (const suffix of [FACTS, MESSAGES]) {
      for (const name of names) if (name.endsWith(suffix)) await this.#disk.remove(name)
      if (names.length > 0) await this.#disk.syncDirectory()
    }
  }

  /** What a crash has left behind of a removal. */
  async sweep(): Promise<void> {
    const names = new Set(await this.#disk.list())
    for (const name of names) {
      const isLeft = name.endsWith(MESSAGES) && !names.has(`${name.slice(0, -MESSAGES.length)}${FACTS}`)
      if (isLeft) await this.#disk.remove(name)
    }
  }

  async led(): Promise<readonly LedHistory[]> {
    const bytes = await this.#disk.readFile(LED)
    return bytes === undefined ? [] : parseLed(bytes)
  }

  /** This node led these queues in a history that it has left. */
  async addLed(lineage: number, uids: readonly number[]): Promise<void> {
    const known = await this.led()
    const before = known.find((history) => history.lineage === lineage)?.uids ?? []
    const others = known.filter((history) => history.lineage !== lineage)
    const histories = [...others, { lineage, uids: [...new Set([...before, ...uids])] }].slice(-HISTORIES_MAX)
    await this.#disk.replaceFile(LED, Buffer.from(JSON.stringify({ histories })))
  }
}

/** Damaged is empty: who asks hears that nothing is known, and publishes what it has itself. */
function parseLed(bytes: Uint8Array): readonly LedHistory[] {
  const { histories } = parseObject(bytes) ?? {}
  return Array.isArray(histories) ? histories.filter(isLedHistory) : []
}

function isLedHistory(value: unknown): value is LedHistory {
  const { lineage, uids } = (value ?? {}) as { readonly lineage?: unknown; readonly uids?: unknown }
  return isCount(lineage) && Array.isArray(uids) && uids.every(isCount)
}
