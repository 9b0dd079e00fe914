/** Refused metadata changes on the wire; code and text are the model's. */
import { AmqpError } from '@warren/codec'
import { type DomainError, domainErrorText } from '@warren/model'

export function domainErrorToAmqp(error: DomainError): AmqpError {
  const { code, scope, text } = domainErrorText(error)
  return new AmqpError(code, text, { scope })
}
