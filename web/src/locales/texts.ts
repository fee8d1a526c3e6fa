import i18next, { type FormatterModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { formatsFor } from './formats.ts'
import {
  type AppLanguage,
  asLanguage,
  detectLanguage,
  directionOf,
  languageStorageKey,
  languageTag,
} from './language.ts'
import { loadTexts } from './load.ts'

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const leftToRight = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u

/**
 * A value set into a text. Numbers get the language's digits; words whose direction differs from the text around them
 * are isolated (U+2068 … U+2069), so that a Latin name leaves an Arabic sentence in order.
 */
export function setInto(value: unknown, language: AppLanguage): string {
  if (typeof value === 'number') return formatsFor(language).number(value)
  const text = String(value)
  const foreign = directionOf(language) === 'rtl' ? leftToRight : rightToLeft
  return foreign.test(text) ? `\u2068${text}\u2069` : text
}

const formatter: FormatterModule = {
  type: 'formatter',
  init() {},
  add() {},
  addCached() {},
  format: (value: unknown, _format, tag) => setInto(value, asLanguage(tag) ?? 'en'),
}

function stored(): string | null {
  try {
    return localStorage.getItem(languageStorageKey)
  } catch {
    return null
  }
}

/** Loads the texts of one language and turns the page to it. */
export async function turnTo(language: AppLanguage): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'common')) {
    const texts = await loadTexts[language]()
    for (const [namespace, bundle] of Object.entries(texts.default)) {
      i18next.addResourceBundle(language, namespace, bundle)
    }
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = languageTag(language)
  document.documentElement.dir = directionOf(language)
}

/** Call once, before the first screen. */
export async function startTexts(): Promise<void> {
  await i18next
    .use(formatter)
    .use(initReactI18next)
    .init({
      resources: {},
      partialBundledLanguages: true,
      supportedLngs: ['en', 'zh', 'ar', 'ru', 'it', 'de'],
      lng: 'dev',
      fallbackLng: false,
      defaultNS: 'common',
      interpolation: { escapeValue: false, alwaysFormat: true },
      react: { useSuspense: false },
    })
  await turnTo(detectLanguage(stored(), navigator.languages))
}
