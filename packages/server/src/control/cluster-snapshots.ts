/** What the running nodes say of themselves. */
import type { MemberRecord } from '@warren/model'
import type { AppContext } from './command.ts'
import { PEER_TIMEOUT_MS } from './lists/gather.ts'
import type { NodeSnapshot } from './node-snapshot.ts'

/** In the order of `running`; each node that does not answer adds a warning. */
export async function snapshotsOf(
  { node, app }: AppContext,
  running: readonly MemberRecord[],
  warnings: string[],
): Promise<readonly NodeSnapshot[]> {
  const answers = await Promise.all(
    running.map(async (member) => {
      if (member.id === node.id) return node.snapshot()
      const answer = await app.askPeer(member.id, { kind: 'node' }, PEER_TIMEOUT_MS)
      if (answer.ok) return answer.value as NodeSnapshot // The other node's own snapshot().
      warnings.push(`node ${member.name} did not answer: ${answer.error.text}`)
      return undefined
    }),
  )
  return answers.filter((answer) => answer !== undefined)
}
