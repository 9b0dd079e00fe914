// What `npm run partitions` was asked for.
import { CUT_KINDS, type CutKind } from '../../test/support/network/cut.ts'
import { MODES, type Mode } from '../../test/support/network/expectation.ts'
import { readFlags, stop, wholeNumber } from '../command-line.ts'

const SIZES = [2, 3, 5]
const BRIDGE_NODES_MIN = 4
const USAGE = `Usage: npm run partitions -- [--mode MODE] [--nodes N] [--cut KIND] [--rounds ROUNDS] [--seed SEED] [--json FILE]
       npm run partitions -- --all [--rounds ROUNDS] [--seed SEED] [--json FILE]
       npm run partitions -- --detection [--rounds TIMES] [--seed SEED] [--json FILE]
MODE is one of ${MODES.join(', ')}; default auto. N is 2 to 9; default 3.
KIND is mixed (all of them in turn; the default) or one of ${CUT_KINDS.join(', ')} (a bridge needs 4 nodes).
ROUNDS: default 20. SEED: default 1.
--hold SECONDS: how long each cut lasts at least; default 2.5 to 7.5, and one in five less.
--ticktime SECONDS: net_ticktime of the nodes, instead of their default.
--json keeps the results, --logs the nodes' logs also when all is well.`

export interface Options {
  readonly isDetection: boolean
  readonly modes: readonly Mode[]
  readonly sizes: readonly number[]
  readonly cut: CutKind | 'mixed'
  readonly rounds: number
  readonly seed: number
  readonly json: string | undefined
  readonly keepsLogs: boolean
  readonly holdMs: number | undefined
  readonly ticktimeSeconds: number | undefined
}

/** Ends the process when they make no sense. */
export function readOptions(): Options {
  const flags = readFlags(USAGE, {
    mode: { type: 'string', default: 'auto' },
    nodes: { type: 'string', default: '3' },
    cut: { type: 'string', default: 'mixed' },
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    hold: { type: 'string' },
    ticktime: { type: 'string' },
    logs: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    detection: { type: 'boolean', default: false },
  })
  const numberOf = (text: string, min: number, max: number) => wholeNumber(text, { min, max, usage: USAGE })
  const mode = MODES.find((each) => each === flags.mode) ?? stop(USAGE)
  const cut = (['mixed', ...CUT_KINDS] as const).find((each) => each === flags.cut) ?? stop(USAGE)
  const sizes = flags.all ? SIZES : [numberOf(flags.nodes, 2, 9)]
  if (cut === 'bridge' && Math.min(...sizes) < BRIDGE_NODES_MIN) stop(USAGE)
  return {
    isDetection: flags.detection,
    modes: flags.all ? MODES : [mode],
    ...{ sizes, cut, json: flags.json, keepsLogs: flags.logs },
    holdMs: flags.hold === undefined ? undefined : numberOf(flags.hold, 1, 600) * 1000,
    ticktimeSeconds: flags.ticktime === undefined ? undefined : numberOf(flags.ticktime, 1, 120),
    ...{ rounds: numberOf(flags.rounds, 1, 1_000), seed: numberOf(flags.seed, 0, 2 ** 31) },
  }
}
