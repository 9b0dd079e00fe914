/**
 * Topic exchange: binding keys in a trie of words. A key is matched like a text by a non-deterministic automaton: the set of
 * trie nodes alive after each word, each node at most once. So the cost is words times alive nodes, also for a
 * binding key such as `#.#.#.#.a`, on which a backtracking matcher takes exponential time.
 *
 * `*` is exactly one word, `#` zero or more, both only as a whole word; the empty key has no words (RabbitMQ, Topic Exchange).
 */
import { present } from '@warren/kernel'

import type { BindingNode, Matcher, RouteVisitor } from './node.ts'
import { SlotList } from './slot-list.ts'

class TrieNode {
  readonly parent: TrieNode | undefined
  readonly word: string
  children: Map<string, TrieNode> | undefined = undefined
  star: TrieNode | undefined = undefined
  hash: TrieNode | undefined = undefined
  bindings: SlotList<BindingNode> | undefined = undefined
  /** The step of the match that last made it alive. */
  step = 0
  constructor(parent: TrieNode | undefined, word: string) {
    this.parent = parent
    this.word = word
  }

  get isEmpty(): boolean {
    return (
      this.bindings === undefined && this.children === undefined && this.star === undefined && this.hash === undefined
    )
  }
}

export class TopicMatcher implements Matcher {
  readonly ignoresKey = false
  readonly isCacheable = true
  readonly #root = new TrieNode(undefined, '')
  #alive: TrieNode[] = []
  #next: TrieNode[] = []
  #step = 0

  add(binding: BindingNode): void {
    let node = this.#root
    for (const word of topicWords(binding.record.routingKey)) node = descend(node, word)
    node.bindings ??= new SlotList()
    node.bindings.add(binding)
  }

  remove(binding: BindingNode): void {
    let node = this.#root
    for (const word of topicWords(binding.record.routingKey)) node = present(childOf(node, word))
    const bindings = present(node.bindings)
    bindings.remove(binding)
    if (bindings.items.length > 0) return
    node.bindings = undefined
    while (node.isEmpty && node.parent !== undefined) {
      dropChild(node.parent, node.word)
      node = node.parent
    }
  }

  match(key: string, visitor: RouteVisitor): void {
    this.#step += 1
    this.#alive.length = 0
    this.#enter(this.#root, this.#alive)
    if (key !== '') {
      let start = 0
      for (;;) {
        const dot = key.indexOf('.', start)
        this.#take(dot < 0 ? key.slice(start) : key.slice(start, dot))
        if (dot < 0) break
        start = dot + 1
      }
    }
    for (let i = 0; i < this.#alive.length; i += 1) {
      const bindings = (this.#alive[i] as TrieNode).bindings // Within bounds.
      if (bindings !== undefined) visitor.reachAll(bindings)
    }
  }

  /** One word of the key: from the nodes alive before it to those alive after it. */
  #take(word: string): void {
    const alive = this.#alive
    const next = this.#next
    next.length = 0
    this.#step += 1
    for (let i = 0; i < alive.length; i += 1) {
      const node = alive[i] as TrieNode // Within bounds.
      // `#` takes one more word and stays.
      if (node.word === '#') this.#enter(node, next)
      const child = node.children?.get(word)
      if (child !== undefined) this.#enter(child, next)
      if (node.star !== undefined) this.#enter(node.star, next)
    }
    this.#alive = next
    this.#next = alive
  }

  /** Makes a node alive, and with it the chain of `#` below it, each of which may take no word at all. */
  #enter(node: TrieNode, alive: TrieNode[]): void {
    let entered: TrieNode | undefined = node
    while (entered !== undefined && entered.step !== this.#step) {
      entered.step = this.#step
      alive.push(entered)
      entered = entered.hash
    }
  }
}

/** The empty key has no words at all; otherwise dots split, and a word may be empty. */
export function topicWords(key: string): string[] {
  return key === '' ? [] : key.split('.')
}

function childOf(node: TrieNode, word: string): TrieNode | undefined {
  if (word === '*') return node.star
  if (word === '#') return node.hash
  return node.children?.get(word)
}

function descend(node: TrieNode, word: string): TrieNode {
  const known = childOf(node, word)
  if (known !== undefined) return known
  const child = new TrieNode(node, word)
  if (word === '*') node.star = child
  else if (word === '#') node.hash = child
  else {
    node.children ??= new Map()
    node.children.set(word, child)
  }
  return child
}

function dropChild(node: TrieNode, word: string): void {
  if (word === '*') node.star = undefined
  else if (word === '#') node.hash = undefined
  else {
    node.children?.delete(word)
    if (node.children?.size === 0) node.children = undefined
  }
}
