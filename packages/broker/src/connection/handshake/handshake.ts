/**
 * From connection.start to connection.open-ok, as a state machine over methods. It waits only for the metadata: a user,
 * password, vhost or permission that is not there is looked for once more behind a barrier before it is refused.
 */
import {
  AmqpError,
  EMPTY_TABLE,
  type FieldTable,
  type Method,
  methodClassId,
  methodNumber,
  ReplyCode,
  tableLookup,
  unexpectedConnectionMethod,
} from '@warren/codec'
import type { UserName, VhostName } from '@warren/kernel'
import { loginErrorText } from '../../auth/authenticator.ts'
import { AUTH_MECHANISMS, type Credentials, readCredentials } from '../../auth/credentials.ts'
import type { BrokerContext } from '../../broker-context.ts'
import { serverProperties } from './server-properties.ts'
import { negotiate, type Tuning } from './tuning.ts'

export type HandshakeState = 'starting' | 'tuning' | 'opening' | 'done'

/** What the handshake needs of its connection. */
export interface HandshakeHost {
  readonly peerHost: string
  reply(method: Method): void
  /** Runs `action` behind a barrier; frames that follow wait. */
  refresh(action: () => void): void
  /** Frames may be this large from now on. */
  tuned(tuning: Tuning): void
  opened(): void
  /** Closes without a word after a pause: a brake on guessing. */
  refuseSilently(reason: string): void
}

export class Handshake {
  state: HandshakeState = 'starting'
  user = '' as UserName // Nobody before login.
  vhost = '' as VhostName // None before connection.open.
  mechanism = ''
  clientProperties: FieldTable = EMPTY_TABLE
  tuning: Tuning
  readonly #broker: BrokerContext
  readonly #host: HandshakeHost

  constructor(broker: BrokerContext, host: HandshakeHost) {
    this.#broker = broker
    this.#host = host
    const { channelMax, frameMax, heartbeatSeconds } = broker.config
    this.tuning = { channelMax, frameMax, heartbeatSeconds }
  }

  /** Whether the client said that it has this capability. */
  isCapable(name: string): boolean {
    const capabilities = tableLookup(this.clientProperties, 'capabilities')
    if (capabilities?.type !== 'table') return false
    const capability = tableLookup(capabilities.value, name)
    return capability?.type === 'bool' && capability.value
  }

  begin(): void {
    const { metadata, config } = this.#broker
    this.#host.reply({
      kind: 'connection.start',
      versionMajor: 0,
      versionMinor: 9,
      serverProperties: serverProperties(config, metadata.metadata.clusterName),
      mechanisms: AUTH_MECHANISMS,
      locales: 'en_US',
    })
  }

  /** Throws what is not due. */
  receive(method: Method): void {
    if (this.state === 'starting' && method.kind === 'connection.start-ok') {
      this.clientProperties = method.clientProperties
      this.mechanism = method.mechanism
      const credentials = readCredentials(method.mechanism, Buffer.from(method.response))
      if (credentials.ok) this.#logIn(credentials.value, false)
      else if (credentials.error.kind === 'wrongFieldType')
        this.#refuse('AMQPLAIN: LOGIN and PASSWORD have to be longstr')
      else this.#host.refuseSilently(`${credentials.error.kind}: ${credentials.error.mechanism}`)
    } else if (this.state === 'tuning' && method.kind === 'connection.tune-ok') {
      const { channelMax, frameMax, heartbeat } = method
      const tuned = negotiate(this.tuning, { channelMax, frameMax, heartbeatSeconds: heartbeat })
      if (!tuned.ok) throw tuned.error
      this.tuning = tuned.value
      this.state = 'opening'
      this.#host.tuned(tuned.value)
    } else if (this.state === 'opening' && method.kind === 'connection.open') {
      this.#open(method.virtualHost as VhostName, false) // Only looked up: an unknown one is no vhost.
    } else {
      throw unexpectedConnectionMethod(this.state).withMethod(methodClassId(method.kind), methodNumber(method.kind))
    }
  }

  #logIn(credentials: Credentials, isFresh: boolean): void {
    const { authenticator, metadata } = this.#broker
    const login = authenticator.login(metadata.metadata, credentials, this.#host.peerHost)
    if (login.ok) {
      this.user = login.value.name
      this.state = 'tuning'
      const { channelMax, frameMax, heartbeatSeconds } = this.tuning
      this.#host.reply({ kind: 'connection.tune', channelMax, frameMax, heartbeat: heartbeatSeconds })
      return
    }
    if (!isFresh && (login.error.kind === 'unknownUser' || login.error.kind === 'wrongPassword')) {
      this.#host.refresh(() => this.#logIn(credentials, true))
      return
    }
    this.#refuse(loginErrorText(this.mechanism, login.error))
  }

  #refuse(reason: string): void {
    if (!this.isCapable('authentication_failure_close')) {
      this.#host.refuseSilently(reason)
      return
    }
    this.#broker.log.error(reason, { peer: this.#host.peerHost })
    throw new AmqpError(
      ReplyCode.accessRefused,
      `Login was refused using authentication mechanism ${this.mechanism}. For details see the broker logfile.`,
      { scope: 'connection' },
    )
  }

  #open(vhost: VhostName, isFresh: boolean): void {
    const { metadata } = this.#broker.metadata
    const error = openError(
      metadata.vhost(vhost) === undefined,
      metadata.permission(this.user, vhost) === undefined,
      vhost,
      this.user,
    )
    if (error === undefined) {
      this.vhost = vhost
      this.state = 'done'
      this.#host.reply({ kind: 'connection.open-ok' })
      this.#host.opened()
    } else if (isFresh) {
      throw error
    } else {
      this.#host.refresh(() => this.#open(vhost, true))
    }
  }
}

function openError(isAbsent: boolean, isRefused: boolean, vhost: string, user: string): AmqpError | undefined {
  const method = { classId: 10, methodId: 40 }
  if (isAbsent) return new AmqpError(ReplyCode.notAllowed, `vhost ${vhost} not found`, method)
  if (!isRefused) return undefined
  return new AmqpError(ReplyCode.notAllowed, `access to vhost '${vhost}' refused for user '${user}'`, method)
}
