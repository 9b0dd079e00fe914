/** Names and identities. A name is what an operator or a client chose; an identity is generated and never reused. */
import type { Brand } from './brand.ts'
import { fail, ok, type Result } from './result.ts'

/** `rabbit@host`: the operator's name for a node. */
export type NodeName = Brand<string, 'NodeName'>
/** Generated at first boot and at each reset, so that a reset node is a new member. */
export type NodeId = Brand<string, 'NodeId'>
/** +1 at each boot of a node; a message of an older incarnation is dropped. */
export type Incarnation = Brand<number, 'Incarnation'>
/** Which history of the cluster's metadata: 0 for the founding one, a drawn number for each that was forced (decision 0010). */
export type Lineage = Brand<number, 'Lineage'>
/** The Raft index of the declare: a re-declared name is another queue. */
export type QueueUid = Brand<number, 'QueueUid'>
/** Queue leadership epoch, 1-based. */
export type Epoch = Brand<number, 'Epoch'>
/** Position in one queue's operation log, 1-based; its high part is the epoch in which it was given out. */
export type LogIndex = Brand<number, 'LogIndex'>
/** Indexes of one epoch; 2^21 epochs fit a safe integer. */
export const EPOCH_INDEXES = 2 ** 32
/** Where a record lies in the message log: chunk number and offset packed in a safe integer. */
export type Position = Brand<number, 'Position'>
export type DeliveryTag = Brand<number, 'DeliveryTag'>
/** The number of a publish on a confirming channel, 1-based. */
export type PublishSeqNo = Brand<number, 'PublishSeqNo'>
export type ChannelNumber = Brand<number, 'ChannelNumber'>
export type ConsumerTag = Brand<string, 'ConsumerTag'>
export type VhostName = Brand<string, 'VhostName'>
export type ExchangeName = Brand<string, 'ExchangeName'>
export type QueueName = Brand<string, 'QueueName'>
export type RoutingKey = Brand<string, 'RoutingKey'>
export type UserName = Brand<string, 'UserName'>
export type PolicyName = Brand<string, 'PolicyName'>

export type NodeNameError =
  | { readonly kind: 'invalidHead'; readonly text: string }
  | { readonly kind: 'invalidHost'; readonly text: string }

const NODE_NAME_HEAD = /^[A-Za-z0-9_-]{1,128}$/
const NODE_NAME_HOST = /^[A-Za-z0-9._:-]{1,255}$/

/** Accepts `head@host`; the head has alphanumerics, `_` and `-` only (RabbitMQ, Clustering Guide: node names). */
export function parseNodeName(text: string): Result<NodeName, NodeNameError> {
  const at = text.indexOf('@')
  const head = at < 0 ? text : text.slice(0, at)
  if (!NODE_NAME_HEAD.test(head)) return fail({ kind: 'invalidHead', text })
  if (at < 0 || !NODE_NAME_HOST.test(text.slice(at + 1))) return fail({ kind: 'invalidHost', text })
  return ok(text as NodeName)
}

/** Without the `:port` that operators may add so that the node is found. */
export function withoutPort<Name extends string>(name: Name): Name {
  return name.replace(/:\d+$/, '') as Name // Still a name.
}

/** The part after the `@`. */
export function nodeHost(name: NodeName): string {
  return name.slice(name.indexOf('@') + 1)
}
