/** What a setting is: one value, or a family of keys that begin alike. */
import type { SettingType } from './setting-type.ts'

/** A setting with one value. `undefined` as the default means that another setting decides; `defaultText` says how. */
export interface Setting<T> {
  readonly kind: 'single'
  readonly type: SettingType<T>
  readonly default: T
  readonly defaultText?: string
  readonly unit?: string
  /** A sentence or two for the reference page. */
  readonly text: string
  readonly key?: string
  readonly flag?: string
  /** Variables that set it; the first that is set counts. */
  readonly environment?: readonly string[]
  readonly isSecret?: true
}

/** Keys that begin alike and end in a name of the operator's choice: `listeners.tcp.default`, `loopback_users.guest`. */
export interface Family<Member> {
  readonly kind: 'family'
  /** Without the dot; `<key> = none` empties it. */
  readonly key: string
  readonly memberName: string
  readonly type: SettingType<Member>
  readonly defaultText: string
  readonly text: string
}

/** The members as given, or undefined when the file has none. */
export type FamilyValue<Member> = ReadonlyMap<string, Member> | undefined

export function optional<T>(
  setting: Omit<Setting<T>, 'kind' | 'default'> & { readonly defaultText: string },
): Setting<T | undefined> {
  return { kind: 'single', default: undefined, ...setting }
}

export function single<T>(setting: Omit<Setting<T>, 'kind'>): Setting<T> {
  return { kind: 'single', ...setting }
}

export function family<Member>(members: Omit<Family<Member>, 'kind'>): Family<Member> {
  return { kind: 'family', ...members }
}
