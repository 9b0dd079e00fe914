/** The last events of a run, kept as values and put into words only when someone reads them. */

/** What a failure prints: enough to see an election and what led to it. */
export const TRACE_EVENTS = 200

type Traced = { readonly atMs: number; readonly what: string; readonly details: readonly unknown[] }

export class Trace {
  readonly #ring: Traced[] = []
  readonly #eventsMax: number
  #next = 0

  constructor(eventsMax: number) {
    this.#eventsMax = eventsMax
  }

  add(atMs: number, what: string, details: readonly unknown[]): void {
    const traced = { atMs, what, details }
    if (this.#ring.length < this.#eventsMax) this.#ring.push(traced)
    else this.#ring[this.#next] = traced
    this.#next = (this.#next + 1) % this.#eventsMax
  }

  /** Oldest first, one line an event. */
  lines(): readonly string[] {
    const oldest = this.#ring.length < this.#eventsMax ? 0 : this.#next
    const ordered = [...this.#ring.slice(oldest), ...this.#ring.slice(0, oldest)]
    return ordered.map(
      ({ atMs, what, details }) => `${atMs.toFixed(1).padStart(10)} ${what} ${details.map(inWords).join(' ')}`,
    )
  }
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return value
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Uint8Array) return `<${part.length} bytes>`
    if (Array.isArray(part) && part.length > 12) return [...part.slice(0, 2), `... ${part.length}`, ...part.slice(-2)]
    return part
  })
}
