/** Control messages to and from the bytes of one gRPC message. */
import type { Alarm, ControlMessage, ControlResponse } from '@warren/cluster'
import { assertNever, fail, type Lineage, type NodeId, type NodeName, ok } from '@warren/kernel'
import { warren } from '../generated/peer.js'
import { raftFromWire, raftToWire } from './raft-wire.ts'

/** A question on its own stream, and the answer to it. */
export type AskMessage =
  | { readonly kind: 'ask'; readonly name: string; readonly payload: Uint8Array }
  | { readonly kind: 'answer'; readonly result: ControlResponse }

const { Envelope } = warren.peer
const NO_BYTES = new Uint8Array(0)

export function encodeControl(message: ControlMessage | AskMessage): Buffer {
  return Envelope.encode(toWire(message)).finish() as Buffer // protobufjs allocates Buffers on Node.
}

/** Undefined when malformed or of a kind that this version does not know. */
export function decodeControl(bytes: Uint8Array): ControlMessage | AskMessage | undefined {
  try {
    return fromWire(Envelope.decode(bytes))
  } catch {
    return undefined // The caller ends the stream: a peer that sends garbage cannot be followed any more.
  }
}

function toWire(message: ControlMessage | AskMessage): warren.peer.Envelope.$Properties {
  switch (message.kind) {
    case 'raft':
      return { raft: { ...raftToWire(message.message), lineage: message.lineage } }
    case 'heartbeat':
      return { heartbeat: { ...message, alarms: [...message.alarms], hears: [...message.hears] } }
    case 'request':
      return { request: message }
    case 'response':
      return { response: resultToWire(message.id, message.result) }
    case 'ask':
      return { ask: { id: 0, name: message.name, payload: message.payload } }
    case 'answer':
      return { answer: resultToWire(0, message.result) }
    default:
      return assertNever(message)
  }
}

function fromWire(envelope: warren.peer.Envelope.$Shape): ControlMessage | AskMessage | undefined {
  switch (envelope.content) {
    case 'raft': {
      const message = raftFromWire(envelope.raft)
      return message === undefined
        ? undefined
        : { kind: 'raft', lineage: lineageFromWire(envelope.raft.lineage), message }
    }
    case 'heartbeat': {
      const {
        incarnation,
        sequence,
        name,
        host,
        clusterPort,
        lineage,
        connections,
        alarms,
        generation,
        isRunning,
        hears,
      } = envelope.heartbeat
      return {
        kind: 'heartbeat',
        incarnation: incarnation ?? 0,
        sequence: sequence ?? 0,
        name: (name ?? '') as NodeName,
        host: host ?? '',
        clusterPort: clusterPort ?? 0,
        lineage: lineageFromWire(lineage),
        generation: generation ?? 0,
        isRunning: isRunning ?? false,
        hears: (hears ?? []) as NodeId[],
        connections: connections ?? 0,
        alarms: (alarms ?? []).filter(isAlarm),
      }
    }
    case 'request': {
      const { id, name, payload } = envelope.request
      return { kind: 'request', id: id ?? 0, name: name ?? '', payload: payload ?? NO_BYTES }
    }
    case 'response':
      return { kind: 'response', id: envelope.response.id ?? 0, result: resultFromWire(envelope.response) }
    case 'ask':
      return { kind: 'ask', name: envelope.ask.name ?? '', payload: envelope.ask.payload ?? NO_BYTES }
    case 'answer':
      return { kind: 'answer', result: resultFromWire(envelope.answer) }
    default:
      return undefined
  }
}

/** A release from before there were lineages knows the founding one only. */
function lineageFromWire(lineage: number | null | undefined): Lineage {
  return (lineage ?? 0) as Lineage
}

function isAlarm(text: string): text is Alarm {
  return text === 'memory' || text === 'disk'
}

function resultToWire(id: number, result: ControlResponse): warren.peer.Response.$Properties {
  return result.ok ? { id, payload: result.value } : { id, error: result.error }
}

function resultFromWire(response: warren.peer.Response.$Shape): ControlResponse {
  return response.result === 'error' ? fail(response.error) : ok(response.payload ?? NO_BYTES)
}
