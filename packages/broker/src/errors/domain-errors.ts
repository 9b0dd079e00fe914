/** Refusals of the metadata as AMQP errors; the model has the one table of their codes and texts. */
import { AmqpError } from '@warren/codec'
import { type DomainError, domainErrorText, type EntityFacts } from '@warren/model'

/** What the client is told. */
export function domainErrorToAmqp(error: DomainError): AmqpError {
  const { code, scope, text } = domainErrorText(error)
  return new AmqpError(code, text, { scope })
}

export function reservedPrefix(entity: 'exchange' | 'queue', name: string): AmqpError {
  return domainErrorToAmqp({ kind: 'reservedPrefix', entity, name })
}

export function accessRefused(facts: EntityFacts, user: string): AmqpError {
  return domainErrorToAmqp({ kind: 'accessRefused', ...facts, user })
}

export function resourceLocked(queue: string, vhost: string): AmqpError {
  return domainErrorToAmqp({ kind: 'resourceLocked', queue, vhost })
}
