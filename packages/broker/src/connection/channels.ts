/** The channels of one connection by number. */
import { AmqpError, ReplyCode } from '@warren/codec'
import type { Channel } from '../channel/channel.ts'

export class Channels {
  readonly #byNumber = new Map<number, Channel>()
  /** The one of the last frame: most frames follow one of the same channel. */
  #last: Channel | undefined = undefined

  get count(): number {
    return this.#byNumber.size
  }

  get(number: number): Channel | undefined {
    const last = this.#last
    if (last !== undefined && last.number === number) return last
    const channel = this.#byNumber.get(number)
    if (channel !== undefined) this.#last = channel
    return channel
  }

  /** Only the count is limited, not the number itself (RabbitMQ). */
  checkLimit(channelMax: number): void {
    if (channelMax === 0 || this.#byNumber.size < channelMax) return
    throw new AmqpError(
      ReplyCode.notAllowed,
      `number of channels opened (${this.#byNumber.size}) has reached the negotiated channel_max (${channelMax})`,
    )
  }

  add(channel: Channel): void {
    this.#byNumber.set(channel.number, channel)
  }

  remove(number: number): void {
    this.#byNumber.delete(number)
    if (this.#last?.number === number) this.#last = undefined
  }

  all(): IterableIterator<Channel> {
    return this.#byNumber.values()
  }

  /** Ends all of them; `done` is called when their queues know. */
  terminate(done: () => void): void {
    const channels = Array.from(this.#byNumber.values())
    this.#byNumber.clear()
    this.#last = undefined
    let waitingFor = 1
    const settled = (): void => {
      waitingFor -= 1
      if (waitingFor === 0) done()
    }
    for (const channel of channels) {
      waitingFor += 1
      channel.terminate(settled)
    }
    settled()
  }
}
