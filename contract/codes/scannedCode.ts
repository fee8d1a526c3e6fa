import { decimalText } from '../currencies.ts'
import { isPayCode } from './payCode.ts'
import { codeHostOf, type ForeignPaymentCode, isOurs, type PaymentCode, readPaymentCode } from './paymentCode.ts'

/**
 * What a scanned or pasted text is. One entrance for every code that the app knows: a new kind of code is a line in
 * this union and a recogniser below (or a path in `ownLinks`).
 */
export type ScannedCode =
  /** Somebody's contact code at this server. */
  | { kind: 'person'; code: string }
  /** A way into a group of this server. */
  | { kind: 'group'; token: string }
  /** A mini program of this server; `address` is where it opens, from the root of this server. */
  | { kind: 'program'; address: string }
  /** To pay at this server; `text` is what the server resolves. */
  | { kind: 'payment'; code: PaymentCode; text: string }
  /** A payment code of another server or another system: only shown. */
  | { kind: 'foreignPayment'; code: ForeignPaymentCode; text: string }
  /** What a customer shows to be charged. */
  | { kind: 'payCode'; digits: string }
  /** A web address that is none of ours: shown, and opened only by hand. */
  | { kind: 'link'; url: URL; text: string }
  /** Anything else: only shown. */
  | { kind: 'text'; text: string }

/** Where the app that scanned is at home: a code of another server must not be looked up here. */
export interface ScanPlace {
  /** As in `location.origin`. */
  origin: string
}

type Recogniser = (text: string, place: ScanPlace) => ScannedCode | undefined

/** Paths of this server's own links. What they lead to is the first group of the pattern. */
const ownLinks: readonly { path: RegExp; codeOf(found: string, url: URL): ScannedCode }[] = [
  { path: /^\/add\/([A-Za-z0-9_-]{16})\/?$/, codeOf: (code) => ({ kind: 'person', code }) },
  { path: /^\/g\/([A-Za-z0-9_-]{22})\/?$/, codeOf: (token) => ({ kind: 'group', token }) },
  {
    path: /^\/mini-programs\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/,
    codeOf: (id, { search }) => ({ kind: 'program', address: `/mini-programs/${id}${search}` }),
  },
]

/** The first that knows the text has it. */
const recognisers: readonly Recogniser[] = [asPayCode, asPayment, asLink]

/** Never throws, whatever the text. Spaces around it are ignored. */
export function recogniseCode(text: string, place: ScanPlace): ScannedCode {
  const trimmed = text.trim()
  for (const recognise of recognisers) {
    const code = recognise(trimmed, place)
    if (code) return code
  }
  return { kind: 'text', text }
}

function asPayCode(text: string): ScannedCode | undefined {
  // People read them aloud and type them in groups.
  const digits = text.replace(/(?<=\d) (?=\d)/g, '')
  return isPayCode(digits) ? { kind: 'payCode', digits } : undefined
}

function asPayment(text: string, { origin }: ScanPlace): ScannedCode | undefined {
  const code = readPaymentCode(text)
  if (!code) return undefined
  if (isOurs(code) && code.host === codeHostOf(origin)) return { kind: 'payment', code, text }
  return { kind: 'foreignPayment', code: isOurs(code) ? asForeign(code) : code, text }
}

function asForeign({ host, name, city, amount, currency }: PaymentCode): ForeignPaymentCode {
  return {
    host,
    name,
    city,
    amount: amount === null || currency === null ? null : decimalText(amount, currency),
    currency,
  }
}

function asLink(text: string, { origin }: ScanPlace): ScannedCode | undefined {
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null
  if (!url) return undefined
  // `origin` says nothing of a name and password before the host, which a link of ours does not have.
  const own = url.origin === origin && url.username === '' && url.password === ''
  for (const { path, codeOf } of own ? ownLinks : []) {
    const found = path.exec(url.pathname)?.[1]
    if (found !== undefined) return codeOf(found, url)
  }
  return { kind: 'link', url, text }
}
