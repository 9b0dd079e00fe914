/** The process itself: ping status environment version await_startup. */
import type { Metadata } from '@warren/model'
import type { ControlReply, Json } from '@warren/rpc'
import {
  type AppContext,
  type CommandContext,
  type ControlCommandTable,
  DONE,
  done,
  exactArguments,
  numberOption,
} from '../../command.ts'
import { refused, timedOut } from '../../failures.ts'
import { statusFacts } from '../../status-facts.ts'

export const NODE_COMMANDS: ControlCommandTable = {
  ping: { needs: 'anything', run: async ({ node }) => done({ node: node.name }) },
  status: { needs: 'running', run: status },
  environment: { needs: 'anything', run: async ({ node }) => done({ warren: node.environment() }) },
  version: { needs: 'anything', run: version },
  await_startup: { needs: 'anything', run: awaitStartup },
}

const AWAIT_STARTUP_SECONDS = 300
const AWAIT_STEP_MS = 10_000

async function status({ node, app, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 0)
  const isUnderMaintenance = app.metadata.member(node.id)?.isDraining === true
  return done(statusFacts(node.snapshot(), { ...totals(app.metadata), isUnderMaintenance }))
}

function totals(metadata: Metadata): { queues: number; vhosts: number } {
  let queues = 0
  for (const _ of metadata.queues()) queues += 1
  let vhosts = 0
  for (const _ of metadata.vhosts()) vhosts += 1
  return { queues, vhosts }
}

async function version({ node }: CommandContext): Promise<ControlReply> {
  const snapshot = node.snapshot()
  return done({ version: snapshot.version, rabbitmq_version: snapshot.rabbitmqVersion })
}

/** Emits a line each ten seconds, so that whoever waits sees that it goes on. */
async function awaitStartup({ node, request, emitRow }: CommandContext): Promise<ControlReply> {
  exactArguments(request, 0)
  const timeoutMs = (numberOption(request, 'timeout') ?? AWAIT_STARTUP_SECONDS) * 1000
  let leftMs = timeoutMs
  for (;;) {
    const stepMs = Math.min(leftMs, AWAIT_STEP_MS)
    const state = await node.awaitRunning(stepMs)
    if (state === 'running') return DONE
    leftMs -= stepMs
    if (leftMs > 0) {
      emitRow(waitLine(state))
      continue
    }
    return state === 'stopped' ? refused('rabbit_is_not_running') : timedOut('await_startup', node.name, timeoutMs)
  }
}

function waitLine(state: string): Json {
  return {
    message:
      state === 'stopped'
        ? 'Not booting yet, will check again in 10 seconds...'
        : 'Still booting, will check again in 10 seconds...',
  }
}
