// The first thing `npm start` and `npm test` run: plain JavaScript for whatever Node (18 or newer) the machine has.
// It installs what is missing, then hands over to Node 24 from node_modules, which runs TypeScript unbuilt.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NODE_MAJOR = 24
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [task, ...rest] = process.argv.slice(2)

if (Number(process.versions.node.split('.')[0]) < 18) stop(`Node 18 or newer is needed; this is ${process.version}.`)
if (task === undefined || !existsSync(join(root, task))) {
  stop(`Usage: node scripts/bootstrap.js FILE [ARGUMENT ...]; there is no file '${task ?? ''}' in this clone.`)
}
installIfMissing()
run(nodeBinary(), [join(root, task), ...rest])

function installIfMissing() {
  const lock = join(root, 'package-lock.json')
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (existsSync(installed) && (!existsSync(lock) || statSync(installed).mtimeMs >= statSync(lock).mtimeMs)) return
  console.log('Installing what is missing from the npm registry (once; about half a minute) ...')
  const command = existsSync(lock) ? 'ci' : 'install'
  const result = spawnSync('npm', [command, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (result.status !== 0)
    stop(`npm ${command} failed; its output above says why. Check the network, then run this again.`)
}

/** Node 24 as the platform package in node_modules has it, or this one when it is new enough. */
function nodeBinary() {
  const local = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(local)) return local
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath
  return stop(
    `No Node ${NODE_MAJOR} in node_modules for ${process.platform}-${process.arch}, and this one is ${process.version}. ` +
      `Install Node ${NODE_MAJOR} or newer, or run 'npm install' without --omit=optional.`,
  )
}

function run(node, args) {
  const path = `${dirname(node)}:${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } })
  // The terminal sends Ctrl-C to the whole group: the task stops by itself, and this process waits for it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 128 + (constants.signals[signal] ?? 0)
  })
}

function stop(text) {
  console.error(text)
  process.exit(1)
}
