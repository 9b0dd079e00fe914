/** Lists in the formats that --formatter names, written row by row where the format allows it. */
import { assertNever } from '@warren/kernel'
import type { Json } from '@warren/rpc/client'
import { type CellKind, cellTerm, showCell } from './cell.ts'
import { atom, list, showTerm, type Term, tuple } from './erlang-term.ts'

export const FORMATTERS = ['table', 'pretty_table', 'csv', 'json', 'json_stream', 'erlang'] as const
export type Formatter = (typeof FORMATTERS)[number]

export interface ListShape {
  readonly columns: readonly string[]
  readonly kinds: Readonly<Record<string, CellKind>>
  readonly hasHeader: boolean
}
export type Row = { readonly [column: string]: Json }

/** An empty list prints nothing, or what its format has for it. */
export interface ListWriter {
  row(row: Row): void
  end(): void
}

export function listWriter(formatter: Formatter, shape: ListShape, write: (text: string) => void): ListWriter {
  switch (formatter) {
    case 'table':
      return tableWriter(shape, write)
    case 'pretty_table':
      return prettyTableWriter(shape, write)
    case 'csv':
      return csvWriter(shape, write)
    case 'json':
      return jsonWriter(shape, write)
    case 'json_stream':
      return { row: (row) => write(`${JSON.stringify(chosen(row, shape))}\n`), end: () => undefined }
    case 'erlang':
      return erlangWriter(shape, write)
    default:
      return assertNever(formatter)
  }
}

function tableWriter(shape: ListShape, write: (text: string) => void): ListWriter {
  let isFirst = true
  return {
    row(row) {
      if (isFirst && shape.hasHeader) write(`${shape.columns.join('\t')}\n`)
      isFirst = false
      write(`${cells(row, shape).join('\t')}\n`)
    },
    end: () => undefined,
  }
}

function csvWriter(shape: ListShape, write: (text: string) => void): ListWriter {
  const line = (values: readonly string[]): string =>
    `${values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')}\n`
  let isFirst = true
  return {
    row(row) {
      if (isFirst) write(line(shape.columns))
      isFirst = false
      // A quoted value may hold any character, so nothing is escaped in a string.
      write(line(shape.columns.map((column) => csvCell(row[column] ?? null, shape.kinds[column] ?? 'text'))))
    },
    end: () => undefined,
  }
}

function csvCell(value: Json, kind: CellKind): string {
  return typeof value === 'string' ? value : showCell(value, kind)
}

function jsonWriter(shape: ListShape, write: (text: string) => void): ListWriter {
  let isFirst = true
  return {
    row(row) {
      write(`${isFirst ? '[\n' : ','}${JSON.stringify(chosen(row, shape))}\n`)
      isFirst = false
    },
    end: () => write(isFirst ? '[\n]\n' : ']\n'),
  }
}

function erlangWriter(shape: ListShape, write: (text: string) => void): ListWriter {
  const rows: Term[] = []
  return {
    row(row) {
      const pairs = shape.columns.map((column) =>
        tuple(atom(column), cellTerm(row[column] ?? null, shape.kinds[column] ?? 'text')),
      )
      rows.push(list(pairs))
    },
    end: () => write(`${showTerm(list(rows))}\n`),
  }
}

function prettyTableWriter(shape: ListShape, write: (text: string) => void): ListWriter {
  const rows: (readonly string[])[] = []
  return {
    row: (row) => rows.push(cells(row, shape)),
    end() {
      if (rows.length === 0) return
      const lines = shape.hasHeader ? [shape.columns, ...rows] : rows
      const widths = shape.columns.map((_, at) => Math.max(...lines.map((line) => displayWidth(line[at] ?? ''))))
      const rule = (left: string, middle: string, right: string): string =>
        `${left}${widths.map((width) => '─'.repeat(width + 2)).join(middle)}${right}\n`
      const drawn = lines.map((line) => `│ ${line.map((cell, at) => pad(cell, widths[at] ?? 0)).join(' │ ')} │\n`)
      write(`${rule('┌', '┬', '┐')}${drawn.join(rule('├', '┼', '┤'))}${rule('└', '┴', '┘')}`)
    },
  }
}

function cells(row: Row, { columns, kinds }: ListShape): readonly string[] {
  return columns.map((column) => showCell(row[column] ?? null, kinds[column] ?? 'text'))
}

function chosen(row: Row, { columns }: ListShape): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

/** Characters, not UTF-16 units; wide ones count as one. */
function displayWidth(text: string): number {
  return [...text].length
}
