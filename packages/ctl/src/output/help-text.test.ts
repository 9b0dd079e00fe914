import { expect, test } from 'vitest'
import { COMMANDS } from '../commands/command-table.ts'
import { commandHelp, generalHelp } from './help-text.ts'

const PLAIN = { isBold: false }

test('the general help lists every command with a line', () => {
  const text = generalHelp(PLAIN)
  expect(text).toMatch(/^\nUsage\n\nctl \[--node <node>\]/)
  for (const spec of COMMANDS.values()) expect(text).toContain(`   ${spec.name} `)
  expect(text).toMatch(/Use 'ctl help <command>' to learn more about a specific command\n$/)
})

test('the help of a command has usage, summary, arguments, options and the general options', () => {
  const spec = COMMANDS.get('delete_queue')
  const text = spec === undefined ? '' : commandHelp(spec, PLAIN)
  expect(text).toContain('ctl [--node <node>] [--longnames] [--quiet] delete_queue [--vhost <vhost>] <queue_name>')
  expect(text).toContain('Deletes a queue.\n')
  expect(text).toContain('<queue_name>\n\tName of the queue\n')
  expect(text).toContain('-e, --if-empty\n\tonly when it has no messages ready for delivery\n')
  expect(text).toContain('-n <node>        | --node <node> |')
})
