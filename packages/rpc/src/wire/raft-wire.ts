/** Raft messages to and from their protobuf form. Numbers stay numbers; `bytes` come back as views of the message. */
import type { RaftConfiguration, RaftEntry, RaftMessage } from '@warren/cluster'
import { assertNever } from '@warren/kernel'
import { warren } from '../generated/peer.js'

type RaftShape = warren.peer.Raft.$Shape
const EntryKind = warren.peer.Entry.Kind
const NO_BYTES = new Uint8Array(0)

export function raftToWire(message: RaftMessage): warren.peer.Raft.$Properties {
  const { from, to, term } = message
  switch (message.kind) {
    case 'requestVote':
      return { from, to, term, requestVote: message }
    case 'requestVoteReply':
      return { from, to, term, requestVoteReply: message }
    case 'appendEntries': {
      const entries = message.entries.map(entryToWire)
      return { from, to, term, appendEntries: { ...message, entries } }
    }
    case 'appendEntriesReply':
      return { from, to, term, appendEntriesReply: message }
    case 'heartbeat':
      return { from, to, term, heartbeat: message }
    case 'heartbeatReply':
      return { from, to, term, heartbeatReply: { readRound: message.readRound, lastIndex: message.lastIndex ?? null } }
    case 'installSnapshot':
      return {
        from,
        to,
        term,
        installSnapshot: { ...message, configuration: configurationToWire(message.configuration) },
      }
    case 'installSnapshotReply':
      return { from, to, term, installSnapshotReply: message }
    case 'timeoutNow':
      return { from, to, term, timeoutNow: {} }
    case 'readIndex':
      return { from, to, term, readIndex: message }
    case 'readIndexReply':
      return { from, to, term, readIndexReply: message }
    default:
      return assertNever(message)
  }
}

/** Undefined for a kind that this version does not know: dropped like a lost message. */
export function raftFromWire(raft: RaftShape): RaftMessage | undefined {
  const header = { from: raft.from ?? '', to: raft.to ?? '', term: raft.term ?? 0 }
  return electionFromWire(header, raft) ?? replicationFromWire(header, raft) ?? readFromWire(header, raft)
}

type HeaderFields = { readonly from: string; readonly to: string; readonly term: number }

function electionFromWire(header: HeaderFields, raft: RaftShape): RaftMessage | undefined {
  switch (raft.kind) {
    case 'requestVote': {
      const { preVote, lastIndex, lastTerm, transfer } = raft.requestVote
      return {
        kind: 'requestVote',
        ...header,
        preVote: preVote ?? false,
        lastIndex: lastIndex ?? 0,
        lastTerm: lastTerm ?? 0,
        transfer: transfer ?? false,
      }
    }
    case 'requestVoteReply': {
      const { preVote, granted } = raft.requestVoteReply
      return { kind: 'requestVoteReply', ...header, preVote: preVote ?? false, granted: granted ?? false }
    }
    case 'timeoutNow':
      return { kind: 'timeoutNow', ...header }
    default:
      return undefined
  }
}

function replicationFromWire(header: HeaderFields, raft: RaftShape): RaftMessage | undefined {
  switch (raft.kind) {
    case 'appendEntries': {
      const { previousIndex, previousTerm, commitIndex, stableIndex, entries, isNews } = raft.appendEntries
      return {
        kind: 'appendEntries',
        ...header,
        previousIndex: previousIndex ?? 0,
        previousTerm: previousTerm ?? 0,
        commitIndex: commitIndex ?? 0,
        stableIndex: stableIndex ?? 0,
        entries: (entries ?? []).map(entryFromWire),
        isNews: isNews ?? false,
      }
    }
    case 'appendEntriesReply': {
      const { accepted, matchIndex, rejectedIndex, hintIndex, hintTerm } = raft.appendEntriesReply
      return {
        kind: 'appendEntriesReply',
        ...header,
        accepted: accepted ?? false,
        matchIndex: matchIndex ?? 0,
        rejectedIndex: rejectedIndex ?? 0,
        hintIndex: hintIndex ?? 0,
        hintTerm: hintTerm ?? 0,
      }
    }
    case 'installSnapshot': {
      const { snapshotIndex, snapshotTerm, configuration, offset, totalBytes, piece, done } = raft.installSnapshot
      return {
        kind: 'installSnapshot',
        ...header,
        snapshotIndex: snapshotIndex ?? 0,
        snapshotTerm: snapshotTerm ?? 0,
        configuration: configurationFromWire(configuration ?? {}),
        offset: offset ?? 0,
        totalBytes: totalBytes ?? 0,
        piece: piece ?? NO_BYTES,
        done: done ?? false,
      }
    }
    case 'installSnapshotReply': {
      const { snapshotIndex, receivedBytes, installed } = raft.installSnapshotReply
      return {
        kind: 'installSnapshotReply',
        ...header,
        snapshotIndex: snapshotIndex ?? 0,
        receivedBytes: receivedBytes ?? 0,
        installed: installed ?? false,
      }
    }
    default:
      return undefined
  }
}

function readFromWire(header: HeaderFields, raft: RaftShape): RaftMessage | undefined {
  switch (raft.kind) {
    case 'heartbeat': {
      const { commitIndex, commitTerm, readRound } = raft.heartbeat
      return {
        kind: 'heartbeat',
        ...header,
        commitIndex: commitIndex ?? 0,
        commitTerm: commitTerm ?? 0,
        readRound: readRound ?? 0,
      }
    }
    case 'heartbeatReply':
      return {
        kind: 'heartbeatReply',
        ...header,
        readRound: raft.heartbeatReply.readRound ?? 0,
        lastIndex: raft.heartbeatReply.lastIndex ?? undefined,
      }
    case 'readIndex':
      return { kind: 'readIndex', ...header, context: raft.readIndex.context ?? 0 }
    case 'readIndexReply': {
      const { context, index, granted } = raft.readIndexReply
      return { kind: 'readIndexReply', ...header, context: context ?? 0, index: index ?? 0, granted: granted ?? false }
    }
    default:
      return undefined
  }
}

function entryToWire({ index, term, kind, data, configuration }: RaftEntry): warren.peer.Entry.$Properties {
  const wire = {
    index,
    term,
    data,
    kind: kind === 'command' ? EntryKind.COMMAND : kind === 'configuration' ? EntryKind.CONFIGURATION : EntryKind.EMPTY,
  }
  return configuration === undefined ? wire : { ...wire, configuration: configurationToWire(configuration) }
}

function entryFromWire(wire: warren.peer.Entry.$Shape): RaftEntry {
  const entry = { index: wire.index ?? 0, term: wire.term ?? 0, data: wire.data ?? NO_BYTES }
  switch (wire.kind) {
    case EntryKind.CONFIGURATION:
      return { ...entry, kind: 'configuration', configuration: configurationFromWire(wire.configuration ?? {}) }
    case EntryKind.EMPTY:
      return { ...entry, kind: 'empty' }
    default:
      return { ...entry, kind: 'command' }
  }
}

function configurationToWire({ voters, learners }: RaftConfiguration): warren.peer.Configuration.$Properties {
  return { voters: [...voters], learners: [...learners] }
}

function configurationFromWire({ voters, learners }: warren.peer.Configuration.$Shape): RaftConfiguration {
  return { voters: voters ?? [], learners: learners ?? [] }
}
