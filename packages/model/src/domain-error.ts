/** Expected refusals: part of the replicated outcome, with every fact that RabbitMQ's text for it names. */
import type { FieldValue } from '@warren/codec'
import type { NodeName, QueueUid } from '@warren/kernel'
import type { PolicyProblem } from './policies/policy-problem.ts'

type EntityKind = 'exchange' | 'queue'

/** An exchange or a queue as the texts name it: `queue 'q' in vhost '/'`. */
export interface EntityFacts {
  readonly entity: EntityKind
  readonly name: string
  readonly vhost: string
}

/** Why a queue argument is refused; the text is RabbitMQ's `<detail>`. */
export type ArgumentDetail =
  | { readonly kind: 'negative'; readonly value: string }
  | { readonly kind: 'zero' }
  | { readonly kind: 'tooLarge'; readonly value: string }
  | { readonly kind: 'maxExceeded'; readonly value: string }
  | { readonly kind: 'expectedInteger'; readonly type: string }
  | { readonly kind: 'unacceptableType'; readonly type: string }
  | { readonly kind: 'invalidOverflow' }
  | { readonly kind: 'routingKeyButNoDlx' }
  | { readonly kind: 'unsupportedMode'; readonly value: string }
  | { readonly kind: 'unsupportedVersion'; readonly value: string }
  | { readonly kind: 'unsupportedQueueType'; readonly value: string }
  | { readonly kind: 'invalidMasterLocator' }

export type DomainError =
  // Existence.
  | ({ readonly kind: 'notFound' } & EntityFacts)
  | { readonly kind: 'noSuchVhost'; readonly vhost: string }
  | { readonly kind: 'vhostExists'; readonly vhost: string }
  | { readonly kind: 'noSuchUser'; readonly user: string }
  | { readonly kind: 'userExists'; readonly user: string }
  // Declare, delete, bind.
  | { readonly kind: 'unknownExchangeType'; readonly type: string }
  | { readonly kind: 'defaultExchange' }
  | { readonly kind: 'reservedPrefix'; readonly entity: EntityKind; readonly name: string }
  | { readonly kind: 'systemExchange'; readonly name: string; readonly vhost: string }
  | ({ readonly kind: 'inUse' } & EntityFacts)
  | ({ readonly kind: 'notEmpty' } & EntityFacts)
  /** `received` or `current` is absent when that side has no such argument. */
  | ({
      readonly kind: 'inequivalentArgument'
      readonly argument: string
      readonly received: FieldValue | undefined
      readonly current: FieldValue | undefined
    } & EntityFacts)
  /** alternate-exchange or x-dead-letter-exchange is not a string. */
  | ({ readonly kind: 'invalidArgumentType'; readonly argument: string; readonly type: string } & EntityFacts)
  | ({ readonly kind: 'invalidArgument'; readonly argument: string; readonly detail: ArgumentDetail } & EntityFacts)
  /** The argument belongs to another queue type. */
  | ({ readonly kind: 'argumentOfOtherQueueType'; readonly argument: string } & EntityFacts)
  | { readonly kind: 'invalidXMatch'; readonly value: FieldValue }
  | { readonly kind: 'resourceLocked'; readonly queue: string; readonly vhost: string }
  | { readonly kind: 'homeNodeDown'; readonly node: NodeName; readonly queue: string; readonly vhost: string }
  // Permissions.
  | ({ readonly kind: 'accessRefused'; readonly user: string } & EntityFacts)
  | {
      readonly kind: 'topicAccessRefused'
      readonly routingKey: string
      readonly exchange: string
      readonly vhost: string
      readonly user: string
    }
  | { readonly kind: 'invalidRegex'; readonly pattern: string; readonly reason: string }
  // Mirrors.
  | { readonly kind: 'noSuchQueue'; readonly uid: QueueUid }
  | {
      readonly kind: 'staleEpoch'
      readonly queue: string
      readonly vhost: string
      readonly recorded: number
      readonly received: number
    }
  | { readonly kind: 'notMirror'; readonly node: NodeName; readonly queue: string; readonly vhost: string }
  /** Since they were reported to be in step. */
  | { readonly kind: 'mirrorsChanged'; readonly queue: string; readonly vhost: string }
  | { readonly kind: 'notSynchronised'; readonly node: NodeName; readonly queue: string; readonly vhost: string }
  | { readonly kind: 'nodeNotRunning'; readonly node: NodeName }
  | { readonly kind: 'nodeDraining'; readonly node: NodeName }
  // Policies.
  /** Everything that is wrong with it. */
  | { readonly kind: 'invalidPolicy'; readonly problems: readonly PolicyProblem[] }
  | { readonly kind: 'noSuchPolicy'; readonly policy: string; readonly vhost: string }
  // Members.
  | { readonly kind: 'noSuchMember'; readonly node: string }
  | { readonly kind: 'memberNameTaken'; readonly node: string }
  // Feature flags.
  /** `node` is a member whose software does not have it. */
  | { readonly kind: 'featureFlagUnsupported'; readonly flag: string; readonly node: string }
  /** Enabled in the cluster, and not known to the software that the node runs. */
  | { readonly kind: 'featureFlagsMissing'; readonly node: string; readonly flags: readonly string[] }
  /** What was asked for needs a flag that is not enabled. */
  | { readonly kind: 'featureFlagDisabled'; readonly flag: string }
  | { readonly kind: 'lastDiscMember'; readonly node: string }
  /** An incarnation that is older than the recorded one, or was declared down. */
  | { readonly kind: 'staleIncarnation'; readonly node: string; readonly recorded: number; readonly received: number }
  /** A proposal that was applied before: its outcome was given then, and is not kept. */
  | { readonly kind: 'outcomeUnknown' }
