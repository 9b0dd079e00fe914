/** TLS between nodes: on as soon as its files are named. RabbitMQ's names of options, for what it keeps in a file of Erlang terms. */
import { fail, ok } from '@warren/kernel'
import type { TlsFiles } from '@warren/rpc'
import { optional, single } from '../setting.ts'
import type { SettingValues } from '../setting-source.ts'
import { BOOLEAN, type SettingType, text } from '../setting-type.ts'

const VERIFY: SettingType<'verify_peer'> = {
  right: 'verify_peer',
  example: 'verify_peer',
  parse(value) {
    if (value === 'verify_peer') return ok(value)
    return fail(value === 'verify_none' ? 'between nodes both sides always verify each other' : 'not one of the words')
  },
}

export function interNodeTlsSettings() {
  return {
    tlsCaCertFile: optional({
      key: 'cluster.ssl_options.cacertfile',
      type: text('a file name', '/etc/warren/ca.pem'),
      defaultText: 'no TLS between nodes',
      text: 'Certificates (PEM) of the authorities that the nodes trust, and only those. With `cacertfile`, `certfile` and `keyfile` nodes and ctl speak TLS with this node and nothing else; all three or none.',
      flag: '--cluster-tls-cacertfile <file>',
      environment: ['WARREN_CLUSTER_TLS_CACERTFILE'],
    }),
    tlsCertFile: optional({
      key: 'cluster.ssl_options.certfile',
      type: text('a file name', '/etc/warren/node.pem'),
      defaultText: 'no TLS between nodes',
      text: "This node's certificate (PEM), and those between it and the authority. Its subjectAltName has the host in the node's name; an extendedKeyUsage has both serverAuth and clientAuth.",
      flag: '--cluster-tls-certfile <file>',
      environment: ['WARREN_CLUSTER_TLS_CERTFILE'],
    }),
    tlsKeyFile: optional({
      key: 'cluster.ssl_options.keyfile',
      type: text('a file name', '/etc/warren/node-key.pem'),
      defaultText: 'no TLS between nodes',
      text: 'Private key (PEM) of that certificate.',
      flag: '--cluster-tls-keyfile <file>',
      environment: ['WARREN_CLUSTER_TLS_KEYFILE'],
    }),
    tlsPassword: optional({
      key: 'cluster.ssl_options.password',
      type: text('a password', 'secret'),
      defaultText: 'none, the key is not encrypted',
      text: 'Password of the private key. Environment: `WARREN_CLUSTER_TLS_PASSWORD`.',
      environment: ['WARREN_CLUSTER_TLS_PASSWORD'],
      isSecret: true,
    }),
    tlsVerify: single({
      key: 'cluster.ssl_options.verify',
      type: VERIFY,
      default: 'verify_peer' as const,
      text: 'Both sides of a connection show a certificate and verify the other one. There is no verify_none.',
    }),
    tlsVerifyHostname: single({
      key: 'cluster.ssl_options.verify_hostname',
      type: BOOLEAN,
      default: true,
      text: 'Whether the certificate of a node has to be for the host in its name. With `false` any certificate of the authority will do: for certificates that all nodes share.',
    }),
  }
}

type TlsValues = Pick<SettingValues, keyof ReturnType<typeof interNodeTlsSettings>>

/** Undefined: plain connections. `absolute` completes a file name. */
export function interNodeTlsOf(
  values: TlsValues,
  absolute: (file: string) => string,
  problems: string[],
): TlsFiles | undefined {
  const { tlsCaCertFile, tlsCertFile, tlsKeyFile, tlsPassword: password, tlsVerifyHostname: checksHost } = values
  if (tlsCaCertFile !== undefined && tlsCertFile !== undefined && tlsKeyFile !== undefined) {
    const [caCertFile, certFile, keyFile] = [absolute(tlsCaCertFile), absolute(tlsCertFile), absolute(tlsKeyFile)]
    return Object.freeze({ caCertFile, certFile, keyFile, password, checksHost })
  }
  const files = { cacertfile: tlsCaCertFile, certfile: tlsCertFile, keyfile: tlsKeyFile }
  const missing = Object.entries(files).flatMap(([key, file]) => (file === undefined ? [key] : []))
  if (missing.length === 3 && password === undefined) return undefined
  const names = missing.map((key) => `cluster.ssl_options.${key}`).join(' and ')
  problems.push(
    `TLS between nodes: ${names} missing. Right: cacertfile, certfile and keyfile, or none of cluster.ssl_options`,
  )
  return undefined
}
