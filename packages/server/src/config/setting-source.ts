/** Collects the values of all settings from one kind of source after the other, and what is wrong with them. */
import type { FileEntry } from './config-file.ts'
import { nearestKey } from './nearest-key.ts'
import type { SettingsTable } from './schema.ts'
import type { Family, FamilyValue, Setting } from './setting.ts'

type ValueOf<S> = S extends Setting<infer T> ? T : S extends Family<infer Member> ? FamilyValue<Member> : never
/** The value of every setting, by field; what nobody set has its default. */
export type SettingValues = { readonly [Field in keyof SettingsTable]: ValueOf<SettingsTable[Field]> }

type AnySetting = Setting<unknown> | Family<unknown>

/** Later sources take the place of earlier ones: call `fromFile`, `fromEnvironment` and `fromFlags` in this order. */
export class SettingReader {
  readonly #settings: readonly (readonly [string, AnySetting])[]
  readonly #values = new Map<string, unknown>()
  readonly problems: string[] = []

  constructor(table: SettingsTable) {
    this.#settings = Object.entries<AnySetting>(table)
  }

  fromFile(file: string, entries: readonly FileEntry[]): void {
    for (const entry of entries) this.#fromEntry(`${file} line ${entry.line}: `, entry)
  }

  fromEnvironment(environment: Readonly<Record<string, string | undefined>>): void {
    for (const [field, setting] of this.#settings) {
      if (setting.kind === 'family') continue
      const name = setting.environment?.find((candidate) => (environment[candidate] ?? '') !== '')
      if (name !== undefined) this.#take(field, setting, `${name}=`, environment[name] ?? '')
    }
  }

  /** `flags`: the value of each flag that was given, by field. */
  fromFlags(flags: ReadonlyMap<string, string>): void {
    for (const [field, setting] of this.#settings) {
      const value = flags.get(field)
      if (value === undefined || setting.kind === 'family') continue
      this.#take(field, setting, `${flagName(setting)} `, value)
    }
  }

  values(): SettingValues {
    const values: Record<string, unknown> = {}
    for (const [field, setting] of this.#settings) {
      const unset = setting.kind === 'single' ? setting.default : undefined
      values[field] = this.#values.has(field) ? this.#values.get(field) : unset
    }
    return values as SettingValues // Each field was parsed by its own setting's type, or has its default.
  }

  #fromEntry(place: string, entry: FileEntry): void {
    const found = this.#settings.find(([, setting]) =>
      setting.kind === 'single' ? setting.key === entry.key : `${entry.key}.`.startsWith(`${setting.key}.`),
    )
    if (found === undefined) {
      const nearest = nearestKey(entry.key, this.#fileKeys())
      const guess = nearest === undefined ? '' : ` Did you mean ${nearest}?`
      this.problems.push(`${place}${entry.key}: unknown key.${guess} All keys are in CONFIG.md.`)
      return
    }
    const [field, setting] = found
    if (setting.kind === 'family') this.#takeMember(field, setting, place, entry)
    else this.#take(field, setting, `${place}${entry.key} = `, entry.value)
  }

  #take(field: string, setting: Setting<unknown>, place: string, value: string): void {
    const parsed = setting.type.parse(value)
    if (parsed.ok) {
      this.#values.set(field, parsed.value)
      return
    }
    const shown = setting.isSecret === true ? '<secret>' : JSON.stringify(value)
    const unit = setting.unit === undefined || setting.type.right.includes(setting.unit) ? '' : ` (${setting.unit})`
    this.problems.push(
      `${place}${shown}: ${parsed.error}. Right: ${setting.type.right}${unit}; for example ${setting.type.example}`,
    )
  }

  #takeMember(field: string, family: Family<unknown>, place: string, entry: FileEntry): void {
    const member = entry.key.slice(family.key.length + 1)
    if (member === '') {
      if (entry.value === 'none') this.#values.set(field, new Map())
      else
        this.problems.push(
          `${place}${family.key} = ${JSON.stringify(entry.value)}: only none goes here. Right: ${family.key}.<${family.memberName}> = ${family.type.example}`,
        )
      return
    }
    const parsed = family.type.parse(entry.value)
    if (!parsed.ok) {
      this.problems.push(
        `${place}${entry.key} = ${JSON.stringify(entry.value)}: ${parsed.error}. Right: ${family.type.right}; for example ${family.type.example}`,
      )
      return
    }
    const before = this.#values.get(field) as ReadonlyMap<string, unknown> | undefined // A family's value is a map.
    this.#values.set(field, new Map([...(before ?? []), [member, parsed.value]]))
  }

  #fileKeys(): string[] {
    return this.#settings.flatMap(([, setting]) => {
      if (setting.kind === 'single') return setting.key === undefined ? [] : [setting.key]
      return [setting.key, `${setting.key}.${setting.key === 'listeners.tcp' ? 'default' : 'guest'}`]
    })
  }
}

/** `--amqp-port` of `--amqp-port <port>`. */
export function flagName(setting: Setting<unknown>): string {
  return setting.flag?.split(' ')[0] ?? ''
}
