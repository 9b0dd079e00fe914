import { expect, test } from 'vitest'
import { decodeMethod } from './method-codec.ts'
import { undecodableMethod } from './undecodable-method.ts'

test.each<[string, number[], string, string]>([
  ['a cut method', [0, 60, 0, 10, 0, 0, 5, 97], '60/10', 'FRAME_ERROR - cannot decode <<0,0,5,97>>'],
  ['one octet too many', [0, 20, 0, 11, 0, 0, 0, 0, 7], '20/11', 'FRAME_ERROR - cannot decode <<0,0,0,0,7>>'],
  ['printable arguments', [0, 60, 0, 80, 97, 98], '60/80', 'FRAME_ERROR - cannot decode <<"ab">>'],
  ['no arguments', [0, 60, 0, 80], '60/80', 'FRAME_ERROR - cannot decode <<>>'],
  [
    'a table longer than its frame',
    [0, 10, 0, 11, 0, 0, 0, 9, 1, 97],
    '10/11',
    'FRAME_ERROR - cannot decode <<0,0,0,9,1,97>>',
  ],
  [
    'a table with a cut value',
    [0, 10, 0, 11, 0, 0, 0, 4, 1, 97, 73, 0, 0, 0, 0, 0, 0, 0],
    '10/11',
    'SYNTAX_ERROR - a field is longer than its frame',
  ],
  ['no method', [], '0/0', 'FRAME_ERROR - type 1, all octets = <<>>: unknown_frame'],
  ['half a method', [0, 60], '0/0', 'FRAME_ERROR - type 1, all octets = <<0,60>>: unknown_frame'],
  ['a foreign number', [0, 70, 0, 10], '70/10', 'COMMAND_INVALID - unknown method 70/10'],
])('%s is told like RabbitMQ does', (_case, octets, numbers, text) => {
  const bytes = Buffer.from(octets)
  const decoded = decodeMethod(bytes, 0, bytes.length)
  if (decoded.ok) throw new Error('it decodes')
  const error = undecodableMethod(decoded.error, bytes, 0, bytes.length)
  expect(`${error.classId}/${error.methodId}`).toBe(numbers)
  expect(error.text).toBe(text)
})
