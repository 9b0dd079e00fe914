/** Settled indexes gathered into runs of neighbours, ready for one record of the log or of a lane. No object per index. */

export class SettleRanges {
  #firsts = new Float64Array(16)
  #counts = new Float64Array(16)
  #size = 0

  /** How many runs there are; the first so many elements of `firsts` and `counts` are valid. */
  get size(): number {
    return this.#size
  }

  get firsts(): Float64Array {
    return this.#firsts
  }

  get counts(): Float64Array {
    return this.#counts
  }

  /** Joins the last run when `index` is its neighbour: settles mostly come in order. */
  add(index: number): void {
    const last = this.#size - 1
    if (last >= 0) {
      const first = this.#firsts[last] as number // last < size.
      const count = this.#counts[last] as number
      if (first + count === index) {
        this.#counts[last] = count + 1
        return
      }
      if (first - 1 === index) {
        this.#firsts[last] = index
        this.#counts[last] = count + 1
        return
      }
    }
    if (this.#size === this.#firsts.length) this.#grow()
    this.#firsts[this.#size] = index
    this.#counts[this.#size] = 1
    this.#size += 1
  }

  clear(): void {
    this.#size = 0
  }

  #grow(): void {
    const firsts = this.#firsts
    const counts = this.#counts
    this.#firsts = new Float64Array(firsts.length * 2)
    this.#counts = new Float64Array(counts.length * 2)
    this.#firsts.set(firsts)
    this.#counts.set(counts)
  }
}
