/** Clients of one start of a node: a publisher with confirms, and one who takes messages now and then. They go with the application. */
import type { ConfirmParts, FlowGate } from '@warren/broker'
import { ByteWriter, copyBody, encodeContent } from '@warren/codec'
import type { QueueRecord } from '@warren/model'
import { bodyOf, idOf } from '../mirror/mirror-checker.ts'
import type { Application, MirrorNode } from '../mirror/mirror-node.ts'
import type { World } from '../world.ts'
import type { SalvageLedger, SideName } from './salvage-ledger.ts'

const PUBLISH_MS_MAX = 25
const TAKE_MS_MAX = 200
const CONTENT = new ByteWriter()

export interface SalvageClientsOptions {
  readonly world: World
  readonly ledger: SalvageLedger
  readonly node: MirrorNode
  readonly application: Application
  readonly side: () => SideName
  readonly isOver: () => boolean
  readonly takeChance: number
}

type Awaited = { readonly queue: string; readonly id: string; left: number; isFailed: boolean }

export class SalvageClients implements ConfirmParts {
  readonly #options: SalvageClientsOptions
  readonly #name: string
  readonly #awaited = new Map<number, Awaited>()
  #sequence = 0
  #gate: FlowGate | undefined = undefined

  constructor(name: string, options: SalvageClientsOptions) {
    this.#name = name
    this.#options = options
    this.#act(PUBLISH_MS_MAX, () => this.#publish())
    this.#act(TAKE_MS_MAX, () => this.#take())
  }

  expect(seqNo: number, parts: number): void {
    const awaited = this.#awaited.get(seqNo)
    if (awaited === undefined) return
    awaited.left = Math.max(parts, 1)
    if (parts === 0) this.partDone(seqNo)
  }

  partDone(seqNo: number): void {
    this.#part(seqNo, false)
  }

  partFailed(seqNo: number): void {
    this.#part(seqNo, true)
  }

  #part(seqNo: number, isFailed: boolean): void {
    const awaited = this.#awaited.get(seqNo)
    if (awaited === undefined) return
    awaited.left -= 1
    awaited.isFailed ||= isFailed
    if (awaited.left > 0) return
    this.#awaited.delete(seqNo)
    const { world, ledger } = this.#options
    world.note(awaited.isFailed ? 'nack' : 'confirm', awaited.queue, awaited.id)
    if (awaited.isFailed) ledger.failed += 1
    else ledger.confirm(awaited.queue, awaited.id)
  }

  #publish(): void {
    const { world, ledger, application, side } = this.#options
    const record = this.#anyQueue()
    if (record === undefined || this.#gate?.isShut === true) return
    for (let burst = world.chance(0.2) ? 12 : 1; burst > 0; burst -= 1) {
      this.#sequence += 1
      const queue = record.name
      const id = `${this.#name}:${this.#sequence}`
      ledger.publish(queue, id, side())
      world.note('publish', queue, id)
      this.#awaited.set(this.#sequence, { queue, id, left: 1, isFailed: false })
      CONTENT.reset()
      const bytes = world.chance(0.02) ? 3_000 : 30 + world.random.below(60)
      const body = Buffer.from(bodyOf(id, bytes), 'latin1')
      encodeContent({ exchange: '', routingKey: queue, properties: { deliveryMode: 2 }, body }, CONTENT)
      const content = CONTENT.toBuffer()
      const targets = [application.directory.get(record)]
      const { dispatcher } = application.directory
      this.#gate = dispatcher.publish(targets, 1, content, 0, content.length, true, this, this.#sequence)
    }
  }

  #take(): void {
    const { world, ledger, application, node, takeChance } = this.#options
    const record = this.#anyQueue()
    if (record === undefined || !world.chance(takeChance)) return
    for (let count = 1 + world.random.below(8); count > 0; count -= 1) {
      const queue = application.directory.get(record)
      queue.get(false, (result) => {
        if (!result.ok || result.value === undefined) return
        const { index, source, contentStart, contentEnd } = result.value
        const id = idOf(copyBody(source, contentStart, contentEnd))
        world.note('take', node.id, record.name, id, index)
        ledger.give(record.name, id)
        queue.settle(index, 'ack')
      })
    }
  }

  #anyQueue(): QueueRecord | undefined {
    const { world, node } = this.#options
    return world.pick([...(node.metadata?.queues() ?? [])])
  }

  #act(everyMsMax: number, run: () => void): void {
    const { world, node, application, isOver } = this.#options
    node.process.after(world.between(0, everyMsMax), () => {
      if (node.application !== application || isOver()) return
      run()
      this.#act(everyMsMax, run)
    })
  }
}
