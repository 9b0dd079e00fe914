/**
 * What a refused command tells the operator: the text as `ctl` prints it on standard error, and the exit code. Texts and
 * codes are those of RabbitMQ 3.10's command line.
 */
import type { Unavailable } from '@warren/cluster'
import { type DomainError, domainErrorText } from '@warren/model'
import type { ControlReply } from '@warren/rpc'

export type Failure = Extract<ControlReply, { kind: 'error' }>

const EXIT_USAGE = 64
const EXIT_BAD_DATA = 65
const EXIT_NO_USER = 67
const EXIT_UNAVAILABLE = 69
const EXIT_SOFTWARE = 70
const EXIT_TIMEOUT = 75

const OTHER_STATE = {
  running: "to be running on the target node. Start it with 'rabbitmqctl start_app'.",
  stopped: "to be stopped on the target node. Stop it with 'rabbitmqctl stop_app'.",
} as const

export function failure(exitCode: number, text: string): Failure {
  return { kind: 'error', exitCode, text }
}

/** Most refusals of a command that ran: `Error:` on a line of its own. */
export function refused(text: string, exitCode = EXIT_UNAVAILABLE): Failure {
  return failure(exitCode, `Error:\n${text}`)
}

/** A refusal as the Erlang term that RabbitMQ shows. */
export function refusedTerm(atom: string, text: string): Failure {
  return refused(`{:${atom}, '${text.replaceAll("'", "\\'")}'}`)
}

export function onlyDiscNode(): Failure {
  return refusedTerm(
    'resetting_only_disc_node',
    'You cannot reset a node when it is the only disc node in a cluster. Please convert another node of the cluster to a disc node first.',
  )
}

export function notClusterNode(): Failure {
  return refusedTerm('not_a_cluster_node', 'The node selected is not in the cluster.')
}

export function unsupportedName(kind: 'invalidHead' | 'invalidHost'): Failure {
  const why =
    kind === 'invalidHead'
      ? 'node name head (the part before the @) is invalid. Only alphanumerics, _ and - characters are allowed.'
      : 'hostname is invalid (possibly contains unsupported characters).'
  return failure(EXIT_BAD_DATA, `Unsupported node name: ${why}`)
}

export function wrongState(needed: 'running' | 'stopped'): Failure {
  return failure(EXIT_USAGE, `Error: this command requires the 'rabbit' app ${OTHER_STATE[needed]}`)
}

export function processRuns(): Failure {
  return failure(EXIT_USAGE, 'Error: this command requires the target node to be stopped.')
}

export function usage(text: string): Failure {
  return failure(EXIT_USAGE, `Error (argument validation): ${text}`)
}

export function badArgument(text: string): Failure {
  return failure(EXIT_BAD_DATA, `Error (argument validation): Bad argument: ${text}`)
}

export function unknownCommand(command: string): Failure {
  return failure(EXIT_USAGE, `\nCommand '${command}' not found. \n`)
}

export function internalError(): Failure {
  return refused('the node failed to carry out the command; its log says why', EXIT_SOFTWARE)
}

export function timedOut(operation: string, node: string, timeoutMs: number): Failure {
  return failure(
    EXIT_TIMEOUT,
    `Error: operation ${operation} on node ${node} timed out. Timeout value used: ${timeoutMs}`,
  )
}

export function noSuchUser(user: string): Failure {
  return refused(`User "${user}" does not exist`, EXIT_NO_USER)
}

/** Where RabbitMQ shows the Erlang term. */
export function noSuchUserTerm(user: string): Failure {
  return refused(`{:no_such_user, ${JSON.stringify(user)}}`)
}

/** Commands on vhosts themselves print this without `Error:`. */
export function noSuchVhost(vhost: string): Failure {
  return failure(EXIT_BAD_DATA, `Virtual host '${vhost}' does not exist`)
}

export function queueRefusal(text: string): Failure {
  return refused(text, EXIT_USAGE)
}

export function notAuthenticated(user: string): Failure {
  return refused(`Error: failed to authenticate user "${user}"\nuser '${user}' - invalid credentials`, EXIT_BAD_DATA)
}

export function clusterWithItself(node: string): Failure {
  return refused(`Error: cannot cluster node with itself: ${node}`, EXIT_SOFTWARE)
}

/** What a proposed change was refused with. `inPermissions`: the wording of the permission commands. */
export function changeRefused(error: DomainError | Unavailable, inPermissions = false): Failure {
  switch (error.kind) {
    case 'noSuchUser':
      return inPermissions ? refused(`User ${error.user} does not exist`, EXIT_NO_USER) : noSuchUser(error.user)
    case 'noSuchVhost':
      return inPermissions ? refused(`Virtual host ${error.vhost} does not exist`) : noSuchVhost(error.vhost)
    case 'userExists':
      return refused(`User "${error.user}" already exists`, EXIT_SOFTWARE)
    case 'vhostExists':
      return refused(`Virtual host '${error.vhost}' already exists`, EXIT_SOFTWARE)
    case 'invalidRegex':
      return refused(`{:invalid_regexp, '${error.pattern}', '${error.reason}'}`)
    case 'invalidPolicy':
      return refused(domainErrorText(error).text)
    case 'noSuchPolicy':
      return refused('Parameter does not exist')
    case 'notSynchronised':
    case 'nodeDraining':
    case 'homeNodeDown':
    case 'noSuchQueue':
    case 'featureFlagDisabled':
      return refused(domainErrorText(error).text)
    case 'outcomeUnknown':
      return refused('the change was handed in, but its outcome is not known; look before you repeat it')
    case 'unavailable':
      return refused(error.text)
    default:
      return refused(JSON.stringify(error))
  }
}
