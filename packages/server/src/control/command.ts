/** What a control command is given, and how it reads its arguments. */
import type { Log } from '@warren/kernel'
import { NAME_BYTES_MAX } from '@warren/model'
import type { ControlReply, ControlRequest, Json } from '@warren/rpc'
import { badArgument, type Failure, usage } from './failures.ts'
import type { AppControl, NodeControl } from './node-control.ts'

export interface CommandContext {
  readonly node: NodeControl
  readonly request: ControlRequest
  readonly log: Log
  emitRow(row: Json): void
}

export interface AppContext extends CommandContext {
  readonly app: AppControl
}

/** `needs` is the state of the application that the command can run in. */
export type ControlCommand =
  | { readonly needs: 'running'; run(context: AppContext): Promise<ControlReply> }
  /** notRunning: stopped, or waiting for the others at a start. */
  | { readonly needs: 'stopped' | 'notRunning' | 'anything'; run(context: CommandContext): Promise<ControlReply> }
  /** The process has to be down: whoever is asked refuses. */
  | { readonly needs: 'noProcess' }

export type ControlCommandTable = Readonly<Record<string, ControlCommand>>

export const DONE: ControlReply = { kind: 'ok' }
const DEFAULT_VHOST = '/'

export function done(value: Json): ControlReply {
  return { kind: 'ok', value }
}

/** Ends a command from anywhere below its `run`; caught in ControlCommands. */
export class CommandRefusal extends Error {
  override readonly name = 'CommandRefusal'
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.text)
    this.failure = failure
  }
}

/** All arguments of a command that takes exactly `count`. Throws CommandRefusal otherwise. */
export function exactArguments(request: ControlRequest, count: number): readonly string[] {
  const given = request.arguments.length
  if (given < count) throw new CommandRefusal(usage('not enough arguments.'))
  if (given > count) throw new CommandRefusal(usage('too many arguments.'))
  return request.arguments
}

/** The argument at `index`; `exactArguments` or a default has made sure that it is there. */
export function argument(request: ControlRequest, index: number): string {
  const value = request.arguments[index]
  if (value === undefined) throw new CommandRefusal(usage('not enough arguments.'))
  return value
}

/** A name of 1 to 255 bytes; what names what is `role`. Throws CommandRefusal. */
export function nameArgument(request: ControlRequest, index: number, role: string): string {
  const name = argument(request, index)
  if (name === '') throw new CommandRefusal(badArgument(`${role} cannot be an empty string`))
  if (Buffer.byteLength(name) > NAME_BYTES_MAX)
    throw new CommandRefusal(badArgument(`${role} has more than ${NAME_BYTES_MAX} bytes`))
  return name
}

/** A whole number of 1 or more. Throws CommandRefusal. */
export function positiveArgument(request: ControlRequest, index: number): number {
  const text = argument(request, index)
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (number === 0) throw new CommandRefusal(badArgument('Argument must be a positive integer'))
  return number
}

export function vhostOption(request: ControlRequest): string {
  return request.vhost ?? DEFAULT_VHOST
}

export function flagOption(request: ControlRequest, name: string): boolean {
  return request.options[name] === true
}

export function textOption(request: ControlRequest, name: string): string | undefined {
  const value = request.options[name]
  return value === undefined ? undefined : String(value)
}

/** A number of 0 or more. Throws CommandRefusal for anything else. */
export function numberOption(request: ControlRequest, name: string): number | undefined {
  const value = request.options[name]
  if (value === undefined) return undefined
  const number = Number(value)
  if (!(number >= 0)) throw new CommandRefusal(usage(`Invalid options for this command:\n--${name} : ${value}`))
  return number
}
