import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import styles from './ChoiceField.module.css'
import { Icon } from './Icon.tsx'

interface ChoiceFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  autoComplete?: string
  /** An `option` for each. */
  children: ReactNode
}

/** One of many, by the browser's own list: the quickest on a phone. */
export function ChoiceField({ label, value, onChange, autoComplete, children }: ChoiceFieldProps) {
  const id = useId()
  return (
    <div className={styles.choice}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.field}>
        <select
          id={id}
          className={styles.select}
          value={value}
          autoComplete={autoComplete}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {children}
        </select>
        <Icon of={ChevronDown} size={20} className={styles.arrow} />
      </div>
    </div>
  )
}
