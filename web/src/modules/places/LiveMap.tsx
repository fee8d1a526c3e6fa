import 'leaflet/dist/leaflet.css'
import { TILE_ZOOM_MAX } from '@sampan/contract'
import L from 'leaflet'
import { Minus, Plus } from 'lucide-react'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './Maps.module.css'
import { Pin } from './Pin.tsx'
import type { Spot } from './tileMath.ts'

export interface LiveMapProps {
  label: string
  attribution: string
  /** Where it looks; another object moves it there. */
  view: Spot & { zoom: number }
  /** It stands in the middle and the map is moved beneath it, or on a spot of its own. */
  pin: 'middle' | Spot
  onMoved?: (spot: Spot, zoom: number) => void
  /** Buttons of the one who shows it. */
  children?: ReactNode
}

const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** A map to be moved. Its pictures come from this server and from nowhere else. */
export default function LiveMap({ label, attribution, view, pin, onMoved, children }: LiveMapProps) {
  const { t } = useTranslation('places')
  const sea = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<L.Map>()
  const moved = useEffectEvent((made: L.Map) => {
    const { lat, lng } = made.getCenter().wrap()
    onMoved?.({ latitude: lat, longitude: lng }, made.getZoom())
  })
  const begin = useEffectEvent((made: L.Map) => made.setView([view.latitude, view.longitude], view.zoom))

  useEffect(() => {
    if (!sea.current) return
    const calm = isCalm()
    const made = L.map(sea.current, {
      attributionControl: false,
      zoomControl: false,
      maxZoom: TILE_ZOOM_MAX,
      minZoom: 1,
      zoomAnimation: !calm,
      fadeAnimation: !calm,
      inertia: !calm,
      worldCopyJump: true,
      // The pin stays in the middle, so that is where one looks closer.
      scrollWheelZoom: 'center',
      doubleClickZoom: 'center',
      touchZoom: 'center',
    })
    L.tileLayer('/tiles/{z}/{x}/{y}', {
      maxZoom: TILE_ZOOM_MAX,
      keepBuffer: 1,
      className: styles.layer ?? '',
    }).addTo(made)
    begin(made)
    made.on('moveend', () => moved(made))
    // A sheet is still rising when the map is made in it.
    const watch = new ResizeObserver(() => made.invalidateSize({ animate: false, pan: false }))
    watch.observe(sea.current)
    setMap(made)
    return () => {
      watch.disconnect()
      made.remove()
      setMap(undefined)
    }
  }, [])

  useEffect(() => {
    map?.setView([view.latitude, view.longitude], view.zoom, { animate: !isCalm() })
  }, [map, view])

  return (
    <div className={styles.live}>
      <div ref={sea} className={styles.sea} dir="ltr" role="application" aria-label={label} />
      {pin === 'middle' ? <Pin /> : map && <StandingPin map={map} spot={pin} />}
      <div className={styles.tools}>
        <IconButton look="card" label={t('closer')} icon={Plus} onPress={() => map?.zoomIn()} />
        <IconButton look="card" label={t('farther')} icon={Minus} onPress={() => map?.zoomOut()} />
        {children}
      </div>
      {attribution !== '' && <bdi className={styles.thanks}>{attribution}</bdi>}
    </div>
  )
}

/** Follows its spot as the map moves. */
function StandingPin({ map, spot }: { map: L.Map; spot: Spot }) {
  const holder = useRef<HTMLSpanElement>(null)
  const { latitude, longitude } = spot
  useEffect(() => {
    const follow = () => {
      const { x, y } = map.latLngToContainerPoint([latitude, longitude])
      holder.current?.style.setProperty('transform', `translate(${x}px, ${y}px)`)
    }
    follow()
    map.on('move zoom resize viewreset', follow)
    return () => {
      map.off('move zoom resize viewreset', follow)
    }
  }, [map, latitude, longitude])
  return (
    <span ref={holder} className={styles.holder}>
      <Pin />
    </span>
  )
}
