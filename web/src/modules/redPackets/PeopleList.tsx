import { useTranslation } from 'react-i18next'
import { ShareRow } from '../transfers/ShareRow.tsx'
import { usePeople } from '../transfers/usePeople.ts'
import styles from './PacketForm.module.css'
import { sharesMax } from './rules.ts'

interface PeopleListProps {
  ids: readonly string[]
  /** In the order of choosing. */
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** Whom an exclusive packet is for. */
export function PeopleList({ ids, chosen, onChange }: PeopleListProps) {
  const { t } = useTranslation('redPackets')
  const { nameOf, faceOf } = usePeople()
  return (
    <section>
      <h2 className={styles.label}>{t('new.for', { count: chosen.length })}</h2>
      <ul className={styles.people} aria-label={t('new.who')}>
        {ids.map((id) => (
          <ShareRow
            key={id}
            face={faceOf(id)}
            name={nameOf(id)}
            currency=""
            on={chosen.includes(id)}
            onToggle={(on) => {
              if (!on) onChange(chosen.filter((each) => each !== id))
              else if (chosen.length < sharesMax) onChange([...chosen, id])
            }}
          />
        ))}
      </ul>
    </section>
  )
}
