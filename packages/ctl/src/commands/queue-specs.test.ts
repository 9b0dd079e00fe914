import type { Json } from '@warren/rpc/client'
import { expect, test } from 'vitest'
import type { ShowContext } from './command-spec.ts'
import { findCommand } from './command-table.ts'

function shown(value: Json): { readonly text: string | undefined; readonly json: Json | undefined } {
  const result = findCommand('rebalance')?.result
  if (result?.kind !== 'done') throw new Error('rebalance has another kind of result')
  return { text: result.text?.(value, {} as ShowContext), json: result.json?.(value) } // It needs no context.
}

test('rebalance shows who leads how many, as RabbitMQ does', () => {
  const { text, json } = shown([
    { node: 'rabbit@a', quorum: 0, classic: 1 },
    { node: 'rabbit@hare', quorum: 0, classic: 12 },
  ])
  expect(text).toBe(
    [
      '┌─────────────┬─────────────────────────┬─────────────────────────────────────┐',
      '│ Node name   │ Number of quorum queues │ Number of replicated classic queues │',
      '├─────────────┼─────────────────────────┼─────────────────────────────────────┤',
      '│ rabbit@a    │ 0                       │ 1                                   │',
      '├─────────────┼─────────────────────────┼─────────────────────────────────────┤',
      '│ rabbit@hare │ 0                       │ 12                                  │',
      '└─────────────┴─────────────────────────┴─────────────────────────────────────┘',
    ].join('\n'),
  )
  expect(json).toEqual([
    [
      ['Node name', 'rabbit@a'],
      ['Number of quorum queues', 0],
      ['Number of replicated classic queues', 1],
    ],
    [
      ['Node name', 'rabbit@hare'],
      ['Number of quorum queues', 0],
      ['Number of replicated classic queues', 12],
    ],
  ])
})

test('rebalance shows an empty list where no queue is replicated', () => {
  expect(shown([])).toEqual({
    text: '┌────────┐\n│ Output │\n├────────┤\n│ []     │\n└────────┘',
    json: [],
  })
})
