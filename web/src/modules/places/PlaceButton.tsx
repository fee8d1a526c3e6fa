import type { PlaceBody } from '@sampan/contract'
import { useState } from 'react'
import { Button as Pressable } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../../ui/Sheet.tsx'
import { PlaceInside } from '../chat/CardBubble.tsx'
import styles from './PlaceButton.module.css'
import { PlaceView } from './PlaceView.tsx'

/** A place within something that is open already: shown over it. */
export function PlaceButton({ place }: { place: PlaceBody }) {
  const { t } = useTranslation('messages')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Pressable className={styles.place ?? ''} onPress={() => setOpen(true)}>
        <PlaceInside place={place} />
      </Pressable>
      <Sheet title={t('place.title')} open={open} onClose={() => setOpen(false)}>
        <PlaceView place={place} />
      </Sheet>
    </>
  )
}
