/**
 * ISO 4217, list one of 1 January 2026: alphabetic code, numeric code, decimals. The decimals are ISO's; CLDR's, which
 * `Intl` uses, say how people write amounts today and differ for a dozen currencies, so they must not count money.
 * Codes to which ISO gives no decimals (metals, units of account, tests) are no money here.
 */
const codesByDecimals: readonly (readonly [decimals: number, codes: string])[] = [
  [
    0,
    'BIF108 CLP152 DJF262 GNF324 ISK352 JPY392 KMF174 KRW410 PYG600 RWF646 UGX800 UYI940 VND704 VUV548 XAF950 XOF952 XPF953',
  ],
  [
    2,
    'AED784 AFN971 ALL008 AMD051 AOA973 ARS032 AUD036 AWG533 AZN944 BAM977 BBD052 BDT050 BMD060 BND096 BOB068 BOV984 ' +
      'BRL986 BSD044 BTN064 BWP072 BYN933 BZD084 CAD124 CDF976 CHE947 CHF756 CHW948 CNY156 COP170 COU970 CRC188 CUP192 ' +
      'CVE132 CZK203 DKK208 DOP214 DZD012 EGP818 ERN232 ETB230 EUR978 FJD242 FKP238 GBP826 GEL981 GHS936 GIP292 GMD270 ' +
      'GTQ320 GYD328 HKD344 HNL340 HTG332 HUF348 IDR360 ILS376 INR356 IRR364 JMD388 KES404 KGS417 KHR116 KPW408 KYD136 ' +
      'KZT398 LAK418 LBP422 LKR144 LRD430 LSL426 MAD504 MDL498 MGA969 MKD807 MMK104 MNT496 MOP446 MRU929 MUR480 MVR462 ' +
      'MWK454 MXN484 MXV979 MYR458 MZN943 NAD516 NGN566 NIO558 NOK578 NPR524 NZD554 PAB590 PEN604 PGK598 PHP608 PKR586 ' +
      'PLN985 QAR634 RON946 RSD941 RUB643 SAR682 SBD090 SCR690 SDG938 SEK752 SGD702 SHP654 SLE925 SOS706 SRD968 SSP728 ' +
      'STN930 SVC222 SYP760 SZL748 THB764 TJS972 TMT934 TOP776 TRY949 TTD780 TWD901 TZS834 UAH980 USD840 USN997 UYU858 ' +
      'UZS860 VED926 VES928 WST882 XAD396 XCD951 XCG532 YER886 ZAR710 ZMW967 ZWG924',
  ],
  [3, 'BHD048 IQD368 JOD400 KWD414 LYD434 OMR512 TND788'],
  [4, 'CLF990 UYW927'],
]

export interface CurrencyFacts {
  /** ISO 4217, alphabetic: "EUR". */
  code: string
  /** Three digits: "978", "008". */
  numeric: string
  /** How many of an amount's digits stand after the point: 2 for EUR, 0 for JPY, 3 for KWD. */
  decimals: number
}

/** All of them, by code. */
export const currencies: ReadonlyMap<string, CurrencyFacts> = new Map(
  codesByDecimals
    .flatMap(([decimals, codes]) =>
      codes.split(' ').map((entry) => ({ code: entry.slice(0, 3), numeric: entry.slice(3), decimals })),
    )
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((facts) => [facts.code, facts]),
)

const byNumericCode: ReadonlyMap<string, CurrencyFacts> = new Map(
  [...currencies.values()].map((facts) => [facts.numeric, facts]),
)

export const isCurrency = (code: string): boolean => currencies.has(code)

/** @throws RangeError where ISO 4217 knows no such currency */
export const decimalsOf = (code: string): number => factsOf(code).decimals

/** Three digits. @throws RangeError where ISO 4217 knows no such currency */
export const numericOf = (code: string): string => factsOf(code).numeric

/** @param numeric three digits, as in a payment code */
export const byNumeric = (numeric: string): CurrencyFacts | undefined => byNumericCode.get(numeric)

function factsOf(code: string): CurrencyFacts {
  const facts = currencies.get(code)
  if (!facts) throw new RangeError(`${code} is no currency of ISO 4217`)
  return facts
}

/** As many digits as an `Amount` of the wire has. */
const MINOR_DIGITS_MAX = 18

/**
 * What somebody typed as an amount, in minor units: `12.5` EUR is 1250n, `12` JPY is 12n. Point and comma both stand
 * before decimals, never between thousands: `1,000` EUR is refused rather than guessed at. Digits of other scripts
 * and spaces between digits are fine. No sign, no exponent.
 * @returns undefined where it is no amount, has more decimals than the currency, or more than 18 digits in minor units
 */
export function parseAmount(typed: string, currency: string): bigint | undefined {
  const decimals = decimalsOf(currency)
  const text = asciiDigits(typed.trim()).replace(/(?<=\d)[ \u00a0\u2009\u202f](?=\d)/gu, '')
  const match = /^(\d*)(?:[.,\u066b\uff0e](\d*))?$/u.exec(text)
  if (!match) return undefined
  const [, whole = '', fraction = ''] = match
  if (whole === '' && fraction === '') return undefined
  if (fraction.length > decimals) return undefined
  const minor = (whole + fraction.padEnd(decimals, '0')).replace(/^0+(?=\d)/, '')
  if (minor.length > MINOR_DIGITS_MAX) return undefined
  return BigInt(minor)
}

/**
 * The same amount as plain decimal text with a point and all its decimals: 1250n EUR is `12.50`, -5n EUR is `-0.05`.
 * For codes, files and fields; what people read is written by their language.
 */
export function decimalText(minor: bigint, currency: string): string {
  const decimals = decimalsOf(currency)
  const sign = minor < 0n ? '-' : ''
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0')
  if (decimals === 0) return sign + digits
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** The zeros of the scripts whose digits people type here: Arabic, Persian, Devanagari, Bengali, full width. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10]

function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0
    const zero = zeros.find((first) => point >= first && point <= first + 9)
    return zero === undefined ? digit : String(point - zero)
  })
}
