/**
 * Durations in microseconds, counted in buckets that grow with the value: exact below 128, then 64 buckets for each
 * doubling, so that a percentile is off by at most 1.6 %. Recording is a few additions; no memory grows.
 */
const LINEAR_BITS = 7
const LINEAR = 1 << LINEAR_BITS // Values below this have a bucket each.
const HALF = LINEAR >>> 1
const DOUBLINGS = 30 // Up to 2^37 µs, 38 hours.
const BUCKETS = LINEAR + DOUBLINGS * HALF
const VALUE_MAX = 2 ** (LINEAR_BITS + DOUBLINGS) - 1
const TWO_POW_31 = 2147483648

export class Histogram {
  readonly #counts = new Float64Array(BUCKETS)
  #count = 0
  #max = 0

  get count(): number {
    return this.#count
  }

  /** 0 when nothing was recorded. */
  get maxUs(): number {
    return this.#max
  }

  record(valueUs: number): void {
    const bucket = bucketOf(valueUs)
    this.#counts[bucket] = (this.#counts[bucket] as number) + 1 // Within bounds.
    this.#count += 1
    if (valueUs > this.#max) this.#max = valueUs
  }

  /** The smallest recorded value, to the precision of its bucket, that at least `percent` of all do not exceed. */
  percentileUs(percent: number): number {
    const rank = Math.max(1, Math.ceil((percent / 100) * this.#count))
    let seen = 0
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      seen += this.#counts[bucket] as number // Within bounds.
      if (seen >= rank) return Math.min(upperEdge(bucket), this.#max)
    }
    return 0
  }

  addAll(other: Histogram): void {
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      this.#counts[bucket] = (this.#counts[bucket] as number) + (other.#counts[bucket] as number) // Same length.
    }
    this.#count += other.#count
    this.#max = Math.max(this.#max, other.#max)
  }

  reset(): void {
    this.#counts.fill(0)
    this.#count = 0
    this.#max = 0
  }
}

function bucketOf(valueUs: number): number {
  if (!(valueUs > 0)) return 0 // A clock that went back, or not a number.
  if (valueUs < LINEAR) return Math.floor(valueUs)
  if (valueUs < TWO_POW_31) {
    const doubling = 32 - LINEAR_BITS - Math.clz32(valueUs)
    return LINEAR + (doubling - 1) * HALF + (valueUs >>> doubling) - HALF // The shift leaves HALF to LINEAR - 1.
  }
  const value = Math.min(Math.floor(valueUs), VALUE_MAX)
  const doubling = 63 - LINEAR_BITS - Math.clz32(Math.floor(value / TWO_POW_31))
  return LINEAR + (doubling - 1) * HALF + Math.floor(value / 2 ** doubling) - HALF
}

/** The largest whole value of a bucket. */
function upperEdge(bucket: number): number {
  if (bucket < LINEAR) return bucket
  const doubling = Math.floor((bucket - LINEAR) / HALF) + 1
  const mantissa = ((bucket - LINEAR) % HALF) + HALF
  return (mantissa + 1) * 2 ** doubling - 1
}
