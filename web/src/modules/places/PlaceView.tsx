import type { PlaceBody } from '@sampan/contract'
import { Copy, ExternalLink, Map as MapIcon, MapPin } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Bdi } from '../../ui/Bdi.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { showToast } from '../../ui/toast.ts'
import { placeTitle } from '../chat/places.ts'
import { MapBox } from './MapBox.tsx'
import { useMapFacts } from './mapFacts.ts'
import { appAddress, siteAddress } from './openers.ts'
import styles from './PlaceView.module.css'

const ZOOM = 16

/** A place that somebody sent: where it is, and what one may do with it. */
export function PlaceView({ place, zoom = ZOOM }: { place: PlaceBody; zoom?: number }) {
  const { t } = useTranslation(['places', 'messages'])
  const { link } = useMapFacts()
  const { latitude, longitude, address } = place
  const spot = useMemo(() => ({ latitude: Number(latitude), longitude: Number(longitude) }), [latitude, longitude])
  const view = useMemo(() => ({ ...spot, zoom }), [spot, zoom])
  const title = placeTitle(place)
  const coordinates = `${latitude}, ${longitude}`
  const app = appAddress(place, navigator.userAgent)
  const site = siteAddress(place, link)
  const copy = () =>
    void navigator.clipboard.writeText(coordinates).then(
      () => showToast({ text: t('copied') }),
      () => showToast({ text: t('notCopied') }),
    )
  return (
    <div className={styles.place}>
      <MapBox tall label={title === '' ? t('map') : t('mapOf', { place: title })} view={view} pin={spot} />
      <Rows>
        <Row
          icon={MapPin}
          title={title === '' ? t('messages:place.title') : <Bdi>{title}</Bdi>}
          strong
          {...(address !== '' && address !== title && { detail: <Bdi>{address}</Bdi> })}
        />
        <Row icon={Copy} title={t('copy')} detail={<bdi dir="ltr">{coordinates}</bdi>} onPress={copy} />
        {app !== undefined && <Row icon={MapIcon} title={t('openApp')} look="action" href={app} />}
      </Rows>
      {site && (
        <a className={styles.site} href={site.href} target="_blank" rel="noreferrer noopener">
          <ExternalLink aria-hidden size={20} />
          <span>
            {t('openSite', { host: site.host })}
            <span className={styles.quiet}>{t('siteSees')}</span>
          </span>
        </a>
      )}
    </div>
  )
}
