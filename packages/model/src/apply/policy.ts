/**
 * Policies: each queue and exchange has at most one, and carries what it makes of the arguments. So whoever uses a queue never
 * looks at policies; it is here that the records follow them.
 */

import { fail, ok, type Result, type VhostName } from '@warren/kernel'
import type { ClearOperatorPolicy, ClearPolicy, SetOperatorPolicy, SetPolicy } from '../command.ts'
import type { Change } from '../decision/change.ts'
import { change, type Decision, keep, refuse } from '../decision/decision.ts'
import type { DomainError } from '../domain-error.ts'
import { MIRRORED_QUEUES } from '../feature-flags.ts'
import { place, withoutMirrors } from '../mirroring/placement.ts'
import { DEFAULT_EXCHANGE } from '../names.ts'
import { alternateExchange, queueSettings } from '../policies/effective-settings.ts'
import {
  parseOperatorPolicyDefinition,
  parsePolicyDefinition,
  policyDefinitionText,
} from '../policies/policy-definition.ts'
import type { PolicyProblem } from '../policies/policy-problem.ts'
import { compilePolicyPattern, type Policy, type PolicySubject, type PolicyTable } from '../policies/policy-table.ts'
import type { ExchangeRecord, PolicyDefinition, PolicyRecord, PolicyTarget, QueueRecord } from '../record.ts'
import type { ExchangeNode } from '../routing/node.ts'
import type { MetadataState } from '../state.ts'

const TARGETS: ReadonlySet<string> = new Set<PolicyTarget>(['queues', 'exchanges', 'all'])

export function decideSetPolicy(state: MetadataState, command: SetPolicy): Decision {
  const checked = checkedPolicy(state, command, parsePolicyDefinition(command.definition))
  if (!checked.ok) return refuse(checked.error)
  const policy = checked.value
  if (policy.definition['ha-mode'] !== undefined && !state.featureFlags.has(MIRRORED_QUEUES.name)) {
    return refuse({ kind: 'featureFlagDisabled', flag: MIRRORED_QUEUES.name })
  }
  if (isThere(state.policies, policy)) return keep()
  return change((target) => spread(target, target.putPolicy(policy)))
}

/** It concerns queues only: an exchange has no limits. */
export function decideSetOperatorPolicy(state: MetadataState, command: SetOperatorPolicy): Decision {
  const checked = checkedPolicy(state, command, parseOperatorPolicyDefinition(command.definition))
  if (!checked.ok) return refuse(checked.error)
  if (isThere(state.operatorPolicies, checked.value)) return keep()
  return change((target) => spreadOperators(target, target.putOperatorPolicy(checked.value)))
}

function checkedPolicy(
  state: MetadataState,
  command: SetPolicy | SetOperatorPolicy,
  definition: Result<PolicyDefinition, PolicyProblem>,
): Result<PolicyRecord, DomainError> {
  const { vhost, name, pattern, applyTo, priority } = command
  if (!state.vhosts.has(vhost)) return fail({ kind: 'noSuchVhost', vhost })
  const problems: PolicyProblem[] = definition.ok ? [] : [definition.error]
  if (!isTarget(applyTo)) problems.push({ kind: 'unknownTarget', applyTo })
  const compiled = compilePolicyPattern(pattern)
  if (!compiled.ok) problems.push({ kind: 'invalidPattern', reason: compiled.error.reason })
  if (!definition.ok || !isTarget(applyTo) || problems.length > 0) return fail({ kind: 'invalidPolicy', problems })
  return ok({ vhost, name, pattern, applyTo, definition: definition.value, priority })
}

export function decideClearPolicy(state: MetadataState, command: ClearPolicy): Decision {
  const { vhost, name } = command
  const policy = state.policies.get(vhost)?.get(name)
  if (policy === undefined) return refuse({ kind: 'noSuchPolicy', policy: name, vhost })
  return change((target) => {
    target.removePolicy(policy.record)
    spread(target, policy)
  })
}

