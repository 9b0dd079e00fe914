/** What a connection is once it is open: a user in a vhost, with channels. */
import {
  AmqpError,
  CHANNEL_OPEN,
  encodeMethodFrame,
  expectedChannelOpen,
  expectedMethodFrame,
  FRAME_METHOD,
  type FrameScanner,
  type Method,
  ReplyCode,
  readMethodId,
  undecodableMethod,
} from '@warren/codec'
import type { Timer, UserName, VhostName } from '@warren/kernel'
import type { BrokerContext } from '../broker-context.ts'
import { Channel } from '../channel/channel.ts'
import type { ChannelHost } from '../channel/channel-scope.ts'
import type { RouteCache } from '../channel/publishing/route-cache.ts'
import type { FlowGate } from '../queues/flow-gate.ts'
import { Channels } from './channels.ts'
import { AlarmBlock } from './flow/alarm-block.ts'
import type { Outbox } from './flow/outbox.ts'
import type { Reading } from './flow/reading.ts'
import type { Handshake } from './handshake/handshake.ts'

/** Buffers of assembled messages that a connection keeps between messages, all its channels together. */
const KEPT_BYTES_MAX = 4_194_304

export interface SessionOptions {
  readonly broker: BrokerContext
  readonly serial: number
  readonly name: string
  readonly ownerId: string
  readonly handshake: Handshake
  readonly frameBytesMax: number
  readonly outbox: Outbox
  readonly reading: Reading
  /** Decides what an error of a channel's method ends. */
  readonly raise: (error: unknown, channelNumber: number) => void
}

export class Session implements ChannelHost {
  readonly serial: number
  readonly name: string
  readonly ownerId: string
  readonly user: UserName
  readonly vhost: VhostName
  readonly frameBytesMax: number
  readonly outbox: Outbox
  readonly routes: RouteCache
  readonly takesConsumerCancel: boolean
  readonly channels = new Channels()
  readonly #broker: BrokerContext
  readonly #channelMax: number
  readonly #reading: Reading
  readonly #block: AlarmBlock
  readonly #raise: (error: unknown, channelNumber: number) => void
  #ownsQueues = false
  #hasEnded = false
  /** Ends the wait of `finish`. */
  #finishing: Timer | undefined = undefined
  #heldBytes = 0

  constructor(options: SessionOptions) {
    const { broker, handshake } = options
    this.serial = options.serial
    this.name = options.name
    this.ownerId = options.ownerId
    this.user = handshake.user
    this.vhost = handshake.vhost
    this.frameBytesMax = options.frameBytesMax
    this.outbox = options.outbox
    this.routes = broker.routesOf(handshake.vhost, handshake.user)
    this.takesConsumerCancel = handshake.isCapable('consumer_cancel_notify')
    this.#broker = broker
    this.#channelMax = handshake.tuning.channelMax
    this.#reading = options.reading
    this.#raise = options.raise
    const isTold = handshake.isCapable('connection.blocked')
    this.#block = new AlarmBlock({
      alarms: broker.alarms,
      reading: options.reading,
      tell: (method) => {
        if (isTold) this.write(0, method)
      },
    })
  }

  get hasEnded(): boolean {
    return this.#hasEnded
  }

  get isBlocked(): boolean {
    return this.#block.isBlocked
  }

  /** A frame of a channel. Throws what ends the channel or the connection. */
  receive(scanner: FrameScanner): void {
    const channel = this.channels.get(scanner.channel)
    if (channel === undefined) this.#openChannel(scanner)
    else channel.receive(scanner)
  }

  /** All alarms have ended. */
  alarmsEnded(): void {
    this.#block.alarmsEnded()
  }

  /** Room in the outbox again. */
  drained(): void {
    for (const channel of this.channels.all()) channel.creditReturned()
  }

  /**
   * The client says no more: lets the channels carry out what they have received, for `closeTimeoutMs` at most. `done` is
   * called once, unless `end` is called before.
   */
  finish(done: () => void): void {
    let waitingFor = 1
    const finished = (): void => {
      waitingFor -= 1
      if (waitingFor > 0 || this.#hasEnded) return
      this.#finishing?.cancel()
      done()
    }
    for (const channel of Array.from(this.channels.all())) {
      waitingFor += 1
      channel.whenIdle(finished)
    }
    if (waitingFor > 1) this.#finishing = this.#broker.timers.after(this.#broker.config.closeTimeoutMs, done)
    finished()
  }

  /** Ends all channels; `done` when their queues know and the connection's own queues are gone. */
  end(done: () => void): void {
    this.#hasEnded = true
    this.#finishing?.cancel()
    let waitingFor = 2
    const settled = (): void => {
      waitingFor -= 1
      if (waitingFor === 0) done()
    }
    this.channels.terminate(settled)
    if (!this.#ownsQueues) {
      settled()
      return
    }
    this.#ownsQueues = false
    this.#broker.releaseOwner(this.ownerId, settled)
  }

  write(channelNumber: number, method: Method): void {
    const { writer } = this.#broker
    writer.reset()
    encodeMethodFrame(method, channelNumber, writer)
    this.outbox.append(writer.view())
  }

  guard(channelNumber: number, action: () => void): void {
    try {
      action()
    } catch (error) {
      this.#raise(error, channelNumber)
    }
  }

  published(): void {
    this.#block.published()
  }

  waitAtGate(gate: FlowGate): void {
    this.#reading.waitAtGate(gate)
  }

  holdReading(isHeld: boolean): void {
    if (isHeld) this.#reading.hold()
    else this.#reading.release()
  }

  holdBytes(change: number): void {
    this.#heldBytes += change
    const bytesMax = this.#broker.config.unfinishedBytesMax
    if (change <= 0 || this.#heldBytes <= bytesMax) return
    throw new AmqpError(
      ReplyCode.resourceError,
      `unfinished messages of a connection take more than ${bytesMax} octets`,
    )
  }

  get mayKeepBytes(): boolean {
    return this.#heldBytes <= KEPT_BYTES_MAX
  }

  ownsQueue(): void {
    this.#ownsQueues = true
  }

  channelGone(channelNumber: number): void {
    this.channels.remove(channelNumber)
  }

  #openChannel(scanner: FrameScanner): void {
    const { buffer, payloadStart, payloadEnd, channel: number } = scanner
    const id = scanner.type === FRAME_METHOD ? readMethodId(buffer, payloadStart, payloadEnd) : 0
    if (scanner.type === FRAME_METHOD && id === 0) {
      throw undecodableMethod({ kind: 'truncated' }, buffer, payloadStart, payloadEnd)
    }
    this.channels.checkLimit(this.#channelMax)
    if (scanner.type !== FRAME_METHOD) throw expectedMethodFrame()
    if (id !== CHANNEL_OPEN) throw expectedChannelOpen().withMethod(id >>> 16, id & 0xffff)
    this.channels.add(new Channel(this.#broker, this, number))
    this.write(number, { kind: 'channel.open-ok' })
  }
}
