/** The frame of AMQP 0-9-1 §2.3.5: type(1) channel(2) size(4) payload end(1). */

export const FRAME_METHOD = 1
export const FRAME_HEADER = 2
export const FRAME_BODY = 3
export const FRAME_HEARTBEAT = 8

export type FrameType = typeof FRAME_METHOD | typeof FRAME_HEADER | typeof FRAME_BODY | typeof FRAME_HEARTBEAT

export const FRAME_END = 0xce
/** Type, channel and size. */
export const FRAME_HEAD_BYTES = 7
/** What a frame adds to its payload. */
export const FRAME_OVERHEAD_BYTES = 8
/** No peer may be asked for smaller frames (AMQP 0-9-1, frame-min-size). */
export const FRAME_BYTES_MIN = 4096
/** What Warren, as RabbitMQ, offers in connection.tune. */
export const FRAME_BYTES_DEFAULT = 131072

/** A whole heartbeat frame; shared, so never write into it. */
export const HEARTBEAT_FRAME: Buffer = Buffer.from([FRAME_HEARTBEAT, 0, 0, 0, 0, 0, 0, FRAME_END])
