import { Check } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { classes } from '../../ui/classes.ts'
import type { Face } from '../../ui/face.ts'
import { Icon } from '../../ui/Icon.tsx'
import { readAmount } from '../../ui/money/typedAmount.ts'
import { typedByKeys } from '../../ui/money/typedByKeys.ts'
import { useMoney } from '../../ui/money/useMoney.ts'
import styles from './Transfers.module.css'

interface ShareRowProps {
  face: Face
  name: string
  currency: string
  /** Of equal shares: whether this one is among them. */
  on?: boolean
  onToggle?: (on: boolean) => void
  /** Of named ones: the amount as far as it is typed. */
  typed?: string
  onTyped?: (typed: string) => void
  onFocus?: () => void
}

/** Somebody who may share in a bill that is being made. */
export function ShareRow({ face, name, currency, on = false, onToggle, typed = '', onTyped, onFocus }: ShareRowProps) {
  const { t } = useTranslation('transfers')
  const money = useMoney()
  const id = useId()
  const who = (
    <>
      <Avatar face={face} size={40} />
      <span className={styles.name}>
        <Bdi cut>{name}</Bdi>
      </span>
    </>
  )
  if (onTyped) {
    return (
      <li>
        <label className={styles.share} htmlFor={id}>
          {who}
          <span className={styles.unit}>{money.symbol(currency)}</span>
          <input
            id={id}
            className={styles.figure}
            {...typedByKeys()}
            autoComplete="off"
            aria-label={t('bill.amountOf', { name })}
            placeholder={money.typed('0')}
            value={typed === '' ? '' : money.typed(typed)}
            onFocus={onFocus}
            onChange={(event) => onTyped(readAmount(event.currentTarget.value, currency))}
          />
        </label>
      </li>
    )
  }
  return (
    <li>
      <label className={styles.share}>
        <input
          type="checkbox"
          className={styles.box}
          checked={on}
          onChange={(event) => onToggle?.(event.target.checked)}
        />
        <span className={classes(styles.tick, on && styles.on)} aria-hidden>
          <Icon of={Check} size={16} />
        </span>
        {who}
      </label>
    </li>
  )
}
