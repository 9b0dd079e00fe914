import type { ControlListener, ControlMessage, Peer } from '@warren/cluster'
import type { NodeId, NodeName } from '@warren/kernel'
import { expect, test } from 'vitest'
import { SimProcess } from '../process/sim-process.ts'
import { World } from '../world.ts'
import { ControlFabric, type SimControlLanes } from './control-fabric.ts'
import { SimNetwork } from './sim-network.ts'

class Node {
  readonly process: SimProcess
  readonly events: string[] = []
  readonly peer: Peer
  readonly #fabric: ControlFabric
  lanes: SimControlLanes

  constructor(world: World, fabric: ControlFabric, name: string) {
    this.process = new SimProcess(world, name)
    this.peer = { id: name as NodeId, name: `${name}@sim` as NodeName, host: name, clusterPort: 1 }
    this.#fabric = fabric
    this.lanes = this.start()
  }

  start(): SimControlLanes {
    this.process.start()
    const { id, name, host, clusterPort } = this.peer
    const identity = { id, name, incarnation: 1, address: { host, clusterPort }, process: this.process }
    this.lanes = this.#fabric.open(identity)
    this.lanes.listener = this.#listener()
    return this.lanes
  }

  send(to: Node, id: number): void {
    this.lanes.send(to.peer.id, { kind: 'request', id, name: 'x', payload: new Uint8Array(0) })
  }

  #listener(): ControlListener {
    return {
      onMessage: (_peer, message: ControlMessage) =>
        this.events.push(message.kind === 'request' ? `${message.id}` : '?'),
      onConnected: (peer) => this.events.push(`connected ${peer}`),
      onDisconnected: (peer, reason) => this.events.push(`${reason} ${peer}`),
      onAsk: (_from, _name, _payload, answer) => answer({ ok: false, error: 'no' }),
    }
  }
}

function connected(): { world: World; network: SimNetwork; a: Node; b: Node } {
  const world = new World(1)
  const network = new SimNetwork(world)
  const fabric = new ControlFabric(world, network)
  const a = new Node(world, fabric, 'a')
  const b = new Node(world, fabric, 'b')
  a.lanes.setPeers([b.peer])
  world.run(100)
  return { world, network, a, b }
}

test('messages arrive in order, and not without a stream', () => {
  const { world, a, b } = connected()
  expect(a.events).toEqual(['connected b'])
  for (let id = 1; id <= 20; id += 1) a.send(b, id)
  b.send(a, 99) // b has opened no stream.
  world.run(200)
  expect(b.events).toEqual(Array.from({ length: 20 }, (_unused, i) => `${i + 1}`))
  expect(a.events).toEqual(['connected b'])
})

test('a cut delays what is on its way until it is mended', () => {
  const { world, network, a, b } = connected()
  network.cut('a', 'b')
  a.send(b, 1)
  a.send(b, 2)
  world.run(150)
  expect(b.events).toEqual([])
  network.mend('a', 'b')
  world.run(300)
  expect(b.events).toEqual(['1', '2'])
})

test('a restart of the receiver breaks the stream and loses what was on its way', () => {
  const { world, a, b } = connected()
  a.send(b, 1)
  b.process.crash()
  b.start()
  world.run(1000)
  expect(b.events).toEqual([])
  expect(a.events).toEqual(['connected b', 'closed b', 'connected b'])
})

test('nobody listens where no process is', () => {
  const { world, a, b } = connected()
  b.process.crash()
  a.send(b, 1)
  world.run(400)
  expect(a.events.slice(0, 3)).toEqual(['connected b', 'closed b', 'refused b'])
})
