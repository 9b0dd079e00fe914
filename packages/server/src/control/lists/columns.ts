/** One row of a list out of named columns. */
import type { Json } from '@warren/rpc'
import { CommandRefusal } from '../command.ts'
import { usage } from '../failures.ts'

export type Columns<Item> = Readonly<Record<string, (item: Item) => Json>>
export type Row = { readonly [column: string]: Json }

/** What stands in a row for a value that does not exist or is not known, as in RabbitMQ's lists. */
export const ABSENT = ''

/** The columns asked for, or `preset`. Throws CommandRefusal when there is an unknown one. */
export function chosenColumns(
  given: readonly string[] | undefined,
  known: readonly string[],
  preset: readonly string[],
): readonly string[] {
  if (given === undefined || given.length === 0) return preset
  const unknown = given.filter((column) => !known.includes(column))
  if (unknown.length > 0) throw new CommandRefusal(usage(`Info key(s) ${unknown.join(',')} are not supported`))
  return given
}

export function toRow<Item>(item: Item, columns: Columns<Item>, chosen: readonly string[]): Row {
  const row: Record<string, Json> = {}
  for (const column of chosen) row[column] = columns[column]?.(item) ?? ABSENT
  return row
}
