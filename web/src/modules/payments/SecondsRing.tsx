import styles from './SecondsRing.module.css'

const RADIUS = 8
const AROUND = 2 * Math.PI * RADIUS

/** How much is left, 0 to 1: the words beside it say the same. */
export function SecondsRing({ share }: { share: number }) {
  return (
    <svg className={styles.ring} viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r={RADIUS} className={styles.all} />
      <circle cx="10" cy="10" r={RADIUS} className={styles.left} strokeDasharray={`${AROUND * share} ${AROUND}`} />
    </svg>
  )
}
