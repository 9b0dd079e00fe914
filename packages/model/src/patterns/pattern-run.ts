/** Runs a program over a text: all threads at once, each instruction at most once a character. O(text * program). */
import { assert, assertNever } from '@warren/kernel'
import { contains, WORD } from './character-set.ts'
import type { Assertion } from './pattern-node.ts'
import type { Program } from './pattern-program.ts'

const LINE_FEED = 10

/** Whether the program matches anywhere in the text. */
export function isMatch(program: Program, text: string): boolean {
  const characters = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  return runFrom(program, characters, 0, false)
}

/** Whether it matches at `start`, or unless anchored at any later place. */
function runFrom(program: Program, text: readonly number[], start: number, isAnchored: boolean): boolean {
  const seenAt = new Int32Array(program.length).fill(-1)
  let threads: number[] = []
  let next: number[] = []
  for (let at = start; at <= text.length; at += 1) {
    if (at === start || !isAnchored) {
      // New threads join the ones that are under way; those have entered for this place already.
      if (enter(program, 0, text, at, seenAt, threads)) return true
    }
    const character = text[at]
    if (character === undefined || (isAnchored && threads.length === 0)) return false
    next.length = 0
    for (const thread of threads) {
      const instruction = program[thread]
      if (instruction?.kind !== 'take' || !contains(instruction.set, character)) continue
      if (enter(program, thread + 1, text, at + 1, seenAt, next)) return true
    }
    ;[threads, next] = [next, threads]
  }
  return false
}

/** Follows everything that takes no character from `first` on; true when that leads to a match. Threads that wait for a character are added. */
function enter(
  program: Program,
  first: number,
  text: readonly number[],
  at: number,
  seenAt: Int32Array,
  threads: number[],
): boolean {
  const pending = [first]
  for (let to = pending.pop(); to !== undefined; to = pending.pop()) {
    if (seenAt[to] === at) continue
    seenAt[to] = at
    const instruction = program[to]
    assert(instruction !== undefined, 'a program ends with a match')
    switch (instruction.kind) {
      case 'match':
        return true
      case 'take':
        threads.push(to)
        break
      case 'split':
        pending.push(instruction.second, instruction.first)
        break
      case 'jump':
        pending.push(instruction.to)
        break
      case 'assert':
        if (holds(instruction.assertion, text, at)) pending.push(to + 1)
        break
      case 'lookAhead':
        if (runFrom(instruction.program, text, at, true) !== instruction.isNegative) pending.push(to + 1)
        break
      default:
        assertNever(instruction)
    }
  }
  return false
}

function holds(assertion: Assertion, text: readonly number[], at: number): boolean {
  switch (assertion) {
    case 'start':
      return at === 0
    case 'end':
      return at === text.length
    case 'endOrLastLineFeed':
      return at === text.length || (at === text.length - 1 && text[at] === LINE_FEED)
    case 'wordBoundary':
      return isWord(text[at - 1]) !== isWord(text[at])
    case 'noWordBoundary':
      return isWord(text[at - 1]) === isWord(text[at])
    default:
      return assertNever(assertion)
  }
}

function isWord(character: number | undefined): boolean {
  return character !== undefined && contains(WORD, character)
}
