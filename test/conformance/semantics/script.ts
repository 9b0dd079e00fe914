// One case being played against a broker: its clients, and the transcript of what they sent and got.
import type { Method } from '@warren/codec'
import { methodFrames, RawClient } from '../../support/raw-client.ts'
import { Actor } from './actor.ts'
import { type Login, logIn } from './login.ts'
import { CONNECTION_CLOSE } from './methods.ts'
import type { ControlCommand, Target } from './target.ts'

export interface Case {
  readonly name: string
  run(script: Script): Promise<void>
}

export interface CaseGroup {
  readonly name: string
  /** Whether the cases leave one another alone, and may be played at the same time. */
  readonly isConcurrent: boolean
  readonly cases: readonly Case[]
}

export interface ClientOptions extends Login {
  /** In the transcript; `a` unless told. */
  readonly label?: string
}

const CASE_MS = 30_000
const GOODBYE_MS = 2_000

export class Script {
  readonly transcript: string[] = []
  readonly #target: Target
  readonly #actors: Actor[] = []
  #isOver = false

  constructor(target: Target) {
    this.#target = target
  }

  /** A TCP connection without a handshake. */
  async connect(label = 'a', options: { readonly answersClose?: boolean } = {}): Promise<Actor> {
    const client = await RawClient.open(this.#target.amqpPort, options)
    const { quietMs } = this.#target
    const actor = new Actor(label, client, { log: (line) => this.#log(line), quietMs })
    this.#actors.push(actor)
    return actor
  }

  /** A client that is logged in and has channel 1 open. The transcript says nothing of it. */
  async client(options: ClientOptions = {}): Promise<Actor> {
    const actor = await this.connect(options.label)
    actor.vhost = options.vhost ?? '/'
    await logIn(actor.client, options)
    await actor.open(1)
    return actor
  }

  note(text: string): void {
    this.#log(`# ${text}`)
  }

  /** An operator's command. */
  async control(command: ControlCommand): Promise<void> {
    this.note([command.command, ...(command.arguments ?? [])].join(' '))
    await this.#target.control(command)
  }

  /** What comes at the end without being waited for. */
  async rest(): Promise<void> {
    await new Promise((wake) => setTimeout(wake, this.#target.quietMs))
    for (const actor of this.#actors) actor.rest()
  }

  /** Nothing is written any more; all clients leave, and what they declared goes. */
  async close(): Promise<void> {
    this.#isOver = true
    await Promise.all(this.#actors.map((actor) => (actor.hasEnded ? actor.client.destroy() : sayGoodbye(actor.client))))
    for (const vhost of new Set(this.#actors.map((actor) => actor.vhost))) await this.#clean(vhost)
  }

  #log(line: string): void {
    if (!this.#isOver) this.transcript.push(line)
  }

  async #clean(vhost: string): Promise<void> {
    const methods: Method[] = []
    for (const actor of this.#actors) if (actor.vhost === vhost) methods.push(...actor.deletions())
    if (methods.length === 0) return
    const client = await RawClient.open(this.#target.amqpPort)
    await logIn(client, { vhost })
    // A channel each, in one write: one that is refused is no matter.
    client.bytes(
      Buffer.concat(methods.map((method, index) => methodFrames(index + 1, { kind: 'channel.open' }, method))),
    )
    for (let index = 0; index < methods.length; index += 1) {
      await client.next(index + 1, GOODBYE_MS)
      await client.next(index + 1, GOODBYE_MS)
    }
    await sayGoodbye(client)
  }
}

/** Plays a case; what it throws becomes the last line of its transcript. */
export async function play(one: Case, target: Target): Promise<readonly string[]> {
  const script = new Script(target)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not finished within ${CASE_MS} ms`)), CASE_MS)
  })
  try {
    await Promise.race([one.run(script), late])
    await script.rest()
  } catch (error) {
    script.transcript.push(`! ${error instanceof Error ? error.message : String(error)}`)
  }
  clearTimeout(timer)
  await script.close()
  return script.transcript
}

async function sayGoodbye(client: RawClient): Promise<void> {
  if (!client.isClosed) {
    client.send(0, CONNECTION_CLOSE)
    await client.next(0, GOODBYE_MS)
  }
  client.destroy()
}
