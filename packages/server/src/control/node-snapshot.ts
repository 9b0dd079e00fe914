/** What a node knows of its own process, for `status` and `cluster_status`; JSON-able, for it travels between nodes. */

export type ListenerSnapshot = {
  /** `[::]`, `127.0.0.1`. */
  readonly interface: string
  readonly port: number
  /** `amqp`, `clustering`, `http`. */
  readonly protocol: string
  readonly purpose: string
}

export type KeptAside = {
  readonly vhost: string
  readonly queue: string
  /** Still to be published again. */
  readonly messages: number
  readonly file: string
  readonly state: 'publishing' | 'waiting' | 'kept'
  /** Of what it waits for; or empty. */
  readonly reason: string
  /** Since the node started. */
  readonly published: number
}

export type LocalAlarm = 'memory' | 'disk' | 'file_descriptor_limit'

export type NodeSnapshot = {
  readonly name: string
  readonly osProcessId: number
  readonly operatingSystem: string
  readonly uptimeSeconds: number
  /** Warren's own. */
  readonly version: string
  /** The RabbitMQ release that it behaves like, as clients are told. */
  readonly rabbitmqVersion: string
  /** `process.version`; takes the place of Erlang's. */
  readonly runtimeVersion: string
  readonly dataDirectory: string
  readonly configFiles: readonly string[]
  /** `<stdout>` when the log goes there. */
  readonly logFiles: readonly string[]
  readonly alarms: readonly LocalAlarm[]
  readonly listeners: readonly ListenerSnapshot[]
  /** Resident bytes, and the parts known of them. */
  readonly memory: { readonly totalBytes: number; readonly parts: readonly (readonly [string, number])[] }
  /** 0: no limit. */
  readonly memoryLimitBytes: number
  readonly diskFreeBytes: number
  /** 0: no limit. */
  readonly diskFreeLimitBytes: number
  readonly fileDescriptors: {
    readonly total: number
    readonly totalLimit: number
    readonly sockets: number
    readonly socketsLimit: number
  }
  readonly netTicktimeSeconds: number
  readonly connectionCount: number
  /** The longest that the event loop was held up in each of the last seconds, at most sixty, newest last. */
  readonly loopDelayMsBySecond: readonly number[]
  /** For how much of it the loop's thread ran at most; in the rest the machine gave it no processor. */
  readonly loopDelayCpuMsBySecond: readonly number[]
  /** Messages of a side of a partition that has lost, in files of this node. */
  readonly keptAside: readonly KeptAside[]
}
