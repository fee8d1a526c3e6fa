import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import type { Face } from '../../ui/face.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import styles from './Lead.module.css'

interface ReadersSheetProps {
  /** Undefined while it is closed. */
  memberIds: readonly string[] | undefined
  faceOf: (memberId: string) => Face
  onClose: () => void
}

/** Who has read a message. */
export function ReadersSheet({ memberIds, faceOf, onClose }: ReadersSheetProps) {
  const { t } = useTranslation('groups')
  return (
    <Sheet open={memberIds !== undefined} onClose={onClose} title={t('readBy', { count: memberIds?.length ?? 0 })}>
      <ul className={styles.people}>
        {memberIds?.map((id) => (
          <li key={id} className={styles.person}>
            <Avatar face={faceOf(id)} size={32} />
            <Bdi cut>{faceOf(id).name}</Bdi>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
