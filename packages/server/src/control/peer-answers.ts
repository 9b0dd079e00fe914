/** What this node answers to another one's `PeerQuery`. */
import { assertNever, type QueueUid } from '@warren/kernel'
import type { Json } from '@warren/rpc'
import { localListRows } from './lists/live-columns.ts'
import type { AppControl, LeaderStatistics, NodeControl } from './node-control.ts'
import type { PeerQuery } from './peer-query.ts'

/** Rejects when the application does not run here. */
export async function answerPeer(node: NodeControl, question: Json): Promise<Json> {
  const query = question as PeerQuery // Members send what is written in peer-query.ts; a newer kind fails below.
  const app = node.app()
  if (app === undefined) throw new Error(`the application on node ${node.name} is not running`)
  switch (query.kind) {
    case 'node':
      return node.snapshot()
    case 'list':
      return localListRows({ node: node.name, app }, query)
    case 'queueStatistics':
      return localStatistics(app, query.uids)
    case 'mirrorSync':
      return app.mirrorSync(query.uid as QueueUid, query.action) ?? null // Looked up only.
    case 'closeConnection':
      return query.incarnation === app.incarnation && app.closeConnection(query.serial, query.reason)
    default:
      return assertNever(query)
  }
}

/** In the order of `uids`; null for a queue that is not led here. */
export function localStatistics(app: AppControl, uids: readonly number[]): Promise<(StatisticsJson | null)[]> {
  return Promise.all(
    uids.map(async (uid) => {
      const statistics = await app.queueStatistics(uid as QueueUid) // Looked up only.
      return statistics === undefined ? null : { ...statistics }
    }),
  )
}

/** They are numbers only, so they travel as they are. */
export type StatisticsJson = { readonly [Field in keyof LeaderStatistics]: LeaderStatistics[Field] }
