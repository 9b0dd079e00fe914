/** Shows the result of one command as it comes in: banner, rows, value. */
import type { Json } from '@warren/rpc/client'
import type { Invocation, Result } from './commands/command-spec.ts'
import { showTerm } from './output/erlang-term.ts'
import { isFacts } from './output/facts.ts'
import { factsTerm } from './output/facts-term.ts'
import type { TextStyle } from './output/heading.ts'
import { type Formatter, type ListWriter, listWriter } from './output/list-writer.ts'

/** Read by programs: no banner. */
const WITHOUT_BANNER: ReadonlySet<Formatter> = new Set(['json', 'json_stream', 'csv'])

export interface Output {
  write(text: string): void
  writeError(text: string): void
  readonly style: TextStyle
}

export class ResultWriter {
  readonly #invocation: Invocation
  readonly #output: Output
  readonly #list: ListWriter | undefined
  #hasBanner = false

  constructor(invocation: Invocation, output: Output) {
    this.#invocation = invocation
    this.#output = output
    const { result } = invocation.spec
    this.#list = result.kind === 'list' ? this.#openList(result) : undefined
  }

  /** Once; further calls do nothing. */
  banner(): void {
    const { spec, formatter, isQuiet } = this.#invocation
    if (this.#hasBanner) return
    this.#hasBanner = true
    if (isQuiet || (formatter !== undefined && WITHOUT_BANNER.has(formatter))) return
    for (const line of spec.banner?.(this.#invocation) ?? []) this.#output.write(`${line}\n`)
  }

  /** A row of a list, or a line of progress. */
  row(row: Json): void {
    if (!isFacts(row)) return
    if (this.#list !== undefined) this.#list.row(row)
    else if (!this.#invocation.isQuiet && typeof row['message'] === 'string') this.#output.write(`${row['message']}\n`)
  }

  end(value: Json | undefined): void {
    const { result } = this.#invocation.spec
    if (isFacts(value) && Array.isArray(value['warnings'])) {
      for (const warning of value['warnings']) this.#output.writeError(`Warning: ${warning}\n`)
    }
    if (result.kind === 'done') this.#endDone(result, value)
    else if (result.kind === 'facts') this.#endFacts(result, withoutWarnings(value))
    else this.#list?.end()
  }

  #openList(result: Extract<Result, { kind: 'list' }>): ListWriter {
    const { columns, formatter = 'table', hasHeader } = this.#invocation
    const shape = {
      columns: columns.length > 0 ? columns : result.preset,
      kinds: result.kinds ?? {},
      hasHeader: hasHeader && result.isHeaderless !== true,
    }
    return listWriter(formatter, shape, (text) => this.#output.write(text))
  }

  #endDone(result: Extract<Result, { kind: 'done' }>, value: Json | undefined): void {
    const { formatter, node, isQuiet } = this.#invocation
    const text = result.text?.(value, { invocation: this.#invocation, style: this.#output.style }) ?? ''
    if (formatter === 'json' || formatter === 'json_stream') {
      const shown = result.json?.(value) ?? text
      this.#output.write(`${JSON.stringify({ node, result: 'ok', ...(shown === '' ? {} : { value: shown }) })}\n`)
    } else if (text !== '' && !(isQuiet && result.isAdvice === true)) {
      this.#output.write(`${text}\n`)
    }
  }

  #endFacts(result: Extract<Result, { kind: 'facts' }>, value: Json): void {
    const { formatter } = this.#invocation
    if (formatter === 'json' || formatter === 'json_stream') this.#output.write(`${JSON.stringify(value)}\n`)
    else if (formatter === 'erlang') this.#output.write(result.term?.(value) ?? `${showTerm(factsTerm(value))}\n`)
    else this.#output.write(result.text(value, { invocation: this.#invocation, style: this.#output.style }))
  }
}

function withoutWarnings(value: Json | undefined): Json {
  if (!isFacts(value)) return value ?? null
  const { warnings: _warnings, ...facts } = value
  return facts
}
