/** A policy's definition, from JSON to what is known to hold (RabbitMQ 3.10's validators, in its order; `min-in-sync` is our own). */
import { fail, ok, type Result } from '@warren/kernel'
import type { PolicyDefinition } from '../record.ts'
import { isJsonList, type JsonValue } from './json-value.ts'
import type { PolicyProblem } from './policy-problem.ts'

type Fields = ReadonlyMap<string, JsonValue>
type Check = (value: JsonValue) => boolean

/** RabbitMQ's bound for a segment of a stream. */
const SEGMENT_BYTES_MAX = 3_000_000_000
const MAX_AGE = /^[1-9]\d*[YMDhms]$/
const MODE = 'ha-mode'
const PARAMS = 'ha-params'
const MIN_IN_SYNC = 'min-in-sync'
const PROMOTIONS = ['when-synced', 'always']

const LOCATOR_KEYS: ReadonlyMap<string, Check> = new Map([
  ['queue-master-locator', oneOf(['client-local', 'min-masters', 'random'])],
])
const PLAIN_KEYS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['alternate-exchange', isText],
  ['dead-letter-exchange', isText],
  ['dead-letter-routing-key', isText],
  ['dead-letter-strategy', oneOf(['at-most-once', 'at-least-once'])],
  ['delivery-limit', isCount],
  ['expires', isPositive],
  ['initial-cluster-size', isCount],
  ['max-age', (value) => typeof value === 'string' && MAX_AGE.test(value)],
  ['max-in-memory-bytes', isCount],
  ['max-in-memory-length', isCount],
  ['max-length', isCount],
  ['max-length-bytes', isCount],
  ['message-ttl', isCount],
  ['overflow', oneOf(['drop-head', 'reject-publish', 'reject-publish-dlx'])],
  ['queue-leader-locator', oneOf(['client-local', 'balanced', 'random', 'least-leaders'])],
  ['queue-mode', oneOf(['default', 'lazy'])],
  ['queue-version', oneOf([1, 2])],
  ['stream-max-segment-size-bytes', (value) => isCount(value) && value <= SEGMENT_BYTES_MAX],
])
/** In the order in which they are looked at. */
const MIRRORING_KEYS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['ha-sync-mode', oneOf(['manual', 'automatic'])],
  ['ha-sync-batch-size', isPositive],
  ['ha-promote-on-shutdown', oneOf(PROMOTIONS)],
  ['ha-promote-on-failure', oneOf(PROMOTIONS)],
  [MIN_IN_SYNC, isPositive],
])
/** Of other queue types: a policy that has one of them applies to no classic queue at all (RabbitMQ). */
const FOREIGN_KEYS: readonly string[] = [
  'max-age',
  'stream-max-segment-size-bytes',
  'queue-leader-locator',
  'initial-cluster-size',
  'delivery-limit',
  'dead-letter-strategy',
]

/** All that an operator policy may set (RabbitMQ). */
const OPERATOR_KEYS: ReadonlySet<string> = new Set([
  'delivery-limit',
  'expires',
  'max-in-memory-bytes',
  'max-in-memory-length',
  'max-length',
  'max-length-bytes',
  'message-ttl',
])

/** That of an operator policy. */
export function parseOperatorPolicyDefinition(text: string): Result<PolicyDefinition, PolicyProblem> {
  const fields = parseFields(text)
  if (!fields.ok) return fields
  const entries = [...fields.value]
  const foreign = entries.filter(([key]) => !OPERATOR_KEYS.has(key))
  const allowed = new Map(entries.filter(([key]) => OPERATOR_KEYS.has(key)))
  const problem = allowed.size > 0 || foreign.length === 0 ? firstProblem(allowed) : undefined
  if (problem !== undefined) return fail(problem)
  return foreign.length === 0 ? definitionOf(fields.value) : fail({ kind: 'unknownKeys', entries: foreign })
}

/** The definition with its keys in order, or the first thing that is wrong with it. */
export function parsePolicyDefinition(text: string): Result<PolicyDefinition, PolicyProblem> {
  const fields = parseFields(text)
  if (!fields.ok) return fields
  const problem = firstProblem(fields.value)
  return problem === undefined ? definitionOf(fields.value) : fail(problem)
}

