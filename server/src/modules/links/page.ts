/** What a page says of itself, in its head. */
import { LINK_DESCRIPTION_LENGTH_MAX, LINK_SITE_LENGTH_MAX, LINK_TITLE_LENGTH_MAX } from '@sampan/contract'
import { Parser } from 'htmlparser2'
import { cleanLine } from './clean.ts'

export interface PageFacts {
  /** '' where it has none. */
  title: string
  description: string
  siteName: string
  /** Addresses of pictures, the best first. */
  pictures: string[]
}

const ICONS: Readonly<Record<string, number>> = { 'apple-touch-icon': 1, 'apple-touch-icon-precomposed': 1, icon: 2 }
const LENGTH_MAX = 5_000
const PICTURES_MAX = 3

/** @param address where the page came from: pictures are named from there */
export function readPage(html: string, address: string): PageFacts {
  const said = new Map<string, string>()
  const icons: { href: string; rank: number }[] = []
  let base = address
  let title = ''
  let inTitle = false
  let inBody = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (inBody) return
        if (name === 'body') inBody = true
        if (name === 'title') inTitle = title === ''
        if (name === 'base' && attributes.href && URL.canParse(attributes.href, address))
          base = new URL(attributes.href, address).href
        if (name === 'meta') takeMeta(said, attributes)
        const rank = name === 'link' ? rankOf(attributes) : undefined
        if (rank !== undefined && attributes.href) icons.push({ href: attributes.href, rank })
      },
      ontext(text) {
        if (inTitle && title.length < LENGTH_MAX) title += text
      },
      onclosetag(name) {
        if (name === 'title') inTitle = false
        if (name === 'head') inBody = true
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.write(html)
  parser.end()

  const first = (...names: string[]) =>
    names.map((name) => said.get(name) ?? '').find((text) => text.trim() !== '') ?? ''
  const pictures = [
    first('og:image:secure_url', 'og:image:url', 'og:image', 'twitter:image', 'twitter:image:src'),
    ...icons.sort((one, other) => one.rank - other.rank).map(({ href }) => href),
  ]
  return {
    title: cleanLine(first('og:title', 'twitter:title') || title, LINK_TITLE_LENGTH_MAX),
    description: cleanLine(first('og:description', 'twitter:description', 'description'), LINK_DESCRIPTION_LENGTH_MAX),
    siteName: cleanLine(first('og:site_name', 'application-name'), LINK_SITE_LENGTH_MAX),
    pictures: [...new Set(pictures.flatMap((href) => resolved(href, base)))].slice(0, PICTURES_MAX),
  }
}

/** The first of each name counts. */
function takeMeta(said: Map<string, string>, attributes: Record<string, string>): void {
  const name = (attributes.property ?? attributes.name ?? '').trim().toLowerCase()
  if (name !== '' && attributes.content && !said.has(name)) said.set(name, attributes.content.slice(0, LENGTH_MAX))
}

/** Drawings (SVG) are not taken, so they are not asked for. */
function rankOf({ rel = '', type = '', href = '' }: Record<string, string>): number | undefined {
  if (type.includes('svg') || /\.(svg|ico)(\?|$)/i.test(href)) return undefined
  const ranks = rel
    .toLowerCase()
    .split(/\s+/)
    .flatMap((word) => ICONS[word] ?? [])
  return ranks.length > 0 ? Math.min(...ranks) : undefined
}

const resolved = (href: string, base: string): string[] =>
  href.trim() !== '' && URL.canParse(href.trim(), base) ? [new URL(href.trim(), base).href] : []
