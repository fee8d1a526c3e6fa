/** Looks at a page from outside: what it says, and its picture, made safe. */
import { LINK_TITLE_LENGTH_MAX } from '@sampan/contract'
import { Refusal } from '../../kernel/errors.ts'
import { type FetchGuarded, type GuardedAnswer, OutboundError } from '../../kernel/outbound/index.ts'
import { type PreparedPicture, prepareLinkPicture } from '../files/index.ts'
import { cleanLine } from './clean.ts'
import { decodePage } from './decode.ts'
import { readPage } from './page.ts'

export interface Seen {
  title: string
  description: string
  siteName: string
  picture: PreparedPicture | null
}

const PAGES = ['text/html', 'application/xhtml+xml']
const PICTURES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']
const PAGE_BYTES_MAX = 1_500_000
const PICTURE_BYTES_MAX = 8_000_000
/** Smaller ones are there to count visitors. */
const SIDE_MIN = 24

/** Null for a page that says nothing, or cannot be had. */
export async function look(fetchGuarded: FetchGuarded, url: string): Promise<Seen | null> {
  const answer = await fetched(fetchGuarded, url)
  if (!answer) return null
  const host = new URL(url).hostname.replace(/^www\./, '')
  if (!PAGES.includes(answer.type)) {
    const picture = await prepared(answer.bytes)
    return picture && { title: nameOf(url) || host, description: '', siteName: host, picture }
  }
  const facts = readPage(decodePage(answer.bytes, answer.charset), answer.url)
  if (facts.title === '') return null
  return {
    title: facts.title,
    description: facts.description === facts.title ? '' : facts.description,
    siteName: facts.siteName || host,
    picture: await firstPicture(fetchGuarded, facts.pictures),
  }
}

async function fetched(fetchGuarded: FetchGuarded, url: string): Promise<GuardedAnswer | null> {
  let size = 0
  let end = ''
  // What a page says of itself stands in its head; pictures are read whole.
  const enough = (chunk: Buffer, type: string) => {
    if (!PAGES.includes(type)) return false
    size += chunk.length
    const text = end + chunk.toString('latin1')
    end = text.slice(-8)
    return size > PAGE_BYTES_MAX || /<\/head|<body/i.test(text)
  }
  try {
    return await fetchGuarded(url, {
      types: [...PAGES, ...PICTURES],
      bytesMax: PICTURE_BYTES_MAX,
      whatIsMore: 'cut',
      enough,
      timeMsMax: 6_000,
    })
  } catch (error) {
    if (error instanceof OutboundError) return null
    throw error
  }
}

async function firstPicture(fetchGuarded: FetchGuarded, addresses: readonly string[]): Promise<PreparedPicture | null> {
  for (const address of addresses) {
    const picture = await pictureAt(fetchGuarded, address)
    if (picture) return picture
  }
  return null
}

async function pictureAt(fetchGuarded: FetchGuarded, address: string): Promise<PreparedPicture | null> {
  try {
    const { bytes } = await fetchGuarded(address, { types: PICTURES, bytesMax: PICTURE_BYTES_MAX, timeMsMax: 4_000 })
    return await prepared(bytes)
  } catch (error) {
    if (error instanceof OutboundError) return null
    throw error
  }
}

/** Null for what is no picture, is broken, too large, or comes while too many are worked on. */
async function prepared(bytes: Buffer): Promise<PreparedPicture | null> {
  try {
    const picture = await prepareLinkPicture(bytes)
    return picture.width >= SIDE_MIN && picture.height >= SIDE_MIN ? picture : null
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** A picture's file name. */
function nameOf(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? ''
  try {
    return cleanLine(decodeURIComponent(last), LINK_TITLE_LENGTH_MAX)
  } catch {
    return cleanLine(last, LINK_TITLE_LENGTH_MAX)
  }
}
