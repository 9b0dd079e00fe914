/**
 * What an operator has asked of a node's next start: `boot-intent.json` in its data directory, written by the node when its process
 * is up, else by ctl. A whole file or none at any time; the start that carries it out removes it.
 */
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

export interface BootIntent {
  /** Start without the others, whatever they decided meanwhile (force_boot). */
  readonly isForced: boolean
  /** Names of members to take out at such a start (forget_cluster_node --offline). */
  readonly forget: readonly string[]
  /** Old and new names of members (rename_cluster_node). */
  readonly rename: readonly (readonly [from: string, to: string])[]
}

export const NO_INTENT: BootIntent = { isForced: false, forget: [], rename: [] }

const FILE = 'boot-intent.json'
const FORMAT_VERSION = 1

/** Throws when the file cannot be read, or is of another version. */
export async function readBootIntent(directory: string): Promise<BootIntent> {
  const file = join(directory, FILE)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return NO_INTENT
    throw error
  }
  const stored = parse(text)
  if (stored === undefined) throw new Error(`${file} cannot be read; remove it, and give the command again`)
  return stored
}

/** Adds to what was asked before, and returns the whole. */
export async function addBootIntent(directory: string, more: Partial<BootIntent>): Promise<BootIntent> {
  const before = await readBootIntent(directory)
  const intent: BootIntent = {
    isForced: before.isForced || more.isForced === true,
    forget: [...new Set([...before.forget, ...(more.forget ?? [])])],
    rename: more.rename ?? before.rename,
  }
  await writeBootIntent(directory, intent)
  return intent
}

/** Removes the file when nothing is asked any more. On disk when it resolves. */
export async function writeBootIntent(directory: string, intent: BootIntent): Promise<void> {
  const file = join(directory, FILE)
  if (!intent.isForced && intent.forget.length === 0 && intent.rename.length === 0) {
    await rm(file, { force: true })
  } else {
    const temporary = `${file}.new`
    const handle = await open(temporary, 'w', 0o600)
    try {
      await handle.writeFile(`${JSON.stringify({ formatVersion: FORMAT_VERSION, ...intent }, undefined, 2)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  }
  const folder = await open(directory, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function parse(text: string): BootIntent | undefined {
  try {
    const { formatVersion, isForced, forget, rename: pairs } = JSON.parse(text) as Record<string, unknown>
    if (formatVersion !== FORMAT_VERSION || typeof isForced !== 'boolean') return undefined
    if (!isTextList(forget) || !Array.isArray(pairs) || !pairs.every((pair) => isTextList(pair) && pair.length === 2)) {
      return undefined
    }
    return { isForced, forget, rename: pairs as [string, string][] } // Checked just before.
  } catch {
    return undefined // Not JSON, or no object.
  }
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
