// Finds the programs in a folder of repositories, and what their makers say of how to open their pages.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface CorpusProgram {
  name: string
  /** The folder of its project.config.json, else of its app.json. */
  folder: string
  /** Queries by route: the maker's of project.config.json, and over them those of `<name>.queries.json` beside it. */
  queries: ReadonlyMap<string, Record<string, string>>
  /** What its own server would answer, from `<name>.answers.json` beside it: bodies by the end of the address's path. */
  answers: ReadonlyMap<string, unknown>
}

const passedOver = /^(\.|node_modules$|cloudfunctions$|miniprogram_npm$)/
const depthMax = 2

/** @param folder holds repositories; a program stands in each, or a folder or two below */
export function findPrograms(folder: string): CorpusProgram[] {
  return folders(folder).flatMap((repository) => {
    const found = programFolders(join(folder, repository), 0)
    return found.map((path) => {
      const rest = path.slice(join(folder, repository).length + 1)
      // An example within a repository goes by the repository's name.
      const name = found.length === 1 || rest === '' ? repository : `${repository}-${rest.replaceAll('/', '-')}`
      const beside = (kind: string) => join(folder, `${name}.${kind}.json`)
      return {
        name,
        folder: path,
        queries: new Map([...queriesOf(path), ...givenQueries(beside('queries'))]),
        answers: answersOf(beside('answers')),
      }
    })
  })
}

const folders = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => !passedOver.test(name) && statSync(join(folder, name)).isDirectory())
    .sort()

function programFolders(folder: string, depth: number): string[] {
  if (['project.config.json', 'mini.project.json', 'app.json'].some((name) => existsSync(join(folder, name))))
    return [folder]
  if (depth >= depthMax) return []
  return folders(folder).flatMap((name) => programFolders(join(folder, name), depth + 1))
}

function queriesOf(folder: string): Map<string, Record<string, string>> {
  const queries = new Map<string, Record<string, string>>()
  const list = at(readJson(join(folder, 'project.config.json')), 'condition', 'miniprogram', 'list')
  for (const entry of Array.isArray(list) ? list : []) {
    const [path, query] = [at(entry, 'pathName'), at(entry, 'query')]
    if (typeof path !== 'string' || typeof query !== 'string' || query === '') continue
    queries.set(path.replace(/^\//, ''), Object.fromEntries(new URLSearchParams(query)))
  }
  return queries
}

/** What a page before hands on, by route; values that are no text are written as JSON, as programs do. */
function givenQueries(file: string): [string, Record<string, string>][] {
  const value = readJson(file)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).map(([route, query]) => [
    route,
    Object.fromEntries(
      Object.entries(Object(query)).map(([name, one]) => [name, typeof one === 'string' ? one : JSON.stringify(one)]),
    ),
  ])
}

function answersOf(file: string): Map<string, unknown> {
  const value = readJson(file)
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
}

function readJson(file: string): unknown {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function at(value: unknown, ...path: string[]): unknown {
  let current = value
  for (const name of path) {
    if (typeof current !== 'object' || current === null) return undefined
    current = Reflect.get(current, name)
  }
  return current
}
