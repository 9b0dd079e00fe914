/** Policies, and those of the operator. */
import { type CommandSpec, quoted } from './command-spec.ts'

const NAME = { name: 'name', text: 'policy name (identifier)' } as const

export const POLICY_SPECS: readonly CommandSpec[] = [
  setting({
    name: 'set_policy',
    summary: 'Sets or updates a policy',
    setBanner: 'Setting policy',
    definition: 'what the policy sets: a JSON document',
  }),
  clearing({ name: 'clear_policy', summary: 'Clears (removes) a policy', clearBanner: 'Clearing policy' }),
  setting({
    name: 'set_operator_policy',
    summary: 'Sets an operator policy that overrides a subset of arguments in user policies',
    setBanner: 'Setting operator policy override',
    definition:
      'a JSON document of limits: expires, message-ttl, max-length, max-length-bytes, max-in-memory-length, max-in-memory-bytes, delivery-limit',
  }),
  clearing({
    name: 'clear_operator_policy',
    summary: 'Clears an operator policy',
    clearBanner: 'Clearing operator policy',
  }),
]

type Words = Pick<CommandSpec, 'name' | 'summary'>

function setting({
  name: command,
  summary,
  setBanner,
  definition: text,
}: Words & { readonly setBanner: string; readonly definition: string }): CommandSpec {
  return {
    name: command,
    section: 'Policies',
    summary,
    usage: '[--vhost <vhost>] [--priority <priority>] [--apply-to <apply-to>] <name> <pattern> <definition>',
    arguments: [
      NAME,
      {
        name: 'pattern',
        text: 'regular expression that names of queues and exchanges are searched for; the empty one matches every name',
      },
      { name: 'definition', text },
    ],
    options: [
      {
        flags: '--priority <priority>',
        text: 'of the policies that match, the one with the highest applies; a whole number, by default 0',
        isInteger: true,
      },
      { flags: '--apply-to <queues | exchanges | all>', text: 'what the policy is for; by default all' },
    ],
    needs: 'app',
    banner: ({ vhost, arguments: [name = '', pattern = '', definition = ''], options }) => {
      const priority = quoted(String(options['priority'] ?? 0))
      return [
        `${setBanner} ${quoted(name)} for pattern ${quoted(pattern)} to ${quoted(definition)} with priority ${priority} for vhost ${quoted(vhost)} ...`,
      ]
    },
    result: { kind: 'done' },
  }
}

function clearing({ name: command, summary, clearBanner }: Words & { readonly clearBanner: string }): CommandSpec {
  return {
    name: command,
    section: 'Policies',
    summary,
    usage: '[--vhost <vhost>] <name>',
    arguments: [NAME],
    options: [],
    needs: 'app',
    banner: ({ vhost, arguments: [name = ''] }) => [`${clearBanner} ${quoted(name)} on vhost ${quoted(vhost)} ...`],
    result: { kind: 'done' },
  }
}
