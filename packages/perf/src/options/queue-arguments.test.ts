import { expect, test } from 'vitest'
import { parseQueueArguments } from './queue-arguments.ts'

test('pairs are typed by their looks', () => {
  expect(parseQueueArguments('x-max-length=1000, x-queue-mode=lazy,x-single-active-consumer=true')).toEqual({
    ok: true,
    value: [
      { name: 'x-max-length', value: { type: 'long', value: 1000 } },
      { name: 'x-queue-mode', value: { type: 'longstr', value: 'lazy' } },
      { name: 'x-single-active-consumer', value: { type: 'bool', value: true } },
    ],
  })
})

test('JSON is taken as it is', () => {
  expect(parseQueueArguments('{"x-queue-mode":"1000"}')).toEqual({
    ok: true,
    value: [{ name: 'x-queue-mode', value: { type: 'longstr', value: '1000' } }],
  })
})

test('what is neither is refused with an example', () => {
  for (const text of ['lazy', '=5', '']) {
    const result = parseQueueArguments(text)
    expect(result.ok ? '' : result.error).toContain('x-max-length=1000')
  }
  const broken = parseQueueArguments('{"a":')
  expect(broken.ok ? '' : broken.error).toContain('JSON')
})
