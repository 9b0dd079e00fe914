/** Each file of `testdata` is a script with what came of it. `REWRITE=1` writes them anew: read the diff. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { playTranscript } from './testing/transcript.ts'

const FOLDER = new URL('../testdata/', import.meta.url)

for (const name of readdirSync(FOLDER)) {
  test(`the servers do what ${name} says`, () => {
    const file = new URL(name, FOLDER)
    const script = readFileSync(file, 'utf8')
    const played = playTranscript(script)
    if (process.env['REWRITE'] === '1') writeFileSync(file, played)
    else expect(played).toBe(script)
  })
}
