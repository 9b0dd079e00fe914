/** Events by time, then in order of scheduling: equal seeds give equal runs. */
import { assert } from '@warren/kernel'

export type Event = { readonly atMs: number; readonly sequence: number; readonly run: () => void }

export class EventHeap {
  readonly #events: Event[] = []

  get size(): number {
    return this.#events.length
  }

  peek(): Event | undefined {
    return this.#events[0]
  }

  push(event: Event): void {
    const events = this.#events
    let child = events.length
    events.push(event)
    while (child > 0) {
      const parent = (child - 1) >>> 1
      const above = events[parent] as Event // parent < child.
      if (!isBefore(event, above)) break
      events[child] = above
      child = parent
    }
    events[child] = event
  }

  pop(): Event {
    const events = this.#events
    assert(events.length > 0, 'pop from an empty heap')
    const top = events[0] as Event // Not empty.
    const last = events.pop() as Event
    if (events.length === 0) return top
    let parent = 0
    for (;;) {
      let child = parent * 2 + 1
      if (child >= events.length) break
      const right = child + 1
      if (right < events.length && isBefore(events[right] as Event, events[child] as Event)) child = right
      const below = events[child] as Event
      if (!isBefore(below, last)) break
      events[parent] = below
      parent = child
    }
    events[parent] = last
    return top
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.sequence < b.sequence)
}
