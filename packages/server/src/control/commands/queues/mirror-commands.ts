/** Mirrors of queues: sync_queue cancel_sync_queue. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { QueueRecord } from '@warren/model'
import type { ControlReply } from '@warren/rpc'
import { type AppContext, type ControlCommandTable, DONE, done } from '../../command.ts'
import { refused, wrongState } from '../../failures.ts'
import { askLeader } from '../../lists/list-queues.ts'
import { findQueue } from './queue-commands.ts'

export const MIRROR_COMMANDS: ControlCommandTable = {
  sync_queue: { needs: 'running', run: syncQueue },
  cancel_sync_queue: { needs: 'running', run: cancelSyncQueue },
}

const POLL_MS = 50
const ASK_MS = 5000
/** A mirror that has everything is not in the sync set before that has been decided; longer than that takes. */
const UNFILLED_MS = 2000

/**
 * Fills the mirrors that lag, and answers once all that run are in step, or nobody fills them any more, for cancel_sync_queue is
 * obeyed. The queue goes on meanwhile.
 */
async function syncQueue(context: AppContext): Promise<ControlReply> {
  const record = await findQueue(context)
  if (record === undefined) return refused('not_found')
  if (record.mirrors.length === 0) return refused('not_mirrored')
  const { app, node } = context
  let asked: QueueRecord | undefined
  let filledAtMs = 0
  for (;;) {
    if (node.app() !== app) return wrongState('running')
    const now = app.metadata.queueByUid(record.uid)
    if (now === undefined) return refused('not_found')
    const lagging = laggards(context, now)
    if (lagging === 0) return DONE
    if (!isAsFilled(now, asked)) {
      // Those that are not connected yet cannot be filled yet.
      if ((await toLeader(context, now, 'sync')) >= lagging) asked = now
      filledAtMs = performance.now()
    } else if (await isFilled(context, now)) filledAtMs = performance.now()
    else if (performance.now() - filledAtMs >= UNFILLED_MS) return DONE
    await sleep(POLL_MS)
  }
}

/** Else it has another leader, or a mirror has come, gone or come back, so that some may not be filled. */
function isAsFilled({ epoch, mirrorsChangedAt }: QueueRecord, asked: QueueRecord | undefined): boolean {
  return asked?.epoch === epoch && asked.mirrorsChangedAt === mirrorsChangedAt
}

/** Whether a mirror is being filled; true when its leader does not say. */
async function isFilled(context: AppContext, { leader, uid }: QueueRecord): Promise<boolean> {
  const answers = await askLeader(context, leader, [uid])
  return typeof answers === 'string' || answers[0]?.syncing !== undefined
}

/** `not_syncing` is no error, also of a queue without mirrors (RabbitMQ). */
async function cancelSyncQueue(context: AppContext): Promise<ControlReply> {
  const record = await findQueue(context)
  if (record === undefined) return refused('not_found')
  const stopped = await toLeader(context, record, 'cancel')
  return stopped > 0 ? DONE : done('not_syncing')
}

function laggards({ app }: AppContext, { mirrors, syncSet }: QueueRecord): number {
  return mirrors.filter((node) => !syncSet.includes(node) && app.metadata.member(node)?.running === true).length
}

async function toLeader({ app, node }: AppContext, record: QueueRecord, action: 'sync' | 'cancel'): Promise<number> {
  if (record.leader === node.id) return app.mirrorSync(record.uid, action) ?? 0
  const answer = await app.askPeer(record.leader, { kind: 'mirrorSync', uid: record.uid, action }, ASK_MS)
  return answer.ok && typeof answer.value === 'number' ? answer.value : 0
}
