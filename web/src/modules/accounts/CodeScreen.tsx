import { Download, RefreshCw, Share2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppBar } from '../../ui/AppBar.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import type { Face } from '../../ui/face.ts'
import { QrCode } from '../../ui/QrCode.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import styles from './CodeScreen.module.css'

export interface CodeScreenProps {
  face: Face
  handle: string
  link: string
  onSave: () => void
  onShare: () => void
  onRenew: () => void
}

/** One's own code, large, to be held against another phone. */
export function CodeScreen({ face, handle, link, onSave, onShare, onRenew }: CodeScreenProps) {
  const { t } = useTranslation('me')
  const [asking, setAsking] = useState(false)
  const desktop = useDesktop()
  return (
    <>
      <AppBar title={t('code.title')} back={desktop ? undefined : '/me'} />
      <ScreenBody>
        <section className={styles.card}>
          <Avatar face={face} size={56} />
          <h2 className={styles.name}>
            <Bdi>{face.name}</Bdi>
          </h2>
          <bdi dir="ltr" className={styles.handle}>
            @{handle}
          </bdi>
          <div className={styles.qr}>
            <QrCode text={link} label={t('code.title')}>
              <Avatar face={face} size={36} />
            </QrCode>
          </div>
          <p className={styles.text}>{t('code.text')}</p>
        </section>
        <div className={styles.actions}>
          <Button look="line" small icon={Download} onPress={onSave}>
            {t('code.save')}
          </Button>
          <Button look="line" small icon={Share2} onPress={onShare}>
            {t('code.share')}
          </Button>
          <Button look="line" small icon={RefreshCw} onPress={() => setAsking(true)}>
            {t('code.renew')}
          </Button>
        </div>
      </ScreenBody>
      <ConfirmSheet
        open={asking}
        title={t('code.renew')}
        text={t('code.renewAsk')}
        action={t('code.renew')}
        onConfirm={onRenew}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
