import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useLive } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Logo } from '../../ui/Logo.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { ownCode } from '../payments/ReceivePage.tsx'
import styles from './PosterPage.module.css'
import { useStall } from './useStall.ts'

/** `…/poster`: a static code to be printed and put up, of one's stall or of oneself. Only the sheet itself is printed. */
export function PosterPage() {
  const { t } = useTranslation('merchants')
  const desktop = useDesktop()
  const [path] = useLocation()
  const ofStall = path.startsWith('/me/stall')
  const stall = useStall()
  const self = useLive((queries) => queries.self())
  const shown =
    ofStall && stall
      ? { name: stall.name, detail: stall.city, code: stall.code }
      : !ofStall && self
        ? { name: self.member.name, detail: `@${self.member.handle}`, code: ownCode(self) }
        : undefined
  return (
    <>
      <AppBar title={t('poster.title')} back={desktop ? undefined : path.replace(/\/poster$/, '')} />
      <ScreenBody>
        {shown && (
          <>
            <section className={styles.sheet} aria-label={t('poster.title')}>
              <Logo size={64} />
              <p className={styles.call}>{t('poster.call')}</p>
              <div className={styles.qr}>
                <QrCode text={shown.code} label={t('poster.code')} />
              </div>
              <h2 className={styles.name}>
                <Bdi>{shown.name}</Bdi>
              </h2>
              <p className={styles.detail}>
                <Bdi>{shown.detail}</Bdi>
              </p>
              <p className={styles.detail}>{t('poster.how')}</p>
            </section>
            <Button wide icon={Printer} onPress={() => print()}>
              {t('poster.print')}
            </Button>
          </>
        )}
      </ScreenBody>
    </>
  )
}
