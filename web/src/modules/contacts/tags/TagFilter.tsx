import type { ContactTag } from '@sampan/contract'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../../ui/Chips.tsx'
import styles from './tags.module.css'

interface TagFilterProps {
  tags: readonly ContactTag[]
  chosen: string | undefined
  onChoose: (tagId: string | undefined) => void
  /** Within a sheet, which has edges of its own. */
  flush?: boolean
}

/** A line of tags, of which one narrows a list of people. Nothing where there are none. */
export function TagFilter({ tags, chosen, onChoose, flush = false }: TagFilterProps) {
  const { t } = useTranslation('people')
  if (tags.length === 0) return null
  return (
    <fieldset className={flush ? styles.flush : styles.filter} aria-label={t('filter')}>
      {tags.map(({ id, name }) => (
        <Chip key={id} small chosen={id === chosen} onPress={() => onChoose(id === chosen ? undefined : id)}>
          <bdi>{name}</bdi>
        </Chip>
      ))}
    </fieldset>
  )
}
