import { describe, expect, test } from 'vitest'
import type { LoadOptions } from './load-options.ts'
import { parseOptions } from './parse-options.ts'

function parse(line: string): LoadOptions {
  return parseOptions(line === '' ? [] : line.split(' '))
}

/** What the user reads when `line` is refused. */
function refusal(line: string): string {
  let text = ''
  const exit = (): void => {
    parseOptions(line.split(' '), (command) => {
      command.exitOverride().configureOutput({
        writeErr: (part) => {
          text += part
        },
      })
    })
  }
  expect(exit).toThrow()
  return text
}

describe('options', () => {
  test('without any, one publisher loads one queue with one consumer', () => {
    expect(parse('')).toMatchObject({
      publishers: 1,
      consumers: 1,
      queues: ['warren-perf'],
      exchange: '',
      bodyBytes: 1024,
      ratePerPublisher: 0,
      confirmWindow: 0,
      prefetch: 1000,
      autoAck: false,
      multipleAck: 1,
      declare: true,
      delete: true,
    })
    expect(parse('').publishUris).toEqual(parse('').consumeUris)
  })

  test('a rate is shared by the publishers, a rate per publisher is not', () => {
    expect(parse('--rate 1000 --publishers 4').ratePerPublisher).toBe(250)
    expect(parse('--rate-per-publisher 1000 --publishers 4').ratePerPublisher).toBe(1000)
  })

  test('addresses are repeated, and roles may have their own', () => {
    const hosts = (uris: LoadOptions['publishUris']): string[] => uris.map((uri) => uri.host)
    const options = parse('--uri amqp://a --uri amqp://b --consume-uri amqp://c')
    expect(hosts(options.publishUris)).toEqual(['a', 'b'])
    expect(hosts(options.consumeUris)).toEqual(['c'])
    expect(hosts(options.declareUris)).toEqual(['a', 'b'])
    expect(hosts(parse('--publish-uri amqp://p').declareUris)).toEqual(['p'])
  })

  test('several queues are numbered', () => {
    expect(parse('--queue q --queues 3').queues).toEqual(['q-1', 'q-2', 'q-3'])
  })

  test('auto ack has no prefetch', () => {
    expect(parse('--auto-ack')).toMatchObject({ autoAck: true, prefetch: 0 })
  })

  test('flags', () => {
    expect(
      parse('--persistent --durable --json --no-declare --no-delete --time 1.5 --messages 7 --confirm 9'),
    ).toMatchObject({
      persistent: true,
      durable: true,
      json: true,
      declare: false,
      delete: false,
      timeMs: 1500,
      messages: 7,
      confirmWindow: 9,
    })
  })
})

describe('refusals', () => {
  const cases: readonly (readonly [line: string, ...parts: string[]])[] = [
    ['--rate fast', '--rate', "'fast'", 'for instance 5000'],
    ['--rate 0', 'above 0'],
    ['--rate 5 --rate-per-publisher 5', '--rate-per-publisher', 'cannot be used'],
    ['--size 1.5', '--size', 'whole number'],
    ['--prefetch 70000', 'from 0 to 65535'],
    ['--queues 0', 'from 1 to 100000'],
    ['--confirm 0', 'from 1 to 1000000'],
    ['--messages 0', 'at least 1'],
    ['--multiple-ack 50 --prefetch 10', 'at most 10'],
    ['--auto-ack --prefetch 10', 'leave one of them out'],
    ['--auto-ack --multiple-ack 10', 'leave one of them out'],
    ['--publishers 0 --consumers 0', 'at least 1'],
    ['--publishers 0 --rate 5', '--publishers to at least 1'],
    ['--publishers 0 --confirm 5', '--publishers to at least 1'],
    ['--exchange-type topic', 'add --exchange'],
    ['--exchange e --exchange-type topic --no-declare', 'leave one of them out'],
    ['--uri ftp://x', "'ftp'", 'amqp://'],
    ['--queue-args lazy', 'x-max-length=1000'],
    ['--autoack', '--auto-ack'],
    [`--queue ${'q'.repeat(256)}`, '256 bytes', 'at most 255'],
  ]
  test.each(cases)('%s', (line, ...parts) => {
    const text = refusal(line)
    for (const part of parts) expect(text).toContain(part)
  })
})
