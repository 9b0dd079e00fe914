/** Arguments and policy merged: of numbers the smaller one holds, of everything else the argument (RabbitMQ). */
import type { FieldTable } from '@warren/codec'
import type { ExchangeName, NodeName, RoutingKey } from '@warren/kernel'
import { alternateExchangeOf } from '../arguments/exchange-arguments.ts'
import { EXPIRY_MS_MAX, queueArgumentSettings } from '../arguments/queue-arguments.ts'
import type { MirroringSettings, MirrorPlaces, PolicyDefinition, QueueSettings } from '../record.ts'

/** RabbitMQ's. */
const SYNC_BATCH_SIZE = 4096

/** What a policy and an operator policy make together: of numbers the smaller one holds, of everything else the operator's. */
export function mergedDefinition(
  own: PolicyDefinition | undefined,
  operator: PolicyDefinition | undefined,
): PolicyDefinition | undefined {
  if (own === undefined || operator === undefined) return own ?? operator
  const merged: Record<string, unknown> = { ...own }
  for (const [key, value] of Object.entries(operator)) {
    const other = own[key]
    merged[key] = typeof other === 'number' && typeof value === 'number' ? Math.min(other, value) : value
  }
  return Object.fromEntries(Object.entries(merged).sort(([left], [right]) => (left < right ? -1 : 1)))
}

/** Of arguments that passed `checkQueueArguments`. An exclusive queue is never mirrored. */
export function queueSettings(
  declared: FieldTable,
  definition: PolicyDefinition | undefined,
  isExclusive: boolean,
): QueueSettings {
  const own = queueArgumentSettings(declared)
  const policy = definition ?? {}
  return {
    messageTtlMs: smaller(own.messageTtlMs, boundedMs(policy['message-ttl'])),
    expiresMs: smaller(own.expiresMs, boundedMs(policy.expires)),
    messagesMax: smaller(own.messagesMax, policy['max-length']),
    messageBytesMax: smaller(own.messageBytesMax, policy['max-length-bytes']),
    overflow: own.overflow ?? policy.overflow ?? 'drop-head',
    deadLetterExchange: own.deadLetterExchange ?? (policy['dead-letter-exchange'] as ExchangeName | undefined), // Need not exist.
    deadLetterRoutingKey: own.deadLetterRoutingKey ?? (policy['dead-letter-routing-key'] as RoutingKey | undefined),
    priorityMax: own.priorityMax,
    singleActiveConsumer: own.singleActiveConsumer,
    lazy: (own.mode ?? policy['queue-mode']) === 'lazy',
    mirroring: isExclusive ? undefined : mirroringSettings(policy),
  }
}

/** The argument is a string or absent: a declare with another one is refused. */
export function alternateExchange(
  declared: FieldTable,
  definition: PolicyDefinition | undefined,
): ExchangeName | undefined {
  const own = alternateExchangeOf(declared)
  if (own.ok && own.value !== undefined) return own.value
  return definition?.['alternate-exchange'] as ExchangeName | undefined // Any text will do: it need not exist.
}

function mirroringSettings(policy: PolicyDefinition): MirroringSettings | undefined {
  const places = mirrorPlaces(policy)
  if (places === undefined) return undefined
  return {
    ...places,
    syncMode: policy['ha-sync-mode'] ?? 'manual',
    syncBatchSize: policy['ha-sync-batch-size'] ?? SYNC_BATCH_SIZE,
    promoteOnShutdown: policy['ha-promote-on-shutdown'] ?? 'when-synced',
    // RabbitMQ's default is `always`, which gives confirmed messages away.
    promoteOnFailure: policy['ha-promote-on-failure'] ?? 'when-synced',
    minInSync: policy['min-in-sync'] ?? 1,
  }
}

function mirrorPlaces(policy: PolicyDefinition): MirrorPlaces | undefined {
  const { 'ha-mode': mode, 'ha-params': params } = policy
  if (mode === 'all') return { mode }
  if (mode === 'exactly' && typeof params === 'number') return { mode, count: params }
  if (mode === 'nodes' && Array.isArray(params)) return { mode, nodes: params as readonly NodeName[] } // Only compared.
  return undefined
}

function smaller(own: number | undefined, policy: number | undefined): number | undefined {
  if (own === undefined || policy === undefined) return own ?? policy
  return Math.min(own, policy)
}

/** RabbitMQ checks the bound in arguments, but not in policies. */
function boundedMs(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.min(ms, EXPIRY_MS_MAX)
}
