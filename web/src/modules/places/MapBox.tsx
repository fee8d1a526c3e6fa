import { lazy, Suspense } from 'react'
import { classes } from '../../ui/classes.ts'
import { DrawnMap } from './DrawnMap.tsx'
import type { LiveMapProps } from './LiveMap.tsx'
import styles from './MapBox.module.css'
import { useMapFacts } from './mapFacts.ts'
import { Pin } from './Pin.tsx'

const LiveMap = lazy(() => import('./LiveMap.tsx'))

/** A map to be moved where this server has maps; else a drawing with the pin. */
export function MapBox({ tall = false, ...props }: Omit<LiveMapProps, 'attribution'> & { tall?: boolean }) {
  const { tiles } = useMapFacts()
  const still = (
    <>
      <DrawnMap />
      <Pin />
    </>
  )
  return (
    <div className={classes(styles.box, tall && styles.tall, !tiles && styles.low)}>
      {tiles ? (
        <Suspense fallback={still}>
          <LiveMap {...props} attribution={tiles.attribution} />
        </Suspense>
      ) : (
        <>
          {still}
          {props.children !== undefined && <div className={styles.tools}>{props.children}</div>}
        </>
      )}
    </div>
  )
}
