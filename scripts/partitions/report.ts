// What `npm run partitions` prints.
import { type Detection, FAILURES } from '../../test/support/network/detection.ts'
import type { RoundReport, RoundsResult } from '../../test/support/network/partition-rounds.ts'

/** One line. */
export function roundLine(report: RoundReport): string {
  const { round, kind, text, isBlip, holdMs, reactions, convergedMs, messageGapMs, definitionGapMs } = report
  const sides = reactions.map((reaction, i) => `${i + 1} ${reaction}`).join(', ')
  const whole = convergedMs === undefined ? 'NOT WHOLE' : `whole after ${milliseconds(convergedMs)}`
  const gaps = `gaps ${milliseconds(messageGapMs)} messages, ${milliseconds(definitionGapMs)} definitions`
  return `  ${round}. ${kind}: ${text}; ${isBlip ? 'blip of' : 'for'} ${milliseconds(holdMs)}: ${sides}; ${gaps}; ${whole}`
}

/** Markdown, a row for each mode and size. */
export function roundsTable(results: readonly RoundsResult[]): string {
  return table(results.map(summary))
}

/** Markdown, a row for each failure, with and without an election. */
export function detectionTable(detections: readonly Detection[]): string {
  const rows = FAILURES.flatMap((failure) =>
    [false, true].map((wasLeader) => {
      const some = detections.filter((each) => each.failure === failure && each.wasLeader === wasLeader)
      return { failure, 'of the metadata leader': wasLeader ? 'yes' : 'no', times: some.length, ...spans(some) }
    }),
  )
  return `Milliseconds from the failure on, median / maximum.\n${table(rows)}`
}

function spans(detections: readonly Detection[]): Record<string, string> {
  const of = (pick: (each: Detection) => number | undefined) => medianAndMax(detections.map(pick))
  return {
    'first suspected': of((each) => each.firstSuspectedMs),
    'leader elected': of((each) => each.electedMs),
    'declared down': of((each) => each.decidedMs),
    'seen on all': of((each) => each.visibleMs),
  }
}

function summary({ mode, nodes, rounds: reports, totals, violations }: RoundsResult): Record<string, string | number> {
  const held = reports.filter(({ isBlip }) => !isBlip)
  return {
    ...{ mode, nodes, rounds: reports.length },
    'whole after (ms)': medianAndMax(reports.map(({ convergedMs }) => convergedMs)),
    'without messages': medianAndMax(held.map(({ messageGapMs }) => messageGapMs)),
    'without definitions': medianAndMax(held.map(({ definitionGapMs }) => definitionGapMs)),
    ...{ confirmed: totals.confirmed, refused: totals.refused, settled: totals.settledForGood },
    violations: violations.length,
  }
}

/** Of those that are known. */
export function medianAndMax(values: readonly (number | undefined)[]): string {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b)
  const [median, max] = [known[Math.floor(known.length / 2)], known.at(-1)]
  return median === undefined || max === undefined ? '-' : `${median.toFixed(0)} / ${max.toFixed(0)}`
}

export function milliseconds(timeMs: number | undefined): string {
  return timeMs === undefined ? '-' : `${timeMs.toFixed(0)} ms`
}

/** Markdown. */
export function table(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  const body = rows.map((row) => line(columns.map((column) => row[column] ?? '')))
  return [line(columns), line(columns.map(() => '---')), ...body].join('\n')
}
