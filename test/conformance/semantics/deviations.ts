// Where Warren means to answer otherwise than RabbitMQ 3.10. Everything else that differs is a fault.
export interface Deviation {
  readonly group: string
  readonly name: string
  /** From RabbitMQ's first line that begins with this ... */
  readonly from: string
  /** ... everything reads like this in Warren's transcript. */
  readonly warren: readonly string[]
}

// The version before 0-9-1, which no client of this century speaks, is not spoken.
const OLD_VERSION: readonly Deviation[] = ['414d515001010800', '414d515001010901'].map((octets) => ({
  group: 'negotiation',
  name: `header of 0-8 as ${octets}`,
  from: 'a/0 < connection.start versionMajor=8',
  warren: ['a < header 414d515000000901'],
}))

// RabbitMQ drops the socket after three seconds; saying why at once was its intent.
const TUNING: readonly Deviation[] = [
  tuning('without a limit of channels', 'channel_max = 0 (no limit) is higher than the maximum allowed value (2047)'),
  tuning('with more channels than offered', 'channel_max = 2048 is higher than the maximum allowed value (2047)'),
  tuning('without a limit of frames', 'frame_max = 0 is higher than the maximum allowed value (131072)'),
  tuning('with frames below 4096', 'frame_max = 4095 is lower than the minimum allowed value (4096)'),
  tuning('with larger frames than offered', 'frame_max = 131073 is higher than the maximum allowed value (131072)'),
  tuning('with both limits too high', 'frame_max = 131073 is higher than the maximum allowed value (131072)'),
]

// Frames of 8192 octets pass before tune-ok, as in RabbitMQ 4.1: long tokens and client properties fit.
const LOGIN_FRAMES: Deviation = {
  group: 'negotiation',
  name: 'client properties beyond the smallest frame',
  from: 'a < closed',
  warren: ['a/0 < connection.tune channelMax=2047 frameMax=131072 heartbeat=60', 'a < not closed'],
}

// RabbitMQ's connection process crashes and takes the socket along: the client is told instead.
const UNKNOWN_METHODS: readonly Deviation[] = [
  told('an unknown class', 'a < closed', '503 "COMMAND_INVALID - unknown method 70/10" of 70/10'),
  told('an unknown class on channel 0', 'a < closed', '503 "COMMAND_INVALID - unknown method 70/10" of 70/10'),
  told('an unknown method of a known class', 'a < closed', '503 "COMMAND_INVALID - unknown method 50/99" of 50/99'),
  told(
    'a table with an unknown type',
    'a < closed',
    '502 "SYNTAX_ERROR - unknown field type \'Z\' in a table" of 50/10',
  ),
  told('a table with a cut value', 'a < closed', '502 "SYNTAX_ERROR - a field is longer than its frame" of 50/10'),
]

// RabbitMQ's channel process crashes with 541; 3.10 does not notice surplus octets of a body before the next frame.
const BROKEN_CONTENTS: readonly Deviation[] = [
  ...['without property flags', 'cut in a property', 'with octets too many'].map((header) =>
    told(
      `a header ${header}`,
      'a/0 < connection.close 541',
      '502 "SYNTAX_ERROR - a field is longer than its frame" of 60/40',
    ),
  ),
  told(
    'headers that are no table',
    'a/0 < connection.close 541',
    '502 "SYNTAX_ERROR - a field is longer than its frame" of 60/40',
  ),
  told(
    'a body longer than announced',
    'a < nothing more',
    '501 "FRAME_ERROR - content body has 5 octets, its header announced 4" of 60/40',
  ),
  // Further words of property flags are in the protocol, though no property is in them.
  {
    group: 'framing',
    name: 'a header with a second word of flags',
    from: 'a/0 < connection.close 541',
    warren: [
      'a < nothing more',
      'a/1 > basic.get queue=q noAck=true',
      'a/1 < basic.get-ok deliveryTag=1 routingKey=q messageCount=0 properties=(contentType=a) ""',
    ],
  },
]

// Erlang breaks the lines of long terms; texts stay on one line here.
const LINE_BREAKS: readonly Deviation[] = [
  told(
    'wrong end marker of a long frame',
    'a/0 < connection.close 501',
    '501 "FRAME_ERROR - type 1, first 16 octets = <<\\"AAAAAAAAAAAAAAAA\\">>: {invalid_frame_end_marker,205}" of 0/0',
  ),
  {
    group: 'publishing',
    name: "expiration '99999999999999999999'",
    from: 'a/1 < channel.close 406',
    warren: [
      'a/1 < channel.close 406 "PRECONDITION_FAILED - invalid expiration \'99999999999999999999\': {value_too_large,99999999999999999999}" of 60/40',
      'a/1 > basic.get queue=q noAck=true',
      'a/1 < basic.get-empty',
    ],
  },
]

