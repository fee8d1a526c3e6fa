import i18next from 'i18next'
import { asLanguage, formatTag } from '../../locales/language.ts'

/** "30 seconds", "5 minutes", "1 hour", in the language of the screen. */
export function pauseText(seconds: number): string {
  const tag = formatTag(asLanguage(i18next.language) ?? 'en')
  const [value, unit] =
    seconds % 3600 === 0
      ? [seconds / 3600, 'hour']
      : seconds % 60 === 0
        ? [seconds / 60, 'minute']
        : [seconds, 'second']
  return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}
