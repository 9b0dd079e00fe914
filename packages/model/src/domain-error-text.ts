/** The one table from a refusal to what goes over the wire: RabbitMQ 3.10's reply codes and words. */
import { type ErrorScope, erlangBinary, type FieldValue, ReplyCode, replyScope } from '@warren/codec'
import { assertNever } from '@warren/kernel'
import type { ArgumentDetail, DomainError, EntityFacts } from './domain-error.ts'
import { policyProblemsText } from './policies/policy-problem.ts'

export interface DomainErrorText {
  readonly code: ReplyCode
  readonly scope: ErrorScope
  /** Without the code's name in front, which AmqpError adds. */
  readonly text: string
}

const CLASSIC_QUEUE = 'rabbit_classic_queue'
const LOCKED_HINT =
  'It could be originally declared on another connection or the exclusive property value does not match that of the original declaration.'

export function domainErrorText(error: DomainError): DomainErrorText {
  const code = codeOf(error)
  return { code, scope: replyScope(code), text: textOf(error) }
}

function codeOf(error: DomainError): ReplyCode {
  switch (error.kind) {
    case 'notFound':
    case 'homeNodeDown':
      return ReplyCode.notFound
    case 'noSuchVhost':
      return ReplyCode.notAllowed
    case 'unknownExchangeType':
      return ReplyCode.commandInvalid
    case 'defaultExchange':
    case 'reservedPrefix':
    case 'systemExchange':
    case 'accessRefused':
    case 'topicAccessRefused':
      return ReplyCode.accessRefused
    case 'resourceLocked':
      return ReplyCode.resourceLocked
    case 'outcomeUnknown':
      return ReplyCode.internalError
    default:
      return ReplyCode.preconditionFailed
  }
}

function textOf(error: DomainError): string {
  switch (error.kind) {
    case 'notFound':
      return `no ${entityText(error)}`
    case 'unknownExchangeType':
      // RabbitMQ says so of any word that its Erlang node happens to know; the empty one always is.
      return `${error.type === '' ? 'invalid' : 'unknown'} exchange type '${error.type}'`
    case 'defaultExchange':
      return 'operation not permitted on the default exchange'
    case 'reservedPrefix':
      return `${error.entity} name '${error.name}' contains reserved prefix 'amq.*'`
    case 'systemExchange':
      return `deletion of system exchange '${error.name}' in vhost '${error.vhost}' not allowed`
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
      return `invalid arg '${error.argument}' for ${entityText(error)} of queue type ${CLASSIC_QUEUE}`
    case 'invalidXMatch':
      return xMatchText(error.value)
    case 'resourceLocked':
      return `cannot obtain exclusive access to locked queue '${error.queue}' in vhost '${error.vhost}'. ${LOCKED_HINT}`
    case 'homeNodeDown':
      return `home node '${error.node}' of durable queue '${error.queue}' in vhost '${error.vhost}' is down or inaccessible`
    case 'accessRefused':
      return `access to ${entityText(error)} refused for user '${error.user}'`
    case 'topicAccessRefused':
      return `access to topic '${error.routingKey}' in exchange '${error.exchange}' in vhost '${error.vhost}' refused for user '${error.user}'`
    default:
      return operatorText(error)
  }
}

type OperatorError = Extract<
  DomainError,
  {
    kind:
      | 'noSuchVhost'
      | 'vhostExists'
      | 'noSuchUser'
      | 'userExists'
      | 'invalidRegex'
      | 'noSuchQueue'
      | 'staleEpoch'
      | 'notMirror'
      | 'mirrorsChanged'
      | 'notSynchronised'
      | 'nodeNotRunning'
      | 'nodeDraining'
      | 'invalidPolicy'
      | 'noSuchPolicy'
      | 'noSuchMember'
      | 'memberNameTaken'
      | 'lastDiscMember'
      | 'featureFlagUnsupported'
      | 'featureFlagsMissing'
      | 'featureFlagDisabled'
      | 'staleIncarnation'
      | 'outcomeUnknown'
  }
>

