/** Clients' connections: close_connection close_all_connections. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ControlReply, Json } from '@warren/rpc'
import {
  type AppContext,
  type ControlCommandTable,
  DONE,
  done,
  exactArguments,
  flagOption,
  numberOption,
  vhostOption,
} from '../../command.ts'
import { refused } from '../../failures.ts'
import { gatherRows, localRows, PEER_TIMEOUT_MS } from '../../lists/gather.ts'
import { type ProcessId, parseProcessId } from '../../process-id.ts'

export const CONNECTION_COMMANDS: ControlCommandTable = {
  close_connection: { needs: 'running', run: closeOne },
  close_all_connections: { needs: 'running', run: closeAll },
}

const DELAY_MS_MAX = 60_000

async function closeOne(context: AppContext): Promise<ControlReply> {
  const [text = '', reason = ''] = exactArguments(context.request, 2)
  const parsed = parseProcessId(text)
  if (parsed === undefined) return refused(`Error:\n{:invalid_pid_syntax, ${JSON.stringify(text)}}`)
  // As in RabbitMQ, a connection that is gone, or was never there, is no error.
  if (parsed.kind === 'connection') await close(context, parsed.id, reason)
  return DONE
}

async function closeAll(context: AppContext): Promise<ControlReply> {
  const { request } = context
  const [reason = ''] = exactArguments(request, 1)
  const limit = numberOption(request, 'limit') ?? 0
  const delayMs = Math.min(numberOption(request, 'per-connection-delay') ?? 0, DELAY_MS_MAX)
  const pids = await chosenPids(context)
  let closed = 0
  for (const pid of limit > 0 ? pids.slice(0, limit) : pids) {
    const parsed = parseProcessId(String(pid))
    if (parsed?.kind !== 'connection') continue
    if (closed > 0 && delayMs > 0) await sleep(delayMs)
    await close(context, parsed.id, reason)
    closed += 1
  }
  return done({ closed })
}

/** With --global those of this node, in whatever vhost; otherwise those of one vhost, on every node. */
async function chosenPids({ app, node, request }: AppContext): Promise<readonly Json[]> {
  const list = { kind: 'list', what: 'connections', columns: ['pid', 'vhost'] } as const
  if (flagOption(request, 'global')) return (await localRows({ app, node }, list)).map((row) => row['pid'] ?? '')
  const { rows } = await gatherRows({ app, node }, list)
  const vhost = vhostOption(request)
  return rows.filter((row) => row['vhost'] === vhost).map((row) => row['pid'] ?? '')
}

async function close({ app, node, log }: AppContext, id: ProcessId, reason: string): Promise<void> {
  if (id.node === node.name) {
    if (id.incarnation === app.incarnation) app.closeConnection(id.serial, reason)
    return
  }
  for (const member of app.metadata.members()) {
    if (member.name !== id.node || !member.running) continue
    const { incarnation, serial } = id
    const answer = await app.askPeer(
      member.id,
      { kind: 'closeConnection', incarnation, serial, reason },
      PEER_TIMEOUT_MS,
    )
    if (!answer.ok) log.warn('connection not closed', { node: id.node, serial, reason: answer.error.text })
  }
}
