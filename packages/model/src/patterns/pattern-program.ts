/** Pattern nodes to a program for a non-deterministic automaton (Thompson's construction). */
import { assertNever } from '@warren/kernel'
import type { CharacterSet } from './character-set.ts'
import type { Assertion, PatternNode } from './pattern-node.ts'

export type Instruction =
  /** Takes one character of the set, then goes on behind itself. */
  | { readonly kind: 'take'; readonly set: CharacterSet }
  /** Goes on at `first` and at `second`. */
  | { readonly kind: 'split'; first: number; second: number }
  | { readonly kind: 'jump'; to: number }
  | { readonly kind: 'assert'; readonly assertion: Assertion }
  | { readonly kind: 'lookAhead'; readonly program: Program; readonly isNegative: boolean }
  | { readonly kind: 'match' }

export type Program = readonly Instruction[]

/** With a text of 255 bytes this bounds a match to about a million steps, with a look-ahead to 255 times as many. */
const INSTRUCTIONS_MAX = 4096

export class ProgramTooLargeError extends Error {
  override readonly name = 'ProgramTooLargeError'
}

/** Throws ProgramTooLargeError: repeats are unrolled. */
export function compileProgram(node: PatternNode): Program {
  const program: Instruction[] = []
  emit(node, program)
  push(program, { kind: 'match' })
  return program
}

function emit(node: PatternNode, program: Instruction[]): void {
  switch (node.kind) {
    case 'characters':
      push(program, { kind: 'take', set: node.set })
      return
    case 'sequence':
      for (const item of node.items) emit(item, program)
      return
    case 'choice':
      emitChoice(node.options, program)
      return
    case 'repeat':
      emitRepeat(node.item, node.min, node.max, program)
      return
    case 'assertion':
      push(program, { kind: 'assert', assertion: node.assertion })
      return
    case 'lookAhead':
      push(program, { kind: 'lookAhead', program: compileProgram(node.item), isNegative: node.isNegative })
      return
    default:
      assertNever(node)
  }
}

function emitChoice(options: readonly PatternNode[], program: Instruction[]): void {
  const jumps: { to: number }[] = []
  for (const [i, option] of options.entries()) {
    if (i === options.length - 1) {
      emit(option, program)
      break
    }
    const split = push(program, { kind: 'split', first: program.length + 1, second: 0 })
    emit(option, program)
    jumps.push(push(program, { kind: 'jump', to: 0 }))
    split.second = program.length
  }
  for (const jump of jumps) jump.to = program.length
}

function emitRepeat(item: PatternNode, min: number, max: number, program: Instruction[]): void {
  for (let i = 0; i < min; i += 1) {
    const before = program.length
    emit(item, program)
    if (program.length === before) return // Nothing, however often; and counting it a thousand times at each level would take for ever.
  }
  if (max === Number.POSITIVE_INFINITY) {
    const split = push(program, { kind: 'split', first: program.length + 1, second: 0 })
    const back = program.length - 1
    emit(item, program)
    push(program, { kind: 'jump', to: back })
    split.second = program.length
    return
  }
  const splits: { second: number }[] = []
  for (let i = min; i < max; i += 1) {
    splits.push(push(program, { kind: 'split', first: program.length + 1, second: 0 }))
    emit(item, program)
  }
  for (const split of splits) split.second = program.length
}

function push<Kind extends Instruction>(program: Instruction[], instruction: Kind): Kind {
  if (program.length >= INSTRUCTIONS_MAX)
    throw new ProgramTooLargeError('it is too large once its repeats are unrolled')
  program.push(instruction)
  return instruction
}
