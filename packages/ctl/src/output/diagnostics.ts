/** What a user is told when a node cannot be reached, or does not accept the cookie. */
import { assertNever } from '@warren/kernel'
import { Cookie } from '@warren/rpc/client'
import { type Facts, factNumber, factText } from './facts.ts'

/** Who asks: shown so that both ends can be compared. */
export interface Caller {
  readonly clientName: string
  readonly homeDirectory: string
  readonly cookie: Uint8Array
  /** Nodes that run on this machine. */
  readonly localNodes: readonly string[]
}

const REASONS = [
  'unknownHost',
  'refused',
  'noAnswer',
  'notWarren',
  'otherNode',
  'cookieMismatch',
  'versionMismatch',
  'tlsMismatch',
] as const
type Reason = (typeof REASONS)[number]

export interface Unreachable {
  readonly node: string
  readonly host: string
  readonly port: number
  readonly reason: Reason
  /** In words, where the reason alone does not say it. */
  readonly text?: string
}

/** From a node that tells why it could not reach another one. */
export function unreachableFrom(facts: Facts): Unreachable {
  const reason = REASONS.find((known) => known === facts['reason']) ?? 'noAnswer'
  return { node: factText(facts, 'node'), host: factText(facts, 'host'), port: factNumber(facts, 'port'), reason }
}

export function diagnosticsText(unreachable: Unreachable, caller: Caller): string {
  const { node } = unreachable
  return `Error: unable to perform an operation on node '${node}'. Please see diagnostics information and suggestions below.

Most common reasons for this are:

 * Target node is unreachable (e.g. due to hostname resolution, TCP connection or firewall issues)
 * CLI tool fails to authenticate with the server (e.g. due to CLI tool's Erlang cookie not matching that of the server)
 * Target node is not running

In addition to the diagnostics info below:

 * Consult server logs on node ${node}
 * If target node is configured to use long node names, don't forget to use --longnames with CLI tools
 * If target node has another inter-node port than 25672, name it: -n ${node}:<port>

DIAGNOSTICS
===========

attempted to contact: [${node}]

${node}:
${findings(unreachable, caller)
  .map((line) => `  * ${line}`)
  .join('\n')}

Current node details:
 * node name: '${caller.clientName}'
 * effective user's home directory: ${caller.homeDirectory}
 * Erlang cookie hash: ${new Cookie(caller.cookie).hash}
`
}

function findings({ node, host, port, reason, text }: Unreachable, { localNodes }: Caller): readonly string[] {
  const connected = [`connected to port ${port} on ${host}`]
  switch (reason) {
    case 'unknownHost':
      return [`unable to connect to port ${port} on ${host}: nxdomain (non-existing domain)`]
    case 'refused':
      return [
        `unable to connect to port ${port} on ${host}: connection refused`,
        `node '${node.split('@')[0]}' not running at all, or on another port`,
        localNodes.length === 0
          ? 'no other nodes on this machine'
          : `other nodes on this machine: [${localNodes.join(', ')}]`,
        'suggestion: start the node',
      ]
    case 'noAnswer':
      return [
        `unable to connect to port ${port} on ${host}: timeout`,
        'suggestion: check the network and the firewall between here and the node',
      ]
    case 'notWarren':
      return [
        ...connected,
        'what answers there is not a node',
        'suggestion: check the port; it is the inter-node port, not the AMQP one',
      ]
    case 'otherNode':
      return [
        ...connected,
        text ?? 'another node answers there',
        `node '${node.split('@')[0]}' not running at all, or on another port`,
      ]
    case 'cookieMismatch':
      return [
        ...connected,
        'TCP connection succeeded but authentication failed',
        'suggestion: check if the Erlang cookie is identical for all server nodes and CLI tools',
        'suggestion: check if all server nodes and CLI tools use consistent hostnames when addressing each other',
      ]
    case 'versionMismatch':
      return [
        ...connected,
        'the node speaks another version of the control protocol',
        'suggestion: use the ctl of the same release',
      ]
    case 'tlsMismatch':
      return [
        ...connected,
        `TCP connection succeeded but TLS failed: ${text ?? 'the log of the node says more'}`,
        'suggestion: nodes with cluster.ssl_options need --tls-cacertfile, --tls-certfile and --tls-keyfile here',
        'suggestion: nodes without them need none of these options, nor WARREN_CLUSTER_TLS_* in the environment',
      ]
    default:
      return assertNever(reason)
  }
}
