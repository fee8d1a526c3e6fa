import { useTranslation } from 'react-i18next'
import { type AppLanguage, asLanguage, languageStorageKey } from './language.ts'
import { turnTo } from './texts.ts'

export function useLanguage(): AppLanguage {
  return asLanguage(useTranslation().i18n.language) ?? 'en'
}

/** Turns the app to a language and keeps the choice on this device. */
export async function chooseLanguage(language: AppLanguage): Promise<void> {
  try {
    localStorage.setItem(languageStorageKey, language)
  } catch {
    // Private windows may refuse storage: the choice then lasts as long as the page.
  }
  await turnTo(language)
}
