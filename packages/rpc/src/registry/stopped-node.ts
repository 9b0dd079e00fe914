/** What ctl can tell of a node whose process is down, from its data directory: who it is, and whether it really is down. */
import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fail, ok, type Result } from '@warren/kernel'
import { isAlive, startOf } from './process-life.ts'

/** Written by the server (packages/server/src/runtime/membership/identity.ts and platform/directory-lock.ts). */
const IDENTITY_FILE = 'node.json'
const LOCK_FILE = 'node.pid'

export interface StoppedNode {
  readonly name: string
  readonly role: 'disc' | 'ram'
  /** The other members as it last saw them, each with its port: `rabbit@b:25672`. */
  readonly others: readonly string[]
}

export type StoppedNodeError =
  | { readonly kind: 'notThere' }
  | { readonly kind: 'unreadable'; readonly text: string }
  /** A process has the directory, although it does not answer. */
  | { readonly kind: 'inUse'; readonly holder: string }

export async function readStoppedNode(directory: string): Promise<Result<StoppedNode, StoppedNodeError>> {
  try {
    const holder = await holderOf(join(directory, LOCK_FILE))
    if (holder !== undefined) return fail({ kind: 'inUse', holder })
    const text = await textOf(join(directory, IDENTITY_FILE))
    if (text === undefined) return fail({ kind: 'notThere' })
    const { name, role, contacts } = JSON.parse(text) as Record<string, unknown>
    if (typeof name !== 'string' || (role !== 'disc' && role !== 'ram') || !Array.isArray(contacts)) {
      return fail({ kind: 'unreadable', text: `${IDENTITY_FILE} is not what a node writes` })
    }
    const others = contacts.map((contact: Record<string, unknown>) => `${contact['name']}:${contact['clusterPort']}`)
    return ok({ name, role, others })
  } catch (error) {
    return fail({ kind: 'unreadable', text: error instanceof Error ? error.message : String(error) })
  }
}

async function holderOf(file: string): Promise<string | undefined> {
  const text = await textOf(file)
  if (text === undefined) return undefined
  const { pid, host, started } = JSON.parse(text) as { readonly [field: string]: unknown }
  if (typeof pid !== 'number') return undefined
  if (host !== hostname()) return `process ${pid} on ${String(host)}` // A shared file system: it cannot be asked.
  if (!isAlive(pid)) return undefined
  const start = await startOf(pid)
  const isSame = start === undefined || typeof started !== 'string' || start === started
  return isSame ? `process ${pid}` : undefined // Else its number was given to another one.
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
