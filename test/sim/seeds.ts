/** Runs seeds one by one; the first that fails ends the test with its trace. */
export async function holdSeeds(seeds: Iterable<number>, run: (seed: number) => unknown): Promise<void> {
  for (const seed of seeds) await run(seed)
}

/** `count` seeds from `first` on. */
export function* seedsFrom(first: number, count: number): Iterable<number> {
  for (let seed = first; seed < first + count; seed += 1) yield seed
}
