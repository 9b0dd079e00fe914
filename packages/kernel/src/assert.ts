/** A bug in Warren itself: the process logs it and stops. Never thrown for bad input. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError'
}

/** States what must hold. Stays on in production. */
export function assert(condition: boolean, text = 'assertion failed'): asserts condition {
  if (!condition) throw new InvariantError(text)
}

/** `value` without `undefined`; for look-ups that cannot fail unless the program is wrong. */
export function present<T>(value: T | undefined, text = 'value is absent'): T {
  if (value === undefined) throw new InvariantError(text)
  return value
}

/** Ends a `switch` over a union: the compiler proves that every kind was handled. */
export function assertNever(value: never): never {
  throw new InvariantError(`unexpected variant: ${JSON.stringify(value)}`)
}
