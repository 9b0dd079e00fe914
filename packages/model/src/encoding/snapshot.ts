/**
 * The whole state as bytes. Written in parts, so that a large state does not stall the event loop: the records are
 * gathered at once (they never change in place, so what is gathered stays as it was), and encoded a part at a time. The parts
 * joined are one `Snapshot` message, for protobuf appends the repeated fields of messages that follow one another.
 */
import { warren } from '../generated/metadata.js'
import type { ProposerSession } from '../proposer-sessions.ts'
import type { BindingRecord, ExchangeRecord, QueueRecord } from '../record.ts'
import type { MetadataState } from '../state.ts'
import * as records from './record-encoding.ts'
import type { Written } from './wire.ts'

/** A snapshot in pieces; joined they are the snapshot. */
export interface SnapshotParts {
  /** The next piece, or undefined after the last. Shows the state of when the snapshot was begun. */
  next(): Uint8Array | undefined
}

/** Raised when an older release could no longer read what is written. */
export const SNAPSHOT_FORMAT = 1
/** About 2 ms of encoding. */
const PART_RECORDS = 1000

type Part = Written<'Snapshot'>

export function beginSnapshot(state: MetadataState): SnapshotParts {
  const parts = gatherParts(state)
  let at = 0
  return {
    next() {
      const part = parts[at]
      if (part === undefined) return undefined
      parts[at] = undefined
      at += 1
      return warren.metadata.Snapshot.encode(part()).finish()
    },
  }
}

function gatherParts(state: MetadataState): ((() => Part) | undefined)[] {
  const vhosts = [...state.vhosts.values()]
  const exchanges: ExchangeRecord[] = []
  const queues: QueueRecord[] = []
  const bindings: BindingRecord[] = []
  for (const topology of vhosts) {
    for (const exchange of topology.exchanges.values()) exchanges.push(exchange.record)
    for (const queue of topology.queues.values()) queues.push(queue.record)
    for (const binding of topology.bindings.values()) bindings.push(binding.record)
  }
  const head: Part = {
    format: SNAPSHOT_FORMAT,
    appliedIndex: state.appliedIndex,
    clusterName: state.clusterName,
    proposers: [...state.proposers.entries()].map(([proposer, session]) => writeSession(proposer, session)),
    members: [...state.members.values()].map(records.writeMember),
    vhosts: vhosts.map((topology) => records.writeVhost(topology.record)),
    lineages: [...state.lineages],
    featureFlags: [...state.featureFlags],
    policies: [...state.policies.values()].flatMap((table) => table.records()).map(records.writePolicy),
    operatorPolicies: [...state.operatorPolicies.values()].flatMap((table) => table.records()).map(records.writePolicy),
  }
  return [
    () => head,
    ...inParts(exchanges, (part) => ({ exchanges: part.map(records.writeExchange) })),
    ...inParts(queues, (part) => ({ queues: part.map(records.writeQueue) })),
    ...inParts(bindings, (part) => ({ bindings: part.map(records.writeBinding) })),
    ...inParts([...state.users.values()], (part) => ({ users: part.map(records.writeUser) })),
    ...inParts([...state.permissions.values()], (part) => ({ permissions: [...part] })),
    ...inParts([...state.topicPermissions.values()], (part) => ({ topicPermissions: [...part] })),
  ]
}

function inParts<Item>(items: readonly Item[], write: (part: readonly Item[]) => Part): (() => Part)[] {
  const parts: (() => Part)[] = []
  for (let start = 0; start < items.length; start += PART_RECORDS) {
    parts.push(() => write(items.slice(start, start + PART_RECORDS)))
  }
  return parts
}

function writeSession(proposer: string, session: ProposerSession): Written<'ProposerSession'> {
  return { proposer, floor: session.floor, applied: [...session.applied] }
}
