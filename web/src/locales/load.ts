import type { AppLanguage } from './language.ts'

/** Texts by namespace. English is the measure: its keys are the types. */
export type Texts = typeof import('./en/index.ts').default

/** All texts of a language, fetched with the app behind the sign-in page. */
export const loadTexts: Record<AppLanguage, () => Promise<{ default: object }>> = {
  en: () => import('./en/index.ts'),
  zh: () => import('./zh/index.ts'),
  ar: () => import('./ar/index.ts'),
  ru: () => import('./ru/index.ts'),
  it: () => import('./it/index.ts'),
  de: () => import('./de/index.ts'),
}

/** The few of them that the sign-in pages need. */
export const loadDoorTexts: typeof loadTexts = {
  en: () => import('./en/door.ts'),
  zh: () => import('./zh/door.ts'),
  ar: () => import('./ar/door.ts'),
  ru: () => import('./ru/door.ts'),
  it: () => import('./it/door.ts'),
  de: () => import('./de/door.ts'),
}
