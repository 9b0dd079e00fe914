/** What is kept aside of lost histories, as `cluster_status` names it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseKeptFacts, type SalvageFacts } from '@warren/broker'
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
  return factsFiles(folder).flatMap((name): SalvageFacts[] => {
    const facts = readFacts(join(folder, name))
    if (facts === undefined) return [] // The next start of the application says so in the log.
    return [{ ...facts, state: 'waiting', reason: 'the application does not run', published: 0 }]
  })
}

function factsFiles(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(FACTS))
  } catch {
    return [] // Nothing was ever kept aside, or the node is being reset.
  }
}

function readFacts(file: string): ReturnType<typeof parseKeptFacts> {
  try {
    return parseKeptFacts(readFileSync(file))
  } catch {
    return undefined // Somebody is clearing it away.
  }
}
