/** One run of `ctl`: parse, find the node and the cookie, ask, show. Resolves to the exit code; never rejects for a user's mistake. */
import { assertNever, type Result } from '@warren/kernel'
import type {
  ControlFailure,
  ControlRequest,
  ExecuteOptions,
  FindNodeError,
  Json,
  NodeLocation,
} from '@warren/rpc/client'
import type { Invocation } from './commands/command-spec.ts'
import { reportParts } from './commands/report-parts.ts'
import { type Misuse, parseCommandLine } from './invocation/command-line.ts'
import { findCookie } from './invocation/cookie.ts'
import type { PasswordInput } from './invocation/password.ts'
import { findTls } from './invocation/tls.ts'
import { type Caller, diagnosticsText, unreachableFrom } from './output/diagnostics.ts'
import { factList, isFacts } from './output/facts.ts'
import { commandHelp, generalHelp, usageTail } from './output/help-text.ts'
import { type ProcessWatch, processIdIn, waitForEnd } from './process-end.ts'
import { type Output, ResultWriter } from './result-writer.ts'
import { runWhileDown, type StoppedNodes } from './stopped-node.ts'

export interface CtlRun {
  readonly argv: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly hostName: string
  readonly homeDirectory: string
  readonly osProcessId: number
  readonly version: string
  readonly output: Output
  readonly password: PasswordInput
  readonly processes: ProcessWatch
  readonly stoppedNodes: StoppedNodes
  /** rpc's client. */
  readonly localNodes: () => Promise<readonly string[]>
  readonly findNode: (name: string) => Promise<Result<NodeLocation, FindNodeError>>
  readonly executeControl: (options: ExecuteOptions) => Promise<Result<Json | undefined, ControlFailure>>
}

const EXIT_USAGE = 64
const EXIT_BAD_DATA = 65
const EXIT_UNAVAILABLE = 69
const EXIT_SOFTWARE = 70
const EXIT_TIMEOUT = 75
const EXIT_CONFIG = 78
/** Commands without a limit of their own: nobody waits longer than this for one. */
const NO_LIMIT_SECONDS = 3600
/** How much longer than the node we wait, where the node itself keeps to the limit. */
const GRACE_MS = 5000
const PROBE_MS = 2000

export async function runCtl(run: CtlRun): Promise<number> {
  const { output } = run
  const parsed = parseCommandLine(run.argv, run)
  if (!parsed.ok) return showMisuse(parsed.error, run)
  switch (parsed.value.kind) {
    case 'version':
      output.write(`${run.version}\n`)
      return 0
    case 'help': {
      const { spec } = parsed.value
      output.write(spec === undefined ? generalHelp(output.style) : commandHelp(spec, output.style))
      return 0
    }
    case 'command':
      return runCommand(parsed.value.invocation, run)
    default:
      return assertNever(parsed.value)
  }
}

function showMisuse(misuse: Misuse, { argv, output }: CtlRun): number {
  switch (misuse.kind) {
    case 'noCommand':
      output.writeError(generalHelp(output.style))
      return EXIT_USAGE
    case 'unknownCommand': {
      const { command, nearest } = misuse
      const rest = nearest === undefined ? generalHelp(output.style) : `Did you mean '${nearest}'? \n\n`
      output.writeError(`\nCommand '${command}' not found. \n${rest}`)
      return EXIT_USAGE
    }
    case 'invalid':
      output.writeError(`Error (argument validation): ${misuse.text}\n${usageTail(argv, misuse.spec, output.style)}`)
      return misuse.exitCode
    case 'plain':
      output.writeError(`${misuse.text}\n`)
      return misuse.exitCode
    default:
      return assertNever(misuse)
  }
}

