import { Camera, CameraOff, Flashlight, FlashlightOff, Image } from 'lucide-react'
import { type ChangeEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { showToast } from '../../ui/toast.ts'
import { type CodeFormat, codeReader, type FoundCode, pixelsOf } from './codeReader.ts'
import styles from './Scanner.module.css'
import { useCamera } from './useCamera.ts'

interface ScannerProps {
  /** False while what was found is looked at. */
  looking: boolean
  onCode: (text: string, format: CodeFormat) => void
  /** Instead of "Point the camera at a code." */
  hint?: string
  /** Other kinds of codes than the app's own; the same array each time. */
  formats?: readonly CodeFormat[] | undefined
  /** Without the way by a picture. */
  cameraOnly?: boolean
}

/** The camera with its frame and light, and the way by a picture. Says what a code holds, and knows nothing of codes. */
export function Scanner({ looking, onCode, hint, formats, cameraOnly = false }: ScannerProps) {
  const { t } = useTranslation('scan')
  const tell = ({ text, format }: FoundCode) => onCode(text, format)
  const camera = useCamera(looking, tell, formats)
  const isMissing = camera.state === 'none' || camera.state === 'refused'
  return (
    <>
      <div className={classes(styles.view, camera.state !== 'running' && styles.still, isMissing && styles.missing)}>
        <video ref={camera.video} className={styles.video} aria-label={t('view')} muted playsInline />
        {camera.state === 'running' ? (
          <span className={styles.frame} aria-hidden>
            <i />
            <i />
            <i />
            <i />
          </span>
        ) : (
          <span className={styles.none} aria-hidden>
            <Icon of={camera.state === 'starting' ? Camera : CameraOff} size={32} />
          </span>
        )}
        {camera.light !== undefined && (
          <span className={styles.light}>
            <IconButton
              look="card"
              label={t('light')}
              icon={camera.light ? Flashlight : FlashlightOff}
              pressed={camera.light}
              onPress={() => camera.setLight(!camera.light)}
            />
          </span>
        )}
      </div>
      <p role="status" className={styles.text}>
        {camera.state === 'running' && hint !== undefined ? hint : t(hints[camera.state])}
      </p>
      {looking && !cameraOnly && <FromPicture main={isMissing} formats={formats} onCode={tell} />}
    </>
  )
}

const hints = {
  starting: 'starting',
  running: 'text',
  refused: 'refused',
  none: 'noCamera',
} as const

interface FromPictureProps {
  main: boolean
  formats: readonly CodeFormat[] | undefined
  onCode: (code: FoundCode) => void
}

function FromPicture({ main, formats, onCode }: FromPictureProps) {
  const { t } = useTranslation('scan')
  const field = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const read = async (picture: File) => {
    setBusy(true)
    try {
      const pixels = await pixelsOf(picture)
      const code = await (await codeReader(formats)).read(pixels)
      if (code) onCode(code)
      else showToast({ key: 'scan', text: t('nothing') })
    } catch (error) {
      console.debug(error)
      showToast({ key: 'scan', look: 'danger', text: t('broken') })
    } finally {
      setBusy(false)
    }
  }
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const picture = event.target.files?.[0]
    // The same picture may be chosen again.
    event.target.value = ''
    if (picture) void read(picture)
  }
  return (
    <>
      <input ref={field} type="file" accept="image/*" hidden onChange={onChange} />
      <Button wide look={main ? 'main' : 'line'} icon={Image} busy={busy} onPress={() => field.current?.click()}>
        {t('fromPicture')}
      </Button>
    </>
  )
}
