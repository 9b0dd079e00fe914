/** Bytes as RabbitMQ shows them in its error texts: Erlang's `~p` of a binary, without its line breaks. */

const SNIPPET_BYTES = 16 // RabbitMQ shows at most this many octets of a payload.
const ESCAPES: Readonly<Record<number, string>> = {
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  27: '\\e',
  34: '\\"',
  92: '\\\\',
}

/** `<<"abc">>` when every octet is printable, else `<<0,20,0,10>>`. */
export function erlangBinary(bytes: Uint8Array): string {
  if (bytes.length === 0) return '<<>>'
  let text = ''
  for (const octet of bytes) {
    const escaped = ESCAPES[octet]
    if (escaped !== undefined) text += escaped
    else if ((octet >= 32 && octet < 127) || octet >= 160) text += String.fromCharCode(octet)
    else return `<<${bytes.join(',')}>>`
  }
  return `<<"${text}">>`
}

/** `all octets = <<"abc">>`, or `first 16 octets = <<...>>` of a longer payload. */
export function payloadSnippet(buffer: Buffer, start: number, end: number): string {
  const shown = Math.min(end - start, SNIPPET_BYTES)
  const which = end - start <= SNIPPET_BYTES ? 'all' : `first ${SNIPPET_BYTES}`
  return `${which} octets = ${erlangBinary(buffer.subarray(start, start + shown))}`
}
