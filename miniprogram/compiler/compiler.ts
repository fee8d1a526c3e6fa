// Compiles programs, and the same one again in less time.

import { emitBundle } from './bundle/emit.ts'
import { sortDiagnostics } from './diagnostics.ts'
import { type BuiltGraph, buildGraph } from './graph/build.ts'
import { Resolver } from './graph/resolve.ts'
import { hostNames } from './hostNames.ts'
import { Memo } from './memo.ts'
import type { CompileOptions, CompileResult } from './options.ts'
import { type Project, readProject } from './project/project.ts'
import type { SourceTree } from './source/tree.ts'
import { type Sheet, SheetMaker } from './style/sheets.ts'

/** Keeps what it made, by content: a program that has changed in one place is compiled there alone. */
export class Compiler {
  readonly #options: CompileOptions
  readonly #memo = new Memo()

  constructor(options: CompileOptions = {}) {
    this.#options = options
  }

  async compile(source: SourceTree): Promise<CompileResult> {
    this.#memo.begin()
    source.refresh?.()
    const { project, diagnostics } = readProject(source)
    if (project === null) return { manifest: null, files: new Map(), diagnostics: sortDiagnostics(diagnostics) }
    const { supported = await hostNames() } = this.#options
    const graph = await buildGraph(project, this.#memo, { ...this.#options, supported })
    const sheets = await this.#sheets(project, graph)
    const made = emitBundle({ project, graph, sheets, memo: this.#memo, options: this.#options })
    // Files of plugins are told as they stand in the project.
    const shown = made.diagnostics.map((one) => ({ ...one, file: project.files.shownPath(one.file) }))
    return { ...made, diagnostics: shown }
  }

  async #sheets(project: Project, graph: BuiltGraph): Promise<Map<string, Sheet>> {
    const maker = new SheetMaker(project, this.#memo, new Resolver(project), this.#options.sourceMaps === true)
    const sheets = new Map<string, Sheet>()
    for (const unit of graph.units.values()) {
      if (unit.kind !== 'component') continue
      const sheet = await maker.sheet(unit.path, unit.entry)
      if (sheet === null) continue
      sheets.set(unit.path, sheet)
      // A host is known by a scope of its own. With 'apply-shared' it has one, and all that is shared still matches.
      const { config, kind } = unit.entry
      const isShared = kind === 'component' && config.styleIsolation === 'shared'
      if (isShared && sheet.css.includes('[wx-host=')) config.styleIsolation = 'apply-shared'
    }
    return sheets
  }
}

/** Compiles once. See bundle/README.md for what comes out. */
export function compile(source: SourceTree, options: CompileOptions = {}): Promise<CompileResult> {
  return new Compiler(options).compile(source)
}
