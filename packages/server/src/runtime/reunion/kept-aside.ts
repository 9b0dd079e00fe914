/** What is kept aside of lost histories, as `cluster_status` names it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SalvageFacts } from '@warren/broker'
import type { KeptAside } from '../../control/node-snapshot.ts'

const FOLDER = 'kept-aside'
const FACTS = '.json'

/** While the application runs it tells. */
export function shownKeptAside(dataDirectory: string, facts: readonly SalvageFacts[] | undefined): KeptAside[] {
  return (facts ?? listKeptAside(dataDirectory)).map(
    ({ vhost, queue, messages, file, state, reason, published }): KeptAside => ({
      ...{ vhost, queue, messages, file, state, reason, published },
    }),
  )
}

function listKeptAside(dataDirectory: string): SalvageFacts[] {
  const folder = join(dataDirectory, FOLDER)
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(FACTS))
    return names.map((name) => {
      const facts = JSON.parse(readFileSync(join(folder, name), 'utf8')) as SalvageFacts
      return { ...facts, state: 'waiting', reason: 'the application does not run', published: 0 }
    })
  } catch {
    return [] // Nothing was ever kept aside, or somebody is clearing it away.
  }
}
