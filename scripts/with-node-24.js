// Plain JavaScript for any Node from 18 on: hands over to Node 24, which runs TypeScript unbuilt.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NODE_MAJOR = 24
export const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** What Node has compiled of the sources, by their contents; starting takes half as long with it. */
const COMPILED = join(root, 'node_modules', '.cache', 'compiled')

/** Whether this very process can run TypeScript. */
export function isNode24() {
  return Number(process.versions.node.split('.')[0]) >= NODE_MAJOR
}

/** For this process, before it imports anything large. Where the folder cannot be written, everything is compiled each time. */
export function cacheCompiled() {
  nodeModule.enableCompileCache(process.env.NODE_COMPILE_CACHE ?? COMPILED)
}

/** Runs `args` by Node 24 with this terminal, and ends with its exit code. */
export function runOnNode24(args) {
  const node = nodeBinary()
  const path = `${dirname(node)}:${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`
  const env = { NODE_COMPILE_CACHE: COMPILED, ...process.env, PATH: path }
  const child = spawn(node, args, { stdio: 'inherit', env })
  // The terminal sends Ctrl-C to the whole group: the child stops by itself, and this process waits for it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 128 + (constants.signals[signal] ?? 0)
  })
}

/** Node 24 as the platform package in node_modules has it, or this one when it is new enough. */
function nodeBinary() {
  const platform = `${process.platform}-${process.arch}`
  for (const name of [`node-${platform}`, `node-bin-${platform}`]) {
    const local = join(root, 'node_modules', name, 'bin', 'node')
    if (existsSync(local)) return local
  }
  if (isNode24()) return process.execPath
  console.error(
    `No Node ${NODE_MAJOR} in node_modules for ${platform}, and this one is ${process.version}. ` +
      `Install Node ${NODE_MAJOR} or newer, or run 'npm install' without --omit=optional.`,
  )
  process.exit(1)
}
