// What happens to a cluster during the queue workload, and how it ends.
import { assertNever, type SeededRandom } from '@warren/kernel'
import { type Cut, chooseCut, shuffled, split } from '../network/cut.ts'
import { expectedReactions, type Mode } from '../network/expectation.ts'
import type { ClusterUnderTest } from './cluster-under-test.ts'

export const FAULT_KINDS = ['kill', 'freeze', 'halves', 'isolate', 'bridge', 'one-way', 'whole-kill'] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export interface Fault {
  readonly kind: FaultKind
  readonly text: string
  readonly cut: Cut | undefined
  readonly killed: readonly number[]
  readonly frozen: readonly number[]
  /** Nodes that have to go on serving; undefined where the nodes' views are too mixed to say. */
  readonly serving: readonly number[] | undefined
}

/** A bridge needs a node on either side of the shared one, and more than that to be no line of single nodes. */
export function faultKinds(nodes: number): readonly FaultKind[] {
  return FAULT_KINDS.filter((kind) => kind !== 'bridge' || nodes >= 4)
}

export function chooseFault(kind: FaultKind, options: { mode: Mode; nodes: number; random: SeededRandom }): Fault {
  const { nodes, random } = options
  const all = Array.from({ length: nodes }, (_, i) => i + 1)
  switch (kind) {
    case 'kill':
    case 'freeze': {
      const victim = 1 + random.below(nodes)
      const text = `${victim} is ${kind === 'kill' ? 'killed' : 'frozen'}`
      return { ...downFault(kind, text, all, [victim]), serving: serving(options, downCut(victim, all)) }
    }
    case 'whole-kill':
      return { ...downFault(kind, 'all are killed', all, all), serving: [] }
    case 'halves': {
      const order = shuffled(all, random)
      const middle = Math.floor(nodes / 2)
      return cutFault(kind, split('split', [order.slice(0, middle), order.slice(middle)]), options)
    }
    case 'isolate':
    case 'bridge':
    case 'one-way':
      return cutFault(kind, chooseCut(kind, nodes, random), options)
    default:
      return assertNever(kind)
  }
}

export async function inject(cluster: ClusterUnderTest, fault: Fault): Promise<void> {
  if (fault.cut !== undefined) await cluster.cut(fault.cut)
  for (const number of fault.frozen) cluster.node(number).signal('SIGSTOP')
  await Promise.all(fault.killed.map((number) => cluster.node(number).kill()))
}

/** Nobody waits for anything. */
export async function repair(cluster: ClusterUnderTest, fault: Fault): Promise<void> {
  if (fault.cut !== undefined) await cluster.mend()
  for (const number of fault.frozen) cluster.node(number).signal('SIGCONT')
  for (const number of fault.killed) cluster.start(number)
}

function downFault(kind: FaultKind, text: string, all: readonly number[], victims: readonly number[]) {
  const isFreeze = kind === 'freeze'
  const [killed, frozen] = isFreeze ? [[], victims] : [victims, []]
  return { ...{ kind, text, cut: undefined, killed, frozen }, serving: all.filter((node) => !victims.includes(node)) }
}

function cutFault(kind: FaultKind, cut: Cut, options: { mode: Mode; nodes: number }): Fault {
  return { ...{ kind, cut, text: cut.text, killed: [], frozen: [] }, serving: serving(options, cut) }
}

/** For what the others do it is the same whether a node is cut off or does not run. */
function downCut(victim: number, all: readonly number[]): Cut {
  return { ...split('isolate', [[victim], all.filter((node) => node !== victim)]), victim }
}

function serving({ mode, nodes }: { mode: Mode; nodes: number }, cut: Cut): number[] | undefined {
  const expected = expectedReactions(mode, nodes, cut)
  if (expected === undefined) return undefined
  return [...expected].filter(([, reactions]) => reactions.includes('serves')).map(([node]) => node)
}
