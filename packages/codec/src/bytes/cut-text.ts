/** The longest beginning of `text` that takes at most `bytesMax` bytes of UTF-8 and ends at a whole character. */
export function cutText(text: string, bytesMax: number): string {
  if (Buffer.byteLength(text) <= bytesMax) return text
  const bytes = Buffer.from(text)
  let end = bytesMax
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1 // A continuation octet: its character would be torn.
  return bytes.toString('utf8', 0, end)
}
