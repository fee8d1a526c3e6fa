import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useLive } from '../../../app/sync/index.ts'
import { useFormats } from '../../../locales/useFormats.ts'
import { Button } from '../../../ui/Button.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import styles from './security.module.css'

const key = 'sampan.recoveryUsedSeen'

/** Tells on every device, also later, that someone came in by a recovery code; the device that did is not asked. */
export function RecoveryNotice() {
  const { t } = useTranslation('security')
  const formats = useFormats()
  const [, navigate] = useLocation()
  const [seen, setSeen] = useState(() => localStorage.getItem(key) ?? '')
  const usedAt = useLive((queries) => queries.self())?.recoveryCodes?.usedAt ?? null
  const here = useLive((queries) => queries.devices())?.find(({ current }) => current)
  // What was used before this device signed in, or to sign it in, is no news here.
  const isNews = usedAt !== null && here !== undefined && usedAt > here.createdAt && usedAt > seen
  const close = () => {
    if (usedAt === null) return
    localStorage.setItem(key, usedAt)
    setSeen(usedAt)
  }
  return (
    <Sheet
      open={isNews}
      onClose={close}
      title={t('notice.title')}
      alert
      foot={
        <>
          <Button
            wide
            onPress={() => {
              close()
              navigate('/me/devices')
            }}
          >
            {t('notice.devices')}
          </Button>
          <Button look="line" wide onPress={close}>
            {t('notice.me')}
          </Button>
        </>
      }
    >
      <p className={styles.text}>
        {usedAt !== null && t('notice.text', { when: formats.ago(new Date(usedAt), new Date()) })}
      </p>
    </Sheet>
  )
}
