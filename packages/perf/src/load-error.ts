/** What ends a run and is told to the user in one line: the broker refused, went away, or a wait took too long. */
export class LoadError extends Error {
  override readonly name = 'LoadError'
  /** The reply code when the broker gave one, else 0. */
  readonly replyCode: number

  constructor(text: string, replyCode = 0) {
    super(text)
    this.replyCode = replyCode
  }
}

/** The words of the operating system for the errors a user meets, without the code and the call's name. */
export function socketErrorText(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  switch (code) {
    case 'ECONNREFUSED':
      return 'connection refused: is the broker running, and is the port right?'
    case 'ECONNRESET':
    case 'EPIPE':
      return 'the broker closed the connection without a word'
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'the host name is unknown'
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'the host cannot be reached'
    case 'ETIMEDOUT':
      return 'the host does not answer'
    default:
      return error.message
  }
}
