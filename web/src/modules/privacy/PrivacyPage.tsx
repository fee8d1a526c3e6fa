import type { Privacy } from '@sampan/contract'
import { CheckCheck, CircleDot, Clock, Link2, PencilLine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useAsk, useSync } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Card } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Toggle } from '../../ui/Toggle.tsx'
import { KeptHere } from '../options/Kept.tsx'
import styles from './PrivacyPage.module.css'

const switches = [
  { name: 'online', icon: CircleDot },
  { name: 'typing', icon: PencilLine },
  { name: 'readReceipts', icon: CheckCheck },
  { name: 'lastSeen', icon: Clock },
] as const

/** `/me/settings/privacy`: what others see of oneself. */
export function PrivacyPage() {
  const { t } = useTranslation(['options', 'common'])
  const { api } = useSync()
  const { act } = useAct()
  const asked = useAsk(() => api.call('privacy.getPrivacy', {}), 'privacy')
  const [changed, setChanged] = useState<Privacy>()
  const shown = changed ?? (asked.state === 'answered' ? asked.answer : undefined)
  const change = (to: Partial<Privacy>) => {
    if (!shown) return
    setChanged({ ...shown, ...to })
    void act(async () => setChanged(await api.call('privacy.changePrivacy', to))).then((done) => {
      if (!done) setChanged(shown)
    })
  }
  return (
    <>
      <AppBar title={t('privacy.title')} back="/me/settings" />
      <ScreenBody>
        {shown ? (
          <>
            <Card>
              {switches.map(({ name, icon }) => (
                <div key={name} className={styles.line}>
                  <Toggle on={shown[name]} onChange={(on) => change({ [name]: on })}>
                    <Icon of={icon} size={20} />
                    <span className={styles.words}>
                      {t(`privacy.${name}`)}
                      <span className={styles.quiet}>{t(`privacy.${name}Text`)}</span>
                    </span>
                  </Toggle>
                </div>
              ))}
            </Card>
            <p className={styles.hint}>{t('privacy.text')}</p>
            <Card>
              <div className={styles.line}>
                <Toggle on={shown.linkPreviews} onChange={(on) => change({ linkPreviews: on })}>
                  <Icon of={Link2} size={20} />
                  <span className={styles.words}>
                    {t('privacy.linkPreviews')}
                    <span className={styles.quiet}>{t('privacy.linkPreviewsText')}</span>
                  </span>
                </Toggle>
              </div>
            </Card>
            <KeptHere />
          </>
        ) : asked.state === 'failed' ? (
          <EmptyState icon={CircleDot} title={t('privacy.failed')}>
            <Button onPress={asked.again}>{t('privacy.again')}</Button>
          </EmptyState>
        ) : (
          <Skeleton shape="rows" count={4} />
        )}
      </ScreenBody>
    </>
  )
}
