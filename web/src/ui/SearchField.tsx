import { Search, X } from 'lucide-react'
import type { Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon.tsx'
import styles from './SearchField.module.css'

interface SearchFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** The keys that come here, shown while the field is empty: Ctrl K. */
  keys?: string | undefined
  inputRef?: Ref<HTMLInputElement> | undefined
  autoFocus?: boolean
  onSubmit?: (value: string) => void
}

/** Escape empties it, a second Escape leaves it. */
export function SearchField({
  label,
  value,
  onChange,
  placeholder = label,
  keys,
  inputRef,
  autoFocus = false,
  onSubmit,
}: SearchFieldProps) {
  const { t } = useTranslation('common')
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      className={styles.search ?? ''}
      {...(onSubmit && { onSubmit })}
    >
      <Icon of={Search} size={20} />
      <Input
        ref={inputRef ?? null}
        className={styles.input ?? ''}
        placeholder={placeholder}
        {...(value !== '' && { dir: 'auto' })}
        enterKeyHint="search"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value === '') event.currentTarget.blur()
        }}
      />
      {value !== '' ? (
        <AriaButton className={styles.clear ?? ''} aria-label={t('clear')}>
          <Icon of={X} size={16} />
        </AriaButton>
      ) : (
        keys !== undefined && <kbd className={styles.keys}>{keys}</kbd>
      )}
    </AriaSearchField>
  )
}
