import type { StickerSource } from '@sampan/contract'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './StickerBubble.module.css'
import { houseName } from './sets.ts'

export interface StickerData {
  kind: 'sticker'
  sticker: StickerSource
  url: string
  width: number
  height: number
}

/** Without a bubble, in the same room from the first moment; in words where this device does not have it. */
export function StickerBubble({ sticker, children }: { sticker: StickerData; children: ReactNode }) {
  const { t } = useTranslation('stickers')
  const known = houseName(sticker.sticker)
  // What a later version of the app drew is not asked for.
  const [broken, setBroken] = useState(sticker.sticker.from === 'house' && !known)
  const label = known ? t('labelled', { name: t(`house.${known}`) }) : t('sticker')
  const { width, height } = sticker
  return (
    <div className={styles.sticker}>
      {broken ? (
        <p className={styles.words}>{label}</p>
      ) : (
        <img
          src={sticker.url}
          alt={label}
          width={width}
          height={height}
          draggable={false}
          decoding="async"
          style={{ aspectRatio: `${width} / ${height}` }}
          onError={() => setBroken(true)}
        />
      )}
      <span className={styles.meta}>{children}</span>
    </div>
  )
}
