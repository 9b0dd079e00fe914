/** The command: options in, load out. Exit code 0 when the run did what was asked, 1 when something failed. */
import { LoadRun } from './load/load-run.ts'
import { LoadError } from './load-error.ts'
import { parseOptions } from './options/parse-options.ts'
import { JsonReport } from './report/json-report.ts'
import { TextReport } from './report/text-report.ts'

const EXIT_FAILED = 1
const EXIT_INTERRUPTED = 130 // 128 and the number of SIGINT.

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function notify(line: string): void {
  process.stderr.write(`warren-perf: ${line}\n`)
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2))
  const run = new LoadRun(options, options.json ? new JsonReport(print, notify) : new TextReport(print, notify))
  let isStopping = false
  const stop = (): void => {
    if (isStopping) process.exit(EXIT_INTERRUPTED) // Asked twice: at once.
    isStopping = true
    run.stop()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  // Whoever read has gone, as `head` does: end, but leave no queue behind. Every further line fails like this one.
  process.stdout.on('error', () => run.stop())
  try {
    await run.run()
  } catch (error) {
    if (!(error instanceof LoadError)) throw error
    notify(error.message)
    process.exitCode = isStopping ? EXIT_INTERRUPTED : EXIT_FAILED
  }
}

await main()
