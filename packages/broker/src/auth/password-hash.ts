/** The check of a password as a port: hashing is a matter of the platform. */
export interface PasswordHash {
  /** Whether `password` (as the client sent it) belongs to `storedHash` (base64 of salt and SHA-256). Constant time. */
  verify(storedHash: string, password: string): boolean
}
