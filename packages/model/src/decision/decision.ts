/**
 * What a command comes to, in two steps: deciding looks and changes nothing, so that a node can also ask what a command would
 * answer (Metadata.evaluate); performing cannot fail any more.
 */
import { type Failure, fail } from '@warren/kernel'
import type { CommandOk } from '../command.ts'
import type { DomainError } from '../domain-error.ts'
import type { Change } from './change.ts'

export type Decision =
  | Failure<DomainError>
  /** The state already is as asked. */
  | { readonly ok: true; readonly kind: 'keep'; readonly value: CommandOk }
  | { readonly ok: true; readonly kind: 'change'; perform(change: Change): CommandOk }

const DONE: CommandOk = { kind: 'done', changed: true }
const UNCHANGED: CommandOk = { kind: 'done', changed: false }

export function refuse(error: DomainError): Decision {
  return fail(error)
}

export function keep(value: CommandOk = UNCHANGED): Decision {
  return { ok: true, kind: 'keep', value }
}

export function change(perform: (target: Change) => void): Decision {
  return changeTo((target) => {
    perform(target)
    return DONE
  })
}

/** With an answer of its own. */
export function changeTo(perform: (target: Change) => CommandOk): Decision {
  return { ok: true, kind: 'change', perform }
}
