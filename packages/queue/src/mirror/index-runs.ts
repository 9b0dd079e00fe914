/** A set of indexes as ascending runs of neighbours: what one replica holds, told to another in a few numbers. */

export class IndexRuns {
  readonly firsts: Float64Array
  readonly counts: Float64Array

  /** `firsts` ascending, runs neither touching nor overlapping. */
  constructor(firsts: Float64Array, counts: Float64Array) {
    this.firsts = firsts
    this.counts = counts
  }

  /** Of ascending indexes, each once. */
  static of(sorted: ArrayLike<number>): IndexRuns {
    const firsts: number[] = []
    const counts: number[] = []
    for (let i = 0; i < sorted.length; i += 1) {
      const index = sorted[i] as number // i < length.
      const last = firsts.length - 1
      if (last >= 0 && (firsts[last] as number) + (counts[last] as number) === index) {
        counts[last] = (counts[last] as number) + 1
      } else {
        firsts.push(index)
        counts.push(1)
      }
    }
    return new IndexRuns(Float64Array.from(firsts), Float64Array.from(counts))
  }

  /** Runs, not indexes. */
  get size(): number {
    return this.firsts.length
  }

  get total(): number {
    let total = 0
    for (const count of this.counts) total += count
    return total
  }

  /** O(log runs). */
  has(index: number): boolean {
    let low = 0
    let high = this.firsts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.firsts[middle] as number) <= index) low = middle + 1
      else high = middle
    }
    const at = low - 1
    return at >= 0 && index < (this.firsts[at] as number) + (this.counts[at] as number)
  }

  /** What is here and not in `other`. O(runs of both). */
  without(other: IndexRuns): IndexRuns {
    const firsts: number[] = []
    const counts: number[] = []
    let at = 0
    for (let i = 0; i < this.firsts.length; i += 1) {
      let from = this.firsts[i] as number // i < length.
      const end = from + (this.counts[i] as number)
      while (from < end) {
        while (at < other.size && endOf(other, at) <= from) at += 1
        const nextFirst = at < other.size ? (other.firsts[at] as number) : Number.POSITIVE_INFINITY
        if (nextFirst > from) {
          const to = Math.min(end, nextFirst)
          firsts.push(from)
          counts.push(to - from)
        }
        from = at < other.size ? Math.max(from, endOf(other, at)) : end
      }
    }
    return new IndexRuns(Float64Array.from(firsts), Float64Array.from(counts))
  }
}

function endOf(runs: IndexRuns, at: number): number {
  return (runs.firsts[at] as number) + (runs.counts[at] as number)
}
