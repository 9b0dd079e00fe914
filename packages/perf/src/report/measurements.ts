/** What publishers and consumers count. Plain fields: they are touched for each message. */
import { Histogram } from './histogram.ts'

export class Measurements {
  published = 0
  confirmed = 0
  nacked = 0
  delivered = 0
  redelivered = 0
  acknowledged = 0
  /** Deliveries that another run published; they have no latency. */
  foreign = 0
  returned = 0
  /** Connections the broker blocks at the moment. */
  blocked = 0
  /** From the write of a publish to its delivery, or to its confirm. */
  readonly deliverLatency = new Histogram()
  readonly confirmLatency = new Histogram()

  addAll(other: Measurements): void {
    this.published += other.published
    this.confirmed += other.confirmed
    this.nacked += other.nacked
    this.delivered += other.delivered
    this.redelivered += other.redelivered
    this.acknowledged += other.acknowledged
    this.foreign += other.foreign
    this.returned += other.returned
    this.blocked = other.blocked
    this.deliverLatency.addAll(other.deliverLatency)
    this.confirmLatency.addAll(other.confirmLatency)
  }

  /** All but `blocked`, which is a state. */
  reset(): void {
    this.published = 0
    this.confirmed = 0
    this.nacked = 0
    this.delivered = 0
    this.redelivered = 0
    this.acknowledged = 0
    this.foreign = 0
    this.returned = 0
    this.deliverLatency.reset()
    this.confirmLatency.reset()
  }
}
