/** When two bindings are one: same source, destination, key and arguments, the latter as sorted tables (RabbitMQ). */
import { ByteWriter, encodeTable, type FieldTable, type FieldValue } from '@warren/codec'
import type { BindingDestination } from '../record.ts'

export interface BindingEnds {
  readonly source: string
  readonly destination: BindingDestination
  readonly routingKey: string
  readonly arguments: FieldTable
}

/** A key unique within a vhost. The lengths keep the parts apart, for a name may hold any character. */
export function bindingIdentity(binding: BindingEnds): string {
  const { source, destination, routingKey } = binding
  const kind = destination.kind === 'queue' ? 'q' : 'x'
  const ends = `${kind}${source.length},${destination.name.length},${routingKey.length},${source}${destination.name}${routingKey}`
  return binding.arguments.length === 0 ? ends : ends + argumentsIdentity(binding.arguments)
}

function argumentsIdentity(bindingArguments: FieldTable): string {
  const writer = new ByteWriter()
  encodeTable(sortTable(bindingArguments), writer)
  return writer.toBuffer().toString('latin1')
}

/** By name at every level; entries of one name keep their order. Code units decide, no locale. */
function sortTable(table: FieldTable): FieldTable {
  return table
    .map(({ name, value }) => ({ name, value: sortNested(value) }))
    .sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0))
}

function sortNested(value: FieldValue): FieldValue {
  if (value.type === 'table') return { type: 'table', value: sortTable(value.value) }
  if (value.type === 'array') return { type: 'array', value: value.value.map(sortNested) }
  return value
}
