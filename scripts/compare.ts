// `npm run compare`: plays every case of test/conformance/semantics on Debian's RabbitMQ 3.10 and on one Warren node, and
// prints where they differ. Exits with 1 if a difference is not one that is meant (test/conformance/semantics/deviations.ts).
//
//   npm run compare                       all cases
//   npm run compare -- --only routing     cases whose `group: name` contains the text
//   npm run compare -- --record           also writes RabbitMQ's transcripts to testdata/, for `npm test`; with --only
//                                         the other cases keep theirs
//   npm run compare -- --show             also prints the transcripts that agree
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GROUPS } from '../test/conformance/semantics/groups.ts'
import type { CaseGroup } from '../test/conformance/semantics/script.ts'
import { prepare, rabbitmqTarget, type Target, warrenTarget } from '../test/conformance/semantics/target.ts'
import {
  expectedOfWarren,
  playAll,
  readTranscripts,
  type Transcripts,
  writeTranscripts,
} from '../test/conformance/semantics/transcripts.ts'
import { startCluster } from '../test/support/process-cluster.ts'
import { freePort } from './local-node.ts'
import { RabbitmqNode, rabbitmqInstalled } from './rabbitmq-node.ts'

/** Longer than in the tests: what is recorded as silence should be silence. */
const QUIET_MS = 120

const only = flagValue('--only')
const isRecording = process.argv.includes('--record')
const isShowing = process.argv.includes('--show')
if (!rabbitmqInstalled()) {
  console.error('RabbitMQ is not installed here (Debian: rabbitmq-server)')
  process.exit(2)
}

const groups = GROUPS.map((group) => ({
  ...group,
  cases: group.cases.filter((one) => only === undefined || `${group.name}: ${one.name}`.includes(only)),
})).filter((group) => group.cases.length > 0)

/** Stops the broker that runs; an interruption must not leave it behind. */
let stop = async (): Promise<void> => {}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stop().finally(() => process.exit(130)))
}

const rabbitmq = await onRabbitmq()
if (isRecording) {
  for (const group of GROUPS) {
    const played = rabbitmq.get(group.name)
    if (played !== undefined)
      writeTranscripts(group, { ...(only === undefined ? {} : readTranscripts(group)), ...played })
  }
}
const warren = await onWarren()
process.exitCode = report(rabbitmq, warren) === 0 ? 0 : 1

type Played = ReadonlyMap<string, Transcripts>

async function onRabbitmq(): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), 'warren-compare-'))
  const node = new RabbitmqNode({
    name: `compare${process.pid}@localhost`,
    amqpPort: await freePort(),
    distributionPort: await freePort(),
    folder: join(folder, 'rabbitmq'),
  })
  stop = async () => {
    await node.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await node.start()
    return await playGroups(rabbitmqTarget(node, QUIET_MS))
  } finally {
    await stop()
  }
}

async function onWarren(): Promise<Played> {
  const cluster = await startCluster(1, { joined: false })
  stop = () => cluster.close()
  try {
    return await playGroups(warrenTarget(cluster.node(1), QUIET_MS))
  } finally {
    await stop()
  }
}

async function playGroups(target: Target): Promise<Played> {
  await prepare(target)
  const played = new Map<string, Transcripts>()
  for (const group of groups) {
    const startedMs = performance.now()
    played.set(group.name, await playGroup(group, target))
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
    console.log(`${target.name}: ${group.cases.length} cases of ${group.name} in ${seconds} s`)
  }
  return played
}

async function playGroup(group: CaseGroup, target: Target): Promise<Transcripts> {
  const transcripts: [string, readonly string[]][] = []
  for (const [name, transcript] of playAll(group, target)) transcripts.push([name, await transcript])
  return Object.fromEntries(transcripts)
}

/** Prints the differences; gives their number. */
function report(rabbitmqPlayed: Played, warrenPlayed: Played): number {
  let cases = 0
  let differences = 0
  for (const group of groups) {
    for (const { name } of group.cases) {
      cases += 1
      const theirs = rabbitmqPlayed.get(group.name)?.[name] ?? []
      const ours = warrenPlayed.get(group.name)?.[name] ?? []
      const expected = expectedOfWarren(group.name, name, theirs)
      const isSame = expected.length === ours.length && expected.every((line, i) => line === ours[i])
      if (isSame && !isShowing) continue
      if (!isSame) differences += 1
      console.log(`\n== ${group.name}: ${name}${isSame ? '' : ' DIFFERS'}`)
      for (const line of differenceLines(expected, ours)) console.log(line)
    }
  }
  console.log(`\n${cases} cases, ${differences} differ beyond what is meant`)
  return differences
}

/** Both as one: `-` is missing in Warren's, `+` is Warren's alone. By the longest common subsequence. */
function differenceLines(expected: readonly string[], ours: readonly string[]): readonly string[] {
  const rows = expected.length + 1
  const columns = ours.length + 1
  const common = Array.from({ length: rows }, () => new Array<number>(columns).fill(0))
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0
  for (let i = expected.length - 1; i >= 0; i -= 1) {
    for (let j = ours.length - 1; j >= 0; j -= 1) {
      const length = expected[i] === ours[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
      common[i]?.splice(j, 1, length)
    }
  }
  const lines: string[] = []
  let i = 0
  let j = 0
  while (i < expected.length || j < ours.length) {
    if (i < expected.length && j < ours.length && expected[i] === ours[j]) {
      lines.push(`  ${expected[i]}`)
      i += 1
      j += 1
    } else if (j >= ours.length || (i < expected.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push(`- ${expected[i]}`)
      i += 1
    } else {
      lines.push(`+ ${ours[j]}`)
      j += 1
    }
  }
  return lines
}

function flagValue(flag: string): string | undefined {
  const at = process.argv.indexOf(flag)
  return at < 0 ? undefined : process.argv[at + 1]
}
