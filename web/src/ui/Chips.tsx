import { X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import styles from './Chips.module.css'
import { Icon } from './Icon.tsx'

interface ChipsProps<Id extends string> {
  /** What is chosen among them, for screen readers. */
  label: string
  options: readonly { id: Id; text: string }[]
  chosen: readonly Id[]
  /** Pressed: with several to choose, the screen adds or takes away. */
  onPress: (id: Id) => void
}

/** A few choices side by side, one of them or several. */
export function Chips<Id extends string>({ label, options, chosen, onPress }: ChipsProps<Id>) {
  return (
    <fieldset className={styles.chips} aria-label={label}>
      {options.map(({ id, text }) => (
        <ToggleButton
          key={id}
          className={styles.chip ?? ''}
          isSelected={chosen.includes(id)}
          onChange={() => onPress(id)}
        >
          {text}
        </ToggleButton>
      ))}
    </fieldset>
  )
}

/** Something chosen that can be taken away again. */
export function RemovableChip({ text, label, onRemove }: { text: string; label: string; onRemove: () => void }) {
  return (
    <AriaButton className={styles.removable ?? ''} aria-label={label} onPress={onRemove}>
      {text}
      <Icon of={X} size={16} />
    </AriaButton>
  )
}