/** What operators' changes are refused with, and nodes'. The tools have words of their own for most of it. */
function operatorText(error: OperatorError): string {
  switch (error.kind) {
    case 'noSuchVhost':
      return `vhost ${error.vhost} not found`
    case 'vhostExists':
      return `vhost '${error.vhost}' already exists`
    case 'noSuchUser':
      return `user '${error.user}' does not exist`
    case 'userExists':
      return `user '${error.user}' already exists`
    case 'invalidRegex':
      return `invalid regular expression '${error.pattern}': ${error.reason}`
    case 'noSuchQueue':
      return `there is no queue with uid ${error.uid}`
    case 'staleEpoch':
      return `${queueText(error)} is in epoch ${error.recorded}, not in ${error.received}`
    case 'notMirror':
      return `node '${error.node}' has no mirror of ${queueText(error)}`
    case 'mirrorsChanged':
      return `the mirrors of ${queueText(error)} have changed since`
    case 'notSynchronised':
      return `node '${error.node}' has no synchronised mirror of ${queueText(error)}`
    case 'nodeDraining':
      return `node '${error.node}' is under maintenance`
    case 'nodeNotRunning':
      return `node '${error.node}' is not running`
    case 'invalidPolicy':
      return policyProblemsText(error.problems)
    case 'noSuchPolicy':
      return `policy '${error.policy}' in vhost '${error.vhost}' does not exist`
    case 'noSuchMember':
      return `node '${error.node}' is not in the cluster`
    case 'memberNameTaken':
      return `a node called '${error.node}' is in the cluster already`
    case 'lastDiscMember':
      return `'${error.node}' is the only disc node in the cluster`
    case 'featureFlagUnsupported':
      return `feature flag '${error.flag}' is not supported by node '${error.node}'`
    case 'featureFlagsMissing':
      return `node '${error.node}' does not support feature flags that are enabled: ${error.flags.join(', ')}`
    case 'featureFlagDisabled':
      return `this needs feature flag '${error.flag}', which is not enabled; enable_feature_flag enables it once every node supports it`
    case 'staleIncarnation':
      return `node '${error.node}' announced incarnation ${error.received}, but ${error.recorded} is known`
    case 'outcomeUnknown':
      return 'the operation was carried out before, its outcome is not known'
    default:
      return assertNever(error)
  }
}

function queueText({ queue, vhost }: { readonly queue: string; readonly vhost: string }): string {
  return entityText({ entity: 'queue', name: queue, vhost })
}

/** `queue 'q' in vhost '/'` */
export function entityText(facts: EntityFacts): string {
  return `${facts.entity} '${facts.name}' in vhost '${facts.vhost}'`
}

/** The types are named only when one side has no value. */
function differenceText(received: FieldValue | undefined, current: FieldValue | undefined): string {
  if (received !== undefined && current !== undefined) {
    return `received '${fieldText(received)}' but current is '${fieldText(current)}'`
  }
  return `received ${typedText(received)} but current is ${typedText(current)}`
}

function typedText(value: FieldValue | undefined): string {
  return value === undefined ? 'none' : `the value '${fieldText(value)}' of type '${value.type}'`
}

function xMatchText(value: FieldValue): string {
  return value.type === 'longstr'
    ? `Invalid x-match field value ${erlangTerm(value)}; expected all, any, all-with-x, or any-with-x`
    : `Invalid x-match field type ${value.type} (value ${erlangTerm(value)}); expected longstr`
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

/** Strings as they are, anything else as Erlang prints it. */
function fieldText(value: FieldValue): string {
  if (value.type === 'longstr') return value.value
  return value.type === 'binary' ? Buffer.from(value.value).toString() : erlangTerm(value)
}

/** A field value as Erlang's `~p` prints it. */
function erlangTerm(value: FieldValue): string {
  switch (value.type) {
    case 'longstr':
      return erlangBinary(value.bytes ?? Buffer.from(value.value))
    case 'binary':
      return erlangBinary(value.value)
    case 'void':
      return 'undefined'
    case 'decimal':
      return `{${value.scale},${value.value}}`
    case 'float':
    case 'double':
      return Number.isInteger(value.value) ? value.value.toFixed(1) : String(value.value)
    case 'array':
      return `[${value.value.map((item) => `{${item.type},${erlangTerm(item)}}`).join(',')}]`
    case 'table':
      return `[${value.value.map(({ name, value: field }) => `{${erlangBinary(Buffer.from(name))},${field.type},${erlangTerm(field)}}`).join(',')}]`
    default:
      return String(value.value)
  }
}
