/** Policies. */
import { type CommandSpec, quoted } from './command-spec.ts'

const NAME = { name: 'name', text: 'policy name (identifier)' } as const

export const POLICY_SPECS: readonly CommandSpec[] = [
  {
    name: 'set_policy',
    section: 'Policies',
    summary: 'Sets or updates a policy',
    usage: '[--vhost <vhost>] [--priority <priority>] [--apply-to <apply-to>] <name> <pattern> <definition>',
    arguments: [
      NAME,
      {
        name: 'pattern',
        text: 'regular expression that names of queues and exchanges are searched for; the empty one matches every name',
      },
      { name: 'definition', text: 'what the policy sets: a JSON document' },
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
        `Setting policy ${quoted(name)} for pattern ${quoted(pattern)} to ${quoted(definition)} with priority ${priority} for vhost ${quoted(vhost)} ...`,
      ]
    },
    result: { kind: 'done' },
  },
  {
    name: 'clear_policy',
    section: 'Policies',
    summary: 'Clears (removes) a policy',
    usage: '[--vhost <vhost>] <name>',
    arguments: [NAME],
    options: [],
    needs: 'app',
    banner: ({ vhost, arguments: [name = ''] }) => [`Clearing policy ${quoted(name)} on vhost ${quoted(vhost)} ...`],
    result: { kind: 'done' },
  },
]