function definitionOf(fields: Fields): Result<PolicyDefinition, never> {
  return ok(Object.fromEntries(fields) as PolicyDefinition) // Checked key by key.
}

function parseFields(text: string): Result<Fields, PolicyProblem> {
  const value = parseJson(text)
  if (value === undefined) return fail({ kind: 'invalidJson' })
  if (value === null || typeof value !== 'object' || isJsonList(value)) return fail({ kind: 'noObject', value })
  return ok(new Map(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))))
}

/** As the lists show it, and as it is stored. */
export function policyDefinitionText(definition: PolicyDefinition): string {
  return JSON.stringify(definition)
}

export function isForClassicQueues(definition: PolicyDefinition): boolean {
  return FOREIGN_KEYS.every((key) => definition[key] === undefined)
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue // What else could it be.
  } catch {
    return undefined // The parser's only way to say so.
  }
}

function firstProblem(fields: Fields): PolicyProblem | undefined {
  if (fields.size === 0) return { kind: 'emptyDefinition' }
  const problem =
    wrongValue(fields, LOCATOR_KEYS) ?? wrongValue(fields, PLAIN_KEYS) ?? mirroringProblem(fields) ?? undefined
  if (problem !== undefined) return problem
  const unknown = [...fields].filter(([key]) => !isKnown(key))
  return unknown.length === 0 ? undefined : { kind: 'unknownKeys', entries: unknown }
}

/** The first by name, as RabbitMQ's maps are ordered. */
function wrongValue(fields: Fields, checks: ReadonlyMap<string, Check>): PolicyProblem | undefined {
  for (const [key, value] of fields) {
    const check = checks.get(key)
    if (check !== undefined && !check(value)) return { kind: 'invalidValue', key, value }
  }
  return undefined
}

function mirroringProblem(fields: Fields): PolicyProblem | undefined {
  const mode = fields.get(MODE)
  if (mode === undefined) {
    const orphan = [...MIRRORING_KEYS.keys(), PARAMS].find((key) => fields.has(key))
    return orphan === undefined ? undefined : { kind: 'modeMissing', key: orphan }
  }
  if (mode !== 'all' && mode !== 'exactly' && mode !== 'nodes') return { kind: 'invalidValue', key: MODE, value: mode }
  const params = fields.get(PARAMS)
  if (!fitsMode(mode, params)) return { kind: 'invalidParams', mode, value: params }
  for (const [key, check] of MIRRORING_KEYS) {
    const value = fields.get(key)
    if (value !== undefined && !check(value)) return { kind: 'invalidValue', key, value }
  }
  const minInSync = fields.get(MIN_IN_SYNC)
  const replicas = replicasMax(params)
  return typeof minInSync === 'number' && minInSync > replicas
    ? { kind: 'tooManyInSync', minInSync, replicas }
    : undefined
}

function fitsMode(mode: 'all' | 'exactly' | 'nodes', params: JsonValue | undefined): boolean {
  if (mode === 'all') return params === undefined
  if (params === undefined) return false
  if (mode === 'exactly') return isPositive(params)
  return isJsonList(params) && params.length > 0 && params.every(isText)
}

function replicasMax(params: JsonValue | undefined): number {
  if (typeof params === 'number') return params
  return params !== undefined && params !== null && typeof params === 'object' && isJsonList(params)
    ? new Set(params).size
    : Number.POSITIVE_INFINITY
}

function isKnown(key: string): boolean {
  return LOCATOR_KEYS.has(key) || PLAIN_KEYS.has(key) || MIRRORING_KEYS.has(key) || key === MODE || key === PARAMS
}

function isText(value: JsonValue): value is string {
  return typeof value === 'string'
}

function isCount(value: JsonValue): value is number {
  return Number.isInteger(value) && (value as number) >= 0 // An integer is a number.
}

function isPositive(value: JsonValue): value is number {
  return isCount(value) && value > 0
}

function oneOf(words: readonly JsonValue[]): Check {
  return (value) => words.includes(value)
}
