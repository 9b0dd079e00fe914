// The classic how-to on five nodes, with the command line as an operator types it. `npm run ten-nodes` is the same with ten.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Checks } from '../../scripts/cluster/checks.ts'
import { ClassicCluster } from '../../scripts/cluster/classic-cluster.ts'
import { Operator } from '../../scripts/cluster/operator.ts'
import {
  checkClients,
  checkForms,
  checkLists,
  checkTypeChange,
  type Scene,
} from '../../scripts/cluster/walk-through.ts'

const DISC = 2
const RAM = 3

let folder: string
let scene: Scene

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'warren-test-'))
  // ctl finds a node of this machine by its name, so no other run may have the same ones.
  const cluster = await ClassicCluster.layOut({ disc: DISC, ram: RAM, prefix: `hand-${process.pid}-`, folder })
  const say = (): void => {}
  scene = { cluster, operator: new Operator(say), checks: new Checks(say), say }
})

afterAll(async () => {
  await scene?.cluster.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('nodes join by hand through any member, disc and ram, and all of them agree from then on', async () => {
  await scene.cluster.make(scene.operator, scene.say)
  await checkForms(scene)
  await checkLists(scene, ['list_queues', 'list_bindings'])
  expect(scene.checks.failed).toEqual([])
  expect(scene.checks.held).toBe(6)
})

test('a ram node becomes a disc node and a ram node again', async () => {
  await checkTypeChange(scene)
  expect(scene.checks.failed).toEqual([])
})

test('a client works on the node of the queue, and on another one as well', async () => {
  await checkClients(scene)
  expect(scene.checks.failed).toEqual([])
})
