/**
 * One directory of files as a port. Calls complete through a callback (hot paths) or a promise (boot, recovery, shutdown).
 * A failed write or sync leaves the state of that file unknown: the caller stops the node, it never retries.
 */
export type DiskDone = (error: Error | undefined) => void

export interface DiskFile {
  readonly name: string
  /** Writes all of `buffers` one after another at byte `offset`. Bytes may not change until `done`. Not durable before `sync`. */
  write(buffers: readonly Uint8Array[], offset: number, done: DiskDone): void
  /** fdatasync: everything written before this call survives a power loss once `done` is called without an error. */
  sync(done: DiskDone): void
  /** Fills `target` from byte `offset`; resolves to the bytes read, fewer at the end of the file. */
  read(target: Uint8Array, offset: number): Promise<number>
  /** Current length in bytes. */
  size(): Promise<number>
  /** Grows the file to `bytes` of zeroes, so that later writes change no metadata. Durable when resolved. */
  preallocate(bytes: number): Promise<void>
  close(): Promise<void>
}

export interface Disk {
  /** Names of the files in this directory, sorted. */
  list(): Promise<readonly string[]>
  /** Opens for reading and writing; `create` makes an empty file, or empties an old one. */
  open(name: string, mode: 'create' | 'existing'): Promise<DiskFile>
  /** The whole file, or undefined when it does not exist. */
  readFile(name: string): Promise<Uint8Array | undefined>
  /** Replaces the file atomically and durably: temporary file, sync, rename, directory sync. */
  replaceFile(name: string, bytes: Uint8Array): Promise<void>
  remove(name: string): Promise<void>
  /** Makes creations, renames and removals in this directory durable. */
  syncDirectory(): Promise<void>
  /** A directory below this one, made when absent. */
  subdirectory(name: string): Promise<Disk>
}
