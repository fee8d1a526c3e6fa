import { byNumeric, decimalText, numericOf, parseAmount } from '../currencies.ts'
import { type EmvFields, readEmv, readFields, writeEmv, writeFields } from './emvQr.ts'

/** Whom a payment code pays; the ids are ours. */
export interface CodePayee {
  kind: 'member' | 'stall' | 'order'
  /** UUID in lower case. */
  id: string
}

/** What a payment code of ours holds. */
export interface PaymentCode {
  /** Of the server that knows the payee, with its port where it has one: "pay.example:8443". At most 50 characters. */
  host: string
  payee: CodePayee
  /** A dynamic code: made for one payment. Else it may be printed and paid many times. */
  once: boolean
  /** Minor units; null where the payer types it. */
  amount: bigint | null
  /** Null where the payer chooses. */
  currency: string | null
  /** ISO 18245, four digits. "0000" where there is none, as for people. */
  categoryCode: string
  /** ISO 3166-1 alpha-2. */
  country: string
  /** Cut to 25 characters; written in Latin letters as well, for other readers. */
  name: string
  /** Cut to 15 characters. */
  city: string
  /** ISO 639-1, of `name` and `city`; stands in the code only where they are not written in Latin letters. */
  language: string
  /** At most 25 characters; empty where there is none. */
  reference: string
  /** What it is for. Cut so that it fits; empty where there is none. */
  note: string
}

/** What a payment code of anybody else says in plain words. */
export interface ForeignPaymentCode {
  /** A server of ours, where it is one; null for other systems. */
  host: string | null
  name: string
  city: string
  /** Decimal text as it stands in the code, or null. */
  amount: string | null
  /** ISO 4217, alphabetic, or null where it is unknown. */
  currency: string | null
}

const SYSTEM = 'org.sampan.pay'
const HOST_LENGTH_MAX = 50

/** A server as its codes name it. Of a longer name the end stands for all of it: that is the part that is its owner's. */
export const codeHostOf = (origin: string): string => new URL(origin).host.slice(-HOST_LENGTH_MAX)

/** One payment by code moves at most so much, in minor units: it fits the code's 13 characters in every currency. */
export const CODE_AMOUNT_MAX = 999_999_999_999n
const AMOUNT_LENGTH_MAX = 13
const NAME_LENGTH_MAX = 25
const CITY_LENGTH_MAX = 15
const LABEL_LENGTH_MAX = 25
const REFERENCE_LENGTH_MAX = 25
/** What is left of our own template beside its head. */
const OWN_LENGTH_MAX = 99 - (4 + SYSTEM.length)
/** ISO 4217: no currency. */
const NO_CURRENCY = '999'
/** Fields that must not be empty. */
const NOTHING = 'N/A'
const payeeLetters = { member: 'M', stall: 'S', order: 'O' } as const

/** Whether an amount can stand in a code, which has room for 13 characters. */
export const amountFits = (amount: bigint, currency: string): boolean =>
  decimalText(amount, currency).length <= AMOUNT_LENGTH_MAX

/** @throws RangeError where the host or the amount is too long, or a field is not of its form */
export function writePaymentCode(code: PaymentCode): string {
  if (!/^[\x21-\x7e]+$/.test(code.host) || code.host.length > HOST_LENGTH_MAX) throw new RangeError('No such host')
  if (
    code.amount !== null &&
    (code.currency === null || code.amount <= 0n || !amountFits(code.amount, code.currency))
  ) {
    throw new RangeError('An amount needs a currency, is more than nothing and has at most 13 characters')
  }
  if (!/^\d{4}$/.test(code.categoryCode)) throw new RangeError('A category has four digits')
  if (!/^[A-Z]{2}$/.test(code.country)) throw new RangeError('A country has two letters')

  const account = new Map([
    ['00', SYSTEM],
    ['01', payeeText(code.payee)],
    ['02', code.host],
  ])
  const name = latin(code.name, NAME_LENGTH_MAX)
  const city = latin(code.city, CITY_LENGTH_MAX)
  const fields = new Map([
    ['01', code.once ? '12' : '11'],
    ['26', writeFields(account)],
    ['52', code.categoryCode],
    ['53', code.currency === null ? NO_CURRENCY : numericOf(code.currency)],
  ])
  if (code.amount !== null && code.currency !== null) fields.set('54', decimalText(code.amount, code.currency))
  fields
    .set('58', code.country)
    .set('59', name || NOTHING)
    .set('60', city || NOTHING)

  const additional = new Map<string, string>()
  const own = new Map([['00', SYSTEM]])
  say(additional, '05', own, '01', code.reference)
  say(additional, '08', own, '02', code.note)
  if (additional.size > 0) fields.set('62', writeFields(additional))
  const alternate = alternateOf(code, name, city)
  if (alternate.size > 0) fields.set('64', writeFields(new Map([['00', languageOf(code.language)], ...alternate])))
  if (own.size > 1) fields.set('80', writeFields(own))
  return writeEmv(fields)
}

