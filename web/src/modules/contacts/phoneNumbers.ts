/** Telephone numbers as people write them. What is known of each country is fetched when it is needed first. */
import type { CountryCode } from 'libphonenumber-js/min'

/** Whether something typed may be a number: nothing but digits and what stands between them, and enough of them. */
export const looksLikeNumber = (typed: string): boolean =>
  /^[+(\d][\d\s()./-]*$/.test(typed.trim()) && typed.replace(/\D/g, '').length >= 5

export interface NumberReader {
  /** E.164, or null for what is no number; without a country code it is one of the reader's country. */
  read(typed: string): string | null
  /** As it is written from abroad: +49 30 123456. */
  shown(number: string): string
}

/** @param region where numbers without a country code are from, ISO 3166-1 alpha-2 */
export async function createNumberReader(region: string | null): Promise<NumberReader> {
  const { isSupportedCountry, parsePhoneNumberFromString } = await import('libphonenumber-js/min')
  // Not handed over bare: it would take the place in the list for its own second argument.
  const isKnown = (code: string): code is CountryCode => isSupportedCountry(code)
  const country = [region ?? '', regionOfLanguage()].find(isKnown)
  return {
    read(typed) {
      const found = parsePhoneNumberFromString(typed, country)
      return found?.isPossible() && /^\+[1-9][0-9]{6,14}$/.test(found.number) ? found.number : null
    },
    shown: (number) => parsePhoneNumberFromString(number)?.formatInternational() ?? number,
  }
}

const regionOfLanguage = (): string => new Intl.Locale(navigator.language).maximize().region ?? ''