const ARGUMENTS: readonly Deviation[] = [
  // RabbitMQ looks whether the word is known to its runtime for whatever purpose.
  {
    group: 'exchanges',
    name: 'declare of a type that is another thing',
    from: 'a/0 < connection.close 503',
    warren: ['a/0 < connection.close 503 "COMMAND_INVALID - unknown exchange type \'classic\'" of 40/10'],
  },
  // RabbitMQ's channel process crashes with 541.
  refused('x-queue-master-locator: 1', 'a/0 <', "'x-queue-master-locator' for queue 'q'", '{unacceptable_type,byte}'),
  refused(
    'x-queue-master-locator: true',
    'a/0 <',
    "'x-queue-master-locator' for queue 'q'",
    '{unacceptable_type,bool}',
  ),
  // There are no quorum queues.
  ...[
    ['a server-named quorum queue', 'amq.gen-<22>'],
    ['a transient quorum queue', 'q'],
    ['an exclusive quorum queue', 'q'],
  ].map(([name = '', queue]) =>
    refused(name, 'a/1 < ', `'x-queue-type' for queue '${queue}'`, '\\"unsupported queue type \'quorum\'\\"'),
  ),
]

const CHANNELS: readonly Deviation[] = [
  // A client that ends its connection behind its publishes loses none of them here.
  {
    group: 'connections',
    name: 'what was sent before the client went is carried out',
    from: 'b/1 < basic.get-empty',
    warren: ['b/1 < basic.get-ok deliveryTag=1 exchange=amq.direct routingKey=left2 messageCount=0 "not lost"'],
  },
  // Consumers hear of the end of their queue before it is confirmed, on the deleting channel as on the others.
  {
    group: 'channels',
    name: 'the empty name is the last queue of the channel',
    from: 'a/1 < queue.delete-ok messageCount=0',
    warren: [
      'a/1 < basic.cancel consumerTag=t noWait=true',
      'a/1 > basic.get',
      'a/1 < queue.delete-ok messageCount=0',
      'a/2 > basic.get',
      'a/2 < channel.close 404 "NOT_FOUND - no previously declared queue" of 60/70',
      "a/1 < channel.close 404 \"NOT_FOUND - no queue 'q' in vhost '/'\" of 60/70",
    ],
  },
  // A message is refused when its size is known, not when all of it has come.
  {
    group: 'publishing',
    name: 'a body announced as too large is not awaited for ever',
    from: 'a < nothing more',
    warren: [
      'a/1 < channel.close 406 "PRECONDITION_FAILED - message size 600000000 is larger than configured max size 134217728" of 60/40',
    ],
  },
  // RabbitMQ has not yet forgotten the channel.
  {
    group: 'channels',
    name: 'channel.open right behind channel.close',
    from: 'a/0 < connection.close 504',
    warren: ['a/1 < channel.close-ok', 'a/1 < channel.open-ok'],
  },
  // RabbitMQ counts messages held by basic.get against consumers, and never gives that credit back ("pretty obscure").
  {
    group: 'consuming',
    name: 'what get holds counts when the limit of the channel is set',
    from: 'a < nothing more',
    warren: [
      'a/1 < basic.deliver consumerTag=t deliveryTag=2 routingKey=q "2"',
      'a/1 > basic.ack deliveryTag=1',
      'a < nothing more',
    ],
  },
]

export const DEVIATIONS: readonly Deviation[] = [
  ...OLD_VERSION,
  ...TUNING,
  LOGIN_FRAMES,
  ...UNKNOWN_METHODS,
  ...BROKEN_CONTENTS,
  ...LINE_BREAKS,
  ...ARGUMENTS,
  ...CHANNELS,
]

function tuning(what: string, text: string): Deviation {
  const close = `a/0 < connection.close 530 "NOT_ALLOWED - negotiated ${text}" of 10/30`
  return { group: 'negotiation', name: `tune-ok ${what}`, from: 'a < closed', warren: [close, 'a < closed'] }
}

function told(name: string, from: string, close: string): Deviation {
  return { group: 'framing', name, from, warren: [`a/0 < connection.close ${close}`] }
}

function refused(name: string, from: string, argument: string, detail: string): Deviation {
  const close = `a/1 < channel.close 406 "PRECONDITION_FAILED - invalid arg ${argument} in vhost '/': ${detail}" of 50/10`
  return { group: 'queue-arguments', name, from, warren: [close] }
}
