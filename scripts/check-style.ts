// What the formatter and the linter cannot see: file sizes, names, one door and one README a package, the top level.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

const LINES_MAX = 400
const FOLDER_FILES_MAX = 12
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.property)?(?:\.test|\.config|\.arbitrary)?\.(?:ts|js)$/
const NAMES_REFUSED = /^(?:utils?|helpers?|common|misc|types)\.ts$/
const TOP_LEVEL =
  /^(?:package\.json|package-lock\.json|tsconfig\.json|README\.md|ARCHITECTURE\.md|LICENSE|packages\/|proto\/|deploy\/|scripts\/|test\/|\.)/
const MARKS = [
  { pattern: /@ts-(?:ignore|expect-error|nocheck)/, text: 'silences the compiler' },
  { pattern: /\b(?:test|it|describe)\.(?:only|skip|todo)\(/, text: 'leaves a test out' },
  { pattern: /\bcatch\s*(?:\([^)]*\)\s*)?\{\s*\}/, text: 'swallows an error' },
] as const

const root = resolve(import.meta.dirname, '..')
const problems: string[] = []
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)))
const folders = new Map<string, number>()

for (const file of tracked) {
  if (!TOP_LEVEL.test(file)) problems.push(`${file}: does not belong at the top level`)
  if (/\.(?:ts|js)$/.test(file) && !file.includes('/generated/')) checkSource(file)
}
for (const [folder, count] of folders) {
  if (count > FOLDER_FILES_MAX)
    problems.push(`${folder}: ${count} files; group them by noun (at most ${FOLDER_FILES_MAX})`)
}
for (const name of readdirSync(join(root, 'packages'))) {
  if (!existsSync(join(root, 'packages', name, 'package.json'))) continue
  for (const needed of ['README.md', 'src/index.ts']) {
    const isTool = needed === 'src/index.ts' && existsSync(join(root, 'packages', name, 'src/main.ts'))
    if (!isTool && !existsSync(join(root, 'packages', name, needed)))
      problems.push(`packages/${name}: has no ${needed}`)
  }
}
for (const problem of problems) console.error(problem)
if (problems.length > 0) {
  console.error(`check-style: ${problems.length} problem(s)`)
  process.exit(1)
}
console.log(`check-style: ${tracked.length} files keep the rules`)

function checkSource(file: string): void {
  const name = basename(file)
  const text = readFileSync(join(root, file), 'utf8')
  const isTest = name.endsWith('.test.ts')
  if (!KEBAB.test(name)) problems.push(`${file}: a file name is kebab-case`)
  if (NAMES_REFUSED.test(name)) problems.push(`${file}: name the noun it holds`)
  const lines = text.split('\n').length - 1
  if (!isTest && lines > LINES_MAX) problems.push(`${file}: ${lines} lines; at most ${LINES_MAX}`)
  if (!isTest && name !== 'index.ts') folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1)
  if (file.startsWith('scripts/check-')) return // These name what they look for.
  for (const mark of MARKS) {
    if (mark.pattern.test(text)) problems.push(`${file}: ${mark.text}`)
  }
}
