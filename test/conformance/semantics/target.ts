// A broker under comparison: where it listens, and how an operator's command reaches it.
import { readFileSync } from 'node:fs'
import { executeControl } from '@warren/rpc/client'
import type { LocalNode } from '../../../scripts/local-node.ts'
import type { RabbitmqNode } from '../../../scripts/rabbitmq-node.ts'

const CONTROL_MS = 20_000

export interface ControlCommand {
  readonly command: string
  readonly vhost?: string
  readonly arguments?: readonly string[]
}

export interface Target {
  readonly name: string
  readonly amqpPort: number
  /** How long to wait where nothing should come: longer when it is to be recorded that nothing does. */
  readonly quietMs: number
  /** Rejects when the command fails. */
  control(command: ControlCommand): Promise<void>
}

export function warrenTarget(node: LocalNode, quietMs: number): Target {
  return {
    name: 'warren',
    amqpPort: node.options.amqpPort,
    quietMs,
    async control({ command, vhost, arguments: commandArguments = [] }) {
      const result = await executeControl({
        address: { host: '127.0.0.1', port: node.options.clusterPort },
        cookie: readFileSync(node.options.cookieFile),
        clientName: `semantics-${process.pid}@localhost`,
        request: { command, arguments: commandArguments, options: {}, ...(vhost === undefined ? {} : { vhost }) },
        timeoutMs: CONTROL_MS,
        onRow: () => {},
      })
      if (!result.ok) throw new Error(`${command} ${commandArguments.join(' ')}: ${JSON.stringify(result.error)}`)
    },
  }
}

export function rabbitmqTarget(node: RabbitmqNode, quietMs: number): Target {
  return {
    name: 'rabbitmq',
    amqpPort: node.amqpPort,
    quietMs,
    async control({ command, vhost, arguments: commandArguments = [] }) {
      const vhostFlag = vhost === undefined ? [] : ['-p', vhost]
      node.ctl(command, ...vhostFlag, ...commandArguments)
    },
  }
}

/** Vhosts and users that the cases speak of; each has its name as password. */
export const PREPARATION: readonly ControlCommand[] = [
  { command: 'add_vhost', arguments: ['v1'] },
  { command: 'add_user', arguments: ['al', 'al'] },
  { command: 'add_user', arguments: ['bob', 'bob'] },
  { command: 'add_user', arguments: ['nil', 'nil'] },
  { command: 'set_user_tags', arguments: ['bob', 'impersonator'] },
  { command: 'set_permissions', vhost: 'v1', arguments: ['guest', '.*', '.*', '.*'] },
  // `c` may be configured, `w` written and `r` read; `m` all three; a name may hold several of these letters.
  { command: 'set_permissions', vhost: '/', arguments: ['al', '^al-.*[cm]', '^al-.*[wm]', '^al-.*[rm]'] },
  { command: 'set_topic_permissions', vhost: '/', arguments: ['al', 'al-topic-m', '^w', '^(r|{username})'] },
  { command: 'set_permissions', vhost: '/', arguments: ['bob', '', '.*', ''] },
]

export async function prepare(target: Target): Promise<void> {
  for (const command of PREPARATION) await target.control(command)
}
