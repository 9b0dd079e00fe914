// RabbitMQ's transcripts as recorded, and what Warren's are to be: the same but for the deviations that are meant.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEVIATIONS } from './deviations.ts'
import { type CaseGroup, play } from './script.ts'
import type { Target } from './target.ts'

const CONCURRENT_MAX = 40

/** By the name of the case. */
export type Transcripts = Readonly<Record<string, readonly string[]>>

export function readTranscripts(group: CaseGroup): Transcripts {
  return JSON.parse(readFileSync(fileOf(group.name), 'utf8')) as Transcripts
}

/** Cases that are no longer in the table lose theirs. */
export function writeTranscripts(group: CaseGroup, transcripts: Transcripts): void {
  const inOrder = group.cases.map(({ name }) => [name, transcripts[name]])
  writeFileSync(fileOf(group.name), `${JSON.stringify(Object.fromEntries(inOrder), undefined, 1)}\n`)
}

/** The transcript of a case as Warren means it to be. Throws when a deviation has no place in RabbitMQ's. */
export function expectedOfWarren(group: string, name: string, rabbitmq: readonly string[]): readonly string[] {
  const deviation = DEVIATIONS.find((one) => one.group === group && one.name === name)
  if (deviation === undefined) return rabbitmq
  const at = rabbitmq.findIndex((line) => line.startsWith(deviation.from))
  if (at < 0) throw new Error(`the deviation of '${group}: ${name}' has no place in RabbitMQ's transcript`)
  return [...rabbitmq.slice(0, at), ...deviation.warren]
}

/** Plays the cases one after the other, or at the same time if they may. */
export function playAll(group: CaseGroup, target: Target): ReadonlyMap<string, Promise<readonly string[]>> {
  const promises = new Map<string, Promise<readonly string[]>>()
  const running: Promise<readonly string[]>[] = []
  for (const one of group.cases) {
    if (promises.has(one.name)) throw new Error(`two cases are called '${group.name}: ${one.name}'`)
    const before = running.at(group.isConcurrent ? -CONCURRENT_MAX : -1)
    const played = Promise.resolve(before).then(() => play(one, target))
    running.push(played)
    promises.set(one.name, played)
  }
  return promises
}

function fileOf(group: string): string {
  return join(import.meta.dirname, 'testdata', `${group}.json`)
}
