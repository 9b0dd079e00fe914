/** The shared secret, from the same places as the node: --erlang-cookie, --cookie-file, environment, home directory. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fail, ok, type Result } from '@warren/kernel'

export interface CookieSources {
  readonly cookie: string | undefined
  readonly cookieFile: string | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly homeDirectory: string
}

const FILE_VARIABLES = ['WARREN_COOKIE_FILE', 'RABBITMQ_COOKIE_FILE']
const COOKIE_BYTES_MAX = 255
const OTHERS = 0o077

/** Fails with a sentence for the user. A cookie is only made by a node, never here. */
export function findCookie(sources: CookieSources): Result<Buffer, string> {
  if (sources.cookie !== undefined) return checked(sources.cookie, '--erlang-cookie')
  const fromEnvironment = FILE_VARIABLES.map((name) => sources.environment[name]).find(Boolean)
  const file = resolve(sources.cookieFile ?? fromEnvironment ?? join(sources.homeDirectory, '.erlang.cookie'))
  try {
    return readCookie(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'ENOENT')
      return fail(`Cookie file ${file} cannot be read: ${error instanceof Error ? error.message : error}`)
    return fail(
      `Cookie file ${file} does not exist. A node makes one when it starts; copy it here, or name it with --cookie-file`,
    )
  }
}

function readCookie(file: string): Result<Buffer, string> {
  const descriptor = openSync(file, 'r')
  try {
    if ((fstatSync(descriptor).mode & OTHERS) !== 0) return fail(`Cookie file ${file} must be accessible by owner only`)
    return checked(readFileSync(descriptor, 'utf8').trim(), `Cookie file ${file}`)
  } finally {
    closeSync(descriptor)
  }
}

function checked(cookie: string, source: string): Result<Buffer, string> {
  const bytes = Buffer.from(cookie)
  if (bytes.length === 0) return fail(`${source} is empty`)
  return bytes.length > COOKIE_BYTES_MAX ? fail(`${source} is too long: at most ${COOKIE_BYTES_MAX} bytes`) : ok(bytes)
}
