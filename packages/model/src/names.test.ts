import { expect, test } from 'vitest'
import { isReservedName, parseExchangeName, parseQueueName, parseVhostName, stripLineBreaks } from './names.ts'

test('names are counted in bytes', () => {
  expect(parseQueueName('é'.repeat(127)).ok).toBe(true)
  expect(parseQueueName('é'.repeat(128))).toEqual({ ok: false, error: { kind: 'nameTooLong', bytesMax: 255 } })
})

test('only an exchange may be called nothing', () => {
  expect(parseExchangeName('').ok).toBe(true)
  expect(parseQueueName('')).toEqual({ ok: false, error: { kind: 'emptyName' } })
  expect(parseVhostName('')).toEqual({ ok: false, error: { kind: 'emptyName' } })
})

test('line breaks are dropped', () => {
  expect(stripLineBreaks('a\r\nb\n')).toBe('ab')
})

test('amq. is reserved, amq is not', () => {
  expect(isReservedName('amq.x')).toBe(true)
  expect(isReservedName('amq')).toBe(false)
})
