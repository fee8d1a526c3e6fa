// Finds what a document names that is not there: links, anchors and paths in backticks. Pure; docs.test.ts runs it.
import { dirname, join } from 'node:path/posix'

export interface Doc {
  /** From the root of the repository, with slashes. */
  path: string
  text: string
}

/** Made while building and running: named in documents, not kept in the repository. */
const made = /^(\.\/)?(data|node_modules|\.cache|web\/dist|sampan\.env)(\/|$)/
const mediaType = /^(application|audio|font|image|multipart|text|video)\//
const sourceFile = /\.(ts|tsx|js|json|css|html|md|png|svg|ogg)$/
const inlineCode = /(?<!`)`([^`\n]+)`(?!`)/g
const link = /\]\(([^)\s]+)\)/g

/**
 * @param files every file of the repository, from its root
 * @returns one line for each thing that is not there: `docs/a.md:3  there is no docs/b.md`
 */
export function findMissing(docs: readonly Doc[], files: readonly string[]): string[] {
  const paths = withFolders(files)
  const topFolders = new Set([...paths].filter((path) => !path.includes('/')))
  const anchors = new Map(docs.map((doc) => [doc.path, anchorsOf(doc.text)]))

  function linkProblem(doc: Doc, target: string): string {
    if (/^[a-z]+:/.test(target)) return ''
    const [file = '', anchor] = target.split('#')
    const path = file === '' ? doc.path : join(dirname(doc.path), decodeURIComponent(file)).replace(/\/$/, '')
    if (!paths.has(path)) return `there is no ${path}`
    const isMissing = anchor !== undefined && anchors.has(path) && !anchors.get(path)?.has(anchor)
    return isMissing ? `${path} has no heading #${anchor}` : ''
  }

  function pathProblem(doc: Doc, code: string): string {
    const named = code.replace(/\/$/, '')
    const [first = ''] = named.split('/')
    const isFromRoot = named.includes('/') && topFolders.has(first)
    if (!/^[\w.@-]+(\/[\w.@-]+)*$/.test(named) || made.test(named) || mediaType.test(named)) return ''
    if (named.startsWith('@') || !(isFromRoot || sourceFile.test(named))) return ''
    if (paths.has(named) || paths.has(join(dirname(doc.path), named))) return ''
    // A part of a path, such as `store.ts` or `methods/sendMessage.ts`, stands for all that end so.
    const isSomewhere = !isFromRoot && [...paths].some((path) => path.endsWith(`/${named}`))
    return isSomewhere ? '' : `there is no ${named}`
  }

  return docs.flatMap((doc) => {
    const text = withoutFences(doc.text)
    const report = (index: number, problem: string): string[] =>
      problem === '' ? [] : [`${doc.path}:${text.slice(0, index).split('\n').length}  ${problem}`]
    const prose = text.replace(inlineCode, (code) => ' '.repeat(code.length))
    return [
      ...[...prose.matchAll(link)].flatMap((match) => report(match.index, linkProblem(doc, match[1] ?? ''))),
      ...[...text.matchAll(inlineCode)].flatMap((match) => report(match.index, pathProblem(doc, match[1] ?? ''))),
    ]
  })
}

function withFolders(files: readonly string[]): Set<string> {
  const paths = new Set(files)
  for (const file of files) for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) paths.add(folder)
  return paths
}

/** Blanked rather than cut out, so that line numbers stay. */
function withoutFences(text: string): string {
  return text.replace(/^(```|~~~)[\s\S]*?^\1/gm, (fence) => fence.replace(/[^\n]/g, ' '))
}

/** The anchors that a page has by its headings, made as forges make them. */
function anchorsOf(text: string): Set<string> {
  const headings = [...withoutFences(text).matchAll(/^#+\s+(.+)$/gm)].map((match) => match[1] ?? '')
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(/\s/g, '-'),
    ),
  )
}
