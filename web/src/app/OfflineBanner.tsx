import { CloudOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/Icon.tsx'
import styles from './OfflineBanner.module.css'
import { useOnline } from './useOnline.ts'

/** Says that nothing comes and goes: the device has no network, or the server has not answered for a while. */
export function OfflineBanner({ reachable }: { reachable: boolean }) {
  const { t } = useTranslation('common')
  const online = useOnline()
  const gone = useLasting(!reachable)
  return (
    <div role="status">
      {(!online || gone) && (
        <p className={styles.banner} data-passing="">
          <Icon of={CloudOff} size={16} />
          <span>{t(online ? 'unreachable' : 'offline')}</span>
        </p>
      )}
    </div>
  )
}

const patienceMs = 5_000

/** True when something has been so for a while: a server that starts anew is back before anybody reads about it. */
function useLasting(so: boolean): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!so) return setLasting(false)
    const timer = setTimeout(() => setLasting(true), patienceMs)
    return () => clearTimeout(timer)
  }, [so])
  return so && lasting
}
