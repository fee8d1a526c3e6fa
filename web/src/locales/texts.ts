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
import { loadDoorTexts, loadTexts } from './load.ts'

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const leftToRight = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u
/** Groups of digits without a letter that would say which way they run. */
const telephone = /^[+(]?\d[\d ()/-]+\d$/

/**
 * A value set into a text. Numbers get the language's digits; words whose direction differs from the text around them
 * are isolated (U+2068 … U+2069), so that a Latin name leaves an Arabic sentence in order; telephone numbers begin at the
 * left everywhere.
 */
export function setInto(value: unknown, language: AppLanguage): string {
  if (typeof value === 'number') return formatsFor(language).number(value)
  const text = String(value)
  if (directionOf(language) === 'rtl' && telephone.test(text)) return `\u2066${text}\u2069`
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

/** Whether the whole app has been asked for, and not only its door. */
let whole = false

async function load(language: AppLanguage): Promise<void> {
  if (i18next.hasResourceBundle(language, whole ? 'me' : 'common')) return
  const texts = await (whole ? loadTexts : loadDoorTexts)[language]()
  for (const [namespace, bundle] of Object.entries(texts.default)) {
    i18next.addResourceBundle(language, namespace, bundle)
  }
}

/** Loads the texts of one language and turns the page to it. */
export async function turnTo(language: AppLanguage): Promise<void> {
  await load(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = languageTag(language)
  document.documentElement.dir = directionOf(language)
}

/** Call before the first screen behind the sign-in pages: fetches what it and all the others say. */
export async function loadAllTexts(): Promise<void> {
  whole = true
  await load(asLanguage(i18next.language) ?? 'en')
}

/**
 * Call once, before the first screen.
 * @param all not only what the sign-in pages say: they are not the first
 */
export async function startTexts(all = false): Promise<void> {
  whole = all
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
