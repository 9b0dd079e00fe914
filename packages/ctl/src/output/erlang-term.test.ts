import { expect, test } from 'vitest'
import { atom, binary, list, number, showTerm, tuple } from './erlang-term.ts'

test('a short term is one line', () => {
  expect(
    showTerm(list([list([tuple(atom('user'), binary('guest')), tuple(atom('tags'), list([atom('administrator')]))])])),
  ).toBe('[[{user,<<"guest">>},{tags,[administrator]}]]')
})

test('atoms are quoted where Erlang would not read them back', () => {
  const names = ['a', 'rabbit@a', 'rabbit@a-1', 'A', '', "it's", 'listeners.tcp']
  expect(showTerm(list(names.map(atom)))).toBe("[a,rabbit@a,'rabbit@a-1','A','','it\\'s','listeners.tcp']")
})

test('what a binary cannot hold as it is is escaped', () => {
  expect(showTerm(binary('a"b\\c\nd\te'))).toBe('<<"a\\"b\\\\c\\nd\\te">>')
})

test('a long list has one compound element a line, set in under the first', () => {
  const queue = (name: string) =>
    list([
      tuple(atom('name'), binary(name)),
      tuple(
        atom('arguments'),
        list([
          tuple(binary('x-max-length'), atom('byte'), number(10)),
          tuple(binary('x-message-ttl'), atom('signedint'), number(60000)),
        ]),
      ),
    ])
  expect(
    showTerm(list([queue('q1'), list([tuple(atom('name'), binary('cq')), tuple(atom('arguments'), list([]))])])),
  ).toBe(
    `[[{name,<<"q1">>},
  {arguments,[{<<"x-max-length">>,byte,10},
              {<<"x-message-ttl">>,signedint,60000}]}],
 [{name,<<"cq">>},{arguments,[]}]]`,
  )
})

test('where there is no room to the right of the tag the rest goes below it', () => {
  const long = binary('x'.repeat(70))
  expect(showTerm(list([tuple(atom('description'), long)]))).toBe(`[{description,\n      <<"${'x'.repeat(70)}">>}]`)
})
