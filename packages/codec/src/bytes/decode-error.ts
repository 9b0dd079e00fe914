/** Why bytes from a peer are not what they claim to be. A value: decoding never throws for bad input. */

export type DecodeError =
  /** The field needs more bytes than there are. */
  | { readonly kind: 'truncated' }
  /** A value in a table runs over the table's end. Not so a table that runs over its frame. */
  | { readonly kind: 'cutValue' }
  /** Bytes are left over behind the last field. */
  | { readonly kind: 'trailingBytes'; readonly bytes: number }
  /** A short string is not UTF-8, and as text, wrong octets replaced, it would no longer be a short string. */
  | { readonly kind: 'invalidText' }
  /** No AMQP 0-9-1 method has these numbers. */
  | { readonly kind: 'unknownMethod'; readonly classId: number; readonly methodId: number }
  /** `tag` is the field's type octet. */
  | { readonly kind: 'unknownFieldType'; readonly tag: number }
  /** Tables and arrays are nested beyond `depthMax`. */
  | { readonly kind: 'tooDeep'; readonly depthMax: number }
  /** The content header belongs to another class than basic. */
  | { readonly kind: 'wrongClass'; readonly classId: number }
