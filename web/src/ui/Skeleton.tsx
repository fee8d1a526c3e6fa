import { useTranslation } from 'react-i18next'
import { classes } from './classes.ts'
import { Hidden } from './Hidden.tsx'
import styles from './Skeleton.module.css'

/** Grey shapes in the place of what is coming. `rows` stand for a list, `card` for a form or profile. */
export function Skeleton({ shape, count = 8 }: { shape: 'rows' | 'card' | 'talk'; count?: number }) {
  const { t } = useTranslation('common')
  return (
    <div className={styles.skeleton} role="status">
      <Hidden>{t('loading')}</Hidden>
      {Array.from({ length: count }, (_, index) => index).map((index) => (
        <div key={index} className={classes(styles[shape], shape === 'talk' && styles[`talk${index % 4}`])} aria-hidden>
          {shape === 'rows' && (
            <>
              <i className={styles.face} />
              <span className={styles.lines}>
                <i className={styles.long} />
                <i className={styles.short} />
              </span>
            </>
          )}
        </div>
      ))}
    </div>
  )
}
