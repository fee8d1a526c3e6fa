import type { Output, PushPreferences } from '@sampan/contract'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PushState, readPushState, switchPushOff, switchPushOn } from '../../app/notifications/subscription.ts'
import { useAct, useLive, useSync } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Card, SectionTitle } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Toggle } from '../../ui/Toggle.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import styles from './NotificationsPage.module.css'

/** Ten in the evening until seven in the morning. */
const usualQuiet = { from: 22 * 60, until: 7 * 60 }

const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function minuteOf(clock: string): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(clock) ?? []
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/** `/me/notifications`: on this device or not, and when and how, on all. */
export function NotificationsPage() {
  const { t } = useTranslation('notifications')
  const { api } = useSync()
  const { act, pending } = useAct()
  const desktop = useDesktop()
  const memberId = useLive((queries) => queries.self())?.member.id
  const [settings, setSettings] = useState<Output<'push.getSettings'>>()
  const [state, setState] = useState<PushState>()
  const [failed, setFailed] = useState<string>()

  useEffect(() => {
    if (memberId !== undefined) void readPushState(memberId).then(setState)
  }, [memberId])

  useEffect(() => {
    void act(() => api.call('push.getSettings', {}), setSettings, setFailed)
  }, [act, api])

  const change = (changed: Partial<PushPreferences>) => {
    if (!settings) return
    // Quiet hours are meant where the person is now.
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const before = settings
    const preferences = { ...settings.preferences, timeZone, ...changed }
    setSettings({ ...settings, preferences })
    void act(() => api.call('push.changePreferences', preferences)).then((done) => {
      if (!done) setSettings(before)
    })
  }
  const publicKey = settings?.publicKey ?? null
  const note =
    settings && publicKey === null
      ? t('switchedOff')
      : state === 'unsupported'
        ? t('unsupported')
        : state === 'denied'
          ? t('denied')
          : t('text')
  const quiet = settings?.preferences.quiet ?? null
  return (
    <>
      <AppBar title={t('title')} back={desktop ? undefined : '/me'} />
      <ScreenBody>
        {!settings || !state ? (
          failed === undefined ? (
            <Skeleton shape="card" count={2} />
          ) : (
            <p className={styles.note}>{failed}</p>
          )
        ) : (
          <>
            <section>
              <SectionTitle>{t('here')}</SectionTitle>
              <Card>
                <div className={styles.toggle}>
                  <Toggle
                    on={state === 'on'}
                    disabled={pending || publicKey === null || state === 'unsupported' || state === 'denied'}
                    onChange={(on) =>
                      void act(
                        () => (on ? switchPushOn(api, memberId ?? '', publicKey ?? '') : switchPushOff(api)),
                        (next) => setState(next),
                      )
                    }
                  >
                    {t('notify')}
                  </Toggle>
                </div>
              </Card>
            </section>
            <p className={styles.note}>{note}</p>
            <section>
              <SectionTitle>{t('everywhere')}</SectionTitle>
              <Card>
                <div className={styles.toggle}>
                  <Toggle on={settings.preferences.previews} onChange={(previews) => change({ previews })}>
                    {t('previews')}
                  </Toggle>
                </div>
                <div className={styles.toggle}>
                  <Toggle on={quiet !== null} onChange={(on) => change({ quiet: on ? usualQuiet : null })}>
                    {t('quiet')}
                  </Toggle>
                </div>
                {quiet && (
                  <div className={styles.times}>
                    {(['from', 'until'] as const).map((end) => (
                      <label key={end} className={styles.time}>
                        {t(end)}
                        <input
                          type="time"
                          required
                          value={clockOf(quiet[end])}
                          onChange={({ target }) => {
                            const minute = minuteOf(target.value)
                            if (minute !== undefined) change({ quiet: { ...quiet, [end]: minute } })
                          }}
                        />
                      </label>
                    ))}
                  </div>
                )}
              </Card>
            </section>
            <p className={styles.note}>{t('previewsText')}</p>
          </>
        )}
      </ScreenBody>
    </>
  )
}
