/** The flags of `warren`, made from the table of settings. */

import { fail, ok, type Result } from '@warren/kernel'
import { Command, CommanderError, Option } from 'commander'
import type { SettingsTable } from './schema.ts'
import type { Family, Setting } from './setting.ts'

export type CommandLine =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' }
  /** The text of each flag that was given, by the setting's field. */
  | { readonly kind: 'flags'; readonly flags: ReadonlyMap<string, string> }

/** Fails with one sentence for the user. */
export function parseCommandLine(argv: readonly string[], table: SettingsTable): Result<CommandLine, string> {
  const program = new Command('warren')
    .description('A clustered AMQP 0-9-1 broker. Runs one node in the foreground.')
    .helpOption(false)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
    .configureHelp({ showGlobalOptions: false })
  const fields = new Map<string, string>()
  for (const [field, setting] of Object.entries<Setting<unknown> | Family<unknown>>(table)) {
    if (setting.kind === 'family' || setting.flag === undefined) continue
    const option = new Option(setting.flag, describe(setting))
    program.addOption(option)
    fields.set(option.attributeName(), field)
  }
  program.option('-h, --help', 'Shows this text.').option('-v, --version', 'Shows the version.')
  try {
    program.action(() => undefined).parse([...argv], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return fail(error.message.replace(/^error: /, '').replaceAll('\n', ' '))
    throw error
  }
  const given = program.opts<Record<string, string | boolean>>()
  if (given['help'] === true) return ok({ kind: 'help', text: `${program.helpInformation()}${FOOTER}` })
  if (given['version'] === true) return ok({ kind: 'version' })
  const flags = new Map<string, string>()
  for (const [attribute, field] of fields) {
    const value = given[attribute]
    if (typeof value === 'string') flags.set(field, value)
  }
  return ok({ kind: 'flags', flags })
}

const FOOTER = `
A flag counts more than an environment variable, and that more than the file given with --config.
All settings, with their keys in the file: packages/server/CONFIG.md.
`

function describe(setting: Setting<unknown>): string {
  const preset = setting.defaultText ?? String(setting.default)
  return `${setting.text} Default: ${preset}. Environment: ${(setting.environment ?? []).join(', ')}.`
}
