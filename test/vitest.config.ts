import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '..')
const project = (name: string, include: readonly string[], timeoutMs: number, parallel: boolean) => ({
  root,
  test: {
    name,
    include: [...include],
    environment: 'node' as const,
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    fileParallelism: parallel,
  },
})

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    projects: [
      project('unit', ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts'], 30_000, true),
      project('sim', ['test/sim/**/*.test.ts'], 120_000, true),
      // Real processes and sockets: one file at a time, so that they do not starve one another on two cores.
      project('conformance', ['test/conformance/**/*.test.ts'], 60_000, false),
      project('cluster', ['test/cluster/**/*.test.ts'], 180_000, false),
    ],
  },
})
