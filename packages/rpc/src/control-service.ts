/** ctl's commands on this node: one stream a command; request, rows, reply. */
import { status } from '@grpc/grpc-js'
import type { Log } from '@warren/kernel'
import type { ControlRequest, Json } from './client/control-client.ts'
import type { ControlHandler, ControlReply } from './control-handler.ts'
import type { ByteStream } from './streams/byte-stream.ts'
import { decodeFrame, encodeFrame } from './wire/execute-wire.ts'

const REQUEST_MS = 5000
const COMMANDS_MAX = 64
const ROWS_PER_FRAME = 500 // Some 100 KiB; a list may have a hundred thousand rows, a stream takes fewer messages ahead.
const EXIT_SOFTWARE = 70 // sysexits EX_SOFTWARE, as RabbitMQ's tools exit on internal errors.

export class ControlService {
  readonly #handler: ControlHandler
  readonly #log: Log
  #commands = 0

  constructor(options: { readonly handler: ControlHandler; readonly log: Log }) {
    this.#handler = options.handler
    this.#log = options.log
  }

  accept(stream: ByteStream, clientName: string): void {
    if (this.#commands >= COMMANDS_MAX) {
      stream.abort(status.RESOURCE_EXHAUSTED, 'too many commands at a time')
      return
    }
    this.#commands += 1
    let isGone = false
    let isBusy = false
    const timer = setTimeout(() => stream.abort(status.DEADLINE_EXCEEDED, 'no request came'), REQUEST_MS)
    stream.listener = {
      onEnd: () => {
        isGone = true
        clearTimeout(timer)
        this.#commands -= 1
      },
      onMessage: (message) => {
        clearTimeout(timer)
        const frame = decodeFrame(message)
        if (frame?.kind !== 'request' || isBusy) {
          stream.abort(status.INVALID_ARGUMENT, 'not a request')
          return
        }
        isBusy = true
        const rows = new RowBundle(frame.takesRows ? ROWS_PER_FRAME : 1, (values) => {
          if (!isGone) stream.send(encodeFrame({ kind: 'rows', values }))
        })
        const emitRow = (value: Json) => rows.add(value)
        void this.#execute(frame.request, emitRow, clientName).then((reply) => {
          rows.send()
          stream.send(encodeFrame({ kind: 'reply', reply }))
          stream.end()
        })
      },
    }
  }

  /** Never rejects. */
  async #execute(request: ControlRequest, emitRow: (row: Json) => void, clientName: string): Promise<ControlReply> {
    try {
      return await this.#handler.execute(request, emitRow)
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
      this.#log.error('control command failed', { command: request.command, client: clientName, reason })
      return {
        kind: 'error',
        exitCode: EXIT_SOFTWARE,
        text: `Error: ${error instanceof Error ? error.message : reason}`,
      }
    }
  }
}

/** Rows of one turn go out together. */
class RowBundle {
  readonly #rowsMax: number
  readonly #sendRows: (rows: readonly Json[]) => void
  #rows: Json[] = []

  constructor(rowsMax: number, sendRows: (rows: readonly Json[]) => void) {
    this.#rowsMax = rowsMax
    this.#sendRows = sendRows
  }

  add(row: Json): void {
    this.#rows.push(row)
    if (this.#rows.length >= this.#rowsMax) this.send()
    else if (this.#rows.length === 1) setImmediate(() => this.send())
  }

  send(): void {
    if (this.#rows.length === 0) return
    const rows = this.#rows
    this.#rows = []
    this.#sendRows(rows)
  }
}
