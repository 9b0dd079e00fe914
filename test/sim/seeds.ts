/** Runs seeds one by one; the first that fails ends the test with its trace. */
export function holdSeeds(seeds: Iterable<number>, run: (seed: number) => unknown): void {
  for (const seed of seeds) run(seed)
}

/** `count` seeds from `first` on. */
export function* seedsFrom(first: number, count: number): Iterable<number> {
  for (let seed = first; seed < first + count; seed += 1) yield seed
}
