/** `ctl`: the process around `runCtl`. */
import { readFileSync } from 'node:fs'
import { homedir, hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  addBootIntent,
  executeControl,
  findNode,
  listRegisteredNodes,
  readBootIntent,
  readStoppedNode,
} from '@warren/rpc/client'
import { passwordInput } from './invocation/password.ts'
import { runCtl } from './run-ctl.ts'

const EXIT_SOFTWARE = 70

// `ctl list_queues | head`: whoever reads has enough.
process.stdout.on('error', () => process.exit(0))

try {
  process.exitCode = await runCtl({
    argv: process.argv.slice(2),
    environment: process.env,
    hostName: hostname(),
    homeDirectory: homedir(),
    osProcessId: process.pid,
    version: ownVersion(),
    output: {
      write: (text) => process.stdout.write(text),
      writeError: (text) => process.stderr.write(text),
      style: { isBold: process.stdout.isTTY === true },
    },
    password: passwordInput(process.stdin),
    processes: { readFile: readIfThere, isAlive, sleep: (delayMs) => sleep(delayMs) },
    localNodes: async () => (await listRegisteredNodes()).map((node) => node.name),
    stoppedNodes: {
      workingDirectory: process.cwd(),
      readNode: readStoppedNode,
      readIntent: readBootIntent,
      addIntent: addBootIntent,
    },
    findNode,
    executeControl,
  })
} catch (error) {
  // A fault of ctl itself: the user gets one line, never a stack.
  process.stderr.write(`Error:\nctl failed: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = EXIT_SOFTWARE
}

function ownVersion(): string {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as { version: string }
  return manifest.version
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined // Whatever the reason: there is no process id to be had from it.
  }
}

function isAlive(osProcessId: number): boolean {
  try {
    process.kill(osProcessId, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
