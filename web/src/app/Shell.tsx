import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../ui/classes.ts'
import type { Face } from '../ui/face.ts'
import { type Place, type PlacesProps, Rail, TabBar } from '../ui/Places.tsx'
import { useDesktop } from '../ui/useMediaQuery.ts'
import { useFirstScreenStands } from './firstScreen.ts'
import { OfflineBanner } from './OfflineBanner.tsx'
import styles from './Shell.module.css'
import { Covered } from './sync/useLive.ts'

const VoiceBar = lazy(() => import('../modules/chat/VoiceBar.tsx'))

interface ShellProps {
  place: Place | undefined
  /** The screen of the tab; on a desktop the list at the side. */
  list: ReactNode
  /** The screen pushed over it; on a desktop it stands beside the list. */
  content?: ReactNode
  /** A third screen: details of the content. */
  details?: ReactNode
  /** On a desktop in the place of the content while nothing is chosen; without one the list fills the room. */
  placeholder?: ReactNode
  counts?: PlacesProps['counts']
  me?: Face | undefined
  /** Whether the server answers. */
  reachable?: boolean
}

/** Phones show one screen over another, desktops show them side by side. */
export function Shell({ place, list, content, details, placeholder, counts = {}, me, reachable = true }: ShellProps) {
  const { t } = useTranslation('common')
  const desktop = useDesktop()
  const beside = content ?? placeholder
  const stands = useFirstScreenStands()
  if (desktop) {
    return (
      <div className={styles.app}>
        <a className={styles.skip} href="#content">
          {t('skipToContent')}
        </a>
        <OfflineBanner reachable={reachable} />
        {stands && (
          <Suspense>
            <VoiceBar />
          </Suspense>
        )}
        <div className={styles.desk}>
          <Rail current={place} counts={counts} me={me} />
          <section className={classes(styles.list, beside === undefined && styles.alone)} aria-label={label()}>
            {list}
          </section>
          {beside !== undefined && (
            <main id="content" className={styles.content} tabIndex={-1}>
              {beside}
            </main>
          )}
          {details !== undefined && <aside className={styles.details}>{details}</aside>}
        </div>
      </div>
    )
  }
  return (
    <div className={styles.app}>
      <OfflineBanner reachable={reachable} />
      {stands && (
        <Suspense>
          <VoiceBar />
        </Suspense>
      )}
      <div className={styles.phone}>
        {(content === undefined || stands) && (
          <Layer over={content !== undefined}>
            <Covered value={content !== undefined}>
              <main className={styles.screen}>{list}</main>
            </Covered>
            <TabBar current={place} counts={counts} />
          </Layer>
        )}
        {content !== undefined && (
          <Layer over={details !== undefined} pushed>
            <main className={styles.screen}>{content}</main>
          </Layer>
        )}
        {details !== undefined && (
          <Layer over={false} pushed>
            <main className={styles.screen}>{details}</main>
          </Layer>
        )}
      </div>
    </div>
  )

  function label(): string | undefined {
    return place === undefined ? undefined : t(`places.${place}`)
  }
}

/** Screens below stay as they are, so that coming back finds the same place in the list. */
function Layer({ over, pushed = false, children }: { over: boolean; pushed?: boolean; children: ReactNode }) {
  const layer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (pushed && !over && !layer.current?.contains(document.activeElement)) layer.current?.focus()
  }, [pushed, over])
  return (
    <div
      ref={layer}
      tabIndex={-1}
      inert={over}
      className={classes(styles.layer, pushed && styles.pushed, over && styles.over)}
    >
      {children}
    </div>
  )
}
