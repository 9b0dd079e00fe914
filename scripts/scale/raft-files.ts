// How large the nodes' Raft logs are on disk. One file holds the last snapshot and the entries since; it is compacted once
// the entries are 1 MiB, and as large as the last snapshot. So it may grow to twice the snapshot and what is written meanwhile.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { RaftLog } from '@warren/storage'
import { NodeDisk } from '../../packages/server/src/platform/node-disk.ts'
import type { LocalNode } from '../local-node.ts'

const SAMPLE_MS = 250
const MIB = 1024 * 1024
/** Room that is made ahead, the threshold of a compaction, and what arrives while one is under way. */
const SLACK_BYTES = 4 * MIB

export interface RaftFileSizes {
  readonly largestBytes: number
  readonly endBytes: number
  readonly snapshotBytes: number
  readonly entriesAtEnd: number
  readonly compactions: number
  readonly boundBytes: number
}

export class RaftFiles {
  readonly #nodes: readonly LocalNode[]
  readonly #last = new Map<LocalNode, number>()
  #largestBytes = 0
  #compactions = 0
  #timer: NodeJS.Timeout | undefined

  constructor(nodes: readonly LocalNode[]) {
    this.#nodes = [...nodes]
  }

  start(): void {
    this.#timer = setInterval(() => {
      for (const node of this.#nodes) this.#sample(node)
    }, SAMPLE_MS)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  async end(): Promise<RaftFileSizes> {
    this.stop()
    const node = this.#nodes[0]
    if (node === undefined) throw new Error('no node')
    const { snapshotBytes, entries } = await readCopy(node)
    return {
      largestBytes: this.#largestBytes,
      endBytes: this.#sample(node),
      snapshotBytes,
      entriesAtEnd: entries,
      compactions: this.#compactions,
      boundBytes: 2 * snapshotBytes + SLACK_BYTES,
    }
  }

  #sample(node: LocalNode): number {
    const file = fileOf(node)
    if (!existsSync(file)) return 0
    const { size } = statSync(file)
    this.#largestBytes = Math.max(this.#largestBytes, size)
    const before = this.#last.get(node)
    // A rewritten file has no room ahead, so it is smaller even where the snapshot is larger.
    if (before !== undefined && size < before) this.#compactions += 1
    this.#last.set(node, size)
    return size
  }
}

async function readCopy(node: LocalNode): Promise<{ snapshotBytes: number; entries: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'warren-raft-'))
  try {
    const { id } = JSON.parse(readFileSync(join(node.options.folder, 'node.json'), 'utf8')) as { id: string }
    copyFileSync(fileOf(node), join(folder, 'raft.log'))
    const recovered = await RaftLog.open(await NodeDisk.open(folder), crc32, { nodeId: id })
    await recovered.log.close()
    return { snapshotBytes: recovered.snapshot?.state.length ?? 0, entries: recovered.entries.length }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function fileOf(node: LocalNode): string {
  return join(node.options.folder, 'raft', 'raft.log')
}