async function runCommand(invocation: Invocation, run: CtlRun): Promise<number> {
  const { output } = run
  const found = findCookie({ ...run, cookie: invocation.cookie, cookieFile: invocation.cookieFile })
  if (!found.ok) {
    output.writeError(`Error: ${found.error}\n`)
    return EXIT_CONFIG
  }
  const cookie = found.value
  const location = await run.findNode(invocation.target)
  if (!location.ok) {
    output.writeError(`Unsupported node name: ${location.error.text}\n`)
    return EXIT_BAD_DATA
  }
  const tls = findTls({ options: invocation.tls, environment: run.environment, location: location.value })
  if (!tls.ok) {
    output.writeError(`Error: ${tls.error}\n`)
    return EXIT_CONFIG
  }
  const writer = new ResultWriter(invocation, output)
  const password = await askPassword(invocation, writer, run)
  if (typeof password === 'number') return password
  const watched = watchedProcess(invocation, run)
  if (watched === 'none') {
    output.writeError(`Error:\nno process id in ${invocation.arguments[0]}\n`)
    return EXIT_UNAVAILABLE
  }
  if (invocation.spec.needs === 'node') writer.banner()
  let isAccepted = false
  const outcome = await run.executeControl({
    address: location.value,
    ...{ cookie, tls: tls.value, tlsHost: location.value.tlsHost },
    nodeName: nameToCheck(invocation, location.value),
    clientName: `ctl-${run.osProcessId}@${run.hostName}`,
    request: toRequest(invocation, password),
    timeoutMs: limitSeconds(invocation) * 1000 + (invocation.spec.keepsOwnTimeout === true ? GRACE_MS : 0),
    onRow(row) {
      if (row !== null) return writer.row(row)
      isAccepted = true
      writer.banner()
    },
  })
  if (!outcome.ok && isDown(outcome.error) && invocation.spec.whileDown?.(invocation) === true) {
    const isRunning = (node: string) => runs(node, { ...run, cookie, tls: tls.value })
    return runWhileDown(invocation, { ...run, isRunning, banner: () => writer.banner() })
  }
  const caller: Caller = {
    clientName: `ctl-${run.osProcessId}@${run.hostName}`,
    homeDirectory: run.homeDirectory,
    cookie,
    localNodes: await run.localNodes(),
  }
  if (!outcome.ok) return showFailure(outcome.error, { invocation, run, caller, isAccepted, watched })
  return showValue(outcome.value, { writer, invocation, run, caller, watched })
}

/** Where the port was only assumed, and where the command is for this very node, it must not be another one's. */
function nameToCheck({ spec, node }: Invocation, { source }: NodeLocation): string | undefined {
  return source === 'default' || spec.whileDown !== undefined ? node : undefined
}

/** Whether the application of another member runs, as far as it can be asked. */
async function runs(
  node: string,
  { cookie, tls, ...run }: CtlRun & { readonly cookie: Uint8Array; readonly tls: ExecuteOptions['tls'] },
): Promise<boolean> {
  const location = await run.findNode(node)
  if (!location.ok) return false
  const answer = await run.executeControl({
    address: location.value,
    ...{ cookie, tls, tlsHost: location.value.tlsHost, timeoutMs: PROBE_MS },
    clientName: `ctl-${run.osProcessId}@${run.hostName}`,
    request: { command: 'formation_state', arguments: [], options: {} },
    onRow: () => undefined,
  })
  return answer.ok && isFacts(answer.value) && answer.value['running'] === true
}

/** Nobody answers there, or somebody else. */
function isDown(failure: ControlFailure): boolean {
  return failure.kind === 'unreachable' && failure.reason !== 'noAnswer'
}

/** The password, undefined when the command takes none here, or the exit code when there is none to be had. */
async function askPassword(
  invocation: Invocation,
  writer: ResultWriter,
  run: CtlRun,
): Promise<string | undefined | number> {
  const { spec, formatter } = invocation
  if (spec.asksPassword === undefined || invocation.arguments.length === spec.arguments.length) return undefined
  writer.banner()
  if (formatter === undefined) run.output.write('Password: \n')
  const password = await run.password.readLine()
  if (password !== undefined && password !== '') return password
  run.output.writeError('Error:\nPassword is not provided via argument or stdin\n')
  return spec.asksPassword.missingExitCode
}

/** `stop <pidfile>`: the process whose end is waited for. */
function watchedProcess(invocation: Invocation, { processes }: CtlRun): number | undefined | 'none' {
  const file = invocation.spec.name === 'stop' ? invocation.arguments[0] : undefined
  return file === undefined ? undefined : (processIdIn(processes.readFile(file)) ?? 'none')
}

