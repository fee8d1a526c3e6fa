// Puts units together to a script of the bundle; see miniprogram/bundle/README.md.

import type { Unit, UnitGraph, UnitKey } from '../graph/unit.ts'
import type { Memo } from '../memo.ts'
import { sharedHelpers } from '../script/helpers.ts'
import { escapeForScript } from '../script/module.ts'
import { countLines, identityMap, indexMap, type MapSection, withSource } from './sourceMap.ts'

/** Names of the Worker that a program does not have elsewhere. */
const shadowed = [
  'window',
  'document',
  'frames',
  'self',
  'location',
  'navigator',
  'localStorage',
  'sessionStorage',
  'history',
  'caches',
  'screen',
  'alert',
  'confirm',
  'prompt',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'importScripts',
  'postMessage',
  'indexedDB',
  'Worker',
  'SharedWorker',
  'BroadcastChannel',
  'EventSource',
  'MessageChannel',
  'OffscreenCanvas',
]

const moduleHead = 'function(require,module,exports,global){'

/** A piece of a script: text that ends with a line feed, and the map of what stands in it. */
interface Piece {
  text: string
  lines: number
  section: MapSection | null
}

export interface ScriptFile {
  text: string
  /** JSON text; null where no maps are wanted. */
  map: string | null
}

export function emitScript(
  path: string,
  graph: UnitGraph,
  keys: Iterable<UnitKey>,
  memo: Memo,
  sourceMaps: boolean,
): ScriptFile {
  const units: Unit[] = []
  for (const key of [...keys].sort()) {
    const unit = graph.units.get(key)
    if (unit !== undefined) units.push(unit)
  }
  const pieces = units.map((unit) => pieceOf(unit, memo, sourceMaps))
  return memo.get(`script ${path}`, [sourceMaps, ...pieces], () => join(path, units, pieces, sourceMaps))
}

const members = ['modules', 'wxs', 'templates', 'components'] as const
const memberOf = { module: 'modules', wxs: 'wxs', template: 'templates', component: 'components' } as const

function join(path: string, units: readonly Unit[], pieces: readonly Piece[], sourceMaps: boolean): ScriptFile {
  const needsHelpers = units.some((unit) => unit.kind === 'module' && unit.compiled.map !== null)
  const head = `(function(${shadowed.join(',')}){\n${needsHelpers ? sharedHelpers : ''}__mpDefine({\n`
  const texts: string[] = [head]
  const sections: MapSection[] = []
  let line = countLines(head) - 1
  for (const member of members) {
    texts.push(`${member}:{\n`)
    line += 1
    for (const [index, unit] of units.entries()) {
      const piece = pieces[index]
      if (piece === undefined || memberOf[unit.kind] !== member) continue
      if (piece.section !== null) sections.push({ line: line + piece.section.line, map: piece.section.map })
      texts.push(piece.text)
      line += piece.lines
    }
    texts.push('},\n')
    line += 1
  }
  texts.push('})\n})()\n')
  return { text: texts.join(''), map: sourceMaps ? indexMap(path, sections) : null }
}

function pieceOf(unit: Unit, memo: Memo, sourceMaps: boolean): Piece {
  const name = JSON.stringify(unit.path)
  switch (unit.kind) {
    case 'module': {
      const { compiled } = unit
      const required = JSON.stringify(unit.required)
      return memo.get(`piece module ${unit.path}`, [compiled, required, sourceMaps], () => {
        const strict = compiled.facts.strict ? '"use strict";' : ''
        const map = () =>
          compiled.map === null
            ? identityMap(unit.path, compiled.source)
            : withSource(compiled.map, unit.path, compiled.source)
        return wrap(`${name}:[${moduleHead}${strict}{`, compiled.code, `}},${required}],`, sourceMaps ? map() : null)
      })
    }
    case 'wxs': {
      const required = JSON.stringify(unit.required)
      return memo.get(`piece wxs ${unit.path}`, [unit.compiled, required, sourceMaps], () => {
        const { code } = unit.compiled
        const map = sourceMaps ? identityMap(`${unit.path}.wxs`, code) : null
        return wrap(`${name}:[function(require,exports,module,__wxs){`, code, `},${required}],`, map)
      })
    }
    case 'template':
      return memo.get(`piece template ${unit.path}`, [unit.compiled], () =>
        plain(`${name}:function(G,R,X,Y,Z,P,Q,D,__wxs){return ${unit.compiled.code}},\n`),
      )
    case 'component': {
      const entry = escapeForScript(JSON.stringify(unit.entry))
      return memo.get(`piece component ${unit.path}`, [entry], () => plain(`${name}:${entry},\n`))
    }
  }
}

function wrap(head: string, code: string, tail: string, map: string | null): Piece {
  const text = `${head}\n${code}\n${tail}\n`
  return { text, lines: countLines(code) + 2, section: map === null ? null : { line: 1, map } }
}

function plain(text: string): Piece {
  return { text, lines: countLines(text) - 1, section: null }
}
