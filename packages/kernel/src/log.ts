/** Where one line per event goes. Constant text, values as fields; never secrets or message bodies. */
export type LogFields = Readonly<Record<string, unknown>>

export interface Log {
  debug(text: string, fields?: LogFields): void
  info(text: string, fields?: LogFields): void
  warn(text: string, fields?: LogFields): void
  /** Someone must act. */
  error(text: string, fields?: LogFields): void
  /** The same sink with a scope: connection, channel, queue, cluster, raft, storage, http, ctl. */
  scope(name: string): Log
}

/** Swallows everything; for tests and tools. */
export const SILENT_LOG: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  scope() {
    return SILENT_LOG
  },
}
