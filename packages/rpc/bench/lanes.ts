/**
 * Throughput of a data lane between two processes on loopback, by hand:
 *
 *   node packages/rpc/bench/lanes.ts [seconds] [both] [tls]
 *
 * Records of 1 KiB in batches of 64 KiB and 256 KiB, back pressure respected; `both`: at once in both directions; `tls`: over TLS. Prints
 * thousands of records a second in all, and the CPU time of both processes together per record.
 */
import { fork } from 'node:child_process'
import { LANE_ROOM_BYTES, type Peer } from '@warren/cluster'
import { type NodeId, type NodeName, SILENT_LOG } from '@warren/kernel'
import { PeerEndpoint } from '../src/index.ts'
import { tlsIdentity } from '../test-support/certificates.ts'

const RECORD_BYTES = 1024
const BATCHES = [64 * 1024, 256 * 1024]
const WARM_UP_MS = 1000

type FromParent =
  | { readonly peer: Peer }
  | { readonly batchBytes: number; readonly measureMs: number; readonly sends: boolean }
type Measured = { readonly receivedBytes: number; readonly cpuMicros: number }

const peerId = (name: string) => `id-${name}` as NodeId

async function open(name: string): Promise<{ endpoint: PeerEndpoint; peer: Peer }> {
  const identity = { id: peerId(name), name: `rabbit@${name}` as NodeName, incarnation: 1 }
  const endpoint = await PeerEndpoint.open({
    host: '127.0.0.1',
    port: 0,
    cookie: Buffer.from('BENCH'),
    tls: process.argv.includes('tls') ? tlsIdentity() : undefined,
    identity,
    controlHandler: { execute: async () => ({ kind: 'ok' }) },
    log: SILENT_LOG,
  })
  endpoint.control.listener = { onMessage() {}, onConnected() {}, onDisconnected() {}, onAsk() {} }
  return { endpoint, peer: { ...identity, host: '127.0.0.1', clusterPort: endpoint.port } }
}

/** Sends what the window takes, as a broker does at the end of each turn. */
class Pump {
  receivedBytes = 0
  #batch = Buffer.alloc(0)
  #isStopped = true
  readonly #endpoint: PeerEndpoint
  readonly #to: NodeId

  constructor(endpoint: PeerEndpoint, to: NodeId, onUp: () => void) {
    this.#endpoint = endpoint
    this.#to = to
    endpoint.data.listener = {
      onBatch: (_peer, batch) => {
        this.receivedBytes += batch.length
      },
      onUp,
      onDown: () => console.error('the lane is down'), // Once at the end, when the child goes.
      onWritable: () => this.#send(),
    }
  }

  start(batchBytes: number): void {
    this.#batch = Buffer.alloc(LANE_ROOM_BYTES + batchBytes, 7)
    this.#isStopped = false
    this.#send()
  }

  stop(): void {
    this.#isStopped = true
  }

  #send(): void {
    if (this.#isStopped) return
    if (this.#endpoint.data.send(this.#to, this.#batch)) setImmediate(() => this.#send())
  }
}

async function measure(pump: Pump, batchBytes: number, measureMs: number, sends: boolean): Promise<Measured> {
  if (sends) pump.start(batchBytes)
  await sleep(WARM_UP_MS)
  const bytes = pump.receivedBytes
  const cpu = process.cpuUsage()
  await sleep(measureMs)
  const used = process.cpuUsage(cpu)
  const receivedBytes = pump.receivedBytes - bytes
  pump.stop()
  return { receivedBytes, cpuMicros: used.user + used.system }
}

async function child(): Promise<void> {
  process.on('disconnect', () => process.exit(0))
  const { endpoint, peer } = await open('child')
  const pump = new Pump(endpoint, peerId('parent'), () => {})
  process.on('message', (message: FromParent) => {
    if ('peer' in message) endpoint.control.setPeers([message.peer])
    else
      void measure(pump, message.batchBytes, message.measureMs, message.sends).then((result) => process.send?.(result))
  })
  process.send?.(peer)
}

async function parent(seconds: number, isBoth: boolean): Promise<void> {
  const { endpoint, peer } = await open('parent')
  const other = fork(import.meta.filename, ['--child', ...process.argv.slice(2)])
  const answer = <Value>() => new Promise<Value>((resolve) => other.once('message', (value) => resolve(value as Value)))
  const theirs = await answer<Peer>()
  let up = () => {}
  const isUp = new Promise<void>((resolve) => {
    up = resolve
  })
  const pump = new Pump(endpoint, theirs.id, up)
  other.send({ peer })
  endpoint.control.setPeers([theirs])
  await isUp
  for (const batchBytes of BATCHES) {
    const request: FromParent = { batchBytes, measureMs: seconds * 1000, sends: isBoth }
    const theirMeasure = answer<Measured>()
    other.send(request)
    const ours = await measure(pump, batchBytes, seconds * 1000, true)
    const theirResult = await theirMeasure
    const records = (ours.receivedBytes + theirResult.receivedBytes) / RECORD_BYTES
    const perRecord = (ours.cpuMicros + theirResult.cpuMicros) / records
    console.log(
      `${batchBytes / 1024} KiB batches${isBoth ? ', both ways' : ''}: ${(records / seconds / 1000).toFixed(0)} k records/s, ` +
        `${perRecord.toFixed(2)} us CPU per record (sender ${((ours.cpuMicros / seconds) * 1e-4).toFixed(0)} %, ` +
        `receiver ${((theirResult.cpuMicros / seconds) * 1e-4).toFixed(0)} % of a core)`,
    )
    await sleep(500)
  }
  other.disconnect()
  await new Promise((resolve) => other.once('exit', resolve))
  process.exit(0)
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

if (process.argv.includes('--child')) await child()
else await parent(Number(process.argv[2] ?? 3), process.argv.includes('both'))
