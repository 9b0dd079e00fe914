// The first thing `npm start` and `npm test` run: plain JavaScript for whatever Node (18 or newer) the machine has.
// It installs what is missing, then hands over to Node 24 from node_modules.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root, runOnNode24 } from './with-node-24.js'

const [file, ...rest] = process.argv.slice(2)

if (Number(process.versions.node.split('.')[0]) < 18) stop(`Node 18 or newer is needed; this is ${process.version}.`)
if (file === undefined || !existsSync(join(root, file))) {
  stop(`Usage: node scripts/bootstrap.js FILE [ARGUMENT ...]; there is no file '${file ?? ''}' in this clone.`)
}
installIfMissing()
process.chdir(root)
runOnNode24([join(root, file), ...rest])

function installIfMissing() {
  const lock = join(root, 'package-lock.json')
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (existsSync(installed) && (!existsSync(lock) || statSync(installed).mtimeMs >= statSync(lock).mtimeMs)) return
  console.log('Installing what is missing from the npm registry (once; about half a minute) ...')
  // Not `npm ci`: it refuses a lock file without the optional packages of platforms that a registry does not carry.
  const result = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) {
    stop('npm install failed; its output above says why. Check the network, then run this again.')
  }
}

function stop(text) {
  console.error(text)
  process.exit(1)
}
