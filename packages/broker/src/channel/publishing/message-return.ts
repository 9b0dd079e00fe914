/** basic.return of a mandatory message that reached no queue. */
import { contentFitsFrames, encodeReturn, ReplyCode } from '@warren/codec'
import type { Outbox } from '../../connection/flow/outbox.ts'
import { bodyOffset, copyBodyFrames } from '../delivering/body-writer.ts'

/** The content need not outlive the call: it is copied. */
export function writeReturn(
  outbox: Outbox,
  channelNumber: number,
  frameBytesMax: number,
  source: Buffer,
  start: number,
  end: number,
): void {
  const isWhole = contentFitsFrames(source, start, end, frameBytesMax)
  const headEnd = isWhole ? end : bodyOffset(source, start)
  outbox.append(encodeReturn(channelNumber, ReplyCode.noRoute, 'NO_ROUTE', source, start, headEnd))
  if (!isWhole) copyBodyFrames(outbox, channelNumber, frameBytesMax, source, start, end)
}
