// `npm test`: every check and every test, in the order in which a failure is cheapest to find. Arguments go to vitest;
// `npm run check` leaves the tests out.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)
const node = process.execPath

const checksOnly = process.argv.includes('--checks-only')
const colors = `--colors=${process.stdout.isTTY ? 'force' : 'off'}`

type Step = { readonly name: string; readonly command: string; readonly args: readonly string[] }
const checks: readonly Step[] = [
  { name: 'types', command: bin('tsc'), args: ['-p', '.'] },
  { name: 'format and lint', command: bin('biome'), args: ['ci', '--error-on-warnings', colors, '.'] },
  { name: 'layers', command: node, args: ['scripts/check-layers.ts'] },
  { name: 'style', command: node, args: ['scripts/check-style.ts'] },
  { name: 'generated code', command: node, args: ['scripts/generate/generate-proto.ts', '--check'] },
  { name: 'generated codec', command: node, args: ['scripts/generate/generate-codec.ts', '--check'] },
]
const tests: Step = {
  name: 'tests',
  command: bin('vitest'),
  args: ['run', '--config', 'test/vitest.config.ts', ...process.argv.slice(2)],
}
const steps = checksOnly ? checks : [...checks, tests]

const failed: string[] = []
for (const step of steps) {
  console.log(`\n== ${step.name}`)
  const startedMs = performance.now()
  if (step.command !== node && !existsSync(step.command)) {
    console.error(`${step.command} is missing; run 'npm install'`)
    failed.push(step.name)
    continue
  }
  const result = spawnSync(step.command, [...step.args], { cwd: root, stdio: 'inherit' })
  console.log(
    `== ${step.name}: ${result.status === 0 ? 'ok' : 'FAILED'} (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`,
  )
  if (result.status !== 0) failed.push(step.name)
}
console.log(`\n${steps.length - failed.length} passed, ${failed.length} failed`)
if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
