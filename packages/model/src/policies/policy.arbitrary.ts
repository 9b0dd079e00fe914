/** Policies for tests: a given one, and random changes to a few that meet often. */
import type { PolicyName, VhostName } from '@warren/kernel'
import fc from 'fast-check'
import type { Command, SetOperatorPolicy, SetPolicy } from '../command.ts'

export function setPolicy(
  name: string,
  pattern: string,
  definition: Readonly<Record<string, unknown>>,
  facts: Partial<SetPolicy> = {},
): SetPolicy {
  return {
    kind: 'setPolicy',
    vhost: '/' as VhostName,
    name: name as PolicyName,
    pattern,
    applyTo: 'all',
    definition: JSON.stringify(definition),
    priority: 0,
    ...facts,
  }
}

export function clearPolicy(name: string): Command {
  return { kind: 'clearPolicy', vhost: '/' as VhostName, name: name as PolicyName }
}

/** For the operator policies of tests. */
export function ofOperator(command: SetPolicy): SetOperatorPolicy {
  return { ...command, kind: 'setOperatorPolicy' }
}

const vhosts = fc.constantFrom('/', 'v1') as fc.Arbitrary<VhostName>
const names = fc.constantFrom('p1', 'p2', 'p3') as fc.Arbitrary<PolicyName>
const definitions = fc.constantFrom(
  '{"max-length":5}',
  '{"message-ttl":500,"overflow":"reject-publish"}',
  '{"alternate-exchange":"x2"}',
  '{"delivery-limit":3}',
  '{"ha-mode":"all"}',
  '{"ha-mode":"all","ha-promote-on-failure":"always","min-in-sync":2}',
  '{"ha-mode":"exactly","ha-params":2,"ha-promote-on-shutdown":"always"}',
  '{"ha-mode":"nodes","ha-params":["rabbit@mole-id","rabbit@vole-id","rabbit@none"]}',
  '{"ha-mode":"nodes"}',
  '[',
)

export const policyCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('setPolicy' as const, 'setPolicy' as const, 'setOperatorPolicy' as const),
      vhost: vhosts,
      name: names,
      pattern: fc.constantFrom('', '^q', '1$', '(', 'q|x2'),
      applyTo: fc.constantFrom('all', 'all', 'queues', 'exchanges', 'bogus'),
      definition: definitions,
      priority: fc.integer({ min: -1, max: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('clearPolicy' as const, 'clearOperatorPolicy' as const),
      vhost: vhosts,
      name: names,
    }),
  },
)
