// Network namespaces in which each node has a machine of its own, as far as the network goes. Two subnets: `cluster` links
// the nodes and can be cut, `clients` links each node with this process and never is.
//
// N1 A cut direction is a true loss: frames go to a hardware address that nobody has. No error, no RST, no ICMP.
// N2 Everything carries this process's id, and what a dead process left behind is swept at the next start.
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'vitest'

const HOSTS_FOLDER = '/etc/netns'
const PREFIX = 'warren-'
const OURS = /^warren-(?<pid>\d+)-/
const OUR_LINK = /^w(?<pid>\d+)-/
const NODES_MAX = 9
/** RFC 2544: for benchmarks of devices, routed nowhere. */
const CLUSTER_NET = '198.18'
const CLIENT_NET = '198.19'
const IP_MS = 20_000

/** Why namespaces cannot be made here; undefined when they can. */
export function namespacesRefusal(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux'
  if (process.getuid?.() !== 0) return 'network namespaces need root'
  const probe = `${PREFIX}${process.pid}-probe`
  try {
    execFileSync('ip', ['netns', 'add', probe], { stdio: 'pipe', timeout: IP_MS })
    execFileSync('ip', ['link', 'add', 'probe', 'netns', probe, 'type', 'bridge'], { stdio: 'pipe', timeout: IP_MS })
    return undefined
  } catch (error) {
    return `network namespaces cannot be made: ${error instanceof Error ? error.message.trim() : String(error)}`
  } finally {
    deleteNamespace(probe)
  }
}

/** A test that needs them, as its first step. */
export function skipWithoutNamespaces(context: TestContext): void {
  const refusal = namespacesRefusal()
  context.skip(refusal !== undefined, refusal)
}

export class Namespaces {
  readonly count: number
  /** Third octet of both subnets. */
  readonly #third: number
  readonly #name = `${PREFIX}${process.pid}-`
  readonly #link = `w${process.pid}-`
  readonly #onExit = (): void => this.removeNow()

  private constructor(count: number) {
    this.count = count
    this.#third = freeSubnet()
  }

