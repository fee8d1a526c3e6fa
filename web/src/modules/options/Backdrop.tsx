import type { Background } from '@sampan/contract'
import { useSync } from '../../app/sync/index.ts'
import { classes } from '../../ui/classes.ts'
import styles from './Backdrop.module.css'

/** What stands behind the messages of a chat. The first thing in a box with a place of its own. */
export function Backdrop({ background }: { background: Background | null }) {
  const { fileUrl } = useSync()
  if (!background) return null
  if (background.kind === 'drawn')
    return <div className={classes(styles.backdrop, styles[background.name])} aria-hidden />
  return (
    <div className={classes(styles.backdrop, styles.picture)} aria-hidden>
      <img src={fileUrl(background.fileId, 'original')} alt="" draggable={false} />
    </div>
  )
}
