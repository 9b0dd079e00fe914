/**
 * Records of the Raft log, the payload of its blocks. Numbers are big-endian; a u64 holds a safe integer.
 *
 * hard state  u32 recordBytes | u8 1 | u64 term | u64 commitIndex | u8 hasVote | votedFor
 * entry       u32 recordBytes | u8 2 | u8 kind | u64 index | u64 term | configuration | data
 * snapshot    u32 recordBytes | u8 3 | u64 index | u64 term | configuration | state
 *
 * configuration: u32 bytes, then u16 voters | u16 learners | each u16 length and UTF-8. Length 0 stands for none.
 */
export interface RaftConfiguration {
  readonly voters: readonly string[]
  readonly learners: readonly string[]
}

export interface RaftEntry {
  readonly index: number
  readonly term: number
  readonly kind: 'command' | 'configuration' | 'empty'
  readonly data: Uint8Array
  readonly configuration?: RaftConfiguration
}

export interface RaftHardState {
  readonly term: number
  readonly votedFor: string | undefined
  readonly commitIndex: number
}

export interface RaftSnapshot {
  readonly index: number
  readonly term: number
  readonly configuration: RaftConfiguration
  readonly state: Uint8Array
}

export type RaftRecord =
  | { readonly kind: 'hardState'; readonly hardState: RaftHardState }
  | { readonly kind: 'entry'; readonly entry: RaftEntry }
  | { readonly kind: 'snapshot'; readonly snapshot: RaftSnapshot }

const KIND_HARD_STATE = 1
const KIND_ENTRY = 2
const KIND_SNAPSHOT = 3
const ENTRY_KINDS = ['command', 'configuration', 'empty'] as const
const PREFIX_BYTES = 5
const ENTRY_HEAD_BYTES = PREFIX_BYTES + 17
const NO_CONFIGURATION = Buffer.alloc(4)
const TWO_32 = 4294967296

/** Buffers that make up the record, one behind the other. A state is not copied. */
export function encodeHardState(hardState: RaftHardState): Buffer[] {
  const vote = Buffer.from(hardState.votedFor ?? '')
  const body = Buffer.alloc(17)
  writeNumber(body, 0, hardState.term)
  writeNumber(body, 8, hardState.commitIndex)
  body[16] = hardState.votedFor === undefined ? 0 : 1
  return record(KIND_HARD_STATE, [body, vote])
}

/** One buffer, for there are many of them and most are small. */
export function encodeEntry(entry: RaftEntry): Buffer {
  const configuration = encodeConfiguration(entry.configuration)
  const dataAt = ENTRY_HEAD_BYTES + configuration.length
  const bytes = Buffer.allocUnsafe(dataAt + entry.data.length)
  bytes.writeUInt32BE(bytes.length)
  bytes[4] = KIND_ENTRY
  bytes[5] = ENTRY_KINDS.indexOf(entry.kind)
  writeNumber(bytes, 6, entry.index)
  writeNumber(bytes, 14, entry.term)
  bytes.set(configuration, ENTRY_HEAD_BYTES)
  bytes.set(entry.data, dataAt)
  return bytes
}

export function encodeSnapshot(snapshot: RaftSnapshot): Buffer[] {
  const body = Buffer.alloc(16)
  writeNumber(body, 0, snapshot.index)
  writeNumber(body, 8, snapshot.term)
  return record(KIND_SNAPSHOT, [body, encodeConfiguration(snapshot.configuration), asBuffer(snapshot.state)])
}

/** Throws a RangeError when the bytes are no sequence of records: the caller has checked their checksum. */
export function decodeRecords(bytes: Buffer): RaftRecord[] {
  const records: RaftRecord[] = []
  for (let at = 0; at < bytes.length; ) {
    const recordBytes = bytes.readUInt32BE(at)
    if (recordBytes < PREFIX_BYTES || at + recordBytes > bytes.length) throw new RangeError(`record at ${at}`)
    records.push(decodeBody(bytes.readUInt8(at + 4), bytes.subarray(at + PREFIX_BYTES, at + recordBytes)))
    at += recordBytes
  }
  return records
}

