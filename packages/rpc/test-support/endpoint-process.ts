/** A process with one endpoint, with TLS when WARREN_TEST_TLS is set, that echoes every batch; driven by peer-process.test.ts over its IPC channel. */
import type { Peer } from '@warren/cluster'
import { tlsIdentity } from './certificates.ts'
import { batchOf, heartbeat, openNode } from './endpoints.ts'

const node = await openNode('child', process.env['WARREN_TEST_TLS'] === undefined ? {} : { tls: tlsIdentity() })
node.endpoint.data.listener = {
  onBatch: (peer, batch) => void node.endpoint.data.send(peer, batchOf(batch)),
  onUp() {},
  onDown() {},
  onWritable() {},
}
process.on('message', (peer: Peer) => {
  node.endpoint.control.setPeers([peer])
  setInterval(() => node.endpoint.control.send(peer.id, heartbeat(1)), 50)
})
process.on('disconnect', () => process.exit(0))
process.send?.(node.peer)
