/**
 * Before and after a node is stopped for a while: drain revive check_if_node_is_mirror_sync_critical
 * await_online_synchronized_mirror check_if_node_is_quorum_critical await_online_quorum_plus_one.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { QueueRecord } from '@warren/model'
import type { ControlReply } from '@warren/rpc'
import { type AppContext, type ControlCommandTable, DONE, done, exactArguments, numberOption } from '../../command.ts'
import { changeRefused, type Failure, failure, refused, wrongState } from '../../failures.ts'

export const MAINTENANCE_COMMANDS: ControlCommandTable = {
  drain: { needs: 'running', run: drain },
  revive: { needs: 'running', run: revive },
  check_if_node_is_mirror_sync_critical: { needs: 'running', run: checkCritical },
  await_online_synchronized_mirror: { needs: 'running', run: awaitMirrors },
  // There are no quorum queues; what stops nodes in an orderly way asks all the same.
  check_if_node_is_quorum_critical: { needs: 'running', run: checkQuorum },
  await_online_quorum_plus_one: { needs: 'running', run: awaitQuorum },
}

const EXIT_UNAVAILABLE = 69
const AWAIT_MIRRORS_SECONDS = 120
const AWAIT_POLL_MS = 100

/**
 * The cluster is told first: what a synchronised mirror can lead has left this node before its clients do, and where that cannot be
 * decided the node goes on serving. Idempotent.
 */
async function drain(context: AppContext): Promise<ControlReply> {
  exactArguments(context.request, 0)
  const { app, log } = context
  const refusal = await mark(context, true)
  if (refusal !== undefined) return refusal
  const connections = app.closeToClients()
  const left = ledAlone(context).length
  log.warn('node is under maintenance: its listeners are closed', { connections, queuesWithoutMirror: left })
  if (left === 0) return DONE
  const warning = `${left} of the mirrored queues have no synchronised mirror yet, and are led here until they have (see await_online_synchronized_mirror)`
  return done({ warnings: [warning] })
}

/** Also of a node that is not drained, where it changes nothing. */
async function revive(context: AppContext): Promise<ControlReply> {
  exactArguments(context.request, 0)
  const refusal = await mark(context, false)
  if (refusal !== undefined) return refusal
  const opened = await context.app.openToClients()
  if (!opened.ok) return refused(opened.error.text)
  context.log.info('node is under maintenance no longer')
  return DONE
}

async function mark({ app, node }: AppContext, isDraining: boolean): Promise<Failure | undefined> {
  const { incarnation } = app
  const outcome = await app.propose({ kind: 'setDraining', node: node.id, incarnation, isDraining })
  return outcome.ok ? undefined : changeRefused(outcome.error)
}

async function checkCritical(context: AppContext): Promise<ControlReply> {
  const { app, node, request } = context
  exactArguments(request, 0)
  await app.barrier() // Best effort.
  if ([...app.metadata.members()].length === 1) {
    const message = `Node ${node.name} seems to be the only one in a single node cluster, the check does not apply`
    return done({ message })
  }
  const critical = ledAlone(context)
  if (critical.length === 0) {
    return done({
      message: `Node ${node.name} reported no classic mirrored queues without online synchronised mirrors`,
    })
  }
  const lines = critical.map(
    ({ name, vhost }) =>
      `queue '${name}' in vhost '${vhost}' would lose its only synchronised replica (master) if node ${node.name} is stopped`,
  )
  return failure(EXIT_UNAVAILABLE, lines.join('\n'))
}

async function awaitMirrors(context: AppContext): Promise<ControlReply> {
  const { app, node, request } = context
  exactArguments(request, 0)
  await app.barrier() // Best effort.
  const deadlineMs = performance.now() + (numberOption(request, 'timeout') ?? AWAIT_MIRRORS_SECONDS) * 1000
  for (;;) {
    if (node.app() !== app) return wrongState('running')
    if (ledAlone(context).length === 0) return DONE
    if (performance.now() >= deadlineMs) {
      return refused('time is up, no synchronised mirror came online for at least some classic mirrored queues')
    }
    await sleep(AWAIT_POLL_MS)
  }
}

async function checkQuorum({ node, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 0)
  return done({ message: `Node ${node.name} reported no quorum queues with minimum quorum` })
}

async function awaitQuorum({ request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 0)
  return DONE
}

/** Mirrored queues whose messages are nowhere but here. Who is in the sync set of a queue that runs is running. O(queues). */
function ledAlone({ app, node }: AppContext): readonly QueueRecord[] {
  return [...app.metadata.queues()].filter(
    ({ leader, settings, state, syncSet }) =>
      leader === node.id && state === 'running' && settings.mirroring !== undefined && syncSet.length === 1,
  )
}
