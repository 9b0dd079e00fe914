/** Ends a subscription; idempotent. */
export type Unsubscribe = () => void

/** Each call is a subscription of its own, also of a listener that is subscribed already. In the order of subscribing. */
export function subscribe<Arguments extends readonly unknown[]>(
  listeners: Set<(...args: Arguments) => void>,
  listener: (...args: Arguments) => void,
): Unsubscribe {
  const own = (...args: Arguments) => listener(...args)
  listeners.add(own)
  return () => {
    listeners.delete(own)
  }
}
