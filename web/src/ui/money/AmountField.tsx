import { ChevronDown } from 'lucide-react'
import { type CSSProperties, useId, useLayoutEffect, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../locales/useLanguage.ts'
import { classes } from '../classes.ts'
import { Icon } from '../Icon.tsx'
import { Menu } from '../Menu.tsx'
import styles from './AmountField.module.css'
import { keyOf, readAmount } from './typedAmount.ts'
import { typedByKeys } from './typedByKeys.ts'
import type { AmountEntry } from './useAmountEntry.ts'
import { useMoney } from './useMoney.ts'

interface AmountFieldProps {
  label: string
  entry: AmountEntry
  /** More than one: the symbol becomes a button that changes the currency. */
  currencies?: readonly string[]
  onCurrency?: (currency: string) => void
  /** What is wrong, in words that say what to do. */
  error?: string | undefined
  /** Such as what is available. */
  hint?: string | undefined
  autoFocus?: boolean
  /** Enter. */
  onSubmit?: () => void
}

/**
 * The large amount being typed. It is a field of its own for hardware keyboards, screen readers and pasted figures; on
 * touch the `AmountKeypad` of the form writes it while it is focused, so no other keyboard comes up.
 */
export function AmountField({
  label,
  entry,
  currencies = [],
  onCurrency,
  error,
  hint,
  autoFocus = false,
  onSubmit,
}: AmountFieldProps) {
  const money = useMoney()
  const { t } = useTranslation('money')
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const language = useLanguage()
  const { typed, currency } = entry
  const shown = typed === '' ? '' : money.typed(typed)
  const first = money.symbolFirst(currency)

  useLayoutEffect(() => {
    const field = input.current
    // One types at the end of an amount; nowhere else is the caret of any use.
    if (field && document.activeElement === field) field.setSelectionRange(shown.length, shown.length)
  }, [shown])

  // Before the keypad looks where the focus is.
  useLayoutEffect(() => {
    if (autoFocus) input.current?.focus()
  }, [autoFocus])

  const choosable = currencies.length > 1 && onCurrency !== undefined
  const symbol = <span className={styles.symbol}>{money.symbol(currency)}</span>
  const unit = choosable ? (
    <Menu
      label={t('currency')}
      entries={currencies.map((each) => ({
        id: each,
        text: `${money.currencyName(each)} · ${money.symbol(each)}`,
        chosen: each === currency,
        onPress: () => onCurrency(each),
      }))}
    >
      <AriaButton
        className={styles.unit ?? ''}
        aria-label={t('currencyIs', { currency: money.currencyName(currency) })}
      >
        {symbol}
        <Icon of={ChevronDown} size={16} />
      </AriaButton>
    </Menu>
  ) : (
    symbol
  )
  const problem =
    error ??
    (entry.over && entry.max !== undefined ? t('atMost', { amount: money.money(entry.max, currency) }) : undefined)

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div
        className={classes(styles.line, shown.length > 9 && styles.long, problem !== undefined && styles.wrong)}
        dir={language === 'ar' ? 'rtl' : 'ltr'}
      >
        {first && unit}
        <input
          ref={input}
          id={id}
          className={styles.input}
          style={{ '--figures': Math.max(1, shown.length) } as CSSProperties}
          value={shown}
          placeholder={money.typed('0')}
          {...typedByKeys()}
          autoComplete="off"
          enterKeyHint="done"
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-text`}
          onKeyDown={(event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return
            if (event.key === 'Enter') return onSubmit?.()
            const key = keyOf(event.key)
            if (key) {
              event.preventDefault()
              // A selected amount is replaced, as in any field.
              if (isAllSelected(event.currentTarget)) entry.setTyped('')
              if (!(key === 'delete' && isAllSelected(event.currentTarget))) entry.press(key)
            }
          }}
          onChange={(event) => entry.setTyped(readAmount(event.currentTarget.value, currency))}
        />
        {!first && unit}
      </div>
      <p
        id={`${id}-text`}
        className={classes(styles.text, problem !== undefined && styles.error)}
        role={problem === undefined ? undefined : 'alert'}
      >
        {problem ?? hint}
      </p>
    </div>
  )
}

const isAllSelected = (field: HTMLInputElement): boolean =>
  field.value !== '' && field.selectionStart === 0 && field.selectionEnd === field.value.length
