import type { RecentProgram } from '@sampan/contract'
import { LayoutGrid } from 'lucide-react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { Bdi } from '../../ui/Bdi.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { programHref } from './address.ts'
import { ProgramIcon } from './ProgramIcon.tsx'
import styles from './RecentTiles.module.css'

const SHOWN_MAX = 9

interface RecentTilesProps {
  recents: readonly RecentProgram[]
  from?: 'recent' | 'pulled'
}

/** The latest programs as tiles, and the way to all of them. */
export function RecentTiles({ recents, from = 'recent' }: RecentTilesProps) {
  const { t } = useTranslation('miniPrograms')
  return (
    <ul className={styles.tiles} aria-label={t('recent')}>
      {recents.slice(0, SHOWN_MAX).map(({ program }) => (
        <li key={program.id}>
          <Link href={programHref({ programId: program.id, from })} className={styles.tile ?? ''}>
            <ProgramIcon program={program} size={56} />
            <Bdi cut className={styles.name}>
              {program.name}
            </Bdi>
          </Link>
        </li>
      ))}
      <li>
        <Link href="/mini-programs" className={styles.tile ?? ''}>
          <span className={styles.all}>
            <Icon of={LayoutGrid} size={24} />
          </span>
          <span className={styles.name}>{t('all')}</span>
        </Link>
      </li>
    </ul>
  )
}
