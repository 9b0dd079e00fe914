/** The texts of refused metadata changes on the wire: the one table for `DomainError` (RabbitMQ 3.10's words). */
import { AmqpError, erlangBinary, type FieldValue, ReplyCode } from '@warren/codec'
import { assertNever } from '@warren/kernel'
import type { ArgumentDetail, DomainError, EntityFacts } from '@warren/model'

const LOCKED_HINT =
  'It could be originally declared on another connection or the exclusive property value does not match that of the original declaration.'

/** What the client is told. `unavailable` is for changes that found no majority in time. */
export function domainErrorToAmqp(error: DomainError): AmqpError {
  switch (error.kind) {
    case 'notFound':
      return new AmqpError(ReplyCode.notFound, `no ${entityText(error)}`)
    case 'noSuchVhost':
      return new AmqpError(ReplyCode.notAllowed, `vhost ${error.vhost} not found`)
    case 'unknownExchangeType':
      return new AmqpError(ReplyCode.commandInvalid, `unknown exchange type '${error.type}'`)
    case 'defaultExchange':
      return new AmqpError(ReplyCode.accessRefused, 'operation not permitted on the default exchange')
    case 'reservedPrefix':
      return reservedPrefix(error.entity, error.name)
    case 'systemExchange':
      return new AmqpError(
        ReplyCode.accessRefused,
        `deletion of system exchange '${error.name}' in vhost '${error.vhost}' not allowed`,
      )
    case 'accessRefused':
      return accessRefused(error, error.user)
    case 'topicAccessRefused':
      return new AmqpError(
        ReplyCode.accessRefused,
        `access to topic '${error.routingKey}' in exchange '${error.exchange}' in vhost '${error.vhost}' refused for user '${error.user}'`,
      )
    case 'resourceLocked':
      return resourceLocked(error.queue, error.vhost)
    case 'homeNodeDown':
      return new AmqpError(
        ReplyCode.notFound,
        `home node '${error.node}' of durable queue '${error.queue}' in vhost '${error.vhost}' is down or inaccessible`,
      )
    default:
      return preconditionFailed(error)
  }
}

export function reservedPrefix(entity: 'exchange' | 'queue', name: string): AmqpError {
  return new AmqpError(ReplyCode.accessRefused, `${entity} name '${name}' contains reserved prefix 'amq.*'`)
}

export function accessRefused(entity: EntityFacts, user: string): AmqpError {
  return new AmqpError(ReplyCode.accessRefused, `access to ${entityText(entity)} refused for user '${user}'`)
}

export function resourceLocked(queue: string, vhost: string): AmqpError {
  const queueText = `queue '${queue}' in vhost '${vhost}'`
  return new AmqpError(
    ReplyCode.resourceLocked,
    `cannot obtain exclusive access to locked ${queueText}. ${LOCKED_HINT}`,
  )
}

/** `queue 'q' in vhost '/'` */
export function entityText(entity: EntityFacts): string {
  return `${entity.entity} '${entity.name}' in vhost '${entity.vhost}'`
}

type PreconditionError = Exclude<
  DomainError,
  {
    kind:
      | 'notFound'
      | 'noSuchVhost'
      | 'unknownExchangeType'
      | 'defaultExchange'
      | 'reservedPrefix'
      | 'systemExchange'
      | 'accessRefused'
      | 'topicAccessRefused'
      | 'resourceLocked'
      | 'homeNodeDown'
  }
>

function preconditionFailed(error: PreconditionError): AmqpError {
  return new AmqpError(ReplyCode.preconditionFailed, preconditionText(error))
}

function preconditionText(error: PreconditionError): string {
  switch (error.kind) {
    case 'inUse':
      return `${entityText(error)} in use`
    case 'notEmpty':
      return `${entityText(error)} not empty`
    case 'inequivalentArgument':
      return `inequivalent arg '${error.argument}' for ${entityText(error)}: ${differenceText(error.received, error.current)}`
    case 'invalidArgumentType':
      return `invalid type '${error.type}' for arg '${error.argument}' in ${entityText(error)}`
    case 'invalidArgument':
      return `invalid arg '${error.argument}' for ${entityText(error)}: ${detailText(error.detail)}`
    case 'argumentOfOtherQueueType':
      return `invalid arg '${error.argument}' for ${entityText(error)} of queue type rabbit_classic_queue`
    case 'invalidXMatch':
      return xMatchText(error.value)
    case 'outcomeUnknown':
      return 'the outcome of the operation is unknown'
    // The rest concerns users, vhosts and members, which no AMQP method changes.
    default:
      return error.kind
  }
}

/** RabbitMQ names the types only when one side has no value. */
function differenceText(received: FieldValue | undefined, current: FieldValue | undefined): string {
  if (received !== undefined && current !== undefined) {
    return `received '${fieldText(received)}' but current is '${fieldText(current)}'`
  }
  const receivedText = received === undefined ? 'none' : `the value '${fieldText(received)}' of type '${received.type}'`
  const currentText = current === undefined ? 'none' : `the value '${fieldText(current)}' of type '${current.type}'`
  return `received ${receivedText} but current is ${currentText}`
}

function xMatchText(value: FieldValue): string {
  if (value.type === 'longstr') {
    const shown = erlangBinary(Buffer.from(value.value))
    return `Invalid x-match field value ${shown}; expected all, any, all-with-x, or any-with-x`
  }
  return `Invalid x-match field type ${value.type} (value ${fieldText(value)}); expected longstr`
}

function detailText(detail: ArgumentDetail): string {
  switch (detail.kind) {
    case 'negative':
      return `{value_negative,${detail.value}}`
    case 'zero':
      return '{value_zero,0}'
    case 'tooLarge':
      return `{value_too_large,${detail.value}}`
    case 'maxExceeded':
      return `{max_value_exceeded,${detail.value}}`
    case 'expectedInteger':
      return `"expected integer, got ${detail.type}"`
    case 'unacceptableType':
      return `{unacceptable_type,${detail.type}}`
    case 'invalidOverflow':
      return 'invalid_overflow'
    case 'routingKeyButNoDlx':
      return 'routing_key_but_no_dlx_defined'
    case 'unsupportedMode':
      return `"unsupported queue mode '${detail.value}'"`
    case 'unsupportedVersion':
      return `"unsupported queue version '${detail.value}'"`
    case 'unsupportedQueueType':
      return `"unsupported queue type '${detail.value}'"`
    case 'invalidMasterLocator':
      return 'invalid_queue_locator_arg'
    default:
      return assertNever(detail)
  }
}

/** A field value as Erlang's `~p` shows it, near enough for an error text. */
function fieldText(value: FieldValue): string {
  switch (value.type) {
    case 'void':
      return 'undefined'
    case 'decimal':
      return `{${value.scale},${value.value}}`
    case 'binary':
      return erlangBinary(value.value)
    case 'array':
      return `[${value.value.map((item) => `{${item.type},${fieldText(item)}}`).join(',')}]`
    case 'table':
      return `[${value.value.map((entry) => `{${erlangBinary(Buffer.from(entry.name))},${entry.value.type},${fieldText(entry.value)}}`).join(',')}]`
    case 'float':
    case 'double':
      return Number.isInteger(value.value) ? value.value.toFixed(1) : String(value.value)
    default:
      return String(value.value)
  }
}
