// Kinds of cuts between the nodes 1 to N, as directions that lose every packet.
import { assertNever, type SeededRandom } from '@warren/kernel'

export const CUT_KINDS = ['split', 'isolate', 'one-way', 'intermediate', 'bridge', 'vanish', 'crash'] as const
export type CutKind = (typeof CUT_KINDS)[number]

export interface Cut {
  readonly kind: CutKind
  readonly text: string
  /** Sides within which all see one another, and nobody else; undefined where the nodes' views are not that simple. */
  readonly sides: readonly (readonly number[])[] | undefined
  /** This node's process is killed; with `vanish` its cable is pulled first, so that nobody is told. */
  readonly victim: number | undefined
  isLost(from: number, to: number): boolean
}

/** Which kinds make sense with so many nodes: with two, the finer ones are all the same as a split. */
export function cutKinds(nodes: number): readonly CutKind[] {
  if (nodes === 2) return ['split', 'one-way', 'vanish', 'crash']
  return CUT_KINDS.filter((kind) => kind !== 'bridge' || nodes >= 4)
}

export function chooseCut(kind: CutKind, nodes: number, random: SeededRandom): Cut {
  const order = shuffled(
    Array.from({ length: nodes }, (_, i) => i + 1),
    random,
  )
  const [first = 1, second = 2] = order
  switch (kind) {
    case 'split':
      return split(kind, randomSides(order, random))
    case 'isolate':
      return isolate(first, nodes)
    case 'one-way':
      return oneWay(first, second, random.below(3))
    case 'intermediate': {
      const isLost = (from: number, to: number) => Math.min(from, to) === low && Math.max(from, to) === high
      const [low, high] = [Math.min(first, second), Math.max(first, second)]
      return {
        ...{ kind, isLost, sides: undefined, victim: undefined },
        text: `${low} and ${high} do not see each other`,
      }
    }
    case 'bridge':
      return bridge(order)
    case 'vanish':
    case 'crash': {
      const text = kind === 'vanish' ? `${first} loses its power` : `${first} is killed`
      return { kind, text, sides: [[first], order.slice(1).sort()], victim: first, isLost: () => false }
    }
    default:
      return assertNever(kind)
  }
}

/** `node` and the others are out of each other's sight. */
export function isolate(node: number, nodes: number): Cut {
  const others = Array.from({ length: nodes }, (_, i) => i + 1).filter((other) => other !== node)
  return split('isolate', [[node], others])
}

/** Nobody sees a node of another side. */
export function split(kind: CutKind, unsorted: readonly (readonly number[])[]): Cut {
  const sides = unsorted.map((side) => [...side].sort())
  const sideOf = new Map(sides.flatMap((side, index) => side.map((node) => [node, index] as const)))
  const isLost = (from: number, to: number) => sideOf.get(from) !== sideOf.get(to)
  return { kind, sides, isLost, victim: undefined, text: sides.map((side) => side.join(',')).join(' | ') }
}

/** Half of the splits of three or more nodes are into any number of sides, the others into two. */
function randomSides(order: readonly number[], random: SeededRandom): number[][] {
  const count = order.length > 2 && random.below(2) === 0 ? 2 + random.below(order.length - 1) : 2
  // One node each, so that no side is empty; the rest at random.
  const sides = order.slice(0, count).map((node) => [node])
  for (const node of order.slice(count)) sides[random.below(count)]?.push(node)
  return sides
}

function oneWay(first: number, second: number, form: number): Cut {
  const cut = { kind: 'one-way', sides: undefined, victim: undefined } as const
  switch (form) {
    case 0:
      return { ...cut, text: `${first} is not heard by anybody`, isLost: (from) => from === first }
    case 1:
      return { ...cut, text: `${first} hears nobody`, isLost: (_, to) => to === first }
    default: {
      const isLost = (from: number, to: number) => from === first && to === second
      return { ...cut, isLost, text: `${second} does not hear ${first}` }
    }
  }
}

/** Two halves that share one node. */
function bridge(order: readonly number[]): Cut {
  const [shared = 1, ...others] = order
  const left = new Set(others.slice(0, Math.floor(others.length / 2)))
  const isLost = (from: number, to: number) => from !== shared && to !== shared && left.has(from) !== left.has(to)
  const right = others.filter((node) => !left.has(node))
  const text = `${[...left].sort().join(',')} | ${right.sort().join(',')}, both with ${shared}`
  return { kind: 'bridge', isLost, text, sides: undefined, victim: undefined }
}

export function shuffled(numbers: number[], random: SeededRandom): number[] {
  for (let i = numbers.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1)
    const moved = numbers[i] as number // Both are below the length.
    numbers[i] = numbers[j] as number
    numbers[j] = moved
  }
  return numbers
}
