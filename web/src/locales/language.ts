/** The languages that the app speaks. Keep in step with `Language` in the contract and public/before-paint.js. */
export const languages = ['en', 'zh', 'ar', 'ru', 'it', 'de'] as const
export type AppLanguage = (typeof languages)[number]

/** Each under its own name; these are not translated. */
export const languageNames: Record<AppLanguage, string> = {
  en: 'English',
  zh: '简体中文',
  ar: 'العربية',
  ru: 'Русский',
  it: 'Italiano',
  de: 'Deutsch',
}

export const languageStorageKey = 'sampan.language'

export function asLanguage(tag: string | null | undefined): AppLanguage | undefined {
  const base = tag?.toLowerCase().split('-')[0]
  return languages.find((language) => language === base)
}

/** The stored choice, then what the browser asks for, then English. */
export function detectLanguage(stored: string | null, wanted: readonly string[]): AppLanguage {
  for (const tag of [stored, ...wanted]) {
    const language = asLanguage(tag)
    if (language) return language
  }
  return 'en'
}

/** BCP 47, for `lang` attributes: it picks glyphs and voices. */
export const languageTag = (language: AppLanguage): string => (language === 'zh' ? 'zh-Hans' : language)

/** For `Intl`: Arabic writes its own digits. */
export const formatTag = (language: AppLanguage): string =>
  language === 'ar' ? 'ar-u-nu-arab' : language === 'zh' ? 'zh-Hans-CN' : language

export const directionOf = (language: AppLanguage): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')
