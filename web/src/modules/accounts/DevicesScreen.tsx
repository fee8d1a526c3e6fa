import type { Device } from '@sampan/contract'
import { Monitor, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Tag } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tile } from '../../ui/Tile.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import styles from './SettingsScreen.module.css'

export interface DevicesScreenProps {
  /** Undefined while they are fetched. */
  devices: readonly Device[] | undefined
  now: Date
  onEnd: (deviceId: string) => void
}

export function DevicesScreen({ devices, now, onEnd }: DevicesScreenProps) {
  const { t } = useTranslation('me')
  const formats = useFormats()
  const desktop = useDesktop()
  const [ending, setEnding] = useState<Device>()
  return (
    <>
      <AppBar title={t('devices.title')} back={desktop ? undefined : '/me'} />
      <ScreenBody>
        {devices === undefined ? (
          <Skeleton shape="rows" count={3} />
        ) : (
          <Rows inset="tile" label={t('devices.title')}>
            {devices.map((device) => (
              <Row
                key={device.id}
                lead={
                  <Tile
                    icon={/android|iphone|ipad|phone/i.test(device.name) ? Smartphone : Monitor}
                    look={device.current ? 'river' : 'plain'}
                  />
                }
                title={<bdi>{device.name}</bdi>}
                detail={
                  device.current
                    ? formats.date(new Date(device.createdAt))
                    : t('devices.lastSeen', { when: formats.ago(new Date(device.lastSeenAt), now) })
                }
                actions={
                  device.current ? (
                    <Tag look="river">{t('devices.current')}</Tag>
                  ) : (
                    <Button look="plain" small onPress={() => setEnding(device)}>
                      {t('devices.end')}
                    </Button>
                  )
                }
              />
            ))}
          </Rows>
        )}
        <p className={styles.note}>{t('devices.text')}</p>
      </ScreenBody>
      <ConfirmSheet
        open={ending !== undefined}
        title={t('devices.end')}
        text={t('devices.endAsk', { name: ending?.name ?? '' })}
        action={t('devices.end')}
        destroys
        onConfirm={() => ending && onEnd(ending.id)}
        onClose={() => setEnding(undefined)}
      />
    </>
  )
}
