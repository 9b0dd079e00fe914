/** Carries out what `ctl` asks: looks the command up, checks the state of the application, runs it, words refusals. */
import { assertNever, type Log } from '@warren/kernel'
import type { ControlHandler, ControlReply, ControlRequest, Json } from '@warren/rpc'
import { type CommandContext, CommandRefusal, type ControlCommand, type ControlCommandTable } from './command.ts'
import { PERMISSION_COMMANDS } from './commands/access/permission-commands.ts'
import { USER_COMMANDS } from './commands/access/user-commands.ts'
import { VHOST_COMMANDS } from './commands/access/vhost-commands.ts'
import { CLUSTER_COMMANDS } from './commands/cluster/cluster-commands.ts'
import { FEATURE_FLAG_COMMANDS } from './commands/cluster/feature-flag-commands.ts'
import { LIFECYCLE_COMMANDS } from './commands/cluster/lifecycle-commands.ts'
import { RECOVERY_COMMANDS } from './commands/cluster/recovery-commands.ts'
import { CONNECTION_COMMANDS } from './commands/node/connection-commands.ts'
import { HEALTH_COMMANDS } from './commands/node/health-commands.ts'
import { MAINTENANCE_COMMANDS } from './commands/node/maintenance-commands.ts'
import { NODE_COMMANDS } from './commands/node/node-commands.ts'
import { MIRROR_COMMANDS } from './commands/queues/mirror-commands.ts'
import { POLICY_COMMANDS } from './commands/queues/policy-commands.ts'
import { QUEUE_COMMANDS } from './commands/queues/queue-commands.ts'
import { internalError, processRuns, unknownCommand, wrongState } from './failures.ts'
import { LIST_COMMANDS } from './lists/list-commands.ts'
import type { NodeControl } from './node-control.ts'
import { answerPeer } from './peer-answers.ts'

const COMMANDS: ControlCommandTable = {
  ...NODE_COMMANDS,
  ...LIFECYCLE_COMMANDS,
  ...CLUSTER_COMMANDS,
  ...FEATURE_FLAG_COMMANDS,
  ...RECOVERY_COMMANDS,
  ...USER_COMMANDS,
  ...PERMISSION_COMMANDS,
  ...VHOST_COMMANDS,
  ...POLICY_COMMANDS,
  ...LIST_COMMANDS,
  ...QUEUE_COMMANDS,
  ...MIRROR_COMMANDS,
  ...CONNECTION_COMMANDS,
  ...HEALTH_COMMANDS,
  ...MAINTENANCE_COMMANDS,
}

/** With this option the first row is `null`, sent when the preconditions hold: `ctl` prints its banner then. */
const ANNOUNCE = 'announce'

export class ControlCommands implements ControlHandler {
  readonly #node: NodeControl
  readonly #log: Log

  constructor(options: { readonly node: NodeControl; readonly log: Log }) {
    this.#node = options.node
    this.#log = options.log.scope('ctl')
  }

  async execute(request: ControlRequest, emitRow: (row: Json) => void): Promise<ControlReply> {
    const command = Object.hasOwn(COMMANDS, request.command) ? COMMANDS[request.command] : undefined
    if (command === undefined) return unknownCommand(request.command)
    try {
      return await this.#run(command, { node: this.#node, request, emitRow, log: this.#log })
    } catch (error) {
      if (error instanceof CommandRefusal) return error.failure
      this.#log.error('control command failed', { command: request.command, error })
      return internalError()
    }
  }

  /** The answer to another node's `PeerQuery`. Rejects when the application does not run or the query is none. */
  async answerPeer(query: Json): Promise<Json> {
    return answerPeer(this.#node, query)
  }

  async #run(command: ControlCommand, context: CommandContext): Promise<ControlReply> {
    const { node, request } = context
    switch (command.needs) {
      case 'running': {
        const app = node.app()
        if (app === undefined) return wrongState('running')
        announce(context)
        return command.run({ ...context, app })
      }
      case 'stopped':
        if (node.appState !== 'stopped') return wrongState('stopped')
        announce(context)
        this.#log.info('control command', { command: request.command, arguments: request.arguments })
        return command.run(context)
      case 'notRunning':
        if (node.appState !== 'stopped' && node.appState !== 'booting') return wrongState('stopped')
        announce(context)
        return command.run(context)
      case 'noProcess':
        return processRuns()
      case 'anything':
        announce(context)
        return command.run(context)
      default:
        return assertNever(command)
    }
  }
}

function announce({ request, emitRow }: CommandContext): void {
  if (request.options[ANNOUNCE] === true) emitRow(null)
}
