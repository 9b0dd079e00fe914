// Compares every import and every package.json dependency with the table of allowed imports, and fails on any other.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** DESIGN: the packages in layers; a package imports only what its row names. ARCHITECTURE.md shows the same table. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  codec: ['kernel'],
  raft: ['kernel'],
  queue: ['kernel'],
  storage: ['kernel'],
  model: ['kernel', 'codec'],
  cluster: ['kernel', 'raft', 'model', 'storage'],
  broker: ['kernel', 'codec', 'model', 'queue', 'storage', 'cluster'],
  management: ['kernel', 'model', 'broker'],
  rpc: ['kernel', 'cluster', 'broker'],
  ctl: ['kernel', 'rpc/client'],
  ui: ['management/api'],
  perf: ['kernel', 'codec'],
  server: ['kernel', 'codec', 'raft', 'queue', 'storage', 'model', 'cluster', 'broker', 'management', 'rpc'],
  sim: ['kernel', 'codec', 'raft', 'model', 'queue', 'storage', 'cluster', 'broker'],
}
/** Packages that may touch Node's own modules. */
const WITH_NODE_MODULES = new Set(['rpc', 'ctl', 'ui', 'perf', 'server', 'management'])
/** Only the simulator's command line and its tests touch the operating system. */
const NODE_MODULE_FILES = new Set(['packages/sim/src/main.ts'])
/** `.arbitrary.ts`: generators of random values for property tests. */
const TEST_FILE = /\.(?:test|arbitrary)\.ts$/
const SECOND_DOORS = new Set(['@warren/rpc/client', '@warren/management/api'])
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*?)?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g
const IMPURE_MEMBERS = /\bMath\.random\b|\bglobalThis\.(?:Date|process|crypto|performance)\b/

type Manifest = { readonly exports?: Record<string, string>; readonly dependencies?: Record<string, string> }

const root = resolve(import.meta.dirname, '..')
const problems: string[] = []
let importCount = 0
for (const name of readdirSync(join(root, 'packages'))) {
  if (!existsSync(join(root, 'packages', name, 'package.json'))) continue
  checkPackage(name)
}
for (const problem of problems) console.error(problem)
if (problems.length > 0) {
  console.error(
    `check-layers: ${problems.length} problem(s); the table is in scripts/check-layers.ts and ARCHITECTURE.md`,
  )
  process.exit(1)
}
console.log(`check-layers: ${importCount} imports follow the table`)

function checkPackage(name: string): void {
  const folder = join(root, 'packages', name)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  const allowed = ALLOWED[name]
  if (allowed === undefined) {
    problems.push(`packages/${name}: not in the table of layers`)
    return
  }
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    if (!dependency.startsWith('@warren/')) continue
    const target = dependency.slice('@warren/'.length)
    if (!allowed.some((row) => row === target || row.startsWith(`${target}/`))) {
      problems.push(`packages/${name}/package.json: may not depend on ${dependency}`)
    }
  }
  for (const file of filesBelow(folder)) checkFile(name, file, allowed, manifest)
}

function checkFile(name: string, file: string, allowed: readonly string[], manifest: Manifest): void {
  const shown = relative(root, file)
  const text = readFileSync(file, 'utf8')
  const isProduct = shown.startsWith(`packages/${name}/src/`) && !TEST_FILE.test(file)
  const isPure = isProduct && !WITH_NODE_MODULES.has(name) && !NODE_MODULE_FILES.has(shown)
  if (isPure && IMPURE_MEMBERS.test(text))
    problems.push(`${shown}: a pure package uses no Math.random or globals of the process`)
  for (const match of text.matchAll(IMPORT)) {
    const specifier = match[1] ?? match[2] ?? match[3] ?? ''
    importCount += 1
    const problem = judge(specifier, { name, file, isProduct, isPure, allowed, manifest })
    if (problem !== undefined) problems.push(`${shown}: imports '${specifier}': ${problem}`)
  }
}

type Place = {
  readonly name: string
  readonly file: string
  readonly isProduct: boolean
  readonly isPure: boolean
  readonly allowed: readonly string[]
  readonly manifest: Manifest
}

function judge(specifier: string, place: Place): string | undefined {
  if (specifier.startsWith('.')) {
    const target = resolve(dirname(place.file), specifier)
    const own = join(root, 'packages', place.name)
    if (place.isProduct && !target.startsWith(`${own}/`)) return 'leaves its package'
    return specifier.endsWith('.ts') || specifier.endsWith('.js') || specifier.endsWith('.json')
      ? undefined
      : 'names no file'
  }
  if (specifier.startsWith('node:')) return place.isPure ? 'a pure package touches no node: module' : undefined
  if (specifier.startsWith('@warren/')) {
    const target = specifier.slice('@warren/'.length)
    if (target.includes('/') && !SECOND_DOORS.has(specifier)) return 'a deep import; use the package door'
    // Tests may stand on the simulator and on anything below themselves.
    if (!place.isProduct) return undefined
    if (!place.allowed.includes(target) && !place.allowed.includes(target.split('/')[0] ?? ''))
      return 'not in the table'
    const owner = `@warren/${target.split('/')[0] ?? ''}`
    return place.manifest.dependencies?.[owner] === undefined ? 'not in package.json' : undefined
  }
  const npmName = specifier.startsWith('@')
    ? specifier.split('/').slice(0, 2).join('/')
    : (specifier.split('/')[0] ?? '')
  if (!place.isProduct) return undefined
  return place.manifest.dependencies?.[npmName] === undefined ? 'not in package.json' : undefined
}

function filesBelow(folder: string): string[] {
  const files: string[] = []
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== 'generated')
      files.push(...filesBelow(path))
    else if (entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts')) files.push(path)
  }
  return files
}
