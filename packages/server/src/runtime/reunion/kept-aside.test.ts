import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { shownKeptAside } from './kept-aside.ts'

const FACTS = {
  formatVersion: 1,
  ...{ vhost: '/', queue: 'q', messages: 3, file: 'kept-aside/1-4-0-9.messages', lineage: 4, uid: 9, leader: 'one' },
  ...{ compared: [], comparedIn: 5, offset: 0 },
}
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warren-kept-aside-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('nothing is shown where nothing was ever kept', () => {
  expect(shownKeptAside(folder, undefined)).toEqual([])
})

test('while the application does not run the files tell, but for those that cannot be read', () => {
  mkdirSync(join(folder, 'kept-aside'))
  writeFileSync(join(folder, 'kept-aside', '1-4-0-8.json'), '{"vhost":')
  writeFileSync(join(folder, 'kept-aside', '1-4-0-9.json'), JSON.stringify(FACTS))
  expect(shownKeptAside(folder, undefined)).toEqual([
    {
      ...{ vhost: '/', queue: 'q', messages: 3, file: 'kept-aside/1-4-0-9.messages' },
      ...{ state: 'waiting', reason: 'the application does not run', published: 0 },
    },
  ])
})

test('while it runs it tells itself', () => {
  const facts = { vhost: '' as const, queue: '' as const, messages: 1, file: 'f', published: 2, reason: '' }
  expect(shownKeptAside(folder, [{ ...facts, state: 'publishing' }])).toEqual([{ ...facts, state: 'publishing' }])
})
