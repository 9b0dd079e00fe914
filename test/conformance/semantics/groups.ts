// The table of behaviour: every group of cases.
import { CHANNELS } from './cases/channels.ts'
import { CONNECTIONS } from './cases/connection/connections.ts'
import { CONTROL } from './cases/connection/control.ts'
import { FRAMING } from './cases/connection/framing.ts'
import { NEGOTIATION } from './cases/connection/negotiation.ts'
import { CONSUMING } from './cases/consuming.ts'
import { EXCHANGES } from './cases/exchanges.ts'
import { PERMISSIONS } from './cases/permissions.ts'
import { PUBLISHING } from './cases/publishing.ts'
import { QUEUE_ARGUMENTS } from './cases/queue-arguments.ts'
import { QUEUES } from './cases/queues.ts'
import { ROUTING } from './cases/routing.ts'
import { SETTLING } from './cases/settling.ts'
import type { CaseGroup } from './script.ts'

export const GROUPS: readonly CaseGroup[] = [
  { name: 'negotiation', isConcurrent: true, cases: NEGOTIATION },
  { name: 'connections', isConcurrent: true, cases: CONNECTIONS },
  { name: 'framing', isConcurrent: false, cases: FRAMING },
  { name: 'channels', isConcurrent: false, cases: CHANNELS },
  { name: 'exchanges', isConcurrent: false, cases: EXCHANGES },
  { name: 'queues', isConcurrent: false, cases: QUEUES },
  { name: 'queue-arguments', isConcurrent: false, cases: QUEUE_ARGUMENTS },
  { name: 'permissions', isConcurrent: false, cases: PERMISSIONS },
  { name: 'publishing', isConcurrent: false, cases: PUBLISHING },
  { name: 'consuming', isConcurrent: false, cases: CONSUMING },
  { name: 'settling', isConcurrent: false, cases: SETTLING },
  { name: 'routing', isConcurrent: false, cases: ROUTING },
  { name: 'control', isConcurrent: false, cases: CONTROL },
]
