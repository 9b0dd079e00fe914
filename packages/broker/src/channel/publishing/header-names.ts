/** Looks for the headers CC and BCC in place: most messages with headers have neither, and are not decoded. */
import { readU16, readU32 } from '@warren/codec'

export const SENDER_SELECTED_NONE = 0
export const SENDER_SELECTED_SOME = 1
/** The table does not end where its length says, or has a field of an unknown type. */
export const HEADERS_MALFORMED = -1

const LETTER_B = 0x42
const LETTER_C = 0x43
/** Octets of a value by its type octet; -1 for those with a length of their own, 0 is none at all. */
const VALUE_BYTES = new Int8Array(256).fill(-2)
for (const [tag, bytes] of Object.entries({
  t: 1,
  b: 1,
  B: 1,
  s: 2,
  u: 2,
  I: 4,
  i: 4,
  f: 4,
  l: 8,
  L: 8,
  d: 8,
  T: 8,
  D: 5,
  V: 0,
})) {
  VALUE_BYTES[tag.charCodeAt(0)] = bytes
}
for (const tag of ['S', 'x', 'A', 'F']) VALUE_BYTES[tag.charCodeAt(0)] = -1

/** Whether the table whose length word is at `start` has a field CC or BCC. The table lies within the buffer. */
export function findSenderSelected(buffer: Buffer, start: number): number {
  const end = start + 4 + readU32(buffer, start)
  let found = SENDER_SELECTED_NONE
  let at = start + 4
  while (at < end) {
    const nameBytes = buffer[at] as number // at < end, which lies within the buffer.
    if (isSenderSelected(buffer, at + 1, nameBytes)) found = SENDER_SELECTED_SOME
    at += 1 + nameBytes
    if (at >= end) return HEADERS_MALFORMED
    const bytes = VALUE_BYTES[buffer[at] as number] as number // A type octet is a valid index.
    if (bytes === -2 || (bytes === -1 && at + 5 > end)) return HEADERS_MALFORMED
    at += 1 + (bytes === -1 ? 4 + readU32(buffer, at + 1) : bytes)
  }
  return at === end ? found : HEADERS_MALFORMED
}

function isSenderSelected(buffer: Buffer, at: number, bytes: number): boolean {
  if (bytes === 2) return readU16(buffer, at) === ((LETTER_C << 8) | LETTER_C)
  return bytes === 3 && buffer[at] === LETTER_B && readU16(buffer, at + 1) === ((LETTER_C << 8) | LETTER_C)
}
