/** What goes on with a side is all that its nodes had in their logs, whatever has become of them since. */
import type { NodeId, NodeName } from '@warren/kernel'
import { expect, test } from 'vitest'
import { LaneFabric } from '../mirror/lane-fabric.ts'
import { MirrorNode } from '../mirror/mirror-node.ts'
import { ModelledConsensus } from '../mirror/modelled-consensus.ts'
import { SimNetwork } from '../network/sim-network.ts'
import { World } from '../world.ts'
import { Sides } from './sides.ts'

const [A, B] = ['a', 'b'] as [NodeId, NodeId]
const FEATURE_FLAGS = ['policies', 'mirrored_queues', 'forced_lineage']
const WAIT_MS = 10_000

async function cluster(seed: number) {
  const world = new World(seed)
  const consensus = new ModelledConsensus(world)
  const fabric = new LaneFabric(world, new SimNetwork(world))
  const nodes = new Map<NodeId, MirrorNode>()
  const sides = new Sides(world, nodes, consensus)
  const hooks = {
    featureFlags: FEATURE_FLAGS,
    isAttached: (node: MirrorNode) => sides.isAttached(node),
    onEnded: () => undefined,
    onServing: () => undefined,
  }
  consensus.decide({ kind: 'bootstrap', clusterName: 'sim', guestPasswordHash: '', featureFlags: FEATURE_FLAGS })
  for (const id of [A, B]) {
    const member = { id, name: `rabbit@${id}` as NodeName, role: 'disc', host: id, clusterPort: 1 } as const
    consensus.decide({ kind: 'addMember', ...member, featureFlags: FEATURE_FLAGS })
    sides.whole.nodes.add(id)
    const node = new MirrorNode(id, { world, consensus, fabric }, hooks)
    nodes.set(id, node)
    node.start()
  }
  const [a, b] = [nodes.get(A), nodes.get(B)] as [MirrorNode, MirrorNode] // Both were set.
  expect(await world.runSettled(WAIT_MS, () => a.isServing && b.isServing)).toBe(true)
  return { world, sides, a, b }
}

test('a node that starts anew goes alone with all that it had applied, though it has read back less', async () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const { world, sides, a } = await cluster(seed)
    const applied = a.appliedIndex
    expect(applied).toBeGreaterThan(2)
    const [, side] = sides.part(new Set([A]))

    a.crash()
    a.start()
    await world.runSettled(world.nowMs + WAIT_MS, () => side?.isGoing === true)

    // What it had, and the beginning of the new history behind.
    expect(side?.consensus.length).toBeGreaterThan(applied)
  }
})

test('a node that was down when it was to come over does not go alone with the history that it is to leave', async () => {
  const { world, sides, a, b } = await cluster(1)
  sides.part(new Set([A]))
  await world.runSettled(world.nowMs + WAIT_MS, () => sides.all.every(({ isGoing }) => isGoing))
  const { winner, losers } = sides.reunite() ?? world.fail('a side does not go on')
  const loser = losers.includes(A) ? a : b
  loser.crash()
  sides.comesOver(loser, winner)
  const had = winner.consensus.length
  const [, side] = sides.part(new Set([loser.id]))

  await world.runSettled(world.nowMs + WAIT_MS)
  expect(side?.isGoing).toBe(false)
  loser.start()
  await world.runSettled(world.nowMs + WAIT_MS, () => loser.isServing)

  expect(side?.isGoing).toBe(true)
  expect(loser.consensus).toBe(side?.consensus)
  expect(winner.consensus.at(had)).toBeDefined()
  expect(loser.consensus.at(had)).toBe(winner.consensus.at(had))
})
