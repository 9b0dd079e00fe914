// cluster_status in its three forms, read back: what a person reads, JSON, and the Erlang term of 3.6.
import type { LocalNode } from '../local-node.ts'
import type { Operator } from './operator.ts'

export interface Members {
  readonly disc: readonly string[]
  readonly ram: readonly string[]
  readonly running: readonly string[]
}

export interface StatusForm {
  readonly form: string
  /** Names in order. */
  readonly members: Members
}

const SHOWN = 90

/** All three, asked of `node` and said in full. */
export async function statusForms(operator: Operator, node: LocalNode): Promise<readonly StatusForm[]> {
  const pretty = await operator.type(node, ['cluster_status'], SHOWN)
  const json = await operator.type(node, ['cluster_status', '--formatter', 'json'], SHOWN)
  const term = await operator.type(node, ['cluster_status', '--formatter', 'erlang'], SHOWN)
  return [
    { form: 'pretty', members: membersOfText(pretty.text) },
    { form: 'json', members: membersOfJson(json.text) },
    { form: 'erlang', members: membersOfTerm(term.text) },
  ]
}

export async function membersOf(operator: Operator, node: LocalNode): Promise<Members> {
  const { text } = await operator.type(node, ['cluster_status', '--formatter', 'json'])
  return membersOfJson(text)
}

export function membersOfText(text: string): Members {
  return {
    disc: section(text, 'Disk Nodes'),
    ram: section(text, 'RAM Nodes'),
    running: section(text, 'Running Nodes'),
  }
}

export function membersOfJson(text: string): Members {
  const status = JSON.parse(text) as { disk_nodes: string[]; ram_nodes: string[]; running_nodes: string[] }
  return {
    disc: [...status.disk_nodes].sort(),
    ram: [...status.ram_nodes].sort(),
    running: [...status.running_nodes].sort(),
  }
}

/** `[{nodes,[{disc,[...]},{ram,[...]}]},{running_nodes,[...]},...]`, with any line breaks. */
export function membersOfTerm(text: string): Members {
  const names = (tag: string): readonly string[] => {
    const [, inside = ''] = new RegExp(`\\{${tag},\\s*\\[([^\\]]*)\\]`).exec(text) ?? []
    return inside
      .split(',')
      .map((name) => name.trim().replace(/^'(.*)'$/, '$1'))
      .filter((name) => name !== '')
      .sort()
  }
  return { disc: names('disc'), ram: names('ram'), running: names('running_nodes') }
}

/** The lines between a heading and the next: heading, blank line, body, blank line. */
function section(text: string, heading: string): readonly string[] {
  const lines = text.split('\n')
  const at = lines.indexOf(heading)
  if (at < 0) return []
  const body = lines.slice(at + 2)
  const end = body.indexOf('')
  return body.slice(0, end < 0 ? body.length : end).sort()
}
