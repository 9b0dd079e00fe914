/**
 * Where the nodes of this machine and user listen, for ctl: `<tmpdir>/warren-<uid>/<node name>.json`. A hint, not a
 * truth: files of processes that are gone are ignored, and whoever connects still proves the cookie.
 */
import { chmod, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { TlsFiles } from '../tls/tls-files.ts'
import { isAlive } from './process-life.ts'

export interface RegisteredNode {
  readonly name: string
  readonly pid: number
  readonly host: string
  readonly clusterPort: number
  /** When it speaks TLS: its own files, for whoever may read them. Never the key's password. */
  readonly tls?: Omit<TlsFiles, 'password'> | undefined
}

const FILE_SUFFIX = '.json'

/** `<tmpdir>/warren-<uid>`. */
export function registryDirectory(): string {
  return join(tmpdir(), `warren-${userInfo().uid}`)
}

/** At boot, when the inter-node port is open. Replaces what an earlier process of that name left. */
export async function registerNode(node: RegisteredNode, directory = registryDirectory()): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  // The parent is writable by all, so a directory of that name may be somebody else's, or a link to elsewhere.
  if (!(await isOurs(directory))) throw new Error(`${directory} does not belong to this user`)
  await chmod(directory, 0o700)
  const file = fileOf(node.name, directory)
  const temporary = `${file}.${node.pid}`
  await writeFile(temporary, JSON.stringify(node), { mode: 0o600 })
  await rename(temporary, file)
}

/** At stop. Leaves the entry of a newer process alone. */
export async function unregisterNode(
  node: { readonly name: string; readonly pid: number },
  directory = registryDirectory(),
): Promise<void> {
  const file = fileOf(node.name, directory)
  if ((await readEntry(file))?.pid === node.pid) await rm(file, { force: true })
}

/** The running node of that name, if this user has one on this machine. */
export async function findRegisteredNode(
  name: string,
  directory = registryDirectory(),
): Promise<RegisteredNode | undefined> {
  if (!(await isOurs(directory))) return undefined
  const entry = await readEntry(fileOf(name, directory))
  return entry !== undefined && entry.name === name && isAlive(entry.pid) ? entry : undefined
}

/** All running nodes of this user on this machine, by name. */
export async function listRegisteredNodes(directory = registryDirectory()): Promise<readonly RegisteredNode[]> {
  if (!(await isOurs(directory))) return []
  const nodes: RegisteredNode[] = []
  for (const file of (await readdir(directory)).sort()) {
    if (!file.endsWith(FILE_SUFFIX)) continue
    const entry = await readEntry(join(directory, file))
    if (entry !== undefined && isAlive(entry.pid)) nodes.push(entry)
  }
  return nodes
}

/** Node names have no characters that a file name could not have; anything else stays inside the directory. */
function fileOf(name: string, directory: string): string {
  return join(directory, `${encodeURIComponent(name)}${FILE_SUFFIX}`)
}

async function isOurs(directory: string): Promise<boolean> {
  try {
    const facts = await lstat(directory)
    return facts.isDirectory() && facts.uid === userInfo().uid
  } catch {
    return false // Not there.
  }
}

async function readEntry(file: string): Promise<RegisteredNode | undefined> {
  try {
    const entry: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (typeof entry !== 'object' || entry === null) return undefined
    const { name, pid, host, clusterPort, tls } = entry as Partial<RegisteredNode>
    if (typeof name !== 'string' || typeof pid !== 'number') return undefined
    if (typeof host !== 'string' || typeof clusterPort !== 'number') return undefined
    if (tls === undefined) return { name, pid, host, clusterPort }
    const { caCertFile, certFile, keyFile, checksHost } = tls
    if (typeof caCertFile !== 'string' || typeof certFile !== 'string') return undefined
    if (typeof keyFile !== 'string' || typeof checksHost !== 'boolean') return undefined
    return { name, pid, host, clusterPort, tls: { caCertFile, certFile, keyFile, checksHost } }
  } catch {
    return undefined // Absent, or cut short by a crash: nobody is registered there.
  }
}
