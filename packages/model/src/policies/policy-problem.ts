/** What can be wrong with a policy, and RabbitMQ 3.10's words for it. */
import { assertNever } from '@warren/kernel'
import { binaryTerm, isJsonList, type JsonValue, jsonTerm } from './json-value.ts'

export type PolicyProblem =
  // The definition.
  | { readonly kind: 'invalidJson' }
  | { readonly kind: 'noObject'; readonly value: JsonValue }
  | { readonly kind: 'emptyDefinition' }
  | { readonly kind: 'unknownKeys'; readonly entries: readonly (readonly [key: string, value: JsonValue])[] }
  | { readonly kind: 'invalidValue'; readonly key: string; readonly value: JsonValue }
  /** A key that belongs to mirroring, without ha-mode. */
  | { readonly kind: 'modeMissing'; readonly key: string }
  /** `value` of ha-params; undefined when there is none. */
  | { readonly kind: 'invalidParams'; readonly mode: string; readonly value: JsonValue | undefined }
  /** The policy asks for more replicas in step than it makes. */
  | { readonly kind: 'tooManyInSync'; readonly minInSync: number; readonly replicas: number }
  // The rest.
  | { readonly kind: 'unknownTarget'; readonly applyTo: string }
  | { readonly kind: 'invalidPattern'; readonly reason: string }

/** The sort of value that a key takes, as its text names it. */
const VALUE_NAMES: Readonly<Record<string, string>> = {
  'alternate-exchange': 'alternate exchange name',
  'dead-letter-exchange': 'dead letter exchange name',
  'dead-letter-routing-key': 'dead letter routing key',
  'dead-letter-strategy': 'dead letter strategy',
  'delivery-limit': 'delivery limit',
  expires: 'queue expiry',
  'ha-mode': 'ha-mode value',
  'initial-cluster-size': 'cluster size',
  'max-age': 'max age',
  'max-in-memory-bytes': 'maximum memory in bytes',
  'max-in-memory-length': 'maximum memory in bytes', // RabbitMQ's own slip.
  'max-length': 'maximum length',
  'max-length-bytes': 'maximum length in bytes',
  'message-ttl': 'message TTL',
  overflow: 'overflow value',
  'queue-leader-locator': 'queue leader locator value',
  'queue-mode': 'queue-mode value',
  'queue-version': 'queue-version value',
  'stream-max-segment-size-bytes': 'segment size',
}

const POSITIVE_KEYS: ReadonlySet<string> = new Set(['ha-sync-batch-size', 'min-in-sync'])
const CHOICES: Readonly<Record<string, string>> = {
  'ha-sync-mode': '"manual" or "automatic"',
  'ha-promote-on-shutdown': '"always" or "when-synced"',
  'ha-promote-on-failure': '"always" or "when-synced"',
}

/** All of them; what is no JSON is told alone. */
export function policyProblemsText(problems: readonly PolicyProblem[]): string {
  if (problems.some(({ kind }) => kind === 'invalidJson')) return 'JSON decoding error. Reason: badarg'
  return `Validation failed\n\n${problems.map((problem) => `${problemText(problem)}\n`).join('')}`
}

function problemText(problem: PolicyProblem): string {
  switch (problem.kind) {
    case 'invalidJson':
      return 'the definition is no JSON'
    case 'noObject':
      return `the definition has to be a JSON object, ${jsonTerm(problem.value)} given`
    case 'emptyDefinition':
      return 'no policy provided'
    case 'unknownKeys': {
      const entries = problem.entries.map(([key, value]) => `{${binaryTerm(key)},${jsonTerm(value)}}`)
      return `[${entries.join(',')}] are not recognised policy settings`
    }
    case 'invalidValue':
      return valueText(problem.key, jsonTerm(problem.value))
    case 'modeMissing':
      return problem.key === 'min-in-sync'
        ? 'ha-mode must be specified to specify min-in-sync'
        : 'ha-mode must be specified to specify ha-params, ha-sync-mode or ha-promote-on-shutdown'
    case 'invalidParams':
      return paramsText(problem.mode, problem.value)
    case 'tooManyInSync':
      return `min-in-sync is ${problem.minInSync}, but ha-params allow no more than ${problem.replicas} replicas`
    case 'unknownTarget':
      return `apply-to '${problem.applyTo}' unrecognised; should be 'queues', 'exchanges' or 'all'`
    case 'invalidPattern':
      return `pattern should be regular expression but is invalid: ${problem.reason}`
    default:
      return assertNever(problem)
  }
}

function valueText(key: string, term: string): string {
  const choices = CHOICES[key]
  if (choices !== undefined) return `${key} must be ${choices}, got ${term}`
  if (POSITIVE_KEYS.has(key)) return `${key} takes an integer greater than 0, ${term} given`
  if (key === 'queue-master-locator') return `${term} invalid queue-master-locator value`
  return `${term} is not a valid ${VALUE_NAMES[key] ?? key}`
}

function paramsText(mode: string, value: JsonValue | undefined): string {
  const subject = `ha-mode="${mode}"`
  if (mode === 'all') return `${subject} does not take parameters`
  const given = value === undefined ? 'none' : jsonTerm(value)
  if (mode === 'exactly') return `${subject} takes an integer, ${given} given`
  if (value === undefined || !isJsonList(value)) return `${subject} takes a list, ${given} given`
  if (value.length === 0) return `${subject} list must be non-empty`
  return `${subject} takes a list of strings, ${jsonTerm(value.filter((item) => typeof item !== 'string'))} was not a string`
}
