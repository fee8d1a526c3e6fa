// From places in the scripts of a bundle to places in what its maker wrote.

import { FlattenMap, originalPositionFor, sourceContentFor, type TraceMap } from '@jridgewell/trace-mapping'

export interface SourcePlace {
  file: string
  /** Both from 1. */
  line: number
  column: number
  /** Lines of the source around it; empty where the map does not hold them. */
  around: { line: number; text: string }[]
}

export interface SourcePlaces {
  /** A stack with lines of the source where there is a map; as it was otherwise. */
  translate(stack: string): Promise<string>
  /** The places of a stack that are in the program's own sources, the innermost first. */
  locate(stack: string): Promise<SourcePlace[]>
}

/** In a script that the compiler made; those of the runtime have other names. */
const place = /mp:\/\/\/(_mp\/[^\s):]+):(\d+):(\d+)/g
const ofRuntime = /blob:null\/|mp:\/\/\/(?!_mp\/)/
const linesAround = 3
const lineLengthMax = 300
const placesMax = 12

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

  async function originalOf([, script = '', line, column]: readonly string[]) {
    const map = await mapOf(decodeURI(script))
    if (map === null) return null
    const found = originalPositionFor(map, { line: Number(line), column: Math.max(0, Number(column) - 1) })
    return found.source === null ? null : { map, file: found.source, line: found.line, column: found.column + 1 }
  }

  return {
    async translate(stack) {
      // Lines of the runtime say nothing to the maker of a program.
      let translated = stack
        .split('\n')
        .filter((line) => !ofRuntime.test(line))
        .join('\n')
      for (const found of stack.matchAll(place)) {
        const original = await originalOf(found)
        if (original === null) continue
        translated = translated.replace(found[0], `${original.file}:${original.line}:${original.column}`)
      }
      return translated
    },
    async locate(stack) {
      const places: SourcePlace[] = []
      for (const found of [...stack.matchAll(place)].slice(0, 2 * placesMax)) {
        const original = await originalOf(found)
        if (original === null || places.length >= placesMax) continue
        const { map, file, line, column } = original
        places.push({ file, line, column, around: linesOf(sourceContentFor(map, file), line) })
      }
      return places
    },
  }
}

function linesOf(source: string | null, line: number): SourcePlace['around'] {
  const lines = source?.split('\n') ?? []
  return Array.from({ length: 2 * linesAround + 1 }, (_, index) => line - linesAround + index).flatMap((number) => {
    const text = lines[number - 1]
    return text === undefined ? [] : [{ line: number, text: text.slice(0, lineLengthMax).replace(/\r$/, '') }]
  })
}
