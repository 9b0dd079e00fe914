/** Commands on users, permissions and virtual hosts. */
import { type ArgumentSpec, type CommandSpec, type Invocation, quoted } from './command-spec.ts'

const USER: ArgumentSpec = { name: 'username', text: 'Name of the user' }
const PASSWORD: ArgumentSpec = {
  name: 'password',
  text: 'Password of the user; read from standard input when it is not given',
  isOptional: true,
}
const VHOST: ArgumentSpec = { name: 'vhost', text: 'Name of the virtual host' }
const EXIT_BAD_DATA = 65
const EXIT_SOFTWARE = 70
const ADDED =
  "Done. Don't forget to grant the user permissions to some virtual hosts! See 'rabbitmqctl help set_permissions' to learn more."

export const USER_SPECS: readonly CommandSpec[] = [
  {
    name: 'add_user',
    section: 'Users',
    summary:
      'Creates a new user in the internal database. This user will have no permissions for any virtual hosts by default.',
    usage: '<username> <password>',
    arguments: [USER, PASSWORD],
    options: [],
    needs: 'app',
    banner: (invocation) => [`Adding user ${first(invocation)} ...`],
    check: named('user'),
    asksPassword: { missingExitCode: EXIT_BAD_DATA },
    result: { kind: 'done', text: () => ADDED, isAdvice: true },
    hasJsonErrors: true,
  },
  {
    name: 'authenticate_user',
    section: 'Users',
    summary: 'Attempts to authenticate a user. Exits with a non-zero code if authentication fails.',
    usage: '<username> <password>',
    arguments: [USER, PASSWORD],
    options: [],
    needs: 'app',
    banner: (invocation) => [`Authenticating user ${first(invocation)} ...`],
    asksPassword: { missingExitCode: EXIT_SOFTWARE },
    result: { kind: 'done', text: () => 'Success' },
  },
  {
    name: 'change_password',
    section: 'Users',
    summary: 'Changes the user password',
    usage: '<username> <password>',
    arguments: [USER, PASSWORD],
    options: [],
    needs: 'app',
    banner: (invocation) => [`Changing password for user ${first(invocation)} ...`],
    check: named('user'),
    asksPassword: { missingExitCode: EXIT_SOFTWARE },
    result: { kind: 'done' },
    hasJsonErrors: true,
  },
  {
    name: 'clear_password',
    section: 'Users',
    summary: 'Clears (resets) password and disables password login for a user',
    usage: '<username>',
    arguments: [USER],
    options: [],
    needs: 'app',
    banner: (invocation) => [`Clearing password for user ${first(invocation)} ...`],
    check: named('user'),
    result: { kind: 'done' },
  },
  {
    name: 'delete_user',
    section: 'Users',
    summary: 'Removes a user from the internal database',
    usage: '<username>',
    arguments: [USER],
    options: [],
    needs: 'app',
    banner: (invocation) => [`Deleting user ${first(invocation)} ...`],
    check: named('user'),
    result: { kind: 'done' },
    hasJsonErrors: true,
  },
  {
    name: 'set_user_tags',
    section: 'Users',
    summary: 'Sets user tags',
    usage: '<username> <tag> [...]',
    arguments: [
      USER,
      {
        name: 'tag',
        text: 'Tags that take the place of all there were; none clears them',
        isOptional: true,
        isVariadic: true,
      },
    ],
    options: [],
    needs: 'app',
    banner: (invocation) => [
      `Setting tags for user ${first(invocation)} to [${invocation.arguments.slice(1).join(', ')}] ...`,
    ],
    check: named('user'),
    result: { kind: 'done' },
    hasJsonErrors: true,
  },
]

export const PERMISSION_SPECS: readonly CommandSpec[] = [
  {
    name: 'clear_permissions',
    section: 'Access Control',
    summary: 'Revokes user permissions for a vhost',
    usage: '[--vhost <vhost>] <username>',
    arguments: [USER],
    options: [],
    needs: 'app',
    banner: (invocation) => [
      `Clearing permissions for user ${first(invocation)} in vhost ${quoted(invocation.vhost)} ...`,
    ],
    result: { kind: 'done' },
  },
  {
    name: 'clear_topic_permissions',
    section: 'Access Control',
    summary: 'Clears user topic permissions for a vhost or exchange',
    usage: '[--vhost <vhost>] <username> [<exchange>]',
    arguments: [USER, { name: 'exchange', text: 'Only those for this exchange', isOptional: true }],
    options: [],
    needs: 'app',
    banner: (invocation) => {
      const exchange = invocation.arguments[1]
      const where = exchange === undefined ? '' : ` on ${quoted(exchange)}`
      return [
        `Clearing topic permissions${where} for user ${first(invocation)} in vhost ${quoted(invocation.vhost)} ...`,
      ]
    },
    result: { kind: 'done' },
  },
  {
    name: 'set_topic_permissions',
    section: 'Access Control',
    summary: 'Sets user topic permissions for an exchange',
    usage: '[--vhost <vhost>] <username> <exchange> <write> <read>',
    arguments: [
      USER,
      { name: 'exchange', text: 'Topic exchange to set the permissions for' },
      { name: 'write', text: 'Write permission pattern' },
      { name: 'read', text: 'Read permission pattern' },
    ],
    options: [],
    needs: 'app',
    banner: (invocation) => [
      `Setting topic permissions on ${quoted(invocation.arguments[1] ?? '')} for user ${first(invocation)} in vhost ${quoted(invocation.vhost)} ...`,
    ],
    result: { kind: 'done' },
  },
  {
    name: 'set_permissions',
    section: 'Access Control',
    summary: 'Sets user permissions for a vhost',
    usage: '[--vhost <vhost>] <username> <conf> <write> <read>',
    arguments: [
      USER,
      { name: 'conf', text: 'Configuration permission pattern' },
      { name: 'write', text: 'Write permission pattern' },
      { name: 'read', text: 'Read permission pattern' },
    ],
    options: [],
    needs: 'app',
    banner: (invocation) => [
      `Setting permissions for user ${first(invocation)} in vhost ${quoted(invocation.vhost)} ...`,
    ],
    result: { kind: 'done' },
  },
]

export const VHOST_SPECS: readonly CommandSpec[] = [
  {
    name: 'add_vhost',
    section: 'Virtual hosts',
    summary: 'Creates a virtual host',
    usage: '<vhost> [--description <description>] [--tags "<tag1>,<tag2>,<...>"]',
    arguments: [VHOST],
    options: [
      { flags: '--description <description>', text: 'what it is for' },
      { flags: '--tags <tags>', text: 'tags, separated by commas' },
    ],
    needs: 'app',
    banner: (invocation) => [`Adding vhost ${first(invocation)} ...`],
    check: named('vhost'),
    result: { kind: 'done' },
  },
  {
    name: 'delete_vhost',
    section: 'Virtual hosts',
    summary: 'Deletes a virtual host with all that is in it',
    usage: '<vhost>',
    arguments: [VHOST],
    options: [],
    needs: 'app',
    banner: (invocation) => [`Deleting vhost ${first(invocation)} ...`],
    result: { kind: 'done' },
  },
]

/** The first argument as the banners show it: in quotes, nothing escaped. */
function first(invocation: Invocation): string {
  return quoted(invocation.arguments[0] ?? '')
}

export function named(role: string): NonNullable<CommandSpec['check']> {
  return ({ arguments: [name] }) =>
    name === '' ? { exitCode: EXIT_BAD_DATA, text: `Bad argument: ${role} cannot be an empty string` } : undefined
}
