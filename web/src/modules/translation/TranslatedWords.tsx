import { Languages } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../locales/useLanguage.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { RichText } from '../chat/RichText.tsx'
import styles from './TranslatedWords.module.css'
import type { TranslationData } from './translations.ts'

interface TranslatedWordsProps {
  translation: TranslationData
  /** In a bubble of its own, where what was said has no room for it. */
  alone?: boolean
}

/** Below what was said: the same in the language of the screen. */
export function TranslatedWords({ translation, alone = false }: TranslatedWordsProps) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const { state, text, source, target } = translation
  const name = source === null ? undefined : nameOf(source, language)
  return (
    <div className={classes(!alone && styles.below)} aria-live="polite">
      <p className={styles.label}>
        <Icon of={Languages} size={12} />
        {state === 'asked'
          ? t('translation.asked')
          : state === 'nothing'
            ? t('translation.nothing')
            : state === 'failed'
              ? text
              : name === undefined
                ? t('translation.done')
                : t('translation.from', { language: name })}
      </p>
      {state === 'done' && (
        <div lang={target}>
          <RichText text={text} />
        </div>
      )}
    </div>
  )
}

/** Undefined for what the browser has no name for. */
function nameOf(source: string, language: string): string | undefined {
  try {
    return new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(source)
  } catch {
    return undefined
  }
}
