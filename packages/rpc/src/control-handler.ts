/** What the server implements for ctl. */
import type { ControlRequest, Json } from './client/control-client.ts'

export type ControlReply =
  | { readonly kind: 'ok'; readonly value?: Json }
  | { readonly kind: 'error'; readonly exitCode: number; readonly text: string }

export interface ControlHandler {
  /** Rows are sent as they are emitted; resolving ends the command. A rejection is answered as an internal error. */
  execute(request: ControlRequest, emitRow: (row: Json) => void): Promise<ControlReply>
}
