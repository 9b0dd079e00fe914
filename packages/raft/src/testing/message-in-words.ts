/** One line for a message, as transcripts show it. Places in a log are written term:index. */
import { assertNever } from '@warren/kernel'
import type { AppendEntriesReply, Message } from '../protocol/message.ts'

export function messageInWords(message: Message): string {
  return `${message.from} -> ${message.to} t${message.term} ${contentInWords(message)}`
}

function contentInWords(message: Message): string {
  switch (message.kind) {
    case 'requestVote': {
      const { preVote, lastTerm, lastIndex, transfer } = message
      return `${preVote ? 'preVote' : 'requestVote'} last ${lastTerm}:${lastIndex}${transfer ? ' by order' : ''}`
    }
    case 'requestVoteReply':
      return `${message.preVote ? 'preVote' : 'vote'} ${message.granted ? 'granted' : 'refused'}`
    case 'appendEntries': {
      const entries = message.entries.map((entry) => `${entry.term}:${entry.index}`).join(' ')
      if (message.isNews)
        return `news after ${message.previousTerm}:${message.previousIndex} commit ${message.commitIndex}`
      return `append after ${message.previousTerm}:${message.previousIndex} [${entries}] commit ${message.commitIndex}`
    }
    case 'appendEntriesReply':
      return appendReplyInWords(message)
    case 'heartbeat':
      return `heartbeat commit ${message.commitIndex} round ${message.readRound}`
    case 'heartbeatReply':
      return `heartbeat answered, round ${message.readRound}`
    case 'installSnapshot': {
      const { snapshotTerm, snapshotIndex, offset, piece, totalBytes } = message
      return `snapshot ${snapshotTerm}:${snapshotIndex} bytes ${offset}..${offset + piece.length} of ${totalBytes}`
    }
    case 'installSnapshotReply':
      return message.installed
        ? `snapshot ${message.snapshotIndex} installed`
        : `snapshot ${message.snapshotIndex} has ${message.receivedBytes} bytes`
    case 'timeoutNow':
      return 'timeoutNow'
    case 'readIndex':
      return `read ${message.context}?`
    case 'readIndexReply':
      return message.granted ? `read ${message.context} at ${message.index}` : `read ${message.context} refused`
    default:
      return assertNever(message)
  }
}

function appendReplyInWords(message: AppendEntriesReply): string {
  if (message.accepted) return `holds up to ${message.matchIndex}`
  return `nothing at ${message.rejectedIndex}, try ${message.hintTerm}:${message.hintIndex}`
}
