import { type Shown, summary } from '@sampan/miniprogram/devtools'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Unfold.module.css'

interface UnfoldProps {
  value: Shown
  name?: string | undefined
  open?: boolean
}

/** A value on one line; what has something in it unfolds. */
export function Unfold({ value, name, open = false }: UnfoldProps) {
  const { t } = useTranslation('devtools')
  const [isOpen, setOpen] = useState(open)
  const { entries = [], left = 0 } = value
  const label = name !== undefined && <span className={styles.name}>{name}: </span>
  const text = <span className={styles[value.type]}>{summary(value, value.type === 'text' ? 20_000 : 100)}</span>
  if (entries.length + left === 0)
    return (
      <span className={styles.value} dir="ltr">
        {label}
        {text}
      </span>
    )
  return (
    <details className={styles.value} dir="ltr" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {label}
        {text}
      </summary>
      {isOpen && (
        <ul className={styles.entries}>
          {entries.map(([entry, inner]) => (
            <li key={entry}>
              <Unfold value={inner} name={entry} />
            </li>
          ))}
          {left > 0 && <li className={styles.left}>{t('left', { count: left })}</li>}
        </ul>
      )}
    </details>
  )
}
