/**
 * What the handling of a method may do with its channel. A method either answers at once, or calls `begin`, starts what it
 * waits for, and goes on in `finish`; meanwhile further frames of the channel wait.
 */
import type { Method } from '@warren/codec'
import type { UserName, VhostName } from '@warren/kernel'
import type { Command, CommandOk } from '@warren/model'
import type { BrokerContext } from '../broker-context.ts'
import type { Outbox } from '../connection/flow/outbox.ts'
import type { FlowGate } from '../queues/flow-gate.ts'
import type { Consumer } from './delivering/consumer.ts'
import type { Deliveries } from './delivering/deliveries.ts'
import type { ReplyConsumer } from './delivering/reply-consumer.ts'
import type { RouteCache } from './publishing/route-cache.ts'

/** What a channel needs of its connection. */
export interface ChannelHost {
  readonly serial: number
  readonly name: string
  /** Owner of the exclusive queues declared here; unique over all nodes and incarnations. */
  readonly ownerId: string
  readonly user: UserName
  readonly vhost: VhostName
  readonly frameBytesMax: number
  readonly outbox: Outbox
  readonly routes: RouteCache
  /** The client understands basic.cancel from the server. */
  readonly takesConsumerCancel: boolean
  write(channelNumber: number, method: Method): void
  /** A message was published; while an alarm lasts this blocks the connection. */
  published(): void
  /** Memory for unfinished messages grew or shrank; beyond the connection's limit this throws. */
  holdBytes(change: number): void
  /** Whether that memory may be kept for the next message. */
  readonly mayKeepBytes: boolean
  /** Stops reading until the gate opens. */
  waitAtGate(gate: FlowGate): void
  /** The connection has ended, and what it owned was released. */
  readonly hasEnded: boolean
  /** From now on the metadata holds a queue that has to go with this connection. */
  ownsQueue(): void
  /** Runs `action`; what it throws ends the channel, or the connection. */
  guard(channelNumber: number, action: () => void): void
  /** One channel's backlog is over its limit, or no longer: while any is, nothing is read. */
  holdReading(isHeld: boolean): void
  /** The channel is closed for good, its number is free. */
  channelGone(channelNumber: number): void
}

export interface ChannelScope {
  readonly broker: BrokerContext
  readonly host: ChannelHost
  readonly number: number
  readonly name: string
  readonly deliveries: Deliveries
  readonly consumers: Map<string, Consumer>
  /** Set while the client consumes from the pseudo-queue of direct reply-to. */
  replyConsumer: ReplyConsumer | undefined
  /** The last queue declared here; '' before the first. */
  lastQueue: string
  /** Prefetch of consumers to come. */
  prefetch: number
  /** Frames that follow wait until `finish`. */
  begin(): void
  /** Ends the wait and runs `action`, whose errors end the channel. When the channel has gone, `abandoned` runs instead. */
  finish(action: () => void, abandoned?: () => void): void
  reply(method: Method): void
  /**
   * Makes `command` true: at once when a barrier shows that it already is, else by proposing it. `subject` is what the
   * text names when no majority answers. Begins and finishes the wait around `done`; `abandoned` is for when the channel has gone meanwhile.
   */
  change(command: Command, subject: string, done: (outcome: CommandOk) => void, abandoned?: () => void): void
  /** Runs `action` once the local metadata holds all that was committed before. */
  refresh(action: () => void): void
}
