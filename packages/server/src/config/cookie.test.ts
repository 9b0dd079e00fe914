import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readOrCreateCookie } from './cookie.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cookie-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function written(content: string, mode: number): string {
  const file = join(folder, 'cookie')
  writeFileSync(file, content)
  chmodSync(file, mode)
  return file
}

test('an absent cookie is made: 20 capitals, for the owner only, and found again', () => {
  const file = join(folder, 'home', '.erlang.cookie')
  const made = readOrCreateCookie(file)
  expect(made.ok && made.value.toString()).toMatch(/^[A-Z]{20}$/)
  expect(statSync(file).mode & 0o777).toBe(0o400)
  expect(readOrCreateCookie(file)).toEqual(made)
})

test('two new cookies differ', () => {
  readOrCreateCookie(join(folder, 'a'))
  readOrCreateCookie(join(folder, 'b'))
  expect(readFileSync(join(folder, 'a'), 'utf8')).not.toBe(readFileSync(join(folder, 'b'), 'utf8'))
})

test.each([0o400, 0o600])('mode %o is fine, and white space around does not count', (mode) => {
  const read = readOrCreateCookie(written('SECRET\n', mode))
  expect(read.ok && read.value.toString()).toBe('SECRET')
})

test.each([0o640, 0o604, 0o644, 0o660])('mode %o is refused', (mode) => {
  const file = written('SECRET', mode)
  expect(readOrCreateCookie(file)).toEqual({ ok: false, error: `Cookie file ${file} must be accessible by owner only` })
})

test.each([
  ['', /is empty/],
  [' \n', /is empty/],
  ['x'.repeat(256), /is too long: 256 bytes, at most 255/],
  ['two words', /white space inside/],
])('content %j is refused', (content, text) => {
  const read = readOrCreateCookie(written(content, 0o600))
  expect(!read.ok && read.error).toMatch(text)
})

test('a place that cannot be written says so', () => {
  const file = written('SECRET', 0o600)
  const read = readOrCreateCookie(join(file, 'below', '.erlang.cookie'))
  expect(!read.ok && read.error).toMatch(/cannot be (written|read)/)
})
