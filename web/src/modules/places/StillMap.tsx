import { useMemo } from 'react'
import { DrawnMap } from './DrawnMap.tsx'
import styles from './Maps.module.css'
import { useMapFacts } from './mapFacts.ts'
import { Pin } from './Pin.tsx'
import { tilesAround } from './tileMath.ts'

const ZOOM = 15

interface StillMapProps {
  latitude: string
  longitude: string
  /** The largest that it is ever shown, in pixels. */
  width: number
  height: number
}

/** A map that does not move, made of a few pictures. Says nothing by itself: what it stands beside names the place. */
export function StillMap({ latitude, longitude, width, height }: StillMapProps) {
  const { tiles } = useMapFacts()
  const placed = useMemo(
    () => tilesAround({ latitude: Number(latitude), longitude: Number(longitude) }, ZOOM, width, height),
    [latitude, longitude, width, height],
  )
  return (
    <span className={styles.still} style={{ blockSize: height }} aria-hidden>
      <DrawnMap />
      {tiles && (
        <span className={styles.tiles} style={{ width, height }}>
          {placed.map(({ z, x, y, left, top }) => (
            <img
              key={`${left} ${top}`}
              className={styles.tile}
              src={`/tiles/${z}/${x}/${y}`}
              style={{ left, top }}
              alt=""
              draggable={false}
              loading="lazy"
              // Where it does not come the drawn one is seen.
              onError={({ currentTarget }) => currentTarget.setAttribute('hidden', '')}
            />
          ))}
        </span>
      )}
      <Pin />
      {tiles && tiles.attribution !== '' && <bdi className={styles.thanks}>{tiles.attribution}</bdi>}
    </span>
  )
}