function toRequest(invocation: Invocation, password: string | undefined): ControlRequest {
  const { spec, options, columns, timeoutSeconds } = invocation
  const given = spec.name === 'stop' ? [] : invocation.arguments
  return {
    command: spec.name,
    vhost: invocation.vhost,
    arguments: password === undefined ? given : [...given, password],
    options: {
      ...options,
      ...(timeoutSeconds === undefined ? {} : { timeout: timeoutSeconds }),
      announce: true,
    },
    ...(columns.length > 0 ? { columns } : {}),
  }
}

function limitSeconds({ spec, timeoutSeconds }: Invocation): number {
  return timeoutSeconds ?? spec.timeoutSeconds ?? NO_LIMIT_SECONDS
}

interface Ending {
  readonly invocation: Invocation
  readonly run: CtlRun
  readonly caller: Caller
  readonly watched: number | undefined
}

async function showValue(value: Json | undefined, ending: Ending & { readonly writer: ResultWriter }): Promise<number> {
  const { writer, invocation, run, caller, watched } = ending
  if (isFacts(value) && value['outcome'] === 'unreachable') {
    run.output.writeError(diagnosticsText(unreachableFrom(value), caller))
    return EXIT_UNAVAILABLE
  }
  if (watched !== undefined && !(await waitForEnd(watched, run.processes, limitSeconds(invocation) * 1000))) {
    run.output.writeError(`Error:\nprocess ${watched} has not ended\n`)
    return EXIT_TIMEOUT
  }
  writer.banner()
  if (invocation.spec.name === 'report') return showReport(value, invocation, run)
  writer.end(value)
  return 0
}

/** Resolves to the exit code of the first part that failed; the others are shown all the same. */
async function showReport(value: Json | undefined, report: Invocation, run: CtlRun): Promise<number> {
  const vhosts = isFacts(value) ? factList(value, 'vhosts').map(String) : []
  let exitCode = 0
  for (const part of reportParts(report, vhosts)) {
    run.output.write('\n')
    const code = await runCommand(part, run)
    if (exitCode === 0) exitCode = code
  }
  return exitCode
}

async function showFailure(
  failure: ControlFailure,
  ending: Ending & { readonly isAccepted: boolean },
): Promise<number> {
  const { invocation, run, caller, isAccepted } = ending
  const { output } = run
  const { spec, node } = invocation
  switch (failure.kind) {
    case 'commandFailed': {
      const isJson = invocation.formatter === 'json' && spec.hasJsonErrors === true && isAccepted
      const message = failure.text.replace(/^Error:\n/, '')
      output.writeError(`${isJson ? JSON.stringify({ message, node, result: 'error' }) : failure.text}\n`)
      const isMisuse = !isAccepted || /^Error (?:\(argument validation\)|this command requires)/.test(failure.text)
      if (isMisuse && failure.exitCode === EXIT_USAGE) output.writeError(usageTail(invocation.argv, spec, output.style))
      return failure.exitCode
    }
    case 'timeout':
      output.writeError(
        `Error: operation ${spec.name} on node ${node} timed out. Timeout value used: ${failure.timeoutMs}\n`,
      )
      return EXIT_TIMEOUT
    case 'connectionLost':
      if (spec.name === 'stop') return 0 // The process has ended before its answer went out: what was asked for.
      output.writeError(
        `Error:\nthe connection to node ${node} broke, and whether it has carried out the command is not known: ${failure.text}\n`,
      )
      return EXIT_SOFTWARE
    case 'unreachable':
    case 'cookieMismatch':
    case 'versionMismatch':
    case 'tlsMismatch': {
      if (spec.name === 'stop' && invocation.options['idempotent'] === true && failure.kind === 'unreachable') return 0
      const reason = failure.kind === 'unreachable' ? failure.reason : failure.kind
      if (spec.name === 'ping')
        output.writeError(
          `Error:\nFailed to connect and authenticate to ${node} in ${limitSeconds(invocation) * 1000} ms\n`,
        )
      else output.writeError(diagnosticsText({ ...failure, node, reason }, caller))
      return EXIT_UNAVAILABLE
    }
    default:
      return assertNever(failure)
  }
}
