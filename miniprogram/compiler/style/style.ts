// One file of styles as the view's CSS; what it imports stays apart, so that each file is made once for each scope.

import postcss, { type ChildNode, type Root } from 'postcss'
import type { Diagnostic } from '../../bundle/format.ts'
import { diagnostic } from '../diagnostics.ts'
import { convertSelector } from './selectors.ts'
import { convertValue } from './units.ts'

export interface PlainStyle {
  /** CSS as the author's tool understands it: WXSS, or what Less and Sass made of it. */
  css: string
  /** JSON text of the map to the source, where one was made. */
  map: string | null
  diagnostics: Diagnostic[]
  /** Files that were read on the way (Less and Sass), beside the first. */
  read: string[]
}

export interface StyleImport {
  specifier: string
  /** Such as 'screen and (min-width: 400px)'; '' where there is none. */
  media: string
  line: number
  column: number
}

export interface CompiledStyle {
  css: string
  /** `@font-face` rules. */
  fonts: string
  imports: StyleImport[]
  /** JSON text. */
  map: string | null
  diagnostics: Diagnostic[]
}

export interface StyleOptions {
  scope: string
  scoped: boolean
  /** What the import that brings this file in asks of the medium; '' where nothing. */
  media: string
  sourceMaps: boolean
  resolveUrl: (url: string) => string | null
}

export function compileStyle(path: string, plain: PlainStyle, options: StyleOptions): CompiledStyle {
  const imports: StyleImport[] = []
  let root: Root
  try {
    root = postcss.parse(plain.css, {
      from: path,
      map: plain.map === null ? false : { prev: plain.map },
    })
  } catch (error) {
    const known = error instanceof postcss.CssSyntaxError ? error : null
    const at = known?.input ?? known
    const message = `${known?.reason ?? String(error)}. The style sheet cannot be read from here on.`
    const place = { file: path, line: at?.line, column: at?.column }
    return {
      css: '',
      fonts: '',
      imports,
      map: null,
      diagnostics: [...plain.diagnostics, diagnostic('error', 'style.syntax', message, place)],
    }
  }
  const fonts: string[] = []
  root.each((node) => {
    if (node.type === 'atrule' && node.name === 'import') {
      const read = readImport(node.params)
      if (read !== null) {
        imports.push({ ...read, line: node.source?.start?.line ?? 1, column: node.source?.start?.column ?? 1 })
        node.remove()
      }
    } else if (node.type === 'atrule' && node.name === 'charset') node.remove()
  })
  root.walkDecls((declaration) => {
    const value = convertValue(declaration.value, options.resolveUrl)
    if (value !== declaration.value) declaration.value = value
  })
  root.walkAtRules((rule) => {
    if (rule.name === 'media' || rule.name === 'container') rule.params = convertValue(rule.params, () => null)
    else if (rule.name === 'font-face') {
      fonts.push(rule.toString())
      rule.remove()
    }
  })
  const diagnostics = [...plain.diagnostics]
  root.walkRules((rule) => {
    if (isKeyframe(rule.parent)) return
    try {
      rule.selector = convertSelector(rule.selector, options)
    } catch {
      const place = { file: path, line: rule.source?.start?.line, column: rule.source?.start?.column }
      const message = `The selector "${rule.selector}" cannot be read, its rule is left out.`
      diagnostics.push(diagnostic('warning', 'style.syntax', message, place))
      rule.remove()
    }
  })
  if (options.media !== '') {
    const nodes = root.nodes
    root.removeAll()
    root.append(postcss.atRule({ name: 'media', params: options.media, nodes }))
  }
  const result = root.toResult({
    to: path,
    map: options.sourceMaps ? { inline: false, annotation: false, sourcesContent: true } : false,
  })
  return {
    css: result.css,
    fonts: fonts.join('\n'),
    imports,
    map: options.sourceMaps ? JSON.stringify(result.map) : null,
    diagnostics,
  }
}

function isKeyframe(parent: ChildNode['parent']): boolean {
  return (
    parent?.type === 'atrule' && 'name' in parent && typeof parent.name === 'string' && /keyframes$/.test(parent.name)
  )
}

function readImport(params: string): { specifier: string; media: string } | null {
  const match = /^(?:url\(\s*)?(["']?)([^"')]+)\1\s*\)?\s*(.*)$/s.exec(params.trim())
  const specifier = match?.[2]?.trim()
  return specifier === undefined || specifier === '' ? null : { specifier, media: (match?.[3] ?? '').trim() }
}
