/** Names that the server makes up: `amq.gen-` and `amq.ctag-`, with 22 characters of base64url as in RabbitMQ. */
import type { Random } from '@warren/kernel'

const RANDOM_BYTES = 16

export function randomName(prefix: string, random: Random): string {
  const bytes = Buffer.alloc(RANDOM_BYTES)
  for (let i = 0; i < RANDOM_BYTES; i += 1) bytes[i] = random.below(256)
  return `${prefix}${bytes.toString('base64url')}`
}