function decodeBody(kind: number, body: Buffer): RaftRecord {
  switch (kind) {
    case KIND_HARD_STATE: {
      const votedFor = body.readUInt8(16) === 0 ? undefined : body.toString('utf8', 17)
      return { kind: 'hardState', hardState: { term: readNumber(body, 0), votedFor, commitIndex: readNumber(body, 8) } }
    }
    case KIND_ENTRY: {
      const entryKind = ENTRY_KINDS[body.readUInt8(0)]
      if (entryKind === undefined) throw new RangeError('unknown kind of entry')
      const { configuration, end } = decodeConfiguration(body, 17)
      const data = new Uint8Array(body.subarray(end))
      const entry = { index: readNumber(body, 1), term: readNumber(body, 9), kind: entryKind, data }
      return { kind: 'entry', entry: configuration === undefined ? entry : { ...entry, configuration } }
    }
    case KIND_SNAPSHOT: {
      const { configuration, end } = decodeConfiguration(body, 16)
      if (configuration === undefined) throw new RangeError('a snapshot without configuration')
      const state = new Uint8Array(body.subarray(end))
      const snapshot = { index: readNumber(body, 0), term: readNumber(body, 8), configuration, state }
      return { kind: 'snapshot', snapshot }
    }
    default:
      throw new RangeError(`unknown kind of record: ${kind}`)
  }
}

function encodeConfiguration(configuration: RaftConfiguration | undefined): Buffer {
  if (configuration === undefined) return NO_CONFIGURATION
  const parts = [Buffer.alloc(4), Buffer.alloc(4)]
  parts[1]?.writeUInt16BE(configuration.voters.length, 0)
  parts[1]?.writeUInt16BE(configuration.learners.length, 2)
  for (const peer of [...configuration.voters, ...configuration.learners]) {
    const text = Buffer.from(peer)
    const length = Buffer.alloc(2)
    length.writeUInt16BE(text.length)
    parts.push(length, text)
  }
  const bytes = Buffer.concat(parts)
  bytes.writeUInt32BE(bytes.length - 4)
  return bytes
}

function decodeConfiguration(
  body: Buffer,
  start: number,
): { configuration: RaftConfiguration | undefined; end: number } {
  const bytes = body.readUInt32BE(start)
  const end = start + 4 + bytes
  if (end > body.length) throw new RangeError('a configuration beyond its record')
  if (bytes === 0) return { configuration: undefined, end }
  const peers: string[] = []
  for (let at = start + 8; at < end; ) {
    const length = body.readUInt16BE(at)
    peers.push(body.toString('utf8', at + 2, at + 2 + length))
    at += 2 + length
  }
  const voters = body.readUInt16BE(start + 4)
  if (peers.length !== voters + body.readUInt16BE(start + 6)) throw new RangeError('a configuration of another length')
  return { configuration: { voters: peers.slice(0, voters), learners: peers.slice(voters) }, end }
}

function record(kind: number, parts: readonly Buffer[]): Buffer[] {
  const prefix = Buffer.alloc(PREFIX_BYTES)
  let bytes = PREFIX_BYTES
  for (const part of parts) bytes += part.length
  prefix.writeUInt32BE(bytes)
  prefix[4] = kind
  return [prefix, ...parts]
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function writeNumber(bytes: Buffer, at: number, value: number): void {
  bytes.writeUInt32BE(Math.floor(value / TWO_32), at)
  bytes.writeUInt32BE(value % TWO_32, at + 4)
}

function readNumber(bytes: Buffer, at: number): number {
  return bytes.readUInt32BE(at) * TWO_32 + bytes.readUInt32BE(at + 4)
}
