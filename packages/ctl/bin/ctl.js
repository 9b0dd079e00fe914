#!/usr/bin/env node
// Plain JavaScript: whichever Node runs this, the program itself runs on Node 24.
import { join } from 'node:path'
import { cacheCompiled, isNode24, runOnNode24 } from '../../../scripts/with-node-24.js'

if (isNode24()) {
  cacheCompiled()
  await import('../src/main.ts')
} else
  runOnNode24([
    join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../src/main.ts'),
    ...process.argv.slice(2),
  ])
