// `npm run jepsen`: the queue workload of the Jepsen tests on mirrored queues, in network namespaces, on Warren or on the real
// RabbitMQ 3.10. Needs Linux and root. Prints a table; exits 1 when Warren broke a promise.
//   npm run jepsen -- --mode autoheal --nodes 5 --fault mixed --rounds 20 --seed 1
//   npm run jepsen -- --mode pause_minority --system both     the same beside RabbitMQ
//   npm run jepsen -- --failover --system both --rounds 40    two nodes: how long until the survivor serves
import { writeFileSync } from 'node:fs'
import { type Failover, measureFailover } from '../../test/support/jepsen/failover.ts'
import { faultKinds } from '../../test/support/jepsen/fault.ts'
import { type JepsenResult, jepsenRounds, type System } from '../../test/support/jepsen/jepsen-rounds.ts'
import type { Mode } from '../../test/support/network/expectation.ts'
import { namespacesRefusal } from '../../test/support/network/namespaces.ts'
import { stop } from '../command-line.ts'
import { rabbitmqInstalled } from '../rabbitmq-node.ts'
import { readOptions } from './options.ts'
import { failoverLine, failoverTable, resultsTable, roundLine } from './report.ts'

const options = readOptions()
const refusal = namespacesRefusal()
if (refusal !== undefined) stop(refusal)
if (options.systems.includes('rabbitmq') && !rabbitmqInstalled())
  stop("Debian's package rabbitmq-server is not installed")
// An interruption passes through here, so that the exit takes the namespaces and what runs in them along.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
if (options.isFailover) await failover()
else await rounds()
process.exit()

async function rounds(): Promise<void> {
  const results: JepsenResult[] = []
  for (const system of options.systems) {
    for (const mode of options.modesOf(system)) {
      const result = await roundsOf(system, mode)
      if (system === 'warren' && (result === undefined || result.violations.length > 0)) process.exitCode = 1
      if (result !== undefined) results.push(result)
      save(results)
    }
  }
  console.log(`\n${resultsTable(results)}`)
}

/** Undefined when the run itself failed; the others go on. */
async function roundsOf(system: System, mode: Mode): Promise<JepsenResult | undefined> {
  const { nodes, fault, rounds: count, seed, ticktimeSeconds, keepsLogs } = options
  console.log(
    `${system}, ${mode}, ${nodes} nodes, ${fault} faults, ${count} rounds, seed ${seed}, ticktime ${ticktimeSeconds}`,
  )
  try {
    const result = await jepsenRounds({
      ...{ system, mode, nodes, seed, ticktimeSeconds, keepsLogs, rounds: count },
      faults: fault === 'mixed' ? faultKinds(nodes) : [fault],
      onRound: (round) => console.log(roundLine(round)),
      onLogs: (folder) => console.error(`the nodes' logs are in ${folder}`),
    })
    for (const violation of result.violations) console.error(`VIOLATION ${violation}`)
    for (const example of result.examples) console.error(`  ${example}`)
    return result
  } catch (error) {
    console.error('FAILED', error)
    return undefined
  }
}

async function failover(): Promise<void> {
  const failovers: Failover[] = []
  for (const system of options.systems) {
    console.log(`${system}: two nodes, mirrored, one is killed ${options.rounds} times, and vanishes half as often`)
    const { rounds: times, ticktimeSeconds } = options
    const onFailover = (each: Failover): void => console.log(failoverLine(each))
    failovers.push(...(await measureFailover({ system, times, ticktimeSeconds, onFailover })))
    save(failovers)
  }
  console.log(`\n${failoverTable(failovers)}`)
}

function save(results: readonly (JepsenResult | Failover)[]): void {
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, undefined, 2)}\n`)
}
