/** `warren`: one broker in the foreground. Configuration, data directory, inter-node port, application, signals. */
import { readFileSync } from 'node:fs'
import { homedir, hostname } from 'node:os'
import { fail, ok, type Result } from '@warren/kernel'
import { loadConfig } from './config/load-config.ts'
import { runNode } from './runtime/run-node.ts'
import { VERSION } from './version.ts'

const loaded = loadConfig({
  argv: process.argv.slice(2),
  environment: process.env,
  hostName: hostname(),
  homeDirectory: homedir(),
  workingDirectory: process.cwd(),
  readFile: readText,
})

if (!loaded.ok) {
  for (const problem of loaded.error.problems) console.error(`warren: ${problem}`)
  process.exitCode = loaded.error.exitCode
} else if (loaded.value.kind === 'help') {
  console.log(loaded.value.text)
} else if (loaded.value.kind === 'version') {
  console.log(VERSION)
} else {
  await runNode(loaded.value.config)
}

function readText(file: string): Result<string, string> {
  try {
    return ok(readFileSync(file, 'utf8'))
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}
