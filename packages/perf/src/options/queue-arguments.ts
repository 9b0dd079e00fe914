/** `--queue-args`: JSON, or `name=value` separated by commas. */
import { type FieldTable, type PlainTable, type PlainValue, plainToTable } from '@warren/codec'
import { fail, ok, type Result } from '@warren/kernel'

/** The error is a whole sentence for the user. */
export function parseQueueArguments(text: string): Result<FieldTable, string> {
  return text.trimStart().startsWith('{') ? fromJson(text) : fromPairs(text)
}

function fromJson(text: string): Result<FieldTable, string> {
  try {
    return ok(plainToTable(JSON.parse(text) as PlainTable)) // It begins with a brace, so it is an object.
  } catch (error) {
    if (error instanceof SyntaxError) return fail(`It is no JSON object: ${error.message}.`)
    throw error
  }
}

/** Digits become an integer, true and false a boolean, anything else text. */
function fromPairs(text: string): Result<FieldTable, string> {
  const pairs: [string, PlainValue][] = []
  for (const pair of text.split(',')) {
    const equals = pair.indexOf('=')
    if (equals < 1) {
      return fail(`'${pair}' has no name and value: give for instance x-max-length=1000,x-queue-mode=lazy, or JSON.`)
    }
    pairs.push([pair.slice(0, equals).trim(), plainValue(pair.slice(equals + 1).trim())])
  }
  return ok(plainToTable(Object.fromEntries(pairs)))
}

function plainValue(text: string): PlainValue {
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  if (text === 'true' || text === 'false') return text === 'true'
  return text
}
