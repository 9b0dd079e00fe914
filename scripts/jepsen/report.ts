// What `npm run jepsen` prints.
import { FAILURES, type Failover } from '../../test/support/jepsen/failover.ts'
import type { FaultReport, JepsenResult, JepsenRound } from '../../test/support/jepsen/jepsen-rounds.ts'
import { medianAndMax, milliseconds as ms, table } from '../partitions/report.ts'

/** From here on a round says how busy the machine was. */
const WAIT_SHARE_TOLD = 0.1

/** One line. */
export function roundLine({ round, isPiling, faults, lost, violations, ...rest }: JepsenRound): string {
  const { wholeMs, servesMs, attended, drainMs, waitShare } = rest
  const whole = wholeMs === undefined ? 'NOT WHOLE' : `whole after ${ms(wholeMs)}, serves after ${ms(servesMs)}`
  const helped = attended === undefined ? '' : `; operator: ${attended}`
  const wrong = violations.length === 0 ? '' : `; ${violations.join('; ')}`
  const wait = Math.round(waitShare * 100)
  const busy = waitShare < WAIT_SHARE_TOLD ? '' : `; waited for a processor ${wait} % of the time`
  const pace = isPiling ? 'piling up, ' : ''
  const faultTexts = faults.map(faultText).join(' THEN ')
  return `  ${round}. ${pace}${faultTexts}; ${whole}${helped}; drained in ${ms(drainMs)}; lost ${lost}${busy}${wrong}`
}

/** Markdown, a row for each system and mode. In parentheses: of those that were not confirmed. */
export function resultsTable(results: readonly JepsenResult[]): string {
  return table(results.map(summary))
}

/** One line. */
export function failoverLine({ failure, wasLeader, enqueueMs, dequeueMs }: Failover): string {
  const of = wasLeader ? "the queue's leader" : 'the mirror'
  return `  ${failure} of ${of}: enqueues after ${ms(enqueueMs)}, dequeues after ${ms(dequeueMs)}`
}

/** Markdown, a row for each system, failure and role. */
export function failoverTable(failovers: readonly Failover[]): string {
  const systems = [...new Set(failovers.map(({ system }) => system))]
  const rows = systems.flatMap((system) =>
    FAILURES.flatMap((failure) =>
      [true, false, undefined].map((wasLeader) => {
        const some = failovers.filter(
          (each) =>
            each.system === system && each.failure === failure && each.wasLeader === (wasLeader ?? each.wasLeader),
        )
        return {
          ...{ system, failure, of: wasLeader === undefined ? 'either' : wasLeader ? 'leader' : 'mirror' },
          ...{ times: some.length, enqueues: medianAndMax(some.map(({ enqueueMs }) => enqueueMs)) },
          dequeues: medianAndMax(some.map(({ dequeueMs }) => dequeueMs)),
          'both go on': medianAndMax(some.map(({ enqueueMs, dequeueMs }) => Math.max(enqueueMs, dequeueMs))),
        }
      }),
    ),
  )
  return `Milliseconds from the failure on, median / maximum, for clients of the survivor.\n${table(rows)}`
}

function faultText({ text, kind, isBlip, holdMs, enqueueGapMs, dequeueGapMs }: FaultReport): string {
  const gaps = `gaps ${ms(enqueueGapMs)} enqueue, ${ms(dequeueGapMs)} dequeue`
  return `${kind}: ${text}, ${isBlip ? 'blip of' : 'for'} ${ms(holdMs)}, ${gaps}`
}

function summary({ system, mode, nodes, rounds, counts, violations }: JepsenResult): Record<string, string | number> {
  const held = rounds.flatMap(({ faults }) => faults).filter(({ isBlip }) => !isBlip)
  const { confirmed, refused, unanswered, lost, keptAside, late, unexpected, duplicates, returned } = counts
  return {
    ...{ system, mode, nodes, rounds: rounds.length, confirmed, refused, unanswered },
    ...{ lost: lost - keptAside, 'kept aside': keptAside, late, unexpected, duplicates, returned },
    misordered: `${counts.misordered} (${counts.misorderedUnconfirmed})`,
    'no enqueue (ms)': medianAndMax(held.map(({ enqueueGapMs }) => enqueueGapMs)),
    'no dequeue (ms)': medianAndMax(held.map(({ dequeueGapMs }) => dequeueGapMs)),
    'whole after (ms)': medianAndMax(rounds.map(({ wholeMs }) => wholeMs)),
    'all serve after (ms)': medianAndMax(rounds.map(({ servesMs }) => servesMs)),
    'operator needed': rounds.filter(({ attended }) => attended !== undefined).length,
    violations: violations.length,
  }
}
