import { expect, test } from 'vitest'
import { FakeNode, run } from '../../fake-node.ts'

const rebalance = (type: string, options = {}) => run(new FakeNode('a'), 'rebalance', [type], { options })

test.each(['all', 'classic', 'quorum'])('rebalance %s lists nothing where no queue is replicated', async (type) => {
  expect(await rebalance(type, { 'queue-pattern': '^a' })).toEqual({ reply: { kind: 'ok' }, rows: [] })
})

test('rebalance of another type, and with a broken pattern', async () => {
  expect((await rebalance('stream')).reply).toEqual({
    kind: 'error',
    exitCode: 69,
    text: 'Error:\ntype stream is not supported. Try one of all, classic, quorum.',
  })
  expect((await rebalance('all', { 'vhost-pattern': '(' })).reply).toMatchObject({
    exitCode: 69,
    text: expect.stringContaining(':invalid_regexp'),
  })
})
