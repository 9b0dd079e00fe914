/** Feature flags as RabbitMQ's command line shows them. */
import { FEATURE_FLAGS, type FeatureFlag, type Metadata } from '@warren/model'
import type { AppContext } from '../command.ts'
import { type Columns, chosenColumns, type Row, toRow } from './columns.ts'
import type { Listed } from './list-commands.ts'

type FlagFacts = FeatureFlag & { readonly state: 'enabled' | 'disabled' | 'unavailable' }

const COLUMNS: Columns<FlagFacts> = {
  name: (flag) => flag.name,
  state: (flag) => flag.state,
  stability: (flag) => flag.stability,
  provided_by: () => 'warren',
  desc: (flag) => flag.description,
  doc_url: () => '',
}
const PRESET = ['name', 'state']

export function listFeatureFlags({ app, request }: AppContext): Listed {
  const columns = chosenColumns(request.columns, Object.keys(COLUMNS), PRESET)
  return { rows: featureFlagRows(app.metadata, columns), warnings: [] }
}

/** By name; all columns where none are named. `unavailable`: some member's software does not have it. */
export function featureFlagRows(metadata: Metadata, columns: readonly string[] = Object.keys(COLUMNS)): readonly Row[] {
  return FEATURE_FLAGS.map((flag) => ({ ...flag, state: stateOf(flag.name, metadata) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((flag) => toRow(flag, COLUMNS, columns))
}

function stateOf(name: string, metadata: Metadata): FlagFacts['state'] {
  if (metadata.featureFlags.has(name)) return 'enabled'
  for (const member of metadata.members()) if (!member.featureFlags.includes(name)) return 'unavailable'
  return 'disabled'
}
