import {
  Bell,
  Bookmark,
  ChevronRight,
  Download,
  RefreshCw,
  ScanLine,
  Settings,
  Share2,
  Smartphone,
  Wallet,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { AppBar } from '../../ui/AppBar.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import type { Face } from '../../ui/face.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Tile } from '../../ui/Tile.tsx'
import styles from './MeScreen.module.css'

export interface MeScreenProps {
  face: Face
  handle: string
  about: string
  /** The link that stands in the QR code. */
  link: string
  deviceCount: number | undefined
  /** What there is in the main currency, where that is known. */
  wallet?: ReactNode
  /** The current address, to mark the row on a desktop. */
  path: string
  onSaveCode: () => void
  onShareCode: () => void
  onRenewCode: () => void
}

/** Mock 10. */
export function MeScreen(props: MeScreenProps) {
  const { face, handle, about, link, deviceCount, wallet, path } = props
  const { t } = useTranslation(['me', 'wallet', 'notifications', 'favourites'])
  return (
    <>
      <AppBar
        large
        title={t('title')}
        actions={
          <>
            <IconButton label={t('scan')} icon={ScanLine} href="/me/scan" />
            <IconButton label={t('settings')} icon={Settings} href="/me/settings" />
          </>
        }
      />
      <ScreenBody>
        <section className={styles.card} aria-label={t('card')}>
          <Link href="/me/profile" className={styles.who ?? ''}>
            <Avatar face={face} size={64} />
            <span className={styles.words}>
              <b className={styles.name}>
                <Bdi cut>{face.name}</Bdi>
              </b>
              <bdi dir="ltr" className={styles.handle}>
                @{handle}
              </bdi>
              {about !== '' && (
                <span className={styles.about}>
                  <Bdi cut>{about}</Bdi>
                </span>
              )}
            </span>
            <Icon of={ChevronRight} size={20} turns className={styles.arrow} />
          </Link>
          <div className={styles.code}>
            <Link href="/me/code" className={styles.qr ?? ''} aria-label={t('code.title')}>
              <QrCode text={link} label={t('code.title')}>
                <Avatar face={face} size={20} />
              </QrCode>
            </Link>
            <div className={styles.beside}>
              <p className={styles.codeTitle}>{t('code.title')}</p>
              <p className={styles.codeText}>{t('code.text')}</p>
              <div className={styles.codeActions}>
                <IconButton look="card" size={20} label={t('code.save')} icon={Download} onPress={props.onSaveCode} />
                <IconButton look="card" size={20} label={t('code.share')} icon={Share2} onPress={props.onShareCode} />
                <IconButton
                  look="card"
                  size={20}
                  label={t('code.renew')}
                  icon={RefreshCw}
                  onPress={props.onRenewCode}
                />
              </div>
            </div>
          </div>
        </section>
        <Rows inset="tile">
          <Row
            lead={<Tile icon={Wallet} look="gold" />}
            title={t('wallet:title')}
            strong
            detail={t('wallet:hint')}
            value={wallet}
            href="/me/wallet"
            chosen={path.startsWith('/me/wallet')}
          />
        </Rows>
        <Rows>
          <Row icon={Bookmark} title={t('favourites:title')} href="/me/favourites" chosen={path === '/me/favourites'} />
          <Row
            icon={Smartphone}
            title={t('devices.title')}
            value={deviceCount === undefined ? '' : t('devices.count', { count: deviceCount })}
            href="/me/devices"
            chosen={path === '/me/devices'}
          />
          <Row
            icon={Bell}
            title={t('notifications:title')}
            href="/me/notifications"
            chosen={path === '/me/notifications'}
          />
          <Row
            icon={Settings}
            title={t('settings')}
            value={t('settingsHint')}
            href="/me/settings"
            chosen={path === '/me/settings'}
          />
        </Rows>
      </ScreenBody>
    </>
  )
}
