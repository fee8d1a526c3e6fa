import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { classes } from '../../ui/classes.ts'
import styles from './Composer.module.css'
import type { Mentionable } from './mentions.ts'

interface MentionOffersProps {
  people: readonly Mentionable[]
  /** The place of the one that Enter takes. */
  current: number
  onChoose: (person: Mentionable) => void
}

/** Who may be meant by what stands behind the @; the keys belong to the field. */
export function MentionOffers({ people, current, onChoose }: MentionOffersProps) {
  const { t } = useTranslation('chat')
  return (
    <ul className={styles.offers} aria-label={t('composer.mention')}>
      {people.map((person, index) => (
        <li key={person.id}>
          <Button
            className={classes(styles.offer, index === current && styles.current)}
            excludeFromTabOrder
            preventFocusOnPress
            onPress={() => onChoose(person)}
          >
            <Avatar face={person} size={28} />
            <Bdi cut>{person.name}</Bdi>
            {person.called !== person.name && <Bdi cut className={styles.called}>{`@${person.called}`}</Bdi>}
          </Button>
        </li>
      ))}
    </ul>
  )
}
