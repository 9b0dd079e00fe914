/** How a command looks on the command line: what it takes, what it says, how its result is shown. */
import type { Json } from '@warren/rpc/client'
import type { TlsOptions } from '../invocation/tls.ts'
import type { CellKind } from '../output/cell.ts'
import type { TextStyle } from '../output/heading.ts'
import type { Formatter } from '../output/list-writer.ts'

export const SECTIONS = [
  'Help',
  'Nodes',
  'Cluster',
  'Users',
  'Access Control',
  'Monitoring, observability and health checks',
  'Policies',
  'Virtual hosts',
  'Configuration and Environment',
  'Operations',
  'Queues',
  'Maintenance',
  'Feature flags',
] as const
export type Section = (typeof SECTIONS)[number]

export interface ArgumentSpec {
  readonly name: string
  readonly text: string
  readonly isOptional?: true
  /** Any number of them; the last argument only. */
  readonly isVariadic?: true
}

export interface OptionSpec {
  /** `-e, --if-empty`, `--limit <limit>` */
  readonly flags: string
  readonly text: string
  /** Refuses anything but a whole number of 0 or more. */
  readonly isNumber?: true
  /** Refuses anything but a whole number, which may be negative. */
  readonly isInteger?: true
}

/** What a result is shown from. */
export interface ShowContext {
  readonly invocation: Invocation
  readonly style: TextStyle
}

export type Result =
  /** Rows, in the formats of lists. `columns` that the user may choose from; undefined: the preset ones only. */
  | {
      readonly kind: 'list'
      readonly columns?: readonly string[]
      readonly preset: readonly string[]
      readonly kinds?: Readonly<Record<string, CellKind>>
      /** As in RabbitMQ, its table has no header row. */
      readonly isHeaderless?: true
    }
  /** Nothing, or a line made of the value. `isAdvice`: no result of its own, so that --quiet leaves it out. */
  | {
      readonly kind: 'done'
      readonly text?: (value: Json | undefined, context: ShowContext) => string
      readonly isAdvice?: true
      /** The value in JSON, where that is not the text. */
      readonly json?: (value: Json | undefined) => Json
    }
  /** One object. `text` is for people, `term` for --formatter erlang. */
  | {
      readonly kind: 'facts'
      readonly text: (value: Json, context: ShowContext) => string
      readonly term?: (value: Json) => string
    }

export interface CommandSpec {
  readonly name: string
  /** Other names for it, which the help does not list. */
  readonly aliases?: readonly string[]
  readonly section: Section
  readonly summary: string
  /** Options and arguments as in RabbitMQ's usage lines, without the general options before the command. */
  readonly usage: string
  readonly arguments: readonly ArgumentSpec[]
  readonly options: readonly OptionSpec[]
  /** With `app` the banner waits until the node has said that its application is in the right state, as RabbitMQ's does. */
  readonly needs: 'app' | 'node' | 'nothing'
  /** Undefined: no limit but that of an hour. */
  readonly timeoutSeconds?: number
  /** Whether it can be done on the data directory of a node whose process is down (`stopped-node.ts`). */
  readonly whileDown?: (invocation: Invocation) => boolean
  /** The node itself keeps to the limit, and says so in words of its own. */
  readonly keepsOwnTimeout?: true
  readonly banner?: (invocation: Invocation) => readonly string[]
  /** The arguments as a whole: a refusal, or undefined. */
  readonly check?: (invocation: Invocation) => ArgumentRefusal | undefined
  /** Takes the password that follows its last argument from standard input when it is not given. */
  readonly asksPassword?: { readonly missingExitCode: number }
  /** With --formatter json its errors are objects too. */
  readonly hasJsonErrors?: true
  readonly result: Result
}

export interface ArgumentRefusal {
  readonly exitCode: number
  readonly text: string
}

export interface Invocation {
  readonly spec: CommandSpec
  /** What was typed, for usage errors. */
  readonly argv: readonly string[]
  /** Complete, and without a port. */
  readonly node: string
  /** As for `findNode`: perhaps with `:port`. */
  readonly target: string
  readonly vhost: string
  readonly formatter: Formatter | undefined
  readonly isQuiet: boolean
  readonly hasHeader: boolean
  readonly timeoutSeconds: number | undefined
  readonly cookie: string | undefined
  readonly cookieFile: string | undefined
  /** As given; `findTls` completes them. */
  readonly tls: TlsOptions
  readonly arguments: readonly string[]
  readonly columns: readonly string[]
  /** The command's own options by long name. */
  readonly options: Readonly<Record<string, string | number | boolean>>
}

export function quoted(text: string): string {
  return `"${text}"`
}
