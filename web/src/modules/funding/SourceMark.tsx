import type { SourceSummary } from '@sampan/contract'
import { CreditCard, Landmark } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Tag } from '../../ui/Badge.tsx'
import { Tile } from '../../ui/Tile.tsx'
import styles from './Funding.module.css'
import { useSourceName } from './useSourceName.ts'

/** What it is, as a picture. */
export function SourceMark({ source, size = 40 }: { source: Pick<SourceSummary, 'kind'>; size?: 40 | 64 }) {
  return <Tile icon={source.kind === 'card' ? CreditCard : Landmark} look="river" size={size} />
}

/** Its name, and that no real money is behind it where that is so. */
export function SourceTitle({ source }: { source: SourceSummary }) {
  const { t } = useTranslation('funding')
  const nameOf = useSourceName()
  return (
    <span className={styles.named}>
      <bdi>{nameOf(source)}</bdi>
      {source.test && <Tag look="gold">{t('test')}</Tag>}
    </span>
  )
}
