/** rebalance: leaders of mirrored queues are spread evenly, one after the other, over the synchronised mirrors there are. */
import type { NodeId, QueueUid } from '@warren/kernel'
import { compilePattern, type MemberRecord, type Pattern, type QueueRecord } from '@warren/model'
import type { ControlReply } from '@warren/rpc'
import { type AppContext, CommandRefusal, done, exactArguments, textOption } from '../../command.ts'
import { refused } from '../../failures.ts'

const TYPES: ReadonlySet<string> = new Set(['all', 'classic', 'quorum'])

/** Only queues with mirrors are counted and moved, as in RabbitMQ. Value: the nodes that lead some of them, and how many. */
export async function rebalance(context: AppContext): Promise<ControlReply> {
  const { app, log, request } = context
  const [type = ''] = exactArguments(request, 1)
  if (!TYPES.has(type)) return refused(`type ${type} is not supported. Try one of all, classic, quorum.`)
  const [vhosts, names] = [patternOption(context, 'vhost-pattern'), patternOption(context, 'queue-pattern')]
  if (type === 'quorum') return done([]) // There are none.
  await app.barrier() // Best effort.
  const isMeant = ({ name, settings, state, vhost }: QueueRecord): boolean =>
    state === 'running' && settings.mirroring !== undefined && vhosts.matches(vhost) && names.matches(name)
  const queuesNow = () => [...app.metadata.queues()].filter(isMeant)
  const members = [...app.metadata.members()]
  for (const { uid, epoch, to } of balancingMoves(queuesNow(), members)) {
    if (app.metadata.queueByUid(uid)?.epoch !== epoch) continue // It has passed on meanwhile.
    const outcome = await app.propose({ kind: 'transferLeader', uid, to })
    if (outcome.ok) continue
    if (outcome.error.kind === 'unavailable') return refused(outcome.error.text)
    log.info('queue not moved', { uid, to, reason: outcome.error.kind })
  }
  const counts = leadersOf(queuesNow())
  return done(
    members
      .filter(({ id }) => counts.has(id))
      .map(({ id, name }) => ({ node: name, quorum: 0, classic: counts.get(id) ?? 0 })),
  )
}

export type LedQueue = Pick<QueueRecord, 'uid' | 'epoch' | 'leader' | 'syncSet'>

export interface Move {
  readonly uid: QueueUid
  /** Of the leader that it is to leave. */
  readonly epoch: number
  readonly to: NodeId
}

/**
 * Passes over the queues until no one of them has a synchronised mirror whose node leads two fewer than its own: each move makes it more
 * even, so it ends. Nodes that are drained take none.
 */
export function balancingMoves(queues: readonly LedQueue[], members: readonly MemberRecord[]): readonly Move[] {
  const open = new Set(members.filter(({ running, isDraining }) => running && !isDraining).map(({ id }) => id))
  const counts = leadersOf(queues)
  const leaders = new Map(queues.map(({ uid, leader }) => [uid, leader]))
  const countOf = (node: NodeId): number => counts.get(node) ?? 0
  for (let hasMoved = true; hasMoved; ) {
    hasMoved = false
    for (const { leader: first, syncSet, uid } of queues) {
      const from = leaders.get(uid) ?? first
      let to = from
      for (const node of syncSet) if (open.has(node) && countOf(node) < countOf(to)) to = node
      if (countOf(from) - countOf(to) < 2) continue
      leaders.set(uid, to)
      counts.set(from, countOf(from) - 1)
      counts.set(to, countOf(to) + 1)
      hasMoved = true
    }
  }
  return queues.flatMap(({ uid, epoch, leader }) => {
    const to = leaders.get(uid) ?? leader
    return to === leader ? [] : [{ uid, epoch, to }]
  })
}

function leadersOf(queues: readonly LedQueue[]): Map<NodeId, number> {
  const counts = new Map<NodeId, number>()
  for (const { leader } of queues) counts.set(leader, (counts.get(leader) ?? 0) + 1)
  return counts
}

function patternOption({ request }: AppContext, option: string): Pattern {
  const pattern = compilePattern(textOption(request, option) || '.*') // Here the empty one matches all.
  if (pattern.ok) return pattern.value
  throw new CommandRefusal(refused(`{:invalid_regexp, '${pattern.error.pattern}', '${pattern.error.reason}'}`))
}
