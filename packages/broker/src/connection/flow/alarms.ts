/** Resource alarms anywhere in the cluster (RabbitMQ: Memory and Disk Alarms). Who publishes while one lasts is blocked. */

export type AlarmKind = 'memory' | 'disk'

export class Alarms {
  readonly #raised = new Set<AlarmKind>()
  #reason: string | undefined = undefined

  /** What connection.blocked says; undefined while there is no alarm. */
  get reason(): string | undefined {
    return this.#reason
  }

  set(kind: AlarmKind, isRaised: boolean): void {
    if (isRaised) this.#raised.add(kind)
    else this.#raised.delete(kind)
    const kinds = (['memory', 'disk'] as const).filter((raised) => this.#raised.has(raised))
    this.#reason = kinds.length === 0 ? undefined : `low on ${kinds.join(' & ')}`
  }
}
