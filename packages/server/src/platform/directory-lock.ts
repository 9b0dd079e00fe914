/**
 * One process per data directory. The lock is a file that names its holder; it is made by linking a finished file to
 * the lock's name, which only one process can do. It is stale when the holder is dead, or when its process id belongs
 * to another process by now (told by its start time, where the system says it).
 */
import { randomUUID } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fail, ok, type Result } from '@warren/kernel'
import { startOf } from '@warren/rpc'

export const LOCK_FILE = 'node.pid'
/** Held for the moment in which a stale lock is removed: otherwise two could remove one another's fresh locks. */
const BREAKING_SUFFIX = '.breaking'
const ATTEMPTS_MAX = 100
const ATTEMPT_PAUSE_MS = 10

export interface LockHolder {
  readonly pid: number
  readonly host: string
  readonly name: string
  /** When the process began, in the system's own unit; undefined where it cannot be told. */
  readonly started: string | undefined
  /** Tells two locks of equal holders apart. */
  readonly token: string
}

export type DirectoryLockError =
  | { readonly kind: 'held'; readonly path: string; readonly holder: LockHolder }
  /** The file is not one of ours: a person must look at it. */
  | { readonly kind: 'unreadable'; readonly path: string }
  /** Others are removing a stale lock all the time, or one of them died while it did. */
  | { readonly kind: 'contended'; readonly path: string }

export interface DirectoryLock {
  readonly path: string
  release(): Promise<void>
}

/** `name` is the node's, for the message that another process gets. The directory must exist. */
export async function lockDirectory(
  directory: string,
  name: string,
): Promise<Result<DirectoryLock, DirectoryLockError>> {
  const path = join(directory, LOCK_FILE)
  const token = randomUUID()
  const holder: LockHolder = { pid: process.pid, host: hostname(), name, started: await startOf(process.pid), token }
  const ownFile = `${path}.${token}`
  await writeFile(ownFile, `${JSON.stringify(holder)}\n`, { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      if (await linked(ownFile, path)) return ok({ path, release: () => release(path, token) })
      const text = await textOf(path)
      if (text === undefined) continue // Given back just now.
      const other = parseHolder(text)
      if (other === undefined) return fail({ kind: 'unreadable', path })
      if (await isAlive(other)) return fail({ kind: 'held', path, holder: other })
      if (!(await removeStale(ownFile, path, text))) await delay(ATTEMPT_PAUSE_MS)
    }
    return fail({ kind: 'contended', path })
  } finally {
    await rm(ownFile, { force: true })
  }
}

/** One line for the operator. */
export function directoryLockErrorText(error: DirectoryLockError): string {
  switch (error.kind) {
    case 'held': {
      const { name, pid, host } = error.holder
      return `the data directory is in use by node ${name} (process ${pid} on ${host}); lock file ${error.path}`
    }
    case 'unreadable':
      return `the lock file ${error.path} names no process; remove it if no node uses the directory`
    default:
      return `another process is removing the stale lock ${error.path}; if none is, remove ${error.path}${BREAKING_SUFFIX}`
  }
}

async function release(path: string, token: string): Promise<void> {
  const text = await textOf(path)
  // Someone who judged it stale may have taken it; that one is not ours to remove.
  if (text !== undefined && parseHolder(text)?.token === token) await rm(path, { force: true })
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * Removes the lock if it still is the one that was judged stale. False when another process is about to do it. Only
 * the holder of the second file removes locks that are not its own, so what it has read cannot change under it.
 */
async function removeStale(ownFile: string, path: string, staleText: string): Promise<boolean> {
  const breaking = path + BREAKING_SUFFIX
  if (!(await linked(ownFile, breaking))) return false
  try {
    if ((await textOf(path)) === staleText) await rm(path, { force: true })
    return true
  } finally {
    await rm(breaking, { force: true })
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function parseHolder(text: string): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') {
      return undefined
    }
    const field = (key: string) => {
      const found: unknown = (value as Record<string, unknown>)[key]
      return typeof found === 'string' ? found : undefined
    }
    return {
      pid: value.pid,
      host: field('host') ?? '',
      name: field('name') ?? 'unknown',
      started: field('started'),
      token: field('token') ?? '',
    }
  } catch {
    // Not JSON: reported by the caller as a file that names no process.
    return undefined
  }
}

/** A holder on another host (a shared file system) cannot be asked, so it counts as alive. */
async function isAlive(holder: LockHolder): Promise<boolean> {
  if (holder.host !== hostname()) return true
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: it exists, but belongs to another user.
    if (codeOf(error) === 'ESRCH') return false
  }
  const started = await startOf(holder.pid)
  return started === undefined || holder.started === undefined || started === holder.started
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
