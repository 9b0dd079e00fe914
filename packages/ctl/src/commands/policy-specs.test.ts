import { expect, test } from 'vitest'
import type { Invocation } from './command-spec.ts'
import { findCommand } from './command-table.ts'

/** Only what banners look at. */
function banner(command: string, args: readonly string[], options: Invocation['options'] = {}): string | undefined {
  const invocation = { vhost: '/', arguments: args, options } as Partial<Invocation> as Invocation
  return findCommand(command)?.banner?.(invocation).join('\n')
}

test('what is done to policies is said as by RabbitMQ', () => {
  const definition = '{"max-length":10}'
  expect(banner('set_policy', ['p', '^h', definition])).toBe(
    'Setting policy "p" for pattern "^h" to "{"max-length":10}" with priority "0" for vhost "/" ...',
  )
  expect(banner('set_operator_policy', ['op', '^h', definition], { priority: 3 })).toBe(
    'Setting operator policy override "op" for pattern "^h" to "{"max-length":10}" with priority "3" for vhost "/" ...',
  )
  expect(banner('clear_policy', ['p'])).toBe('Clearing policy "p" on vhost "/" ...')
  expect(banner('clear_operator_policy', ['op'])).toBe('Clearing operator policy "op" on vhost "/" ...')
  expect(banner('list_operator_policies', [])).toBe('Listing operator policy overrides for vhost "/" ...')
})
