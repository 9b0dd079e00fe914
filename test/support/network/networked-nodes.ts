// Processes of either system, each in a network namespace of its own, with one folder for what all of them write.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeNumber } from '../../../scripts/local-node.ts'
import { isLeftOver, Namespaces } from './namespaces.ts'

const OUR_FOLDER = /^warren-network-(?<pid>\d+)-/

export interface NetworkedNode {
  signal(signal: NodeJS.Signals): void
  /** At once, as by kill -9. */
  kill(): Promise<void>
}

/** Where nodes are made. */
export interface NodePlace {
  readonly namespaces: Namespaces
  /** Goes with them. */
  readonly folder: string
}

export class NetworkedNodes<Node extends NetworkedNode> implements NodePlace {
  readonly nodes: readonly Node[]
  readonly namespaces: Namespaces
  readonly folder: string
  readonly #onExit = (): void => rmSync(this.folder, { recursive: true, force: true })

  private constructor(namespaces: Namespaces, make: (number: number, place: NodePlace) => Node) {
    this.namespaces = namespaces
    this.folder = temporaryFolder()
    process.once('exit', this.#onExit) // After the namespaces' own, which ends the nodes.
    this.nodes = Array.from({ length: namespaces.count }, (_, i) => make(i + 1, this))
  }

  /** None of them runs yet. */
  static async make<Node extends NetworkedNode>(
    count: number,
    make: (number: number, place: NodePlace) => Node,
  ): Promise<NetworkedNodes<Node>> {
    return new NetworkedNodes(await Namespaces.create(count), make)
  }

  /** Whatever `start` does with them: they are closed when it fails. */
  async started(start: () => Promise<void>): Promise<void> {
    try {
      await start()
    } catch (error) {
      await this.close()
      throw error
    }
  }

  node(number: number): Node {
    return nodeNumber(this.nodes, number)
  }

  async close(): Promise<void> {
    for (const node of this.nodes) node.signal('SIGCONT')
    // Killed, not stopped: in a cluster that did not heal a stop may wait for a long time.
    await Promise.all(this.nodes.map((node) => node.kill()))
    this.namespaces.remove()
    process.off('exit', this.#onExit)
    this.#onExit()
  }
}

/** Those of processes that were killed go. */
function temporaryFolder(): string {
  for (const name of readdirSync(tmpdir()))
    if (isLeftOver(OUR_FOLDER.exec(name))) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  return mkdtempSync(join(tmpdir(), `warren-network-${process.pid}-`))
}
