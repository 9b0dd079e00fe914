/** Rows of what lives on single nodes (connections, channels, consumers), gathered from all that run. */
import type { Json } from '@warren/rpc'
import type { AppControl, NodeControl } from '../node-control.ts'
import type { ListQuery } from '../peer-query.ts'
import type { Row } from './columns.ts'
import { localListRows } from './live-columns.ts'

/** Well below the time that ctl waits by default, so that one dead node does not cost the whole list. */
export const PEER_TIMEOUT_MS = 10_000

export interface Place {
  readonly node: NodeControl
  readonly app: AppControl
}

export interface Gathered {
  readonly rows: readonly Row[]
  /** One for each node that did not answer. */
  readonly warnings: readonly string[]
}

export function localRows({ node, app }: Place, query: ListQuery): Promise<readonly Row[]> {
  return localListRows({ node: node.name, app }, query)
}

/** This node's rows first, then the others' in the order of the members. */
export async function gatherRows(place: Place, query: ListQuery): Promise<Gathered> {
  const { node, app } = place
  const others = [...app.metadata.members()].filter((member) => member.running && member.id !== node.id)
  const warnings: string[] = []
  const answers = await Promise.all([
    localRows(place, query),
    ...others.map(async (member) => {
      const answer = await app.askPeer(member.id, query, PEER_TIMEOUT_MS)
      if (answer.ok) return asRows(answer.value)
      warnings.push(`node ${member.name} did not answer: ${answer.error.text}`)
      return []
    }),
  ])
  return { rows: answers.flat(), warnings }
}

function asRows(answer: Json): readonly Row[] {
  return Array.isArray(answer) ? (answer as readonly Row[]) : [] // Another node's own localListRows.
}
