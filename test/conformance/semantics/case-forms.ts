// The two usual forms of a case.
import type { Method } from '@warren/codec'
import type { Actor } from './actor.ts'
import type { Case, ClientOptions, Script } from './script.ts'

/** A client calls the methods one after the other on channel 1, opened again after an error. */
export function calls(name: string, ...methods: readonly Method[]): Case {
  return {
    name,
    async run(script) {
      const a = await script.client()
      await a.calls(...methods)
    },
  }
}

/** A client that is logged in and has channel 1 open does as `act` says. */
export function acts(
  name: string,
  act: (a: Actor, script: Script) => Promise<void>,
  options: ClientOptions = {},
): Case {
  return {
    name,
    async run(script) {
      await act(await script.client(options), script)
    },
  }
}
