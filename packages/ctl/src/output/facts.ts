/** JSON objects that a node answers with. */
import type { Json } from '@warren/rpc/client'

export type Facts = { readonly [name: string]: Json }

export function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function factText(facts: Facts, name: string): string {
  const value = facts[name]
  return value === undefined || value === null ? '' : String(value)
}

export function factNumber(facts: Facts, name: string): number {
  const value = facts[name]
  return typeof value === 'number' ? value : 0
}

export function factList(facts: Facts, name: string): readonly Json[] {
  const value = facts[name]
  return Array.isArray(value) ? value : []
}

/** An object below; empty when there is none. */
export function factsBelow(facts: Facts, name: string): Facts {
  const value = facts[name]
  return isFacts(value) ? value : {}
}
