// The rules of who may import whom: see "Imports run one way" in ARCHITECTURE.md. Pure; checkBoundaries.ts runs them.
import { dirname, join } from 'node:path/posix'

export interface SourceFile {
  /** From the root of the repository, with slashes. */
  path: string
  text: string
}

export interface Violation {
  path: string
  line: number
  /** What is wrong and what to do instead. */
  message: string
}

interface Import {
  line: number
  /** A path from the root of the repository, or the name of a package. */
  target: string
  isOurs: boolean
}

/** Our packages and where their sources stand. */
const packages: Record<string, string> = {
  '@sampan/contract': 'contract',
  '@sampan/miniprogram': 'miniprogram',
  '@sampan/server': 'server/src',
  '@sampan/sdk': 'sdk/src',
  '@sampan/testkit': 'testkit',
  '@sampan/web': 'web/src',
}

/** What each part may import besides itself. Parts not named here (e2e, bench, tools, testkit) may import anything. */
const mayImport: Record<string, readonly string[]> = {
  contract: [],
  miniprogram: [],
  sdk: ['contract'],
  web: ['contract', 'sdk', 'miniprogram'],
  server: ['contract', 'miniprogram'],
}

/** The demo world is told from the seeds that the tests use as well: the one place where the server reads them. */
const readsSeeds = /^server\/src\/cli\/demo(\.ts$|\/)/
const seeds = 'testkit/seeds/'

/** The storeys of the server: each imports those before it, never one after it. */
const storeys: readonly string[] = ['kernel', 'schema', 'modules', 'flows', 'gateway', 'app']
const react =
  /^(react|react-dom|react-i18next|react-aria.*|@react-.*|dexie-react-hooks|wouter|virtua|lucide-react)(\/|$)/
const importPattern =
  /(?:^|[\s;}])(?:import|export)\s+(?:[^'"`;()]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g
const sqlPattern = /\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(?:<[^`]*>)?`/g

/**
 * @param files the sources to look at; tests among them are let alone, except that the web never imports the server
 * @param moduleOrder the server's modules; each may import those before it
 */
export function checkBoundaries(files: readonly SourceFile[], moduleOrder: readonly string[]): Violation[] {
  return files.flatMap((file) => {
    const part = partOf(file.path)
    const code = withoutComments(file.text)
    const report = (line: number, message: string): Violation => ({ path: file.path, line, message })
    const imports = readImports(file.path, code)
    const isTest = /\.(test|fixture)\.tsx?$/.test(file.path)
    const problems = imports.flatMap((each) =>
      [
        isTest && part !== 'web' ? '' : acrossParts(file.path, each),
        isTest ? '' : acrossStoreys(file.path, each),
        isTest ? '' : acrossModules(file.path, each, moduleOrder),
        file.path.startsWith('web/src/sync/') && !each.isOurs && react.test(each.target)
          ? `web/src/sync knows no React, so it cannot import ${each.target}`
          : '',
      ]
        .filter((message) => message !== '')
        .map((message) => report(each.line, message)),
    )
    return isTest
      ? problems
      : [...problems, ...sqlOutsideStores(file.path, code).map((line) => report(line, sqlMessage))]
  })
}

const sqlMessage = 'only store.ts (or store/) of a module and the kernel talk SQL: put a function there and call it'

function acrossParts(path: string, each: Import): string {
  const part = partOf(path)
  const allowed = mayImport[part]
  const target = partOf(each.target)
  if (!each.isOurs || !allowed || target === part || allowed.includes(target)) return ''
  if (readsSeeds.test(path) && each.target.startsWith(seeds)) return ''
  return `${part} may import ${allowed.join(' and ') || 'nothing of ours'}, not ${each.target}`
}

function acrossStoreys(path: string, each: Import): string {
  const from = storeyOf(path)
  const to = storeyOf(each.target)
  if (from < 0 || to < 0 || to <= from) return ''
  return `imports run one way: ${storeys[from]} comes before ${storeys[to]}, so it cannot import ${each.target}`
}

function acrossModules(path: string, each: Import, moduleOrder: readonly string[]): string {
  const from = moduleOf(path)
  const to = moduleOf(each.target)
  if (to === '' || from === to) return ''
  if (!each.target.endsWith(`modules/${to}/index.ts`)) {
    return `a module is imported through its index.ts, not ${each.target}`
  }
  if (from === '') return ''
  const [fromIndex, toIndex] = [moduleOrder.indexOf(from), moduleOrder.indexOf(to)]
  if (fromIndex < 0) return `the module ${from} has no place yet: give it one in server/src/modules/order.ts`
  return toIndex >= 0 && toIndex < fromIndex ? '' : `${from} stands before ${to} in server/src/modules/order.ts`
}

function sqlOutsideStores(path: string, code: string): number[] {
  const storey = storeys[storeyOf(path)]
  const isStore = /\/store(\.ts$|\/)/.test(path)
  if (storey === undefined || storey === 'kernel' || storey === 'schema' || isStore) return []
  return [...code.matchAll(sqlPattern)].map((match) => lineOf(code, match.index))
}

function readImports(path: string, code: string): Import[] {
  return [...code.matchAll(importPattern)].map((match) => {
    const specifier = match[1] ?? match[2] ?? ''
    const line = lineOf(code, match.index + match[0].length - 1)
    const name = /^@sampan\/[^/]+/.exec(specifier)?.[0]
    const folder = name === undefined ? undefined : packages[name]
    if (specifier.startsWith('.')) return { line, target: join(dirname(path), specifier), isOurs: true }
    if (name === undefined || folder === undefined) return { line, target: specifier, isOurs: false }
    return { line, target: join(folder, specifier.slice(name.length + 1) || 'index.ts'), isOurs: true }
  })
}

/** Blanked rather than cut out, so that line numbers stay. A `//` after a colon belongs to an address. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '))
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

function partOf(path: string): string {
  return path.split('/')[0] ?? ''
}

/** The storey's place in `storeys`, or -1 for what is not the server's. `app.ts`, `main.ts` and `cli/` stand on top. */
function storeyOf(path: string): number {
  const name = /^server\/src\/([^/]+)/.exec(path)?.[1]
  if (name === undefined) return -1
  const index = storeys.indexOf(name)
  return index < 0 ? storeys.length - 1 : index
}

/** `chat` for a file of the server's chat module, '' for any other; the folder's own files belong to no module. */
function moduleOf(path: string): string {
  return /^server\/src\/modules\/([^/]+)\//.exec(path)?.[1] ?? ''
}
