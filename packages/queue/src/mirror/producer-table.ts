/**
 * Which publishes a queue has taken in, of those that are sent again when their fate is unknown: by producer (one start of a node that
 * publishes) and sequence (counted by the producer for this queue, without gaps). The leader has the table, and each mirror a copy.
 *
 * T1 A sequence is *taken* only if the message is held here, or was settled by a leader that held it.
 * T2 A sequence is *new* only if no leader since epoch `since` has taken it in whose messages live on here.
 * T3 All else is *unknown*: refused, or lost sight of. Whoever publishes it is told no, and may publish it anew.
 * Sequences of one producer come in ascending order: what a leader has left out below the highest is never taken in later.
 *
 * Of a queue that is recovered from disk, what lives is taken (T1: its records name producer and sequence), and all else that was
 * published before is unknown: who took it in is in an epoch before `since`.
 */

export type SequenceFate = 'new' | 'taken' | 'unknown'

/** What a leader has taken over of the one before, when it lacked nothing that had been sent to it. */
export interface Inheritance {
  readonly epoch: number
  /** Everything of that epoch up to here is held, or was settled; nothing beyond. */
  readonly lastIndex: number
}

/** Gaps come from refusals only. What lies before the oldest of so many runs is unknown (T3): it was answered long ago. */
const RUNS_MAX = 16
/** Of those whose messages were recovered: each start of a node is another one, and most will never be heard of again. */
const RECOVERED_MAX = 64

/** Runs of what was taken, ascending. */
class Runs {
  /** The first and the last of each. */
  readonly firsts: number[] = []
  readonly lasts: number[] = []
  highest = 0

  /** Hot. */
  take(sequence: number): void {
    if (sequence <= this.highest) return
    const run = this.lasts.length - 1
    if (run >= 0 && this.lasts[run] === sequence - 1) this.lasts[run] = sequence
    else this.add(sequence, sequence)
    this.highest = sequence
  }

  /** Beyond all runs so far. */
  add(first: number, last: number): void {
    this.firsts.push(first)
    this.lasts.push(last)
    if (this.firsts.length > RUNS_MAX) {
      this.firsts.shift()
      this.lasts.shift()
    }
    this.highest = Math.max(this.highest, last)
  }
}

export class Producer {
  readonly node: string
  readonly incarnation: number
  /** Names it in the table of this queue; short, for the wire. */
  readonly number: number
  /** Names it on disk, where there is no table: a hash of 53 bits, never 0. */
  readonly key: number
  #runs = new Runs()

  constructor(node: string, incarnation: number, number: number) {
    this.node = node
    this.incarnation = incarnation
    this.number = number
    this.key = keyOf(nameOf(node, incarnation))
  }

  /** What is beyond has not been seen. */
  get highest(): number {
    return this.#runs.highest
  }
  get firsts(): readonly number[] {
    return this.#runs.firsts
  }
  get lasts(): readonly number[] {
    return this.#runs.lasts
  }

  fateOf(sequence: number): SequenceFate {
    const { firsts, lasts, highest } = this.#runs
    if (sequence > highest) return 'new'
    for (let run = firsts.length - 1; run >= 0; run -= 1) {
      if (sequence > (lasts[run] as number)) return 'unknown' // run < length.
      if (sequence >= (firsts[run] as number)) return 'taken'
    }
    return 'unknown'
  }

  /** Hot. The message is held from now on. */
  take(sequence: number): void {
    this.#runs.take(sequence)
  }

  /** Beyond all runs so far. */
  addRun(first: number, last: number): void {
    this.#runs.add(first, last)
  }

  /** Nothing up to there is new. */
  raise(highest: number): void {
    this.#runs.highest = Math.max(this.#runs.highest, highest)
  }

  /** What was taken before a restart. */
  resume(runs: Runs): void {
    this.#runs = runs
  }
}

export class ProducerTable {
  /** T2. Infinite while nothing is known at all. */
  since: number
  /** Of a leader; undefined when it is not that clear. */
  inherited: Inheritance | undefined = undefined
  readonly #byName = new Map<string, Producer>()
  readonly #byNumber = new Map<number, Producer>()
  /** By key: nobody has said yet which node it is. */
  readonly #recovered = new Map<number, Runs>()
  #lastNumber = 0

