/** Blocks a connection that publishes during an alarm; one that only consumes never notices (RabbitMQ: Blocked Connections). */
import type { Method } from '@warren/codec'
import type { Alarms } from './alarms.ts'
import type { Reading } from './reading.ts'

export interface AlarmBlockOptions {
  readonly alarms: Alarms
  readonly reading: Reading
  /** Tells the client, if it said that it understands. */
  readonly tell: (method: Method) => void
}

export class AlarmBlock {
  readonly #options: AlarmBlockOptions
  #isBlocked = false

  constructor(options: AlarmBlockOptions) {
    this.#options = options
  }

  get isBlocked(): boolean {
    return this.#isBlocked
  }

  /** A message came. Hot: does nothing unless there is an alarm. */
  published(): void {
    const { alarms, reading, tell } = this.#options
    const { reason } = alarms
    if (reason === undefined || this.#isBlocked) return
    this.#isBlocked = true
    reading.hold()
    tell({ kind: 'connection.blocked', reason })
  }

  /** All alarms have ended. */
  alarmsEnded(): void {
    if (!this.#isBlocked) return
    this.#isBlocked = false
    this.#options.tell({ kind: 'connection.unblocked' })
    this.#options.reading.release()
  }
}
