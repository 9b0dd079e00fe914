/** What connection.tune offers and what of a client's tune-ok is accepted (RabbitMQ: its negotiation, with its texts). Pure. */
import { AmqpError, CONNECTION_TUNE, FRAME_BYTES_MIN, ReplyCode } from '@warren/codec'
import { fail, ok, type Result } from '@warren/kernel'

export interface Tuning {
  /** 0 is no limit, as for the next. */
  readonly channelMax: number
  readonly frameMax: number
  /** 0 is off. */
  readonly heartbeatSeconds: number
}

/** The client's values win where they are no weaker than what was offered; its heartbeat always does. */
export function negotiate(offered: Tuning, answered: Tuning): Result<Tuning, AmqpError> {
  const error =
    refusal('frame_max', FRAME_BYTES_MIN, offered.frameMax, answered.frameMax) ??
    refusal('channel_max', 1, offered.channelMax, answered.channelMax)
  return error === undefined ? ok(answered) : fail(error)
}

function refusal(field: string, min: number, offered: number, answered: number): AmqpError | undefined {
  if (answered !== 0 && answered < min)
    return notAllowed(field, answered, `lower than the minimum allowed value (${min})`)
  if (offered !== 0 && (answered === 0 || answered > offered)) {
    return notAllowed(field, answered, `higher than the maximum allowed value (${offered})`)
  }
  return undefined
}

function notAllowed(field: string, answered: number, why: string): AmqpError {
  const detail = field === 'channel_max' && answered === 0 ? ' (no limit)' : ''
  return new AmqpError(ReplyCode.notAllowed, `negotiated ${field} = ${answered}${detail} is ${why}`, {
    classId: CONNECTION_TUNE >>> 16,
    methodId: CONNECTION_TUNE & 0xffff,
  })
}
