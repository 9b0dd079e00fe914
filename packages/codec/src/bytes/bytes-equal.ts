/** Whether two ranges hold the same octets. For short ranges, such as the address of a publish against the last one. */
export function bytesEqual(
  left: Buffer,
  leftStart: number,
  leftEnd: number,
  right: Buffer,
  rightStart: number,
): boolean {
  for (let i = leftStart, j = rightStart; i < leftEnd; i += 1, j += 1) {
    if (left[i] !== right[j]) return false
  }
  return true
}
