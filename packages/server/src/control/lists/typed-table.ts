/** Field tables as RabbitMQ's command line gives them in JSON: `[["x-max-length","byte",10]]`. */
import type { FieldTable, FieldValue } from '@warren/codec'
import { assertNever } from '@warren/kernel'
import type { Json } from '@warren/rpc'

export function typedTable(table: FieldTable): Json {
  return table.map((entry) => [entry.name, entry.value.type, fieldJson(entry.value)])
}

/** Array members keep their types too: `[["byte",1],["longstr","two"]]`. */
function fieldJson(field: FieldValue): Json {
  switch (field.type) {
    case 'bool':
    case 'byte':
    case 'unsignedbyte':
    case 'short':
    case 'unsignedshort':
    case 'signedint':
    case 'unsignedint':
    case 'longstr':
      return field.value
    case 'float':
    case 'double':
      return Number.isFinite(field.value) ? field.value : String(field.value)
    case 'long':
    case 'timestamp':
      return Number(field.value) // JSON has no more than 2^53; what is shown of a larger one is rounded.
    case 'decimal':
      return field.value / 10 ** field.scale
    case 'array':
      return field.value.map((member) => [member.type, fieldJson(member)])
    case 'table':
      return typedTable(field.value)
    case 'void':
      return null
    case 'binary':
      return Buffer.from(field.value).toString('base64')
    default:
      return assertNever(field)
  }
}
