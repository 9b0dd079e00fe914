// What `npm run jepsen` was asked for.
import { FAULT_KINDS, type FaultKind } from '../../test/support/jepsen/fault.ts'
import { SYSTEMS, type System } from '../../test/support/jepsen/jepsen-rounds.ts'
import { MODES, type Mode } from '../../test/support/network/expectation.ts'
import { readFlags, stop, wholeNumber } from '../command-line.ts'

const BRIDGE_NODES_MIN = 4
/** RabbitMQ's names; it has no `auto`. */
const RABBITMQ_MODES: readonly Mode[] = ['ignore', 'pause_minority', 'autoheal']
const USAGE = `Usage: npm run jepsen -- [--system SYSTEM] [--mode MODE] [--nodes N] [--fault KIND] [--rounds ROUNDS] [--seed SEED]
       npm run jepsen -- --failover [--system SYSTEM] [--rounds ROUNDS]
SYSTEM is one of ${SYSTEMS.join(', ')}, or both (one after the other); default warren.
MODE is all or one of ${MODES.join(', ')}; default auto. RabbitMQ has ${RABBITMQ_MODES.join(', ')}.
N is 2 to 9; default 3.
KIND is mixed (all of them in turn; the default) or one of ${FAULT_KINDS.join(', ')} (a bridge needs 4 nodes).
ROUNDS: default 20. SEED: default 1.
--ticktime SECONDS: net_ticktime of the nodes; default 5, as Warren has it (RabbitMQ's own default is 60).
--json keeps the results, --logs the nodes' logs also when all is well.`

export interface Options {
  readonly isFailover: boolean
  readonly systems: readonly System[]
  readonly nodes: number
  readonly fault: FaultKind | 'mixed'
  readonly rounds: number
  readonly seed: number
  readonly ticktimeSeconds: number
  readonly json: string | undefined
  readonly keepsLogs: boolean
  modesOf(system: System): readonly Mode[]
}

/** Ends the process when they make no sense. */
export function readOptions(): Options {
  const flags = readFlags(USAGE, {
    system: { type: 'string', default: 'warren' },
    mode: { type: 'string', default: 'auto' },
    nodes: { type: 'string', default: '3' },
    fault: { type: 'string', default: 'mixed' },
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    ticktime: { type: 'string', default: '5' },
    json: { type: 'string' },
    logs: { type: 'boolean', default: false },
    failover: { type: 'boolean', default: false },
  })
  const numberOf = (text: string, min: number, max: number) => wholeNumber(text, { min, max, usage: USAGE })
  const modes = flags.mode === 'all' ? MODES : MODES.filter((each) => each === flags.mode)
  const systems = flags.system === 'both' ? SYSTEMS : SYSTEMS.filter((each) => each === flags.system)
  const fault = (['mixed', ...FAULT_KINDS] as const).find((each) => each === flags.fault) ?? stop(USAGE)
  const nodes = numberOf(flags.nodes, 2, 9)
  const modesOf = (system: System) =>
    system === 'warren' ? modes : modes.filter((each) => RABBITMQ_MODES.includes(each))
  if (modes.length === 0 || systems.length === 0 || (fault === 'bridge' && nodes < BRIDGE_NODES_MIN)) stop(USAGE)
  if (!flags.failover && systems.some((system) => modesOf(system).length === 0)) stop(USAGE)
  return {
    isFailover: flags.failover,
    ...{ systems, modesOf, nodes, fault, json: flags.json, keepsLogs: flags.logs },
    ...{ rounds: numberOf(flags.rounds, 1, 1_000), seed: numberOf(flags.seed, 0, 2 ** 31) },
    ticktimeSeconds: numberOf(flags.ticktime, 1, 120),
  }
}
