/**
 * A fingerprint of the replicated state: 64 bits over its records in order, however it came about. A record is encoded
 * and hashed once in its life (records are never changed in place), so that asking again costs a walk over the records.
 */
import { warren } from '../generated/metadata.js'
import type { MetadataState } from '../state.ts'
import {
  writeBinding,
  writeExchange,
  writeMember,
  writePolicy,
  writeQueue,
  writeUser,
  writeVhost,
} from './record-encoding.ts'

const { Member, AddVhost, Exchange, Queue, Binding, Policy, AddUser, Permission, TopicPermission } = warren.metadata

interface RecordHash {
  readonly low: number
  readonly high: number
}
interface Encoder<Message> {
  encode(message: Message): { finish(): Uint8Array }
}

const PRIME = 0x01000193 // FNV's, for 32 bits.
const OFFSET_LOW = 0x811c9dc5
const OFFSET_HIGH = 0x9747b28c // Another start makes the second half differ from the first.

export class StateHash {
  readonly #known = new WeakMap<object, RecordHash>()
  #low = 0
  #high = 0

  /** 16 hexadecimal digits. O(records), and O(bytes) for the records that are new. */
  of(state: MetadataState): string {
    this.#low = OFFSET_LOW
    this.#high = OFFSET_HIGH
    this.#addText(state.clusterName)
    for (const flag of state.featureFlags) this.#addText(flag)
    for (const { lineage, since, node } of state.lineages) this.#addText(`${lineage} ${since} ${node}`)
    for (const [proposer, session] of state.proposers.entries()) {
      this.#addText(`${proposer} ${session.floor} ${[...session.applied].join()}`)
    }
    for (const member of state.members.values()) this.#add(member, writeMember, Member)
    for (const topology of state.vhosts.values()) {
      this.#add(topology.record, writeVhost, AddVhost)
      for (const exchange of topology.exchanges.values()) this.#add(exchange.record, writeExchange, Exchange)
      for (const queue of topology.queues.values()) this.#add(queue.record, writeQueue, Queue)
      for (const binding of topology.bindings.values()) this.#add(binding.record, writeBinding, Binding)
    }
    for (const table of state.policies.values()) {
      for (const policy of table.records()) this.#add(policy, writePolicy, Policy)
    }
    for (const table of state.operatorPolicies.values()) {
      this.#addText('operator policies') // The same record would count as a policy otherwise.
      for (const policy of table.records()) this.#add(policy, writePolicy, Policy)
    }
    for (const user of state.users.values()) this.#add(user, writeUser, AddUser)
    for (const permission of state.permissions.values()) this.#add(permission, identity, Permission)
    for (const permission of state.topicPermissions.values()) this.#add(permission, identity, TopicPermission)
    return hexadecimal(this.#high) + hexadecimal(this.#low)
  }

  #add<Rec extends object, Message>(record: Rec, write: (record: Rec) => Message, encoder: Encoder<Message>): void {
    let hash = this.#known.get(record)
    if (hash === undefined) {
      hash = hashBytes(encoder.encode(write(record)).finish())
      this.#known.set(record, hash)
    }
    this.#mix(hash)
  }

  #addText(text: string): void {
    this.#mix(hashBytes(Buffer.from(text)))
  }

  #mix(hash: RecordHash): void {
    this.#low = Math.imul(this.#low ^ hash.low, PRIME)
    this.#high = Math.imul(this.#high ^ hash.high, PRIME) ^ (this.#low >>> 13)
  }
}

function hashBytes(bytes: Uint8Array): RecordHash {
  let low = OFFSET_LOW
  let high = OFFSET_HIGH
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number // Within bounds.
    low = Math.imul(low ^ byte, PRIME)
    high = Math.imul(high ^ byte, PRIME) ^ (low >>> 15)
  }
  return { low, high }
}

function identity<Value>(value: Value): Value {
  return value
}

function hexadecimal(half: number): string {
  return (half >>> 0).toString(16).padStart(8, '0')
}