  constructor(since: number) {
    this.since = since
  }

  get size(): number {
    return this.#byName.size
  }

  /** In the order in which they came. */
  producers(): Iterable<Producer> {
    return this.#byName.values()
  }

  find(node: string, incarnation: number): Producer | undefined {
    return this.#byName.get(nameOf(node, incarnation))
  }

  withNumber(number: number): Producer | undefined {
    return this.#byNumber.get(number)
  }

  /** The producer, which may be new here. */
  admit(node: string, incarnation: number): Producer {
    return this.find(node, incarnation) ?? this.add(node, incarnation, this.#lastNumber + 1)
  }

  /** As the leader has named it. */
  add(node: string, incarnation: number, number: number): Producer {
    const producer = new Producer(node, incarnation, number)
    const recovered = this.#recovered.get(producer.key)
    if (recovered !== undefined) producer.resume(recovered)
    this.#recovered.delete(producer.key)
    this.#byName.set(nameOf(node, incarnation), producer)
    this.#byNumber.set(number, producer)
    this.#lastNumber = Math.max(this.#lastNumber, number)
    return producer
  }

  /** A message that was recovered: of each producer they come in the order in which they were published. */
  recovered(key: number, sequence: number): void {
    let runs = this.#recovered.get(key)
    if (runs === undefined) {
      runs = new Runs()
      this.#recovered.set(key, runs)
      const [oldest] = this.#recovered.keys()
      if (oldest !== undefined && this.#recovered.size > RECOVERED_MAX) this.#recovered.delete(oldest)
    }
    runs.take(sequence)
  }

  /** What became of a message that the leader of `epoch` had under `index`, and that has no other number. */
  fateOfIndex(epoch: number, index: number): SequenceFate {
    if (this.inherited?.epoch !== epoch) return 'unknown'
    return index <= this.inherited.lastIndex ? 'taken' : 'new'
  }

  /** Forgets those who will never be heard of again. */
  prune(isOver: (node: string, incarnation: number) => boolean): void {
    for (const [name, { node, incarnation, number }] of this.#byName) {
      if (!isOver(node, incarnation)) continue
      this.#byName.delete(name)
      this.#byNumber.delete(number)
    }
  }

  /**
   * This table of a leader, as long as not all of its messages have come to a mirror: taken is what both know of (T1); what only
   * the leader had taken is unknown (T2).
   */
  sharedWith(own: ProducerTable): ProducerTable {
    const shared = new ProducerTable(this.since)
    for (const theirs of this.producers()) {
      const producer = shared.add(theirs.node, theirs.incarnation, theirs.number)
      const known = own.find(theirs.node, theirs.incarnation)
      if (known !== undefined) addCommonRuns(producer, theirs, known)
      producer.raise(theirs.highest)
    }
    shared.#lastNumber = this.#lastNumber
    return shared
  }
}

function addCommonRuns(into: Producer, a: Producer, b: Producer): void {
  let [i, j] = [0, 0]
  while (i < a.firsts.length && j < b.firsts.length) {
    const first = Math.max(a.firsts[i] as number, b.firsts[j] as number) // i, j < length.
    const [lastOfA, lastOfB] = [a.lasts[i] as number, b.lasts[j] as number]
    if (first <= Math.min(lastOfA, lastOfB)) into.addRun(first, Math.min(lastOfA, lastOfB))
    if (lastOfA <= lastOfB) i += 1
    else j += 1
  }
}

function nameOf(node: string, incarnation: number): string {
  return `${incarnation} ${node}`
}

/** FNV-1a, twice: 32 bits and 21 more. */
function keyOf(name: string): number {
  let [low, high] = [0x811c9dc5, 0x050c5d1f]
  for (let i = 0; i < name.length; i += 1) {
    const unit = name.charCodeAt(i)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x01000193)
    high ^= high >>> 15 // Else both would differ by their beginnings only.
  }
  return Math.max(1, (high >>> 11) * 2 ** 32 + (low >>> 0))
}
