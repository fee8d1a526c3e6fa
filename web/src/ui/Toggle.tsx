import type { ReactNode } from 'react'
import { SwitchButton, SwitchField } from 'react-aria-components/Switch'
import styles from './Toggle.module.css'

interface ToggleProps {
  children: ReactNode
  on: boolean
  onChange: (on: boolean) => void
  disabled?: boolean
}

/** A whole line that switches: the text at the start, the switch at the end. */
export function Toggle({ children, on, onChange, disabled = false }: ToggleProps) {
  return (
    <SwitchField isSelected={on} onChange={onChange} isDisabled={disabled} className={styles.field ?? ''}>
      <SwitchButton className={styles.line ?? ''}>
        <span className={styles.text}>{children}</span>
        <span className={styles.track} aria-hidden />
      </SwitchButton>
    </SwitchField>
  )
}
