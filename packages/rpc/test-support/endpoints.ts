/** Endpoints on loopback with port 0, recorders for what they are told, and waiting for a condition. */
import {
  type ControlListener,
  type ControlMessage,
  type DataLaneListener,
  LANE_ROOM_BYTES,
  type Peer,
  type PeerIdentity,
} from '@warren/cluster'
import type { Lineage, Log, LogFields, NodeId, NodeName } from '@warren/kernel'
import type { ControlHandler } from '../src/control-handler.ts'
import { PeerEndpoint, type TlsIdentity } from '../src/index.ts'

const WAIT_MS = 10_000
const POLL_MS = 5

/** Resolves when the condition holds; rejects with its text after ten seconds. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + WAIT_MS
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`still waiting: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** A batch of these records, with the room that a lane wants. */
export function batchOf(records: Uint8Array | string): Buffer {
  return Buffer.concat([Buffer.alloc(LANE_ROOM_BYTES), Buffer.from(records)])
}

/** Everything that was logged, as text. */
export class LogRecorder implements Log {
  readonly lines: string[] = []
  debug(): void {}
  info(text: string, fields?: LogFields): void {
    this.#add('info', text, fields)
  }
  warn(text: string, fields?: LogFields): void {
    this.#add('warn', text, fields)
  }
  error(text: string, fields?: LogFields): void {
    this.#add('error', text, fields)
  }
  scope(): Log {
    return this
  }
  count(part: string): number {
    return this.lines.filter((line) => line.includes(part)).length
  }
  #add(level: string, text: string, fields: LogFields | undefined): void {
    this.lines.push(`${level} ${text} ${JSON.stringify(fields ?? {})}`)
  }
}

export class ControlRecorder implements ControlListener {
  readonly events: string[] = []
  readonly messages: { readonly peer: NodeId; readonly message: ControlMessage }[] = []
  onMessage(peer: NodeId, message: ControlMessage): void {
    this.messages.push({ peer, message })
  }
  onConnected(peer: NodeId): void {
    this.events.push(`connected ${peer}`)
  }
  onDisconnected(peer: NodeId, reason: string): void {
    this.events.push(`disconnected ${peer} ${reason}`)
  }
  onAsk: ControlListener['onAsk'] = (from, name, payload, answer) => {
    answer({ ok: true, value: Buffer.from(`${from.name} asked ${name}: ${Buffer.from(payload).toString()}`) })
  }
}

export class DataRecorder implements DataLaneListener {
  readonly events: string[] = []
  readonly batches: Buffer[] = []
  onBatch(peer: NodeId, batch: Buffer): void {
    this.batches.push(batch)
    if (batch.length < 100) this.events.push(`batch ${peer} ${batch.toString()}`)
  }
  onUp(peer: NodeId): void {
    this.events.push(`up ${peer}`)
  }
  onDown(peer: NodeId): void {
    this.events.push(`down ${peer}`)
  }
  onWritable(peer: NodeId): void {
    this.events.push(`writable ${peer}`)
  }
}

export interface TestNode {
  readonly endpoint: PeerEndpoint
  readonly identity: PeerIdentity
  readonly peer: Peer
  readonly control: ControlRecorder
  readonly data: DataRecorder
  readonly log: LogRecorder
}

const NO_COMMANDS: ControlHandler = { execute: async () => ({ kind: 'ok' }) }

export async function openNode(
  name: string,
  options: {
    readonly cookie?: string
    readonly port?: number
    readonly incarnation?: number
    readonly id?: string
    readonly handler?: ControlHandler
    readonly tls?: TlsIdentity
  } = {},
): Promise<TestNode> {
  const identity: PeerIdentity = {
    id: (options.id ?? `id-${name}`) as NodeId,
    name: `rabbit@${name}` as NodeName,
    incarnation: options.incarnation ?? 1,
  }
  const log = new LogRecorder()
  const endpoint = await PeerEndpoint.open({
    host: '127.0.0.1',
    port: options.port ?? 0,
    cookie: Buffer.from(options.cookie ?? 'SECRETCOOKIE'),
    identity,
    controlHandler: options.handler ?? NO_COMMANDS,
    tls: options.tls,
    log,
  })
  const control = new ControlRecorder()
  const data = new DataRecorder()
  endpoint.control.listener = control
  endpoint.data.listener = data
  const peer: Peer = { id: identity.id, name: identity.name, host: '127.0.0.1', clusterPort: endpoint.port }
  return { endpoint, identity, peer, control, data, log }
}

/** Makes each the other's peer and waits for lanes both ways. */
export async function connect(a: TestNode, b: TestNode): Promise<void> {
  a.endpoint.control.setPeers([b.peer])
  b.endpoint.control.setPeers([a.peer])
  await until(
    () => a.endpoint.data.isUp(b.peer.id) && b.endpoint.data.isUp(a.peer.id) && isConnected(a, b) && isConnected(b, a),
    'lanes both ways',
  )
}

function isConnected(node: TestNode, other: TestNode): boolean {
  return node.control.events.at(-1) === `connected ${other.peer.id}`
}

const VITALS = { lineage: 0 as Lineage, generation: 0, isRunning: false, hears: [], connections: 0, alarms: [] }

export function heartbeat(sequence: number): ControlMessage {
  return {
    kind: 'heartbeat',
    incarnation: 1,
    sequence,
    name: 'rabbit@a' as NodeName,
    host: 'a',
    clusterPort: 1,
    ...VITALS,
  }
}
