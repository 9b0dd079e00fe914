/** Sections of the longer texts: a heading, in bold where a person reads it, and lines below. */
export interface TextStyle {
  readonly isBold: boolean
}

export function heading(text: string, style: TextStyle): string {
  return style.isBold ? `\u001b[1m${text}\u001b[0m` : text
}

/** Sections with a blank line between heading and body, and between sections. */
export function sections(parts: readonly (readonly [string, readonly string[]])[], style: TextStyle): string {
  return parts
    .map(([name, lines]) => `${heading(name, style)}\n\n${lines.map((line) => `${line}\n`).join('')}`)
    .join('\n')
}
