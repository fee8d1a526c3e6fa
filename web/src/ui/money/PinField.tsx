import { Delete } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../classes.ts'
import { Icon } from '../Icon.tsx'
import { Key, Keys } from './Keys.tsx'
import styles from './PinField.module.css'
import { keyOf } from './typedAmount.ts'
import { useMoney } from './useMoney.ts'

export const PIN_LENGTH = 6

interface PinFieldProps {
  label: string
  value: string
  onChange: (pin: string) => void
  /** All six are there. */
  onComplete: (pin: string) => void
  /** At the end of the label's line: "Forgotten?" */
  beside?: ReactNode
  /** What is wrong, in words; the boxes shake once for each new one. */
  error?: string | undefined
  disabled?: boolean
}

/** Six boxes and the number keys under them. One field for hardware keyboards and screen readers. */
export function PinField({ label, value, onChange, onComplete, beside, error, disabled = false }: PinFieldProps) {
  const { t } = useTranslation('money')
  const money = useMoney()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const change = (next: string) => {
    if (disabled || next === value) return
    onChange(next)
    if (next.length === PIN_LENGTH) onComplete(next)
  }
  const press = (digit: string) => change((value + digit).slice(0, PIN_LENGTH))
  useEffect(() => {
    if (!disabled) input.current?.focus()
  }, [disabled])
  return (
    <>
      <div className={styles.field}>
        <p className={styles.line}>
          <label htmlFor={id} className={styles.label}>
            {label}
          </label>
          {beside}
        </p>
        <div key={error} className={classes(styles.boxes, error !== undefined && styles.wrong)} dir="ltr">
          <input
            ref={input}
            id={id}
            className={styles.input}
            type="password"
            inputMode={touchTypes() ? 'none' : 'numeric'}
            autoComplete="off"
            data-1p-ignore
            data-lpignore="true"
            maxLength={PIN_LENGTH}
            disabled={disabled}
            value={value}
            aria-invalid={error !== undefined}
            aria-describedby={`${id}-text`}
            onKeyDown={(event) => {
              if (event.ctrlKey || event.metaKey || event.altKey) return
              const key = keyOf(event.key)
              if (key === undefined || key === 'mark') return
              event.preventDefault()
              if (key === 'delete') change(value.slice(0, -1))
              else press(key)
            }}
            onChange={(event) => change(event.currentTarget.value.replace(/[^0-9]/g, '').slice(0, PIN_LENGTH))}
          />
          {boxes.map((index) => (
            <span
              key={index}
              className={classes(
                styles.box,
                index < value.length && styles.full,
                index === value.length && !disabled && styles.next,
              )}
              aria-hidden
            />
          ))}
        </div>
        <p id={`${id}-text`} className={styles.error} role={error === undefined ? undefined : 'alert'}>
          {error}
        </p>
      </div>
      <Keys label={t('keys')} always>
        {digits.map((digit) => (
          <Key key={digit} disabled={disabled} onPress={() => press(digit)}>
            {money.digit(Number(digit))}
          </Key>
        ))}
        <Key quiet disabled onPress={() => {}} />
        <Key disabled={disabled} onPress={() => press('0')}>
          {money.digit(0)}
        </Key>
        <Key quiet label={t('deleteDigit')} disabled={disabled} onPress={() => change(value.slice(0, -1))}>
          <Icon of={Delete} turns />
        </Key>
      </Keys>
    </>
  )
}

const boxes = Array.from({ length: PIN_LENGTH }, (_, index) => index)
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const touchTypes = (): boolean => matchMedia('(pointer: coarse)').matches
