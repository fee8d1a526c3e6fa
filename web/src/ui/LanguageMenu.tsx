import { ChevronDown, Languages } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { languageNames, languages, languageTag } from '../locales/language.ts'
import { chooseLanguage, useLanguage } from '../locales/useLanguage.ts'
import { Icon } from './Icon.tsx'
import styles from './LanguageMenu.module.css'
import { Menu } from './Menu.tsx'

/** Each language under its own name; the choice is kept on this device. */
export function LanguageMenu() {
  const { t } = useTranslation('common')
  const current = useLanguage()
  return (
    <Menu
      label={t('language')}
      entries={languages.map((language) => ({
        id: language,
        text: languageNames[language],
        lang: languageTag(language),
        chosen: language === current,
        onPress: () => void chooseLanguage(language),
      }))}
    >
      <AriaButton className={styles.button ?? ''}>
        <Icon of={Languages} size={20} />
        {languageNames[current]}
        <Icon of={ChevronDown} size={16} />
      </AriaButton>
    </Menu>
  )
}
