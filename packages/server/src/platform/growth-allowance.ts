/**
 * How much the heap may grow between two collections of everything (decision 0012). Batches between nodes are buffers outside of V8's
 * heap. V8 adds what of them is allocated to the heap's growth, and allows a heap of some 20 MiB only 8 MiB of that: a node
 * that forwards 10,000 messages a second then marks its whole heap ten times a second. Here a small heap may grow by 64 MiB,
 * which is also V8's own limit for buffers alone; a large one by as much as V8 thinks.
 */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

const SAMPLE_MS = 1000
const GROWTH_BYTES = 64 * 1024 * 1024
/** Of what lives; V8 grows a heap by 10 % to 300 %, as it sees fit. From here on that is enough. */
const PERCENT_MIN = 50
const PERCENT_MAX = 400

/** In percent of what lives; 0 leaves it to V8. */
export function growthPercent(liveBytes: number): number {
  const percent = Math.floor((GROWTH_BYTES / liveBytes) * 100)
  return percent < PERCENT_MIN ? 0 : Math.min(percent, PERCENT_MAX)
}

export class GrowthAllowance {
  readonly #timer: NodeJS.Timeout
  #percent = 0

  constructor() {
    this.#set()
    this.#timer = setInterval(() => this.#set(), SAMPLE_MS)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #set(): void {
    const percent = growthPercent(oldBytes())
    if (percent === this.#percent) return
    this.#percent = percent
    setFlagsFromString(`--heap-growing-percent=${percent}`) // V8 reads it after each collection.
  }
}

/** What has outlived its youth: about what lives, for most garbage dies young. */
function oldBytes(): number {
  let bytes = 0
  for (const { space_name: name, space_used_size: used } of getHeapSpaceStatistics()) {
    if (!name.startsWith('new_')) bytes += used
  }
  return bytes
}
