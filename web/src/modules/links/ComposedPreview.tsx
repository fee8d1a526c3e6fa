import type { LinkPreview } from '@sampan/contract'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSync } from '../../app/sync/index.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './LinkCard.module.css'
import { PagePicture, PageWords } from './LinkCard.tsx'
import { previewData } from './previewData.ts'

/** The card that will go with what is being written, above the field. */
export function ComposedPreview({ preview, onRemove }: { preview: LinkPreview; onRemove: () => void }) {
  const { t } = useTranslation('messages')
  const { fileUrl } = useSync()
  const data = previewData(preview, fileUrl)
  return (
    <div className={styles.composing}>
      <section className={styles.held} aria-label={t('preview.title')}>
        <PageWords preview={data} />
        {data.picture && <PagePicture picture={data.picture} wide={false} />}
      </section>
      <IconButton label={t('preview.remove')} icon={X} size={20} onPress={onRemove} />
    </div>
  )
}
