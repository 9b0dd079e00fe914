/**
 * The log in memory: a base (what a snapshot stands for) and the entries after it.
 *
 *   base <= applied <= min(committed, stable) and stable <= last; committed may run ahead of stable on a follower.
 *
 * `stable` is what the host has persisted. Entries between it and `last` go into the next Ready; a truncation takes
 * back both what is stable and what a Ready in flight is about to make stable (`#persistingTo`).
 */
import { assert, present } from '@warren/kernel'
import { type Configuration, isVoter, type PeerId } from './protocol/configuration.ts'
import type { Entry, Snapshot } from './protocol/message.ts'

const ENTRY_OVERHEAD_BYTES = 64 // What an entry costs in memory and in messages beside its data, roughly.

type Placed = { readonly index: number; readonly configuration: Configuration }

export class EntryLog {
  #baseIndex: number
  #baseTerm: number
  #entries: Entry[] = []
  #stableIndex: number
  #persistingTo = 0
  #commitIndex: number
  #appliedIndex: number
  #bytes = 0
  /** Ascending; the first is the base's, the last is the one in force. */
  #configurations: Placed[]

  constructor(options: {
    baseIndex: number
    baseTerm: number
    configuration: Configuration
    entries: readonly Entry[]
    commitIndex: number
    appliedIndex: number
  }) {
    this.#baseIndex = options.baseIndex
    this.#baseTerm = options.baseTerm
    this.#configurations = [{ index: options.baseIndex, configuration: options.configuration }]
    this.#commitIndex = options.baseIndex
    this.#appliedIndex = Math.max(options.appliedIndex, options.baseIndex)
    this.#stableIndex = options.baseIndex
    this.append(options.entries)
    this.#stableIndex = this.lastIndex
    this.#commitIndex = Math.max(Math.min(options.commitIndex, this.lastIndex), this.#appliedIndex)
    assert(this.#appliedIndex <= this.lastIndex, 'more was applied than the log holds')
  }

  get firstIndex(): number {
    return this.#baseIndex + 1
  }

  get lastIndex(): number {
    return this.#baseIndex + this.#entries.length
  }

  get lastTerm(): number {
    return this.#entries.at(-1)?.term ?? this.#baseTerm
  }

  get stableIndex(): number {
    return this.#stableIndex
  }

  get commitIndex(): number {
    return this.#commitIndex
  }

  get appliedIndex(): number {
    return this.#appliedIndex
  }

  get bytes(): number {
    return this.#bytes
  }

  /** The one in force: the latest in the log, committed or not (dissertation §4.1). */
  get configuration(): Configuration {
    return present(this.#configurations.at(-1)).configuration
  }

  get configurationIndex(): number {
    return present(this.#configurations.at(-1)).index
  }

  /**
   * Whether `peer` votes in the committed configuration or in a later one. A leader that appended its own demotion and
   * crashed may be the only one to have that entry: unless it campaigns again, nobody ever leads (dissertation §4.2.2).
   */
  mayLead(peer: PeerId): boolean {
    for (let i = this.#configurations.length - 1; i >= 0; i -= 1) {
      const placed = present(this.#configurations[i])
      if (isVoter(placed.configuration, peer)) return true
      if (placed.index <= this.#commitIndex) return false
    }
    return false
  }

  /** As of `index`, which is not compacted below the base. O(configurations in the log). */
  configurationAt(index: number): Configuration {
    assert(index >= this.#baseIndex && index <= this.lastIndex, 'index outside the log')
    let found = present(this.#configurations[0])
    for (const placed of this.#configurations) if (placed.index <= index) found = placed
    return found.configuration
  }

  /** The term of the entry at `index`; undefined when compacted away or not there yet. */
  termAt(index: number): number | undefined {
    if (index === this.#baseIndex) return this.#baseTerm
    return this.#entries[index - this.#baseIndex - 1]?.term
  }

  /** Whether a log ending in (lastIndex, lastTerm) holds at least what this one holds (Raft §5.4.1). */
  isUpToDate(lastIndex: number, lastTerm: number): boolean {
    return lastTerm > this.lastTerm || (lastTerm === this.lastTerm && lastIndex >= this.lastIndex)
  }

  /** Puts entries at the end; they must follow on. */
  append(entries: readonly Entry[]): void {
    for (const entry of entries) {
      assert(entry.index === this.lastIndex + 1, 'a gap in the log')
      assert(entry.term >= this.lastTerm, 'terms in a log never fall')
      this.#entries.push(entry)
      this.#bytes += entryBytes(entry)
      if (entry.kind === 'configuration') {
        this.#configurations.push({ index: entry.index, configuration: present(entry.configuration) })
      }
    }
  }

  /** A follower's append (Raft §5.3): keeps what agrees, drops a conflicting tail, adds the rest. The place before matched. */
  merge(entries: readonly Entry[]): void {
    for (let i = 0; i < entries.length; i += 1) {
      const entry = present(entries[i])
      if (this.termAt(entry.index) === entry.term) continue
      if (entry.index <= this.lastIndex) this.#truncateFrom(entry.index)
      this.append(i === 0 ? entries : entries.slice(i))
      return
    }
  }

  #truncateFrom(index: number): void {
    assert(index > this.#commitIndex, 'a committed entry is never removed')
    for (const entry of this.#entries.splice(index - this.#baseIndex - 1)) this.#bytes -= entryBytes(entry)
    this.#stableIndex = Math.min(this.#stableIndex, index - 1)
    this.#persistingTo = Math.min(this.#persistingTo, index - 1)
    while (present(this.#configurations.at(-1)).index >= index) this.#configurations.pop()
  }

  /** Entries from `from` on, up to `bytesMax` but at least one, if there is one. */
  slice(from: number, bytesMax: number): readonly Entry[] {
    assert(from >= this.firstIndex, 'entry compacted away')
    const start = from - this.#baseIndex - 1
    let end = start
    let bytes = 0
    while (end < this.#entries.length) {
      bytes += entryBytes(present(this.#entries[end]))
      if (bytes > bytesMax && end > start) break
      end += 1
    }
    return this.#entries.slice(start, end)
  }

  /** Bytes of the entries in (after, to]. */
  bytesBetween(after: number, to: number): number {
    let bytes = 0
    for (let index = after + 1; index <= to; index += 1) {
      bytes += entryBytes(present(this.#entries[index - this.#baseIndex - 1]))
    }
    return bytes
  }

  /** The largest index up to `index` whose term is at most `term`: where a log with that pair can agree with this one. */
  agreementHint(index: number, term: number): number {
    let candidate = Math.min(index, this.lastIndex)
    while (candidate > this.#baseIndex && present(this.termAt(candidate)) > term) candidate -= 1
    return candidate
  }

  /** Never goes back, never beyond the end. Whether it moved. */
  commitTo(index: number): boolean {
    const target = Math.min(index, this.lastIndex)
    if (target <= this.#commitIndex) return false
    this.#commitIndex = target
    return true
  }

  /** What is not persisted yet; from now on in flight. */
  takeUnstable(): readonly Entry[] {
    this.#persistingTo = this.lastIndex
    return this.#entries.slice(this.#stableIndex - this.#baseIndex)
  }

  get hasUnstable(): boolean {
    return this.#stableIndex < this.lastIndex
  }

  /** The host persisted what `takeUnstable` gave, less what was truncated since. */
  persisted(): void {
    if (this.#persistingTo > this.#stableIndex) this.#stableIndex = this.#persistingTo
  }

  /** Committed, persisted and not yet applied; at most `entriesMax`. */
  applicable(entriesMax: number): readonly Entry[] {
    const to = Math.min(this.#commitIndex, this.#stableIndex, this.#appliedIndex + entriesMax)
    if (to <= this.#appliedIndex) return []
    return this.#entries.slice(this.#appliedIndex - this.#baseIndex, to - this.#baseIndex)
  }

  applied(index: number): void {
    assert(index >= this.#appliedIndex && index <= this.#commitIndex, 'applied out of order')
    this.#appliedIndex = index
  }

  /** Forgets entries up to `index`; they are applied. */
  compact(index: number): void {
    assert(index <= this.#appliedIndex, 'only what is applied can be compacted')
    if (index <= this.#baseIndex) return
    const term = present(this.termAt(index))
    const configuration = this.configurationAt(index)
    for (const entry of this.#entries.splice(0, index - this.#baseIndex)) this.#bytes -= entryBytes(entry)
    this.#baseIndex = index
    this.#baseTerm = term
    this.#configurations = [{ index, configuration }, ...this.#configurations.filter((placed) => placed.index > index)]
  }

  /** A snapshot from the leader takes the place of everything. The host still has to persist and apply it. */
  restore(snapshot: Snapshot): void {
    assert(snapshot.index > this.#commitIndex, 'a snapshot never undoes a commit')
    this.#entries = []
    this.#bytes = 0
    this.#baseIndex = snapshot.index
    this.#baseTerm = snapshot.term
    this.#stableIndex = snapshot.index
    this.#persistingTo = 0
    this.#commitIndex = snapshot.index
    this.#configurations = [{ index: snapshot.index, configuration: snapshot.configuration }]
  }
}

/** What an entry counts against limits. */
export function entryBytes(entry: Entry): number {
  return entry.data.length + ENTRY_OVERHEAD_BYTES
}