/** @returns undefined where the text is no whole payment code of EMVCo's form */
export function readPaymentCode(text: string): PaymentCode | ForeignPaymentCode | undefined {
  const fields = readEmv(text)
  if (!fields) return undefined
  const words = wordsOf(fields)
  const currency = byNumeric(fields.get('53') ?? '')?.code ?? null
  const amount = fields.get('54') ?? null
  const account = accountOf(fields)
  const payee = account && readPayee(account.get('01') ?? '')
  const host = account?.get('02')
  const minor = amount === null ? null : readAmount(amount, currency)
  const currencyClear = currency !== null || fields.get('53') === NO_CURRENCY
  if (!payee || host === undefined || minor === undefined || !currencyClear) {
    return { host: host ?? null, name: words.name, city: words.city, amount, currency }
  }
  return {
    host,
    payee,
    once: fields.get('01') === '12',
    amount: minor,
    currency,
    categoryCode: fields.get('52') ?? '0000',
    country: fields.get('58') ?? '',
    ...words,
  }
}

/** Whether it is a code of ours, of whichever server. */
export const isOurs = (code: PaymentCode | ForeignPaymentCode): code is PaymentCode => 'payee' in code

/** Our template among those that payment systems may use for their accounts. */
function accountOf(fields: EmvFields): EmvFields | undefined {
  for (let id = 26; id <= 51; id += 1) {
    const template = readFields(fields.get(String(id)) ?? '')
    if (template?.get('00') === SYSTEM) return template
  }
  return undefined
}

function wordsOf(fields: EmvFields): Pick<PaymentCode, 'name' | 'city' | 'language' | 'reference' | 'note'> {
  const template = (id: string): EmvFields => readFields(fields.get(id) ?? '') ?? new Map()
  const [additional, alternate, unreserved] = [template('62'), template('64'), template('80')]
  const own: EmvFields = unreserved.get('00') === SYSTEM ? unreserved : new Map()
  const plain = (id: string): string => {
    const value = fields.get(id) ?? ''
    return value === NOTHING ? '' : value
  }
  return {
    name: inLine(alternate.get('01') ?? plain('59')),
    city: inLine(alternate.get('02') ?? plain('60')),
    language: alternate.get('00')?.toLowerCase() ?? 'en',
    reference: firstCharacters(inLine(own.get('01') ?? additional.get('05') ?? ''), REFERENCE_LENGTH_MAX),
    note: inLine(own.get('02') ?? additional.get('08') ?? ''),
  }
}

/** Whoever made a code may have written anything into it: breaks of lines and other controls are spaces here. */
const inLine = (text: string): string => text.replace(/\p{Cc}/gu, ' ')

/** Digits with a point alone: a code must not be read in two ways. */
function readAmount(text: string, currency: string | null): bigint | undefined {
  if (currency === null || !/^\d+(\.\d*)?$/.test(text)) return undefined
  const amount = parseAmount(text, currency)
  return amount === undefined || amount === 0n ? undefined : amount
}

/** What fits the additional data goes there, where every reader sees it; else it stands in our own template. */
function say(additional: Map<string, string>, id: string, own: Map<string, string>, ownId: string, text: string): void {
  if (text === '') return
  if (isPlain(text) && text.length <= LABEL_LENGTH_MAX) {
    additional.set(id, text)
    return
  }
  const used = writeFields(own).length - (4 + SYSTEM.length)
  const cut = firstCharacters(text, OWN_LENGTH_MAX - used - 4)
  if (cut !== '') own.set(ownId, cut)
}

/** Name and city as they are, where their Latin form is not the same. */
function alternateOf(code: PaymentCode, name: string, city: string): Map<string, string> {
  const alternate = new Map<string, string>()
  const [fullName, fullCity] = [
    firstCharacters(code.name, NAME_LENGTH_MAX),
    firstCharacters(code.city, CITY_LENGTH_MAX),
  ]
  // The name is required in this template.
  if (fullName === '' || (fullName === name && fullCity === city)) return alternate
  alternate.set('01', fullName)
  if (fullCity !== '' && fullCity !== city) alternate.set('02', fullCity)
  return alternate
}

function languageOf(language: string): string {
  const code = language.slice(0, 2).toUpperCase()
  return /^[A-Z]{2}$/.test(code) ? code : 'EN'
}

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

/** Printable ASCII, which is all that the fields for everyone may hold: `Café 林` is `Cafe`. */
function latin(text: string, lengthMax: number): string {
  if (isPlain(text)) return text.slice(0, lengthMax)
  const letters = text.normalize('NFKD').replace(/[^\x20-\x7e]/g, '')
  return letters.replace(/ +/g, ' ').trim().slice(0, lengthMax).trimEnd()
}

/** Characters as the specification counts them: code points. Halves of one are replaced, as UTF-8 would. */
const firstCharacters = (text: string, count: number): string => [...text.toWellFormed()].slice(0, count).join('')

/** The kind's letter, and the UUID's 16 bytes as base64url. */
function payeeText({ kind, id }: CodePayee): string {
  const hex = id.replaceAll('-', '')
  if (!/^[0-9a-f]{32}$/.test(hex)) throw new RangeError('The id of a payee is a UUID in lower case')
  const bytes = hex.match(/../g) ?? []
  const base64 = btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))))
  return payeeLetters[kind] + base64.replaceAll('+', '-').replaceAll('/', '_').slice(0, 22)
}

function readPayee(text: string): CodePayee | undefined {
  const kind = (['member', 'stall', 'order'] as const).find((one) => payeeLetters[one] === text[0])
  if (!kind || !/^.[A-Za-z0-9_-]{22}$/.test(text)) return undefined
  const base64 = `${text.slice(1).replaceAll('-', '+').replaceAll('_', '/')}==`
  const hex = [...atob(base64)].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { kind, id }
}
