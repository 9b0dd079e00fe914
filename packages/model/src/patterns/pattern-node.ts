/** A parsed pattern. Groups are gone: nothing is captured, and greed does not change whether a text matches. */
import type { CharacterSet } from './character-set.ts'

export type Assertion = 'start' | 'end' | 'endOrLastLineFeed' | 'wordBoundary' | 'noWordBoundary'

export type PatternNode =
  | { readonly kind: 'characters'; readonly set: CharacterSet }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly item: PatternNode; readonly min: number; readonly max: number }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'lookAhead'; readonly item: PatternNode; readonly isNegative: boolean }
