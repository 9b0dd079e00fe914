/** Whether a re-declare asks for what is there already (RabbitMQ's assert_equivalence). */
import { type FieldTable, type FieldType, type FieldValue, tableLookup } from '@warren/codec'
import { equalFieldValues } from './field-equality.ts'

/** One argument that differs; a side without it is undefined. */
export interface Difference {
  readonly argument: string
  readonly received: FieldValue | undefined
  readonly current: FieldValue | undefined
}

export function differentValue(
  argument: string,
  received: FieldValue | undefined,
  current: FieldValue | undefined,
): Difference | undefined {
  return areEquivalent(received, current) ? undefined : { argument, received, current }
}

export function differentArgument(argument: string, received: FieldTable, current: FieldTable): Difference | undefined {
  return differentValue(argument, tableLookup(received, argument), tableLookup(current, argument))
}

/** All integer types are one class (byte 100 is long 100), an integer never equals a float. */
function areEquivalent(left: FieldValue | undefined, right: FieldValue | undefined): boolean {
  if (left === undefined || right === undefined) return left === right
  return isFloat(left.type) === isFloat(right.type) && equalFieldValues(left, right)
}

function isFloat(type: FieldType): boolean {
  return type === 'float' || type === 'double'
}
