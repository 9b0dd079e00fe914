// Who types `ctl` at a node: the program that `npx ctl` runs, found by the node's name, with the cookie from the environment.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { LocalNode } from '../local-node.ts'

const CTL = resolve(import.meta.dirname, '../../packages/ctl/bin/ctl.js')
/** No command of this cluster should need more; what hangs is killed and reported. */
const COMMAND_MS = 90_000

export type Say = (text: string) => void

export interface Typed {
  readonly text: string
  /** From typing to the next prompt: the start of `ctl` itself is in it. */
  readonly tookMs: number
}

export class Operator {
  readonly #say: Say

  constructor(say: Say) {
    this.#say = say
  }

  /** Says the command and its first `linesShown` lines. Rejects when it fails, with what it printed. */
  async type(node: LocalNode, args: readonly string[], linesShown = 0): Promise<Typed> {
    const shown = `$ ctl -n ${node.name} ${args.join(' ')}`
    if (linesShown > 0) this.#say(shown)
    const startedMs = performance.now()
    const { exitCode, text, problems } = await run(node, args)
    const tookMs = performance.now() - startedMs
    if (exitCode !== 0) throw new Error(`${shown}\nended with ${exitCode}: ${problems || text}`)
    if (linesShown > 0) this.#sayOutput(text, linesShown)
    return { text, tookMs }
  }

  /** A command whose answer is JSON: nothing is said. */
  async ask<Answer>(node: LocalNode, args: readonly string[]): Promise<Answer> {
    const { text } = await this.type(node, [...args, '--formatter', 'json'])
    return JSON.parse(text) as Answer
  }

  #sayOutput(text: string, linesShown: number): void {
    const lines = text.trimEnd().split('\n')
    for (const line of lines.slice(0, linesShown)) this.#say(`  ${line}`)
    if (lines.length > linesShown) this.#say(`  ... (${lines.length - linesShown} more lines)`)
  }
}

function run(
  node: LocalNode,
  args: readonly string[],
): Promise<{ readonly exitCode: number; readonly text: string; readonly problems: string }> {
  const child = spawn(process.execPath, [CTL, '-n', node.name, ...args], {
    env: { ...process.env, RABBITMQ_COOKIE_FILE: node.options.cookieFile },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: COMMAND_MS,
    killSignal: 'SIGKILL',
  })
  let text = ''
  let problems = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    problems += chunk
  })
  return new Promise((done, reject) => {
    child.once('error', reject)
    child.once('close', (code) => done({ exitCode: code ?? 1, text, problems }))
  })
}
