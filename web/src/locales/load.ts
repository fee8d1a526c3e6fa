import type { AppLanguage } from './language.ts'

/** Texts by namespace. English is the measure: its keys are the types. */
export type Texts = typeof import('./en/index.ts').default

/** One chunk a language, fetched when it is needed. */
export const loadTexts: Record<AppLanguage, () => Promise<{ default: object }>> = {
  en: () => import('./en/index.ts'),
  zh: () => import('./zh/index.ts'),
  ar: () => import('./ar/index.ts'),
  ru: () => import('./ru/index.ts'),
  it: () => import('./it/index.ts'),
  de: () => import('./de/index.ts'),
}
