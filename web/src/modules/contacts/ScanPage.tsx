import { Camera, CameraOff, Copy, ExternalLink, Flashlight, FlashlightOff, Image, QrCode, ScanLine } from 'lucide-react'
import { type ChangeEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { AppBar } from '../../ui/AppBar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { showToast } from '../../ui/toast.ts'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { codeReader, pixelsOf } from './codeReader.ts'
import { type Code, readCode } from './codes.ts'
import styles from './ScanPage.module.css'
import { useCamera } from './useCamera.ts'

type Foreign = Extract<Code, { kind: 'foreign' }>

/** `/contacts/scan`: a code before the camera, or in a picture. Only this server's own codes lead anywhere. */
export function ScanPage() {
  const { t } = useTranslation('contacts')
  const desktop = useDesktop()
  const [, navigate] = useLocation()
  const [foreign, setForeign] = useState<Foreign>()
  const take = (text: string) => {
    const code = readCode(text, location.origin)
    if (code.kind === 'contact') navigate(`/add/${code.code}`, { replace: true })
    else setForeign(code)
  }
  const camera = useCamera(foreign === undefined, take)
  return (
    <>
      <AppBar
        title={t('scanner.title')}
        back={desktop ? undefined : '/contacts'}
        actions={<IconButton label={t('myCode')} icon={QrCode} href="/me/code" />}
      />
      <ScreenBody>
        <div className={classes(styles.view, camera.state !== 'running' && styles.still)}>
          <video ref={camera.video} className={styles.video} aria-label={t('scanner.view')} muted playsInline />
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
                label={t('scanner.light')}
                icon={camera.light ? Flashlight : FlashlightOff}
                pressed={camera.light}
                onPress={() => camera.setLight(!camera.light)}
              />
            </span>
          )}
        </div>
        <p role="status" className={styles.text}>
          {t(hints[camera.state])}
        </p>
        {foreign ? (
          <ForeignCode code={foreign} onAgain={() => setForeign(undefined)} />
        ) : (
          <FromPicture main={camera.state === 'none' || camera.state === 'refused'} onCode={take} />
        )}
      </ScreenBody>
    </>
  )
}

const hints = {
  starting: 'scanner.starting',
  running: 'scanner.text',
  refused: 'scanner.refused',
  none: 'scanner.noCamera',
} as const

function FromPicture({ main, onCode }: { main: boolean; onCode: (text: string) => void }) {
  const { t } = useTranslation('contacts')
  const field = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const read = async (picture: File) => {
    setBusy(true)
    try {
      const pixels = await pixelsOf(picture)
      const text = await (await codeReader()).read(pixels)
      if (text) onCode(text)
      else showToast({ key: 'scan', text: t('scanner.nothing') })
    } catch (error) {
      console.debug(error)
      showToast({ key: 'scan', look: 'danger', text: t('scanner.broken') })
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
        {t('scanner.fromPicture')}
      </Button>
    </>
  )
}

/** What an unknown code holds: shown, and opened only by who wants it. */
function ForeignCode({ code, onAgain }: { code: Foreign; onAgain: () => void }) {
  const { t } = useTranslation(['contacts', 'common'])
  const copy = async () => {
    await navigator.clipboard.writeText(code.text)
    showToast({ text: t('common:copied') })
  }
  return (
    <section className={styles.found} aria-label={t('scanner.holds')}>
      <h2 className={styles.foundTitle}>{t('scanner.holds')}</h2>
      <p className={styles.held}>
        <Bdi>{code.text}</Bdi>
      </p>
      <p className={styles.foundText}>{t('scanner.foreign')}</p>
      <div className={styles.acts}>
        <Button look="line" small icon={Copy} onPress={() => void copy()}>
          {t('common:copy')}
        </Button>
        {code.url && (
          <Button look="line" small icon={ExternalLink} onPress={() => open(code.url, '_blank', 'noopener,noreferrer')}>
            {t('scanner.open')}
          </Button>
        )}
        <Button small wide icon={ScanLine} onPress={onAgain}>
          {t('scanner.again')}
        </Button>
      </div>
    </section>
  )
}
