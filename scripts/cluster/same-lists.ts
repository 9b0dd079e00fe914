// Whatever is listed is the same on every node: something of each kind is made through different nodes, then all are asked.
import { type ChannelModel, connect } from 'amqplib'
import type { LocalNode } from '../local-node.ts'
import type { ClassicCluster } from './classic-cluster.ts'
import type { Operator } from './operator.ts'

const LISTS: readonly (readonly string[])[] = [
  ['list_vhosts', 'name'],
  ['list_users'],
  ['list_permissions'],
  ['list_exchanges', 'name', 'type', 'durable', 'auto_delete'],
  ['list_queues', 'name', 'durable', 'state', 'messages', 'pid'],
  ['list_bindings', 'source_name', 'destination_name', 'routing_key'],
  ['list_connections', 'pid', 'name', 'state'],
]
/** Commands at a time: each is a process of its own. */
const AT_ONCE = 2

export interface ListComparison {
  readonly list: string
  readonly rows: number
  /** Nodes that answer something else than the first one. */
  readonly different: readonly string[]
}

/** A user, a vhost, and on each node a queue of its own, bound to an exchange and with a message. */
export async function makeSomething(operator: Operator, cluster: ClassicCluster): Promise<void> {
  const last = cluster.nodes.at(-1) ?? cluster.first
  await operator.type(cluster.first, ['add_user', 'carol', 'secret'], 4)
  await operator.type(last, ['set_permissions', '-p', '/', 'carol', '.*', '.*', '.*'], 4)
  await operator.type(last, ['add_vhost', 'orders'], 4)
  for (const node of cluster.nodes) {
    const connection = await connect(node.uri)
    const channel = await connection.createConfirmChannel()
    const queue = `kept.on.${node.name}`
    await channel.assertExchange('orders', 'topic', { durable: true })
    await channel.assertQueue(queue, { durable: true })
    await channel.bindQueue(queue, 'orders', `${node.name}.#`)
    channel.publish('orders', `${node.name}.new`, Buffer.from('an order'), { persistent: true })
    await channel.waitForConfirms()
    await connection.close()
  }
}

/** All lists, or `only` these. One connection is open meanwhile, so that list_connections has something to show. */
export async function compareLists(
  operator: Operator,
  cluster: ClassicCluster,
  only?: readonly string[],
): Promise<readonly ListComparison[]> {
  const connection: ChannelModel = await connect((cluster.nodes.at(-1) ?? cluster.first).uri)
  try {
    const compared: ListComparison[] = []
    for (const list of LISTS) {
      const isWanted = only === undefined || only.includes(list[0] ?? '')
      if (isWanted) compared.push(await compareOne(operator, cluster.nodes, list))
    }
    return compared
  } finally {
    await connection.close()
  }
}

async function compareOne(
  operator: Operator,
  nodes: readonly LocalNode[],
  list: readonly string[],
): Promise<ListComparison> {
  const answers = new Map<string, string>()
  const waiting = [...nodes]
  const askOn = async (): Promise<void> => {
    for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
      const rows = await operator.ask<readonly unknown[]>(node, list)
      answers.set(node.name, JSON.stringify(rows.map((row) => JSON.stringify(row)).sort()))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, askOn))
  const first = answers.get(nodes[0]?.name ?? '') ?? '[]'
  const different = nodes.map(({ name }) => name).filter((name) => answers.get(name) !== first)
  return { list: list[0] ?? '', rows: (JSON.parse(first) as readonly unknown[]).length, different }
}
