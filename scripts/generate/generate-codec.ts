/**
 * Writes packages/codec/src/generated/ from the facts in codec-table.ts: `node scripts/generate/generate-codec.ts`.
 * With `--check` it writes nothing and fails when the committed files differ.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ArgumentFact, type ArgumentType, CLASSES, type ClassFact, type MethodFact } from './codec-table.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')
const TARGET = join(ROOT, 'packages/codec/src/generated')
const NOTICE = '// Written by scripts/generate/generate-codec.ts from scripts/generate/codec-table.ts; change those.'

const METHODS = CLASSES.flatMap((fact) => fact.methods.map((method) => ({ fact, method })))

const FIELD_TYPES: Readonly<Record<ArgumentType, string>> = {
  bit: 'boolean',
  octet: 'number',
  short: 'number',
  long: 'number',
  longlong: 'number',
  shortstr: 'string',
  longstr: 'string',
  opaque: 'Uint8Array',
  table: 'FieldTable',
}
const READS: Readonly<Record<Exclude<ArgumentType, 'bit'>, string>> = {
  octet: 'reader.u8()',
  short: 'reader.u16()',
  long: 'reader.u32()',
  longlong: 'reader.u64()',
  shortstr: 'reader.shortstr()',
  longstr: 'reader.longstr()',
  opaque: 'reader.longBytes()',
  table: 'readTable(reader)',
}
const ZEROES: Readonly<Record<Exclude<ArgumentType, 'bit'>, string>> = {
  octet: 'writer.u8(0)',
  short: 'writer.u16(0)',
  long: 'writer.u32(0)',
  longlong: 'writer.u64(0)',
  shortstr: 'writer.u8(0)',
  longstr: 'writer.u32(0)',
  opaque: 'writer.u32(0)',
  table: 'writer.u32(0)',
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}

function pascalCase(name: string): string {
  const camel = camelCase(name)
  return camel.charAt(0).toUpperCase() + camel.slice(1)
}

function constantCase(name: string): string {
  return name.replaceAll('-', '_').toUpperCase()
}

function kindOf(fact: ClassFact, method: MethodFact): string {
  return `${fact.name}.${method.name}`
}

function typeOf(fact: ClassFact, method: MethodFact): string {
  return pascalCase(fact.name) + pascalCase(method.name)
}

function constantOf(fact: ClassFact, method: MethodFact): string {
  return `${constantCase(fact.name)}_${constantCase(method.name)}`
}

/** `arguments` is no name for a variable in strict code. */
function localName(name: string): string {
  return name === 'arguments' ? 'table' : name
}

function split(argument: ArgumentFact): { name: string; type: ArgumentType; reserved: boolean } {
  const reserved = argument[1].startsWith('reserved:')
  const type = argument[1].replace('reserved:', '') as ArgumentType // What is left after the prefix.
  return { name: camelCase(argument[0]), type, reserved }
}

function typeText(fact: ClassFact, method: MethodFact): string {
  const fields = method.arguments.map(split).filter((argument) => !argument.reserved)
  const lines = fields.map((field) => `  readonly ${field.name}: ${FIELD_TYPES[field.type]}`)
  return [
    `export interface ${typeOf(fact, method)} {`,
    `  readonly kind: '${kindOf(fact, method)}'`,
    ...lines,
    '}',
  ].join('\n')
}

function fieldText(name: string): string {
  return localName(name) === name ? name : `${name}: ${localName(name)}`
}

/** Statements that read every argument in wire order, and the names of those that are kept. */
function readText(fact: ClassFact, method: MethodFact): string {
  const lines: string[] = []
  const kept: string[] = []
  const parts = method.arguments.map(split)
  const bitsMatter = parts.some((argument) => argument.type === 'bit' && !argument.reserved)
  let bit = 0
  for (const argument of parts) {
    if (argument.type === 'bit') {
      const octet = `bits${Math.floor(bit / 8)}`
      if (bit % 8 === 0) lines.push(bitsMatter ? `const ${octet} = reader.u8()` : 'reader.u8()')
      if (!argument.reserved) lines.push(`const ${argument.name} = (${octet} & ${1 << (bit % 8)}) !== 0`)
      bit += 1
    } else {
      // What a message carries is passed on as it came; what names things has to be text.
      const isLenient = method.content === true && argument.type === 'shortstr'
      const read = isLenient ? 'reader.lenientShortstr()' : READS[argument.type]
      lines.push(argument.reserved ? read : `const ${localName(argument.name)} = ${read}`)
    }
    if (!argument.reserved) kept.push(fieldText(argument.name))
  }
  const literal = [`kind: '${kindOf(fact, method)}'`, ...kept].join(', ')
  return [
    `function read${typeOf(fact, method)}(reader: ByteReader): ${typeOf(fact, method)} {`,
    ...lines,
    `return { ${literal} }`,
    '}',
  ].join('\n')
}

/** The writer alone when all arguments are reserved. */
function writeParameters(method: MethodFact): string {
  return method.arguments.some((argument) => !split(argument).reserved) ? 'method, writer' : 'writer'
}

function writeText(fact: ClassFact, method: MethodFact): string {
  const lines: string[] = []
  let bits: string[] = []
  const flush = (): void => {
    if (bits.length > 0) lines.push(`writer.u8(${bits.join(' | ')})`)
    bits = []
  }
  for (const argument of method.arguments.map(split)) {
    if (argument.type === 'bit') {
      bits.push(argument.reserved ? '0' : `(method.${argument.name} ? ${1 << bits.length} : 0)`)
      continue
    }
    flush()
    lines.push(argument.reserved ? ZEROES[argument.type] : writeCall(argument.type, `method.${argument.name}`))
  }
  flush()
  const parameters = writeParameters(method)
    .replace('method', `method: ${typeOf(fact, method)}`)
    .replace('writer', 'writer: ByteWriter')
  return [`function write${typeOf(fact, method)}(${parameters}): void {`, ...lines, '}'].join('\n')
}

