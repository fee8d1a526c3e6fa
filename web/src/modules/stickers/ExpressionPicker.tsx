import { Smile, Sticker } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import styles from './ExpressionPicker.module.css'
import type { SentSticker } from './recent.ts'
import { StickerPicker } from './StickerPicker.tsx'

const EmojiPicker = lazy(() => import('../chat/EmojiPicker.tsx'))

interface ExpressionPickerProps {
  onEmoji: (emoji: string) => void
  onSticker: (sticker: SentSticker) => void
}

type Tab = 'emoji' | 'stickers'
// Where one was last, as long as the app is open.
let lastTab: Tab = 'emoji'

/** Emoji, and stickers beside them. */
export default function ExpressionPicker({ onEmoji, onSticker }: ExpressionPickerProps) {
  const { t } = useTranslation('stickers')
  const [tab, setTab] = useState<Tab>(lastTab)
  const choose = (next: Tab) => {
    lastTab = next
    setTab(next)
  }
  return (
    <div className={styles.both}>
      <Suspense fallback={<div className={styles.waiting} />}>
        {tab === 'emoji' ? <EmojiPicker onEmoji={onEmoji} /> : <StickerPicker onSticker={onSticker} />}
      </Suspense>
      <nav className={styles.tabs} aria-label={t('tabs')}>
        <button type="button" aria-pressed={tab === 'emoji'} onClick={() => choose('emoji')}>
          <Icon of={Smile} size={20} />
          {t('emoji')}
        </button>
        <button type="button" aria-pressed={tab === 'stickers'} onClick={() => choose('stickers')}>
          <Icon of={Sticker} size={20} />
          {t('stickers')}
        </button>
      </nav>
    </div>
  )
}
