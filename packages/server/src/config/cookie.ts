/** The shared secret of a cluster, kept where RabbitMQ keeps it. */
import { randomInt } from 'node:crypto'
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fail, ok, type Result } from '@warren/kernel'

const COOKIE_BYTES_MAX = 255
const NEW_COOKIE_LETTERS = 20
const OTHERS = 0o077

/** The secret in `file`; a random one is written there when the file is absent. Fails with a sentence for the operator. */
export function readOrCreateCookie(file: string): Result<Buffer, string> {
  const found = readCookie(file)
  if (found !== undefined) return found
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, newCookie(), { mode: 0o400, flag: 'wx' })
  } catch (error) {
    // Another node of this machine may have been faster; then its cookie counts.
    if (errorCode(error) !== 'EEXIST') return fail(`Cookie file ${file} cannot be written: ${reason(error)}`)
  }
  return readCookie(file) ?? fail(`Cookie file ${file} has disappeared`)
}

/** Undefined when there is no such file. */
function readCookie(file: string): Result<Buffer, string> | undefined {
  let descriptor: number
  try {
    descriptor = openSync(file, 'r')
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? undefined : fail(`Cookie file ${file} cannot be read: ${reason(error)}`)
  }
  try {
    // Mode and content of the same open file, so that nobody can swap it in between.
    if ((fstatSync(descriptor).mode & OTHERS) !== 0) return fail(`Cookie file ${file} must be accessible by owner only`)
    return checkCookie(file, readFileSync(descriptor, 'utf8').trim())
  } catch (error) {
    return fail(`Cookie file ${file} cannot be read: ${reason(error)}`)
  } finally {
    closeSync(descriptor)
  }
}

function checkCookie(file: string, cookie: string): Result<Buffer, string> {
  const bytes = Buffer.from(cookie)
  if (bytes.length === 0) return fail(`Cookie file ${file} is empty`)
  if (bytes.length > COOKIE_BYTES_MAX)
    return fail(`Cookie file ${file} is too long: ${bytes.length} bytes, at most ${COOKIE_BYTES_MAX}`)
  return /\s/.test(cookie) ? fail(`Cookie file ${file} has white space inside the cookie`) : ok(bytes)
}

function newCookie(): string {
  return Array.from({ length: NEW_COOKIE_LETTERS }, () => String.fromCharCode(65 + randomInt(26))).join('')
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
