import { Download, Play, VideoOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { VideoData } from './message.ts'
import { fitPicture } from './PictureBubble.tsx'
import { ProgressRing } from './ProgressRing.tsx'
import { placeholderUrl } from './placeholder.ts'
import styles from './VideoBubble.module.css'

interface VideoBubbleProps {
  video: VideoData
  label: string
  onCancel?: (() => void) | undefined
}

/** A picture of the film; a press plays it in its place, with the browser's own controls and its full screen. */
export function VideoBubble({ video, label, onCancel }: VideoBubbleProps) {
  const { t } = useTranslation('files')
  const formats = useFormats()
  const [state, setState] = useState<'poster' | 'playing' | 'broken'>('poster')
  const blur = placeholderUrl(video.placeholder)
  const size = fitPicture(video.width, video.height)
  const duration = formats.duration(video.durationMs)
  return (
    <div className={styles.video} style={{ inlineSize: size.width, aspectRatio: `${size.width} / ${size.height}` }}>
      {state === 'playing' ? (
        // What people film has no captions.
        // biome-ignore lint/a11y/useMediaCaption: there is no text to give
        <video
          className={styles.film}
          src={video.url}
          poster={video.posterUrl}
          controls
          autoPlay
          playsInline
          aria-label={label}
          onError={() => setState('broken')}
        />
      ) : (
        <>
          {blur !== undefined && <img src={blur} alt="" className={styles.poster} />}
          {video.posterUrl !== '' && <img src={video.posterUrl} alt="" draggable={false} className={styles.poster} />}
          {state === 'broken' ? (
            <p className={styles.broken} role="alert">
              <Icon of={VideoOff} size={24} />
              {t('bubble.failed')}
              <Link className={styles.save ?? ''} href={video.url} download="">
                <Icon of={Download} size={16} />
                {t('bubble.save')}
              </Link>
            </p>
          ) : video.outgoing ? (
            <span className={styles.centre}>
              <ProgressRing share={video.share} stopped={video.problem !== undefined} onCancel={onCancel} />
            </span>
          ) : (
            <Button
              className={styles.play ?? ''}
              aria-label={`${label}, ${duration}. ${t('bubble.play')}`}
              onPress={() => setState('playing')}
            >
              <span>
                <Icon of={Play} size={24} filled />
              </span>
            </Button>
          )}
          {state === 'poster' && (
            <span className={styles.duration} aria-hidden={!video.outgoing}>
              {video.outgoing && video.share !== undefined
                ? t('bubble.of', {
                    done: formats.size(Math.round(video.sizeBytes * video.share)),
                    size: formats.size(video.sizeBytes),
                  })
                : duration}
            </span>
          )}
        </>
      )}
    </div>
  )
}
