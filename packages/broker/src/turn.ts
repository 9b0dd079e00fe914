/**
 * One turn of the event loop. Input (a socket chunk, a lane batch, a disk completion) is handled synchronously and only
 * marks what it touched; `run` then does each kind of work once, in the order in which one feeds the next: queues pump
 * (filling outboxes and lanes), the log starts its write, trackers write their confirms, lanes and outboxes send.
 */
import type { Timers } from '@warren/kernel'

/**
 * What nobody waits for goes with what somebody does wait for, or when it has waited twice so long. On its own the acknowledgement of
 * one message would cost each node a second sync, and each mirror a second batch.
 */
const LATER_MS = 5

/** Of input at a time, on average: less, and what it asks for is done at once rather than with what else the loop has read. */
const CALM_BYTES = 4096

/** A thing with work at the end of a turn. */
export interface TurnMember {
  /** Belongs to `Turn`: false at creation, touched by nobody else. */
  marked: boolean
  /** Does all of it, or does a part and marks itself again for the next turn. */
  flush(): void
}

export class Turn {
  readonly #timers: Timers
  readonly #queues = new MarkedList()
  readonly #trackers = new MarkedList()
  readonly #links = new MarkedList()
  readonly #outboxes = new MarkedList()
  #startLog: () => void = () => {}
  #isLogDirty = false
  /** Links that are to be marked later: whether a look has found them waiting already. */
  readonly #later = new Map<TurnMember, boolean>()
  #logLater: 'no' | 'young' | 'old' = 'no'
  #isLookingLater = false
  #isRequested = false
  #isRunning = false
  #averageBytes = 0
  /** Since the last run that was waited for. */
  #hasHurried = false

  constructor(timers: Timers) {
    this.#timers = timers
  }

  /** Says how the log's write is started (`MessageLog.flush`); once, at assembly. */
  setLogStart(startLog: () => void): void {
    this.#startLog = startLog
  }

  queueDirty(queue: TurnMember): void {
    if (this.#queues.add(queue)) this.request()
  }

  trackerDirty(tracker: TurnMember): void {
    if (this.#trackers.add(tracker)) this.request()
  }

  linkDirty(link: TurnMember): void {
    if (!this.#links.add(link)) return
    this.#later.delete(link)
    this.request()
  }

  outboxDirty(outbox: TurnMember): void {
    if (this.#outboxes.add(outbox)) this.request()
  }

  logDirty(): void {
    if (this.#isLogDirty) return
    this.#isLogDirty = true
    this.#logLater = 'no'
    this.request()
  }

  /** What was appended to the log may wait a moment, for more to be written with it. */
  logLater(): void {
    if (this.#isLogDirty || this.#logLater !== 'no') return
    this.#logLater = 'young'
    this.#lookLater()
  }

  /** What was written for the link may wait a moment, for more to be sent with it. */
  linkLater(link: TurnMember): void {
    if (link.marked || this.#later.has(link)) return
    this.#later.set(link, false)
    this.#lookLater()
  }

  /** Has `run` called soon. Marking does it, so few need to. */
  request(): void {
    // While running, what a phase marks for a later phase is done in this run; the end of `run` asks again for the rest.
    if (this.#isRequested || this.#isRunning) return
    this.#isRequested = true
    this.#timers.soon(() => {
      this.#isRequested = false
      this.#hasHurried = false
      this.run()
    })
  }

  /**
   * So much input has been handled, all the way. While little comes at a time its work is done now, once in a round of the loop:
   * the answer leaves a round earlier. When much comes, more of it goes into one write, one sync and one batch.
   */
  handled(bytes: number): void {
    this.#averageBytes += (bytes - this.#averageBytes) / 8
    this.hurry()
  }

  /** Somebody waits for what was marked just now. */
  hurry(): void {
    if (!this.#isRequested || this.#hasHurried || this.#averageBytes > CALM_BYTES) return
    this.#hasHurried = true
    this.run()
  }

  /** Does everything that is marked. */
  run(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    try {
      this.#queues.flush()
      if (this.#isLogDirty) {
        this.#isLogDirty = false
        this.#startLog()
      }
      this.#trackers.flush()
      this.#links.flush()
      this.#outboxes.flush()
    } finally {
      this.#isRunning = false
    }
    const isDirty =
      this.#isLogDirty ||
      this.#queues.size > 0 ||
      this.#trackers.size > 0 ||
      this.#links.size > 0 ||
      this.#outboxes.size > 0
    if (isDirty) this.request()
  }

  #lookLater(): void {
    if (this.#isLookingLater) return
    this.#isLookingLater = true
    this.#timers.after(LATER_MS, () => {
      this.#isLookingLater = false
      if (this.#logLater === 'old') this.logDirty()
      else if (this.#logLater === 'young') this.#logLater = 'old'
      for (const [link, isOld] of this.#later) {
        if (isOld) this.linkDirty(link)
        else this.#later.set(link, true)
      }
      if (this.#logLater !== 'no' || this.#later.size > 0) this.#lookLater()
    })
  }
}

/** Two arrays that swap: what is marked during a flush waits for the next one. */
class MarkedList {
  #current: TurnMember[] = []
  #spare: TurnMember[] = []

  get size(): number {
    return this.#current.length
  }

  /** Whether it was not there yet. */
  add(member: TurnMember): boolean {
    if (member.marked) return false
    member.marked = true
    this.#current.push(member)
    return true
  }

  flush(): void {
    const members = this.#current
    if (members.length === 0) return
    this.#current = this.#spare
    this.#spare = members
    for (let i = 0; i < members.length; i += 1) {
      const member = members[i] as TurnMember // i < length.
      member.marked = false
      member.flush()
    }
    members.length = 0
  }
}
