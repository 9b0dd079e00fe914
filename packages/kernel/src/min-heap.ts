/** Numbers with the smallest on top; for what comes back out of order, such as requeued positions. O(log n). */
import { assert } from './assert.ts'

export class MinHeap {
  readonly #values: number[] = []

  get size(): number {
    return this.#values.length
  }

  /** The smallest, or undefined when empty. */
  peek(): number | undefined {
    return this.#values[0]
  }

  push(value: number): void {
    const values = this.#values
    let child = values.length
    values.push(value)
    while (child > 0) {
      const parent = (child - 1) >>> 1
      const above = values[parent] as number // parent < child.
      if (above <= value) break
      values[child] = above
      child = parent
    }
    values[child] = value
  }

  pop(): number {
    const values = this.#values
    assert(values.length > 0, 'pop from an empty heap')
    const top = values[0] as number // Not empty.
    const last = values.pop() as number
    if (values.length === 0) return top
    let parent = 0
    for (;;) {
      let child = parent * 2 + 1
      if (child >= values.length) break
      const right = child + 1
      if (right < values.length && (values[right] as number) < (values[child] as number)) child = right
      const below = values[child] as number
      if (below >= last) break
      values[parent] = below
      parent = child
    }
    values[parent] = last
    return top
  }
}
