/** What a queue knows of a message beside its place, in one unsigned 32-bit number: body bytes * 4 + flags. */

/** In the log under this queue's name: when it is gone, a settle record says so. */
export const MESSAGE_LOGGED = 1
/** Handed out before, or perhaps. */
export const MESSAGE_REDELIVERED = 2

const FLAG_BITS = 2
/** 1 GiB: the broker's own limits (512 MiB of body) lie below. */
const BYTES_MAX = 2 ** (32 - FLAG_BITS) - 1

export function messageMeta(bodyBytes: number, flags: number): number {
  return ((Math.min(bodyBytes, BYTES_MAX) << FLAG_BITS) | flags) >>> 0
}

export function metaBytes(meta: number): number {
  return meta >>> FLAG_BITS
}
