/** Users: add_user delete_user change_password clear_password authenticate_user set_user_tags. */
import type { UserName } from '@warren/kernel'
import type { ControlReply } from '@warren/rpc'
import {
  type AppContext,
  argument,
  type ControlCommandTable,
  DONE,
  exactArguments,
  nameArgument,
} from '../../command.ts'
import { changeRefused, noSuchUserTerm, notAuthenticated } from '../../failures.ts'

export const USER_COMMANDS: ControlCommandTable = {
  add_user: { needs: 'running', run: addUser },
  delete_user: { needs: 'running', run: deleteUser },
  change_password: { needs: 'running', run: changePassword },
  clear_password: { needs: 'running', run: clearPassword },
  authenticate_user: { needs: 'running', run: authenticateUser },
  set_user_tags: { needs: 'running', run: setUserTags },
}

async function addUser({ node, app, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 2)
  const name = userName(request, 0)
  const outcome = await app.propose({ kind: 'addUser', name, passwordHash: hash(node, argument(request, 1)), tags: [] })
  return outcome.ok ? DONE : changeRefused(outcome.error)
}

async function deleteUser({ app, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 1)
  const outcome = await app.propose({ kind: 'deleteUser', name: userName(request, 0) })
  return outcome.ok ? DONE : changeRefused(outcome.error)
}

async function changePassword({ node, app, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 2)
  const passwordHash = hash(node, argument(request, 1))
  const outcome = await app.propose({ kind: 'changePassword', name: userName(request, 0), passwordHash })
  return outcome.ok ? DONE : changeRefused(outcome.error)
}

async function clearPassword({ app, request }: AppContext): Promise<ControlReply> {
  exactArguments(request, 1)
  const name = userName(request, 0)
  const outcome = await app.propose({ kind: 'changePassword', name, passwordHash: '' })
  if (outcome.ok) return DONE
  // RabbitMQ words this one differently from its neighbours.
  return outcome.error.kind === 'noSuchUser' ? noSuchUserTerm(name) : changeRefused(outcome.error)
}

async function authenticateUser({ node, app, request }: AppContext): Promise<ControlReply> {
  const [name = '', password = ''] = exactArguments(request, 2)
  // A user that was just added elsewhere must be found; without a leader the local copy is what logins use too.
  await app.barrier()
  const user = app.metadata.user(name as UserName) // Only looked up: a text that is no name is not found.
  const isRight = user !== undefined && user.passwordHash !== '' && node.verifyPassword(user.passwordHash, password)
  return isRight ? DONE : notAuthenticated(name)
}

async function setUserTags({ app, request }: AppContext): Promise<ControlReply> {
  const name = userName(request, 0)
  const tags = [...new Set(request.arguments.slice(1))]
  const outcome = await app.propose({ kind: 'setUserTags', name, tags })
  return outcome.ok ? DONE : changeRefused(outcome.error)
}

function userName(request: AppContext['request'], index: number): UserName {
  return nameArgument(request, index, 'user') as UserName // Checked: 1 to 255 bytes.
}

/** An empty password is no password: nobody logs in with it. */
function hash(node: AppContext['node'], password: string): string {
  return password === '' ? '' : node.hashPassword(password)
}
