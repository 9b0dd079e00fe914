/** A password from standard input: a line of a pipe, or typed without being shown. */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

export interface PasswordInput {
  /** Undefined at the end of the input. The prompt has been written. */
  readLine(): Promise<string | undefined>
}

export function passwordInput(input: NodeJS.ReadStream): PasswordInput {
  return {
    async readLine() {
      const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
      const lines = createInterface({ input, output: nowhere, terminal: input.isTTY === true })
      try {
        for await (const line of lines) return line
        return undefined
      } finally {
        lines.close()
      }
    },
  }
}
