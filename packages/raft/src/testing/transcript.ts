/**
 * Plays a script on a `RaftGroup` and writes what happens under each line. Lines that begin with `>` are commands, with
 * `#` comments; all others are output and are replaced. Commands:
 *
 *   servers A B C [name=value ...]   a new group (with limits)         join D        a server that waits to be added
 *   campaign A   tick A 12   propose A x   read A 7   transfer A B     change A addLearner D
 *   deliver [n]     the n oldest messages, or all until it is quiet    drop          forgets what is on its way
 *   cut A B   cut A>B   isolate A   mend                               hold A   sync A   (its disk)
 *   crash A   start A [memory]   compact A   status
 */
import { assert, present } from '@warren/kernel'
import type { ConfigurationChange } from '../protocol/configuration.ts'
import type { RaftNode } from '../raft-node.ts'
import { bytesOf, RaftGroup } from './raft-group.ts'

export function playTranscript(script: string): string {
  const player = new Player()
  const lines: string[] = []
  for (const line of script.split('\n')) {
    if (line.startsWith('#') || line === '') lines.push(line)
    if (line.startsWith('>')) lines.push(line, ...player.play(line.slice(1).trim()))
  }
  return lines.join('\n')
}

class Player {
  #group: RaftGroup | undefined = undefined
  #names: string[] = []

  play(command: string): readonly string[] {
    const [verb = '', ...words] = command.split(/\s+/)
    if (verb === 'servers') {
      this.#names = words.filter((word) => !word.includes('='))
      const limits = words.filter((word) => word.includes('=')).map((word) => word.split('='))
      this.#group = new RaftGroup(
        this.#names,
        Object.fromEntries(limits.map(([name, value]) => [name ?? '', Number(value)])),
      )
      return []
    }
    const group = present(this.#group, 'a script begins with servers')
    group.lines.length = 0
    if (!this.#playOnNode(group, verb, words)) this.#playOnGroup(group, verb, words)
    return [...group.lines]
  }

  #playOnNode(group: RaftGroup, verb: string, words: readonly string[]): boolean {
    const [id = '', a = '', b = ''] = words
    switch (verb) {
      case 'campaign':
        group.call(id, (node) => node.campaign())
        return true
      case 'tick':
        group.tick(id, Number(a))
        return true
      case 'propose':
        this.#report(group, group.propose(id, a))
        return true
      case 'read':
        this.#report(
          group,
          group.call(id, (node) => node.readIndex(Number(a))),
        )
        return true
      case 'transfer':
        this.#report(
          group,
          group.call(id, (node) => node.transferLeadership(a)),
        )
        return true
      case 'change': {
        const change = { kind: a as ConfigurationChange['kind'], peer: b }
        this.#report(
          group,
          group.call(id, (node) => node.proposeConfiguration(change, bytesOf(''))),
        )
        return true
      }
      default:
        return false
    }
  }

  #playOnGroup(group: RaftGroup, verb: string, words: readonly string[]): void {
    const [id = '', a = ''] = words
    switch (verb) {
      case 'join':
        this.#names.push(id)
        group.join(id)
        return
      case 'deliver':
        if (id === '') group.deliverAll()
        else for (let i = 0; i < Number(id); i += 1) group.deliverOne()
        return
      case 'drop':
        group.mail = []
        return
      case 'cut': {
        const [from = '', to = ''] = id.split('>')
        if (a === '') group.cutOneWay(from, to)
        else group.cutBetween(id, a)
        return
      }
      case 'isolate':
        group.isolate(id)
        return
      case 'mend':
        group.mend()
        return
      case 'hold':
        group.hold(id)
        return
      case 'sync':
        group.sync(id)
        return
      case 'crash':
        group.crash(id)
        return
      case 'start':
        group.start(id, a === 'memory')
        return
      case 'compact':
        group.compact(id)
        return
      case 'status':
        for (const name of this.#names)
          group.lines.push(group.isUp(name) ? statusOf(group.node(name)) : `${name}: down`)
        return
      default:
        assert(false, `unknown command ${verb}`)
    }
  }

  #report(group: RaftGroup, result: { readonly ok: boolean; readonly error?: unknown }): void {
    if (!result.ok) group.lines.push(`no: ${JSON.stringify(result.error)}`)
  }
}

function statusOf(node: RaftNode): string {
  const { id, role, term, leader, firstIndex, lastIndex, commitIndex } = node
  return `${id}: ${role} t${term} leader ${leader ?? '-'} log ${firstIndex}..${lastIndex} commit ${commitIndex}`
}
