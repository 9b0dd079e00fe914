// `npm start`: three nodes on loopback, joined to one cluster, until Ctrl-C. Their data stays in .warren and is found again.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { LocalNode, portTaken } from './local-node.ts'

const NODES = 3
const AMQP_PORT = Number(process.env['WARREN_START_AMQP_PORT'] ?? 5672)
const CLUSTER_PORT = Number(process.env['WARREN_START_CLUSTER_PORT'] ?? 25672)
const folder = resolve(process.env['WARREN_START_FOLDER'] ?? join(import.meta.dirname, '..', '.warren'))

let stopping = false
const nodes = Array.from(
  { length: NODES },
  (_, index) =>
    new LocalNode({
      name: `rabbit${index + 1}@localhost`,
      folder: join(folder, `rabbit${index + 1}@localhost`),
      cookieFile: join(folder, 'cookie'),
      amqpPort: AMQP_PORT + index,
      clusterPort: CLUSTER_PORT + index,
      flags: ['--amqp-host', '127.0.0.1', '--cluster-host', '127.0.0.1'],
    }),
)
process.on('SIGINT', () => void stop())
process.on('SIGTERM', () => void stop())
try {
  await refuseTakenPorts()
  await startAll()
} catch (error) {
  if (!stopping) {
    console.error(error instanceof Error ? error.message : String(error))
    await stop(1)
  }
}

async function refuseTakenPorts(): Promise<void> {
  for (const node of nodes) {
    for (const [port, setting] of [
      [node.options.amqpPort, 'WARREN_START_AMQP_PORT'],
      [node.options.clusterPort, 'WARREN_START_CLUSTER_PORT'],
    ] as const) {
      if (!(await portTaken(port))) continue
      throw new Error(
        `Port ${port} on 127.0.0.1 is in use, and ${node.name} needs it. Stop what listens there ` +
          `(is a cluster or RabbitMQ running already?), or choose other ports: ${setting}=${port + 1000} npm start`,
      )
    }
  }
}

async function startAll(): Promise<void> {
  const isNew = !existsSync(join(folder, 'cookie'))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (isNew) writeFileSync(join(folder, 'cookie'), randomBytes(24).toString('hex'), { mode: 0o400 })
  console.log(isNew ? `A new cluster; its data will be in ${folder}` : `Data found in ${folder}`)
  for (const node of nodes) {
    console.log(`Starting ${node.name} ...`)
    node.start()
  }
  await Promise.all(nodes.map((node) => node.ready()))
  const first = nodes[0] as LocalNode // NODES > 0.
  for (const node of nodes.slice(1)) {
    if (await isMember(first, node)) continue
    console.log(`Joining ${node.name} to ${first.name} ...`)
    await node.join(first)
  }
  for (const node of nodes) void node.exited().then((code) => reportEnd(node, code))
  console.log(welcome(first))
}

async function isMember(first: LocalNode, node: LocalNode): Promise<boolean> {
  const text = await first.mustCtl('cluster_status', '--formatter', 'json')
  const status = JSON.parse(text) as { disk_nodes?: readonly string[]; ram_nodes?: readonly string[] }
  return [...(status.disk_nodes ?? []), ...(status.ram_nodes ?? [])].includes(node.name)
}

function reportEnd(node: LocalNode, code: number): void {
  if (stopping) return
  console.error(
    `${node.name} has ended (exit code ${code}); the others go on. The end of ${node.logFile}:\n${node.logTail(5)}`,
  )
}

function welcome(first: LocalNode): string {
  const rows = nodes.map((node) => `  ${node.name}   ${node.uri}   log: ${node.logFile}`)
  return `
The cluster is running.

${rows.join('\n')}

Clients log in as guest / guest from this machine, on any node. Things to try in another terminal:

  export RABBITMQ_COOKIE_FILE=${first.options.cookieFile}
  npx ctl -n rabbit1@localhost cluster_status
  npx ctl -n rabbit2@localhost list_queues name messages consumers
  npx ctl -n rabbit3@localhost add_user bob secret
  npx warren-perf --uri amqp://127.0.0.1:${AMQP_PORT} --time 5

Ctrl-C stops all three; 'npm start' again finds the data again.`
}

async function stop(exitCode = 0): Promise<void> {
  if (stopping) return
  stopping = true
  const running = nodes.filter((node) => node.isRunning)
  if (running.length === 0) process.exit(exitCode)
  console.log('\nStopping ...')
  const codes = await Promise.all(running.map((node) => node.stop()))
  const failed = codes.filter((code) => code !== 0).length
  console.log(
    failed === 0 ? 'All nodes have stopped.' : `${failed} node(s) did not stop cleanly; see their logs in ${folder}`,
  )
  process.exit(failed === 0 ? exitCode : 1)
}
