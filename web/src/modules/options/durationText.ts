import i18next from 'i18next'
import { asLanguage, formatTag } from '../../locales/language.ts'

const DAY_SECONDS = 86_400

/** "1 day", "7 days", "90 days", in the language of the screen. */
export function daysText(seconds: number): string {
  const tag = formatTag(asLanguage(i18next.language) ?? 'en')
  const unit = { style: 'unit', unit: 'day', unitDisplay: 'long' } as const
  return new Intl.NumberFormat(tag, unit).format(Math.round(seconds / DAY_SECONDS))
}
