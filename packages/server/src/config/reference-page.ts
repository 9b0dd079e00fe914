/**
 * CONFIG.md, made from the table of settings.
 * `node packages/server/src/config/reference-page.ts` writes it; a test compares it.
 */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { settingsTable } from './schema.ts'
import type { Family, Setting } from './setting.ts'

export const REFERENCE_FILE = resolve(join(import.meta.dirname, '../../CONFIG.md'))

const INTRODUCTION = `# Configuration of a node

Made from the table in \`src/config/schema.ts\`; change that and run \`node packages/server/src/config/reference-page.ts\`.

A flag counts more than an environment variable, that more than the file given with \`--config\`, and that more than the
default. The file has \`key = value\` lines in RabbitMQ's format: \`#\` begins a comment, quotes keep spaces and \`#\`, a key given
twice counts as given last. Keys have RabbitMQ's names where the meaning is the same. A node refuses to start with an unknown
key or a wrong value, and says in which line and what would be right.
`

export function referencePage(): string {
  const settings = Object.values<Setting<unknown> | Family<unknown>>(settingsTable('<host>'))
  const flags = settings.filter((setting) => setting.kind === 'single' && setting.flag !== undefined)
  const keys = settings.filter((setting) => setting.kind === 'family' || setting.key !== undefined)
  return [
    INTRODUCTION,
    '## Flags and environment\n',
    ...flags.map((setting) => flagSection(setting as Setting<unknown>)), // Filtered on its kind.
    '`--help` and `--version` print and end.\n',
    '## Keys of the file\n',
    ...keys.map(keySection),
  ].join('\n')
}

function flagSection(setting: Setting<unknown>): string {
  const environment = (setting.environment ?? []).map((name) => `\`${name}\``).join(' or ')
  const key = setting.key === undefined ? '' : ` In the file: \`${setting.key}\`.`
  return `### \`${setting.flag}\`\n\n${setting.text}\nEnvironment: ${environment}.${key} Default: ${preset(setting)}.\n`
}

function keySection(setting: Setting<unknown> | Family<unknown>): string {
  if (setting.kind === 'family') {
    const head = `### \`${setting.key}.<${setting.memberName}>\`, \`${setting.key} = none\``
    return `${head}\n\n${setting.text}\nValue: ${setting.type.right}. Default: ${setting.defaultText}.\n`
  }
  const unit = setting.unit === undefined || setting.type.right.includes(setting.unit) ? '' : ` (${setting.unit})`
  return `### \`${setting.key}\`\n\n${setting.text}\nValue: ${setting.type.right}${unit}. Default: ${preset(setting)}.\n`
}

function preset(setting: Setting<unknown>): string {
  return setting.defaultText ?? `\`${String(setting.default)}\``
}

if (import.meta.main) writeFileSync(REFERENCE_FILE, referencePage())
