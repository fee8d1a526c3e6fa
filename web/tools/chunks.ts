/**
 * How the built app is cut into files. By itself the builder makes a file for every set of pages that share something: to
 * open a chat took 190 files, and asking for so many costs a phone more than all that is in them. What the first screens
 * need at once stands together instead, in layers, so that none of them fetches what only a later one needs.
 */
import { parseAst, type Rolldown } from 'vite'

type Groups = NonNullable<Extract<Rolldown.OutputOptions['codeSplitting'], object>['groups']>
type FindModule = (
  id: string,
) => { code: string | null; importedIds: readonly string[]; exports: readonly string[] } | null

/** The sources that are fetched in turn on the way from nothing to an open chat, below `web/src`. */
const steps = {
  start: ['main.tsx'],
  door: ['modules/accounts/SignInPage.tsx'],
  home: ['app/Home.tsx', 'modules/chat/pages.tsx'],
  talk: ['modules/chat/talkPages.tsx'],
} as const
type Step = keyof typeof steps

/**
 * The layers, the lowest first: what is in one needs only what is in it and in those below. What only the door needs, and
 * all pages further in, are cut by the builder.
 */
const layers: readonly { name: string; holds: (needs: (step: Step) => boolean) => boolean }[] = [
  { name: 'start', holds: (needs) => needs('start') },
  { name: 'door', holds: (needs) => needs('door') && (needs('home') || needs('talk')) },
  { name: 'home', holds: (needs) => needs('home') },
  { name: 'talk', holds: (needs) => needs('talk') },
]

/** @param sourceFolder the absolute path of `web/src` */
export function layersFrom(sourceFolder: string): Groups {
  const rootsOf = (step: Step) => steps[step].map((source) => `${sourceFolder}/${source}`)
  const roots = new Set([...rootsOf('start'), ...rootsOf('door'), ...rootsOf('home'), ...rootsOf('talk')])
  let needed: Record<Step, ReadonlySet<string>> | undefined
  return layers.map(({ name, holds }, index) => ({
    priority: layers.length - index,
    debugName: name,
    name(id, context) {
      // A page stays a file of its own.
      if (roots.has(id)) return null
      const find: FindModule = (each) => context.getModuleInfo(each)
      needed ??= {
        start: reachable(rootsOf('start'), find),
        door: reachable(rootsOf('door'), find),
        home: reachable(rootsOf('home'), find),
        talk: reachable(rootsOf('talk'), find),
      }
      const sets = needed
      return holds((step) => sets[step].has(id)) ? name : null
    },
  }))
}

const ALL = '*'

/** That something of another module is imported and, maybe, handed on. */
interface Link {
  id: string
  /** Its name over there; `*` for all of them. */
  name: string
  /** The name under which it is handed on; `*` for the same one, null where it is used here. */
  as: string | null
}

/**
 * All modules that are imported at once from there, and not only when they are wanted. A module that does nothing but hand
 * on what others export (an index of icons, of components) leads to those that are asked for by name, and is left out.
 */
function reachable(from: readonly string[], find: FindModule): ReadonlySet<string> {
  const asked = new Set<string>()
  const found = new Set<string>()
  const linksOf = remembered((id: string) => readLinks(find(id)))
  const follow = (id: string, name: string) => {
    const key = `${id} ${name}`
    if (asked.has(key)) return
    asked.add(key)
    const { links, isIndex } = linksOf(id)
    if (!isIndex) {
      if (found.has(id)) return
      found.add(id)
      for (const link of links) follow(link.id, link.name)
      return
    }
    for (const link of links) {
      if (name === ALL || link.as === null || link.as === name) follow(link.id, link.name)
      else if (link.as === ALL && (linksOf(link.id).isIndex || find(link.id)?.exports.includes(name)))
        follow(link.id, name)
    }
  }
  for (const id of from) follow(id, ALL)
  return found
}

function readLinks(module: ReturnType<FindModule>): { links: Link[]; isIndex: boolean } {
  const { code, importedIds } = module ?? { code: null, importedIds: [] }
  const sources = new Map<string, string>()
  const idOf = (source: string): string => {
    // Each source once, in the order of the statements.
    const id = sources.get(source) ?? importedIds[sources.size] ?? ''
    sources.set(source, id)
    return id
  }
  const links: Link[] = []
  const imported = new Map<string, Link>()
  let isIndex = true
  for (const statement of code === null ? [] : parseAst(code).body) {
    if (statement.type === 'ImportDeclaration') {
      const id = idOf(statement.source.value)
      if (statement.specifiers.length === 0) links.push({ id, name: ALL, as: null })
      for (const specifier of statement.specifiers) {
        const name =
          specifier.type === 'ImportSpecifier'
            ? wordOf(specifier.imported)
            : specifier.type === 'ImportDefaultSpecifier'
              ? 'default'
              : ALL
        const link: Link = { id, name, as: null }
        links.push(link)
        imported.set(specifier.local.name, link)
      }
    } else if (statement.type === 'ExportAllDeclaration') {
      const as = statement.exported ? wordOf(statement.exported) : ALL
      links.push({ id: idOf(statement.source.value), name: ALL, as })
    } else if (statement.type === 'ExportNamedDeclaration' && !statement.declaration) {
      const id = statement.source && idOf(statement.source.value)
      for (const { local, exported } of statement.specifiers) {
        const link = id === null ? imported.get(wordOf(local)) : { id, name: wordOf(local), as: null }
        if (!link) isIndex = false
        else if (id === null && link.as === null) link.as = wordOf(exported)
        else links.push({ ...link, as: wordOf(exported) })
      }
    } else if (statement.type !== 'ExpressionStatement' || !('directive' in statement)) {
      isIndex = false
    }
  }
  // What is not written in the code (help of the builder's own), or was not read.
  for (const id of importedIds.slice(sources.size)) links.push({ id, name: ALL, as: null })
  return { links, isIndex: isIndex && code !== null }
}

const wordOf = (name: { name: string } | { value: string }): string => ('name' in name ? name.name : name.value)

function remembered<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>()
  return (key) => {
    const before = made.get(key)
    if (before !== undefined) return before
    const value = make(key)
    made.set(key, value)
    return value
  }
}
