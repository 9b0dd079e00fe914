import { expect, test } from 'vitest'
import { membersOfJson, membersOfTerm, membersOfText } from './status-forms.ts'

const MEMBERS = { disc: ['a-1@h', 'a-2@h'], ram: ['b@h'], running: ['a-1@h', 'b@h'] }

test('the text is read by its headings', () => {
  const text = [
    'Basics',
    '',
    'Cluster name: a-1@h',
    '',
    'Disk Nodes',
    '',
    'a-1@h',
    'a-2@h',
    '',
    'RAM Nodes',
    '',
    'b@h',
    '',
  ]
  expect(membersOfText([...text, 'Running Nodes', '', 'b@h', 'a-1@h', '', 'Versions', ''].join('\n'))).toEqual(MEMBERS)
  expect(membersOfText('Disk Nodes\n\na@h\n')).toEqual({ disc: ['a@h'], ram: [], running: [] })
})

test('JSON is read by its keys', () => {
  const status = { disk_nodes: ['a-2@h', 'a-1@h'], ram_nodes: ['b@h'], running_nodes: ['b@h', 'a-1@h'] }
  expect(membersOfJson(JSON.stringify(status))).toEqual(MEMBERS)
})

test('the Erlang term is read with quoted and plain names, over any line breaks', () => {
  const term = `[{nodes,[{disc,['a-1@h',\n  'a-2@h']},\n         {ram,[b@h]}]},\n {running_nodes,[b@h,'a-1@h']},\n {partitions,[]}]`
  expect(membersOfTerm(term)).toEqual(MEMBERS)
  expect(membersOfTerm('[{nodes,[{disc,[a@h]}]},{running_nodes,\n    [a@h]}]')).toEqual({
    disc: ['a@h'],
    ram: [],
    running: ['a@h'],
  })
})
