/**
 * A question that one node's control commands ask another's. The composition root carries it over the control lane
 * (JSON both ways) and lets the other side's `ControlCommands.answerPeer` answer. Only members can ask.
 */
export type PeerQuery =
  /** Its NodeSnapshot. */
  | { readonly kind: 'node' }
  | ListQuery
  /** Live numbers of queues that it leads. */
  | { readonly kind: 'queueStatistics'; readonly uids: readonly number[] }
  /** Of a queue that it leads: fill the mirrors that lag, or stop filling them. */
  | { readonly kind: 'mirrorSync'; readonly uid: number; readonly action: 'sync' | 'cancel' }
  | { readonly kind: 'closeConnection'; readonly incarnation: number; readonly serial: number; readonly reason: string }

/** Rows with these columns of what lives there. */
export type ListQuery = {
  readonly kind: 'list'
  readonly what: 'connections' | 'channels' | 'consumers'
  readonly columns: readonly string[]
}
