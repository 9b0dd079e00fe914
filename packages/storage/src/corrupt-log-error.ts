/**
 * What is on disk cannot be what was written and synced: the node refuses to start on it, because going on would lose
 * confirmed messages without a word. A torn end of the newest file is no corruption and is cut silently.
 */
export class CorruptLogError extends Error {
  override readonly name = 'CorruptLogError'
  readonly file: string
  readonly offset: number

  constructor(file: string, offset: number, reason: string) {
    super(`${file} is corrupt at byte ${offset}: ${reason}`)
    this.file = file
    this.offset = offset
  }
}