  /** Namespaces 1 to `count`, in which the hosts `hostName(1)` .. resolve to the addresses of the cluster's subnet. */
  static async create(count: number): Promise<Namespaces> {
    if (count < 1 || count > NODES_MAX) throw new Error(`between 1 and ${NODES_MAX} namespaces can be made`)
    sweep()
    const namespaces = new Namespaces(count)
    process.once('exit', namespaces.#onExit)
    try {
      await namespaces.#build()
    } catch (error) {
      namespaces.remove()
      throw error
    }
    return namespaces
  }

  hostName(number: number): string {
    return `warren${number}`
  }

  /** Where this process reaches what listens in namespace `number`. */
  clientAddress(number: number): string {
    return `${CLIENT_NET}.${this.#third}.${number}`
  }

  /** What comes before a command that is to run in namespace `number`. */
  launcher(number: number): readonly string[] {
    return ['ip', 'netns', 'exec', this.#namespace(number)]
  }

  /** From now on exactly these (from, to) directions lose every packet. */
  async setLoss(isLost: (from: number, to: number) => boolean): Promise<void> {
    await Promise.all(
      this.#numbers().map((from) => {
        const others = this.#numbers().filter((to) => to !== from)
        const lines = others.map((to) => {
          const hardware = isLost(from, to) ? nobodysHardware(to) : clusterHardware(to)
          return `neigh replace ${this.#clusterAddress(to)} lladdr ${hardware} dev cluster nud permanent`
        })
        return ip(this.#namespace(from), lines)
      }),
    )
  }

  /** Pulls or plugs the cable between a node and the others: nothing gets out, whatever its kernel has still to say. */
  async plug(number: number, isUp: boolean): Promise<void> {
    await ip(this.#namespace('hub'), [`link set ${this.#link}a${number} ${isUp ? 'up' : 'down'}`])
  }

  /** Processes that still run in the namespaces are ended. */
  remove(): void {
    process.off('exit', this.#onExit)
    this.removeNow()
  }

  /** Synchronous, for the end of the process. */
  removeNow(): void {
    for (const part of [...this.#numbers(), 'hub'] as const) deleteNamespace(this.#namespace(part))
    // The kernel lets go of a namespace later; a deleted end of a link takes the other one along at once.
    for (const end of [...this.#numbers(), '']) quietly('ip', ['link', 'delete', `${this.#link}b${end}`])
  }

  async #build(): Promise<void> {
    const numbers = this.#numbers()
    const [link, hub] = [this.#link, this.#namespace('hub')]
    for (const number of numbers) this.#writeHosts(number)
    await ip(undefined, [
      ...[...numbers.map((number) => this.#namespace(number)), hub].map((name) => `netns add ${name}`),
      `link add cluster netns ${hub} type bridge`,
      `link add ${link}b type bridge`,
      `address add ${CLIENT_NET}.${this.#third}.254/24 dev ${link}b`,
      `link set ${link}b up`,
      ...numbers.flatMap((number) => [
        `link add ${link}a${number} netns ${hub} type veth peer name cluster netns ${this.#namespace(number)}`,
        `link add ${link}b${number} type veth peer name clients netns ${this.#namespace(number)}`,
        `link set ${link}b${number} master ${link}b up`,
      ]),
    ])
    const plugs = numbers.map((number) => `link set ${link}a${number} master cluster up`)
    await ip(hub, ['link set cluster up', ...plugs])
    for (const number of numbers) {
      await ip(this.#namespace(number), [
        'link set lo up',
        `link set cluster address ${clusterHardware(number)}`,
        `address add ${this.#clusterAddress(number)}/24 dev cluster`,
        `address add ${this.clientAddress(number)}/24 dev clients`,
        'link set cluster up',
        'link set clients up',
      ])
    }
    await this.setLoss(() => false)
  }

  #writeHosts(number: number): void {
    const folder = join(HOSTS_FOLDER, this.#namespace(number))
    mkdirSync(folder, { recursive: true })
    const lines = this.#numbers().map((other) => `${this.#clusterAddress(other)} ${this.hostName(other)}`)
    // Erlang's tools look this machine's own name up.
    writeFileSync(join(folder, 'hosts'), [`127.0.0.1 localhost ${hostname()}`, ...lines, ''].join('\n'))
  }

  #clusterAddress(number: number): string {
    return `${CLUSTER_NET}.${this.#third}.${number}`
  }

  #namespace(part: number | 'hub'): string {
    return `${this.#name}${part}`
  }

  #numbers(): number[] {
    return Array.from({ length: this.count }, (_, i) => i + 1)
  }
}

/** Locally administered unicast addresses. */
function clusterHardware(number: number): string {
  return `02:57:00:00:00:0${number}`
}

function nobodysHardware(number: number): string {
  return `02:57:ff:00:00:0${number}`
}

/** One that no interface of this machine has; runs side by side start to look in different places. */
function freeSubnet(): number {
  const taken = new Set<string>()
  for (const addresses of Object.values(networkInterfaces()))
    for (const { address } of addresses ?? []) taken.add(address.split('.').slice(0, 3).join('.'))
  for (let i = 0; i < 256; i += 1) {
    const third = (process.pid + i) % 256
    if (!taken.has(`${CLIENT_NET}.${third}`)) return third
  }
  throw new Error(`all subnets of ${CLIENT_NET}.0.0/16 are taken`)
}

/** What processes that are gone have left behind: namespaces with all that runs in them, links, hosts files. */
function sweep(): void {
  const namespaces = new Set(existsSync('/run/netns') ? readdirSync('/run/netns') : [])
  if (existsSync(HOSTS_FOLDER)) for (const name of readdirSync(HOSTS_FOLDER)) namespaces.add(name)
  for (const name of namespaces) if (isLeftOver(OURS.exec(name))) deleteNamespace(name)
  for (const name of readdirSync('/sys/class/net'))
    if (isLeftOver(OUR_LINK.exec(name))) quietly('ip', ['link', 'delete', name])
}

/** Whether the name has the id of a process that is gone. */
export function isLeftOver(match: RegExpExecArray | null): boolean {
  const pid = match?.groups?.['pid']
  if (pid === undefined) return false
  try {
    // The state comes after the name in parentheses. Whoever was killed and has not been asked about yet is a zombie.
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .startsWith('Z')
  } catch {
    return true
  }
}

function deleteNamespace(name: string): void {
  for (const pid of quietly('ip', ['netns', 'pids', name]).split('\n')) {
    if (pid !== '') quietly('kill', ['-KILL', pid])
  }
  quietly('ip', ['netns', 'delete', name])
  rmSync(join(HOSTS_FOLDER, name), { recursive: true, force: true })
}

/** Standard output; empty when it failed, for what is to be removed may be gone or never have been made. */
function quietly(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { stdio: 'pipe', timeout: IP_MS }).toString()
  } catch {
    return ''
  }
}

/** Runs lines of `ip -batch` in a namespace, or outside of all. */
function ip(namespace: string | undefined, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return Promise.resolve()
  const args = [...(namespace === undefined ? [] : ['-n', namespace]), '-batch', '-']
  return new Promise((resolve, reject) => {
    const child = execFile('ip', args, { timeout: IP_MS }, (error, _stdout, stderr) => {
      if (error === null) resolve()
      else reject(new Error(`ip ${args.join(' ')}: ${stderr.trim() || error.message}`))
    })
    child.stdin?.end(`${lines.join('\n')}\n`)
  })
}
