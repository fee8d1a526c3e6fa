/** Links in texts, and what stands below a text of the page that one leads to. */
import Type, { type Static } from 'typebox'
import { closed, Id, nullable, Seq } from './common.ts'
import { PictureSide, Placeholder } from './file.ts'

export const LINK_LENGTH_MAX = 2_048
export const LINK_TITLE_LENGTH_MAX = 200
export const LINK_DESCRIPTION_LENGTH_MAX = 300
export const LINK_SITE_LENGTH_MAX = 80

/** As `linksIn` gives it. */
export const LinkUrl = Type.String({ minLength: 8, maxLength: LINK_LENGTH_MAX, pattern: '^https?://[!-~]+$' })

/** What a page says of itself, fetched by the server: whoever sees it asks nothing of the page's site. */
export const LinkPreview = Type.Object(
  {
    /** As it stands in the text, completed. */
    url: LinkUrl,
    title: Type.String({ minLength: 1, maxLength: LINK_TITLE_LENGTH_MAX }),
    description: Type.String({ maxLength: LINK_DESCRIPTION_LENGTH_MAX }),
    /** The site's name, else its host. */
    siteName: Type.String({ maxLength: LINK_SITE_LENGTH_MAX }),
    picture: nullable(
      Type.Object({ fileId: Id, width: PictureSide, height: PictureSide, placeholder: Placeholder }, closed),
    ),
  },
  closed,
)
export type LinkPreview = Static<typeof LinkPreview>

/**
 * Which link of a text is to be shown. The rest is what the server found for the sender with `links.preview`, or what
 * stands with the message that is sent on; a link that it knows nothing of is sent without.
 */
export const SentPreview = Type.Object(
  { url: LinkUrl, from: Type.Optional(Type.Object({ conversationId: Id, seq: Seq }, closed)) },
  closed,
)
export type SentPreview = Static<typeof SentPreview>

export interface FoundLink {
  /** In UTF-16 units. */
  offset: number
  text: string
  /** An address with its scheme, such as a browser would open. */
  url: string
}

const tail = String.raw`[^\s<>"'“”«»、，。！？]`
/** Without a scheme only where the ending is no word of a sentence whose space was forgotten. */
const bare = String.raw`(?:[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?\.)+(?:com|org|net|edu|gov|info|io|dev|app|cn|ru|eu|de|fr|uk|ch)(?![\w\-@]|\.\w)(?:\/${tail}*)?`
/** Not within a word, an address of mail, or a longer address. */
const pattern = new RegExp(String.raw`(?<![\w@.\-\/])(?:(?:https?:\/\/|www\.)${tail}+|${bare})`, 'giu')
/** Stops that end a sentence rather than an address; a closing bracket belongs to it only if it was opened there. */
const trailing = /[.,;:!?…]+$/u

/** The links of a text, in their order. */
export function linksIn(text: string): FoundLink[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: match, index: offset }) => {
    let link = match.replace(trailing, '')
    if (link.endsWith(')') && !link.includes('(')) link = link.slice(0, -1)
    const url = completed(link)
    return url === undefined ? [] : [{ offset, text: link, url }]
  })
}

function completed(link: string): string | undefined {
  const written = /^https?:/i.test(link) ? link : `https://${link}`
  if (!URL.canParse(written)) return undefined
  const url = new URL(written)
  return url.hostname.includes('.') || url.hostname === 'localhost' ? url.href : undefined
}

/** The link of a text that a preview is made of: the first one that may have one. */
export const previewedLink = (text: string): string | undefined =>
  linksIn(text).find(({ url }) => url.length <= LINK_LENGTH_MAX && /^https?:\/\/[!-~]+$/.test(url))?.url

/** What is left of a preview when a text gets other words: nothing when its link is gone from them. */
export const keptPreview = (preview: LinkPreview | undefined, text: string): { preview?: LinkPreview } =>
  preview && linksIn(text).some(({ url }) => url === preview.url) ? { preview } : {}
