// What the classic guide has its reader look at once the cluster stands, each step with what has to hold.
import { type Checks, seconds, within } from './checks.ts'
import type { ClassicCluster } from './classic-cluster.ts'
import { exchangeBetween } from './forwarded-clients.ts'
import type { Operator, Say } from './operator.ts'
import { compareLists, makeSomething } from './same-lists.ts'
import { type Members, membersOf, statusForms } from './status-forms.ts'

const RUNNING_MS = 20_000

export interface Scene {
  readonly cluster: ClassicCluster
  readonly operator: Operator
  readonly checks: Checks
  readonly say: Say
}

/** The last ram node becomes a disc node, and a ram node again. */
export async function checkTypeChange({ cluster, operator, checks, say }: Scene): Promise<void> {
  const { disc, ram } = cluster.plan
  const last = cluster.nodes.at(-1) ?? cluster.first
  say(`\nThe type of ${last.name} changes, and back`)
  await cluster.changeType(operator, last, 'disc')
  checks.that(`${disc + 1} disc, ${ram - 1} ram`, await shows(operator, cluster, disc + 1, ram - 1))
  await cluster.changeType(operator, last, 'ram')
  checks.that(`${disc} disc, ${ram} ram`, await shows(operator, cluster, disc, ram))
}

/** cluster_status of the last node in its three forms, then of every node. */
export async function checkForms({ cluster, operator, checks, say }: Scene): Promise<void> {
  const { disc, ram } = cluster.plan
  say('\ncluster_status in its three forms')
  const expected = expectedMembers(cluster)
  for (const { form, members } of await statusForms(operator, cluster.nodes.at(-1) ?? cluster.first)) {
    const isSame = JSON.stringify(members) === JSON.stringify(expected)
    checks.that(`${form}: ${disc} disc, ${ram} ram, ${disc + ram} running`, isSame, JSON.stringify(members))
  }
  const others: string[] = []
  for (const node of cluster.nodes) {
    const members = await membersOf(operator, node)
    if (JSON.stringify(members) !== JSON.stringify(expected)) others.push(node.name)
  }
  checks.that(`the same on all ${disc + ram} nodes`, others.length === 0, `not on ${others.join(', ')}`)
}

/** All lists, or `only` these. */
export async function checkLists(scene: Scene, only?: readonly string[]): Promise<void> {
  const { cluster, operator, checks, say } = scene
  say('\nWhatever is listed is the same on every node')
  await makeSomething(operator, cluster)
  for (const { list, rows, different } of await compareLists(operator, cluster, only)) {
    const isSame = rows > 0 && different.length === 0
    checks.that(`${list}: ${rows} rows, the same on all ${cluster.nodes.length} nodes`, isSame, different.join(', '))
  }
}

/** The queue is on the first ram node; the other client is on the last one. */
export async function checkClients({ cluster, operator, checks, say }: Scene): Promise<void> {
  say('\nClients on the node of the queue and on another one')
  const owner = cluster.ram[0] ?? cluster.first
  const other = cluster.nodes.at(-1) ?? cluster.first
  const result = await exchangeBetween(operator, owner, other)
  checks.that(`the queue is on ${owner.name}`, result.owner === owner.name, result.owner)
  for (const { publisher, consumer, confirmed, received, inOrder, tookMs } of result.exchanged) {
    const how = `${place(publisher, owner.name)} publishes, ${place(consumer, owner.name)} consumes`
    const found = `${confirmed} confirmed, ${received} received, ${inOrder ? 'in' : 'out of'} order`
    checks.that(`${how}: ${found} (${seconds(tookMs)})`, confirmed > 0 && received === confirmed && inOrder)
  }
  checks.that('nothing is left in the queue', result.left === 0, `${result.left}`)
}

function place(name: string, owner: string): string {
  return name === owner ? 'the owner' : 'another node'
}

function expectedMembers({ disc, ram, nodes }: ClassicCluster): Members {
  const names = (some: typeof nodes): readonly string[] => some.map(({ name }) => name).sort()
  return { disc: names(disc), ram: names(ram), running: names(nodes) }
}

function shows(operator: Operator, cluster: ClassicCluster, disc: number, ram: number): Promise<boolean> {
  return within(RUNNING_MS, async () => {
    const members = await membersOf(operator, cluster.first)
    return members.disc.length === disc && members.ram.length === ram && members.running.length === disc + ram
  })
}
