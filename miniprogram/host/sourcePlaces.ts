// From places in the scripts of a bundle to places in what its maker wrote.

import { FlattenMap, originalPositionFor, type TraceMap } from '@jridgewell/trace-mapping'

export interface SourcePlaces {
  /** A stack with lines of the source where there is a map; as it was otherwise. */
  translate(stack: string): Promise<string>
}

const place = /mp:\/\/\/([^\s):]+):(\d+):(\d+)/g

export function createSourcePlaces(loadSourceMap: ((path: string) => Promise<string>) | null): SourcePlaces {
  const maps = new Map<string, Promise<TraceMap | null>>()

  function mapOf(path: string): Promise<TraceMap | null> {
    const known = maps.get(path)
    if (known !== undefined) return known
    const loading =
      loadSourceMap === null
        ? Promise.resolve(null)
        : loadSourceMap(path).then(
            (text) => new FlattenMap(text),
            () => null,
          )
    maps.set(path, loading)
    return loading
  }

  return {
    async translate(stack) {
      const found = [...stack.matchAll(place)]
      // Lines of the runtime say nothing to the maker of a program.
      let translated = stack
        .split('\n')
        .filter((line) => !line.includes('blob:null/'))
        .join('\n')
      for (const [whole, script = '', line, column] of found) {
        const path = decodeURI(script)
        const map = await mapOf(path)
        if (map === null) continue
        const original = originalPositionFor(map, { line: Number(line), column: Math.max(0, Number(column) - 1) })
        if (original.source !== null) {
          translated = translated.replace(whole, `${original.source}:${original.line}:${original.column + 1}`)
        }
      }
      return translated
    },
  }
}