function writeCall(type: Exclude<ArgumentType, 'bit'>, value: string): string {
  if (type === 'table') return `encodeTable(${value}, writer)`
  return `${READS[type].replace('reader.', 'writer.').replace('()', `(${value})`)}`
}

function methodIdsFile(): string {
  return [
    NOTICE,
    '/** Class and method numbers; a method is `class << 16 | method`, as its first four octets read. */',
    ...CLASSES.map((fact) => `export const CLASS_${constantCase(fact.name)} = ${fact.id}`),
    '',
    ...METHODS.map(
      ({ fact, method }) =>
        `export const ${constantOf(fact, method)} = 0x${((fact.id << 16) | method.id).toString(16).padStart(8, '0')}`,
    ),
    '',
  ].join('\n')
}

function methodTypesFile(): string {
  return [
    NOTICE,
    '/** One interface a method; `Method` is their union, discriminated on `kind`. */',
    "import type { FieldTable } from '../tables/field-table.ts'",
    '',
    ...METHODS.map(({ fact, method }) => `${typeText(fact, method)}\n`),
    'export type Method =',
    ...METHODS.map(({ fact, method }) => `  | ${typeOf(fact, method)}`),
    '',
    "export type MethodKind = Method['kind']",
    '',
  ].join('\n')
}

function methodCodecFile(): string {
  const ids = METHODS.map(({ fact, method }) => constantOf(fact, method))
  const withArguments = METHODS.filter(({ method }) => method.arguments.length > 0)
  const types = withArguments.map(({ fact, method }) => typeOf(fact, method))
  const readers = METHODS.map(({ fact, method }) =>
    method.arguments.length > 0
      ? `return read${typeOf(fact, method)}(reader)`
      : `return { kind: '${kindOf(fact, method)}' }`,
  )
  return [
    NOTICE,
    '/** Arguments of each method, without the class and method numbers. */',
    "import { assertNever } from '@warren/kernel'",
    "import type { ByteReader } from '../bytes/byte-reader.ts'",
    "import type { ByteWriter } from '../bytes/byte-writer.ts'",
    "import { encodeTable, readTable } from '../tables/field-table-codec.ts'",
    `import { ${ids.join(', ')} } from './method-ids.ts'`,
    `import type { Method, MethodKind, ${types.join(', ')} } from './method-types.ts'`,
    '',
    'export const METHOD_IDS: Readonly<Record<MethodKind, number>> = {',
    ...METHODS.map(({ fact, method }) => `  '${kindOf(fact, method)}': ${constantOf(fact, method)},`),
    '}',
    '',
    '/** The methods that a content header and body follow. */',
    'export const CONTENT_METHODS: ReadonlySet<number> = new Set([',
    ...METHODS.filter(({ method }) => method.content).map(({ fact, method }) => `  ${constantOf(fact, method)},`),
    '])',
    '',
    '/** The method `id` with the arguments that `reader` holds; undefined for a number that no method has. */',
    'export function readArguments(id: number, reader: ByteReader): Method | undefined {',
    '  switch (id) {',
    ...METHODS.map(({ fact, method }, i) => `case ${constantOf(fact, method)}:\n${readers[i]}`),
    'default:\nreturn undefined',
    '  }',
    '}',
    '',
    'export function writeArguments(method: Method, writer: ByteWriter): void {',
    '  switch (method.kind) {',
    ...withArguments.map(
      ({ fact, method }) =>
        `case '${kindOf(fact, method)}':\nwrite${typeOf(fact, method)}(${writeParameters(method)})\nbreak`,
    ),
    ...METHODS.filter(({ method }) => method.arguments.length === 0).map(
      ({ fact, method }) => `case '${kindOf(fact, method)}':`,
    ),
    'break\ndefault:\nassertNever(method)',
    '  }',
    '}',
    '',
    ...withArguments.map(({ fact, method }) => `${readText(fact, method)}\n\n${writeText(fact, method)}\n`),
  ].join('\n')
}

/** The formatter's output is the format, also for generated text; it is told another folder, as it skips this one. */
function formatted(name: string, text: string): string {
  const biome = join(ROOT, 'node_modules/.bin/biome')
  const run = spawnSync(biome, ['check', '--write', `--stdin-file-path=${join(TARGET, '..', name)}`], {
    input: text,
    cwd: ROOT,
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`biome cannot check ${name}: ${run.stderr}`)
  return run.stdout
}

const FILES: Readonly<Record<string, string>> = {
  'method-ids.ts': methodIdsFile(),
  'method-types.ts': methodTypesFile(),
  'method-codec.ts': methodCodecFile(),
}

mkdirSync(TARGET, { recursive: true })
let stale = 0
for (const [name, text] of Object.entries(FILES)) {
  const path = join(TARGET, name)
  const result = formatted(name, text)
  if (!process.argv.includes('--check')) writeFileSync(path, result)
  else if (readFileSync(path, 'utf8') !== result) {
    stale += 1
    process.stderr.write(`${path} differs from what scripts/generate/generate-codec.ts writes\n`)
  }
}
process.exitCode = stale === 0 ? 0 : 1
