import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import styles from './Transfers.module.css'

interface SegmentsProps<Id extends string> {
  label: string
  choices: readonly { id: Id; text: string }[]
  chosen: Id
  onChoose: (id: Id) => void
}

/** One of two or three, side by side. */
export function Segments<Id extends string>({ label, choices, chosen, onChoose }: SegmentsProps<Id>) {
  return (
    <RadioGroup
      aria-label={label}
      className={styles.segments ?? ''}
      value={chosen}
      onChange={(value) => {
        const choice = choices.find(({ id }) => id === value)
        if (choice) onChoose(choice.id)
      }}
    >
      {choices.map(({ id, text }) => (
        <Radio key={id} value={id} className={styles.segment ?? ''}>
          {text}
        </Radio>
      ))}
    </RadioGroup>
  )
}
