import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import type { PictureData } from './message.ts'
import styles from './PictureBubble.module.css'
import { placeholderUrl } from './placeholder.ts'

const widthMax = 264
const heightMax = 320
const sideMin = 96

/** Fits a picture into a bubble: never wider or higher than there is room, never a sliver. */
export function fitPicture(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(widthMax / width, heightMax / height, 1)
  return {
    width: Math.round(Math.min(widthMax, Math.max(sideMin, width * scale))),
    height: Math.round(Math.min(heightMax, Math.max(sideMin, height * scale))),
  }
}

interface PictureBubbleProps {
  picture: PictureData
  label: string
  onOpen?: (() => void) | undefined
}

/** Holds its room from the first moment: blur, then the thumbnail, so that nothing jumps. */
export function PictureBubble({ picture, label, onOpen }: PictureBubbleProps) {
  const { t } = useTranslation('chat')
  const [state, setState] = useState<'loading' | 'shown' | 'broken'>('loading')
  const blur = placeholderUrl(picture.placeholder)
  const size = fitPicture(picture.width, picture.height)
  return (
    <Button
      className={styles.picture ?? ''}
      aria-label={`${label}. ${t('picture.open')}`}
      style={{ inlineSize: size.width, aspectRatio: `${size.width} / ${size.height}` }}
      {...(onOpen && { onPress: onOpen })}
    >
      {blur !== undefined && <img src={blur} alt="" className={styles.blur} />}
      {state === 'broken' ? (
        <Icon of={ImageOff} className={styles.broken} />
      ) : (
        <img
          src={picture.url}
          alt=""
          draggable={false}
          decoding="async"
          className={classes(styles.sharp, state === 'shown' && styles.shown)}
          onLoad={() => setState('shown')}
          onError={() => setState('broken')}
        />
      )}
      {picture.share !== undefined && (
        <span className={styles.progress}>
          <ProgressBar label={t('picture.uploading')} share={picture.share} />
        </span>
      )}
    </Button>
  )
}