export function decideClearOperatorPolicy(state: MetadataState, command: ClearOperatorPolicy): Decision {
  const { vhost, name } = command
  const policy = state.operatorPolicies.get(vhost)?.get(name)
  if (policy === undefined) return refuse({ kind: 'noSuchPolicy', policy: name, vhost })
  return change((target) => {
    target.removeOperatorPolicy(policy.record)
    spreadOperators(target, policy)
  })
}

/** Has every queue and exchange that `changed` applied to, or applies to now, follow the policy that is its own now. */
function spread(target: Change, changed: Policy): void {
  const { vhost } = changed.record
  const topology = target.state.vhosts.get(vhost)
  const table = target.state.policies.get(vhost)
  for (const node of topology?.exchanges.values() ?? []) {
    const found = policyAfter(table, changed, 'exchange', node.record)
    if (found !== undefined) updateExchange(target, node, found.policy)
  }
  for (const node of topology?.queues.values() ?? []) {
    const found = policyAfter(table, changed, 'classicQueue', node.record)
    if (found !== undefined) updateQueue(target, { ...node.record, policy: found.policy?.record.name })
  }
}

/** The same for an operator policy. */
function spreadOperators(target: Change, changed: Policy): void {
  const { vhost } = changed.record
  const table = target.state.operatorPolicies.get(vhost)
  for (const { record } of target.state.vhosts.get(vhost)?.queues.values() ?? []) {
    const found = policyAfter(table, changed, 'classicQueue', { name: record.name, policy: record.operatorPolicy })
    if (found !== undefined) updateQueue(target, { ...record, operatorPolicy: found.policy?.record.name })
  }
}

/**
 * The policy of `record` now, or undefined when the change does not concern it. Only what followed the changed policy is matched
 * with all of them, so that many policies do not make a change dear.
 */
function policyAfter(
  table: PolicyTable | undefined,
  changed: Policy,
  subject: PolicySubject,
  record: Pick<QueueRecord | ExchangeRecord, 'name' | 'policy'>,
): { readonly policy: Policy | undefined } | undefined {
  const { name, policy } = record
  if (policy === changed.record.name) return { policy: table?.match(subject, name) }
  const current = table?.get(changed.record.name)
  if (current === undefined) return undefined
  if (policy !== undefined && table?.get(policy)?.outranks(current) === true) return undefined
  return current.isFor(subject, name) ? { policy: current } : undefined
}

function updateExchange(target: Change, node: ExchangeNode, policy: Policy | undefined): void {
  const { record } = node
  const definition = policy?.record.definition
  // A message to the default exchange goes to a queue or nowhere (RabbitMQ).
  const alternate = record.name === DEFAULT_EXCHANGE ? undefined : alternateExchange(record.arguments, definition)
  target.replaceExchange(node, { ...record, policy: policy?.record.name, alternateExchange: alternate })
}

/** `queue` names the policies that are its own now, and has the settings of before. */
function updateQueue(target: Change, queue: QueueRecord): void {
  const { index, state } = target
  const settings = queueSettings(queue.arguments, state.definitionFor(queue), queue.exclusiveOwner !== undefined)
  const changed = { ...queue, settings }
  const isUnmirrored = queue.settings.mirroring !== undefined && settings.mirroring === undefined
  target.replaceQueue(isUnmirrored ? withoutMirrors(changed, index) : place(state, changed, index))
}

function isTarget(applyTo: string): applyTo is PolicyTarget {
  return TARGETS.has(applyTo)
}

function isThere(tables: ReadonlyMap<VhostName, PolicyTable>, policy: PolicyRecord): boolean {
  const known = tables.get(policy.vhost)?.get(policy.name)?.record
  return known !== undefined && isSame(known, policy)
}

function isSame(left: PolicyRecord, right: PolicyRecord): boolean {
  return (
    left.pattern === right.pattern &&
    left.applyTo === right.applyTo &&
    left.priority === right.priority &&
    policyDefinitionText(left.definition) === policyDefinitionText(right.definition)
  )
}
