/** Messages in the reader's language, by a translator of the operator's. */
import type { Implementation } from '../../schema/index.ts'
import { describe, translateMessage } from './methods/translate.ts'
import type { TranslationServices } from './services.ts'
import { createTranslator } from './translator.ts'

export function translationModule(services: TranslationServices): Implementation[] {
  const { url, key, clock } = services
  const translate = url === undefined ? null : createTranslator({ url, key, clock })
  return [describe(translate), translateMessage(services, translate)]
}
