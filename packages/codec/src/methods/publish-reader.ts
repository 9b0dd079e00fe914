/** Hot path: where the parts of a basic.publish lie. No objects, no strings. */
import { readU32 } from '../bytes/integers.ts'

const EXCHANGE_OFFSET = 6 // Class, method and ticket come first.

/** Bits of the octet at `publishBitsOffset`. */
export const PUBLISH_MANDATORY = 1
export const PUBLISH_IMMEDIATE = 2

/** The first four octets of a method payload, `class << 16 | method`; 0 when there are fewer. */
export function readMethodId(buffer: Buffer, payloadStart: number, payloadEnd: number): number {
  return payloadEnd - payloadStart < 4 ? 0 : readU32(buffer, payloadStart)
}

/** The offset of the exchange's length octet, where the wire form of the message begins. */
export function publishExchangeOffset(payloadStart: number): number {
  return payloadStart + EXCHANGE_OFFSET
}

/**
 * The offset of the octet with the mandatory and immediate bits, which is also the end of exchange and routing key;
 * -1 when the payload is not a well-formed basic.publish.
 */
export function publishBitsOffset(buffer: Buffer, payloadStart: number, payloadEnd: number): number {
  const exchange = payloadStart + EXCHANGE_OFFSET
  const routingKey = exchange + 1 + (buffer[exchange] as number) // Not a number beyond the buffer: then no comparison holds.
  const bits = routingKey + 1 + (buffer[routingKey] as number)
  return bits === payloadEnd - 1 ? bits : -1
}
