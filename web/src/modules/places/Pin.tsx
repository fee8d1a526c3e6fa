import { MapPin } from 'lucide-react'
import styles from './Maps.module.css'

/** Its tip stands on the spot: in the middle of whatever holds it. */
export function Pin() {
  return <MapPin aria-hidden className={styles.pin} size={36} strokeWidth={1.6} />
}
