import { FEATURE_FLAG_NAMES } from '@warren/model'
import { beforeEach, expect, test } from 'vitest'
import { FakeNode, IDS, NAMES, run } from '../../fake-node.ts'

const [FIRST = '', SECOND = ''] = [...FEATURE_FLAG_NAMES].sort()
let node: FakeNode

/** A cluster that older software founded; both members have been upgraded but for what `theirs` leaves out. */
function upgraded(theirs: readonly string[]): void {
  node = new FakeNode('a')
  node.running.do({ kind: 'bootstrap', clusterName: 'c1', guestPasswordHash: 'x' })
  for (const which of ['a', 'b'] as const) {
    const featureFlags = which === 'a' ? FEATURE_FLAG_NAMES : theirs
    const address = { host: which, clusterPort: 25672 }
    node.running.do({ kind: 'addMember', id: IDS[which], name: NAMES[which], role: 'disc', ...address, featureFlags })
  }
}
beforeEach(() => upgraded(FEATURE_FLAG_NAMES))

const states = async () => (await run(node, 'list_feature_flags')).rows
const enable = async (name: string) => (await run(node, 'enable_feature_flag', [name])).reply

test('flags are listed by name, with their state', async () => {
  await enable(FIRST)
  upgraded([FIRST])
  await enable(FIRST)
  const rows = await states()
  expect(rows.slice(0, 2)).toEqual([
    { name: FIRST, state: 'enabled' },
    { name: SECOND, state: 'unavailable' },
  ])
  const [facts] = (await run(node, 'list_feature_flags', [], { columns: ['provided_by', 'stability', 'desc'] })).rows
  expect(facts).toEqual({ provided_by: 'warren', stability: 'stable', desc: expect.any(String) })
  expect((await run(node, 'list_feature_flags', [], { columns: ['huh'] })).reply).toMatchObject({ exitCode: 64 })
})

test('enable_feature_flag enables one, or all, also twice', async () => {
  expect((await states()).every((row) => JSON.stringify(row).includes('"disabled"'))).toBe(true)
  expect(await enable(SECOND)).toEqual({ kind: 'ok' })
  expect(await enable('all')).toEqual({ kind: 'ok' })
  expect(await enable('all')).toEqual({ kind: 'ok' })
  expect((await states()).every((row) => JSON.stringify(row).includes('"enabled"'))).toBe(true)
})

test('a flag that is not known here, or not to another member, cannot be enabled', async () => {
  const refusal = (name: string) => ({
    kind: 'error',
    exitCode: 64,
    text: `Error:\nThis feature flag is not supported by node ${name}`,
  })
  expect(await enable('unheard_of')).toEqual(refusal(NAMES.a))
  upgraded([])
  expect(await enable(FIRST)).toEqual(refusal(NAMES.b))
  expect(await enable('all')).toEqual(refusal(NAMES.b))
  expect(await enable('')).toMatchObject({ exitCode: 65 })
})
