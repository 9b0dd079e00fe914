/**
 * Writes the static encoders and decoders of proto/*.proto into the packages that use them; the output is committed.
 * With `--check` it writes nothing and fails when the committed files differ.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const TARGETS: readonly { readonly proto: string; readonly folder: string }[] = [
  { proto: 'metadata', folder: 'packages/model/src/generated' },
  { proto: 'peer', folder: 'packages/rpc/src/generated' },
  { proto: 'control', folder: 'packages/rpc/src/generated' },
]
/** Encode and decode only: nothing here needs reflection, JSON or services. */
const OPTIONS = [
  ...['--target', 'static-module', '--wrap', 'esm', '--dts'],
  ...['--no-convert', '--no-delimited', '--no-verify', '--no-typeurl', '--no-service'],
]
const isCheck = process.argv.includes('--check')
const scratch = mkdtempSync(join(tmpdir(), 'generate-proto-'))
let stale = 0
try {
  for (const { proto, folder } of TARGETS) {
    if (existsSync(join(ROOT, 'proto', `${proto}.proto`))) write(proto, folder)
  }
} finally {
  rmSync(scratch, { recursive: true })
}
process.exitCode = stale === 0 ? 0 : 1

function write(proto: string, folder: string): void {
  const output = join(scratch, `${proto}.js`)
  const pbjs = join(ROOT, 'node_modules/.bin/pbjs')
  // Its own root: the default one is shared by everything that uses protobufjs in the process.
  const run = spawnSync(pbjs, [...OPTIONS, '--root', `warren-${proto}`, '--out', output, `proto/${proto}.proto`], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`pbjs cannot translate proto/${proto}.proto: ${run.stderr}`)
  mkdirSync(join(ROOT, folder), { recursive: true })
  for (const extension of ['js', 'd.ts']) {
    const path = join(ROOT, folder, `${proto}.${extension}`)
    const text = `// Written by scripts/generate/generate-proto.ts from proto/${proto}.proto.\n${readFileSync(join(scratch, `${proto}.${extension}`), 'utf8')}`
    if (!isCheck) writeFileSync(path, text)
    else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
      stale += 1
      process.stderr.write(`${relative(ROOT, path)} differs from what scripts/generate/generate-proto.ts writes\n`)
    }
  }
}
