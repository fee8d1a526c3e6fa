// Maps of files that are put together from others: an index map (source map specification, "sections").

export interface MapSection {
  /** From 0: the line of the file where this part begins, at its first column. */
  line: number
  /** JSON text of a map. */
  map: string
}

export function indexMap(file: string, sections: readonly MapSection[]): string {
  const parts = sections.map(({ line, map }) => `{"offset":{"line":${line},"column":0},"map":${map}}`)
  return `{"version":3,"file":${JSON.stringify(file)},"sections":[${parts.join(',')}]}`
}

/** Each line stands for the same line of the source. */
export function identityMap(path: string, text: string): string {
  const lines = countLines(text)
  const mappings = `AAAA${';AACA'.repeat(lines - 1)}`
  return JSON.stringify({ version: 3, sources: [path], sourcesContent: [text], names: [], mappings })
}

/** A map whose sources and their text are put in. */
export function withSource(map: string, path: string, text: string): string {
  const parsed: unknown = JSON.parse(map)
  if (typeof parsed !== 'object' || parsed === null) return map
  return JSON.stringify({ ...parsed, sources: [path], sourcesContent: [text] })
}

export function countLines(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
