/**
 * A node's end of everything that is said between nodes and by ctl: one port, the lanes, the control service. Lives as long
 * as the process; the application comes and goes by `setIdentity`, the lanes' listeners and `setPeers`.
 */
import type { ControlLanes, DataLanes, PeerIdentity } from '@warren/cluster'
import type { Log } from '@warren/kernel'
import { Cookie } from './auth/cookie.ts'
import type { Purpose } from './auth/handshake.ts'
import { NOT_RUNNING_TEXT } from './connect/dial.ts'
import { type OpenedStream, PeerListener } from './connect/peer-listener.ts'
import type { ControlHandler } from './control-handler.ts'
import { ControlService } from './control-service.ts'
import { GrpcControlLanes } from './lanes/grpc-control-lanes.ts'
import { GrpcDataLanes } from './lanes/grpc-data-lanes.ts'
import type { TlsIdentity } from './tls/tls-identity.ts'

export interface PeerEndpointOptions {
  readonly host: string
  /** 0: the system chooses, see `port`. */
  readonly port: number
  /** The bytes of the cookie file; white space around the secret is ignored. */
  readonly cookie: Uint8Array
  /** Absent: plain connections only. Present: TLS only, both sides with certificates. */
  readonly tls?: TlsIdentity | undefined
  readonly identity: PeerIdentity
  readonly controlHandler: ControlHandler
  readonly log: Log
  /** A peer that answers nothing is noticed within twice this time. Default: a second. */
  readonly keepaliveMs?: number
}

export class PeerEndpoint {
  readonly #listener: PeerListener
  readonly #controlLanes: GrpcControlLanes
  readonly #dataLanes: GrpcDataLanes
  #identity: PeerIdentity

  /** Rejects when the port cannot be had. */
  static async open(options: PeerEndpointOptions): Promise<PeerEndpoint> {
    const log = options.log.scope('cluster')
    const cookie = new Cookie(options.cookie)
    const { host, port, tls, keepaliveMs } = options
    const service = new ControlService({ handler: options.controlHandler, log })
    // The lanes and the listener need each other's facts only once something is connected.
    let endpoint: PeerEndpoint | undefined
    const identity = () => endpoint?.identity ?? options.identity
    const dialOptions = () => ({ cookie, tls, self: identity(), ...(keepaliveMs && { keepaliveMs }) })
    const dataLanes = new GrpcDataLanes({ dialOptions, log })
    const controlLanes = new GrpcControlLanes({
      dialOptions,
      log,
      peersChanged: (peers) => dataLanes.setPeers(peers),
    })
    const onOpen = (opened: OpenedStream) => routeStream(opened, controlLanes, dataLanes, service)
    const refusal = (purpose: Purpose) => refusalOf(purpose, controlLanes, dataLanes)
    const listener = await PeerListener.open({ host, port, cookie, tls, identity, log, refusal, onOpen, keepaliveMs })
    endpoint = new PeerEndpoint(listener, controlLanes, dataLanes, options.identity)
    return endpoint
  }

  private constructor(
    listener: PeerListener,
    controlLanes: GrpcControlLanes,
    dataLanes: GrpcDataLanes,
    identity: PeerIdentity,
  ) {
    this.#listener = listener
    this.#controlLanes = controlLanes
    this.#dataLanes = dataLanes
    this.#identity = identity
  }

  get port(): number {
    return this.#listener.port
  }

  get control(): ControlLanes {
    return this.#controlLanes
  }

  get data(): DataLanes {
    return this.#dataLanes
  }

  get identity(): PeerIdentity {
    return this.#identity
  }

  /** Before each start of the application (a new incarnation) and after a reset (a new id). Ends all streams to peers. */
  setIdentity(identity: PeerIdentity): void {
    this.#identity = identity
    this.#controlLanes.reset()
    this.#dataLanes.reset()
  }

  /** Ends everything; open control commands lose their connection. */
  async close(): Promise<void> {
    this.#controlLanes.listener = undefined
    this.#controlLanes.setPeers([])
    this.#dataLanes.listener = undefined
    await this.#listener.close()
  }
}

function routeStream(
  { stream, peer, purpose, id }: OpenedStream,
  controlLanes: GrpcControlLanes,
  dataLanes: GrpcDataLanes,
  service: ControlService,
): void {
  switch (purpose) {
    case 'control':
      controlLanes.acceptControl(stream, peer)
      return
    case 'ask':
      controlLanes.acceptAsk(stream, peer)
      return
    case 'data':
      dataLanes.accept(stream, peer, id)
      return
    case 'ctl':
      service.accept(stream, peer.name)
      return
  }
}

/** ctl reaches the process also while no application runs; peers do not. */
function refusalOf(purpose: Purpose, controlLanes: ControlLanes, dataLanes: DataLanes): string | undefined {
  if (purpose === 'ctl') return undefined
  if (controlLanes.listener === undefined) return NOT_RUNNING_TEXT
  return purpose === 'data' && dataLanes.listener === undefined ? NOT_RUNNING_TEXT : undefined
}
