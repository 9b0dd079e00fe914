/** A value whose name is part of its type: a `QueueName` does not fit where a `RoutingKey` goes. */
declare const brand: unique symbol
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name }
