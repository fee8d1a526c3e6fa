import { registerSW } from 'virtual:pwa-register'
import i18next from 'i18next'
import { showToast } from '../ui/toast.ts'

const checkEveryMs = 60 * 60 * 1000

/** Installs the service worker and asks before a new version takes over. */
export function startUpdates(): void {
  const update = registerSW({
    onNeedRefresh() {
      showToast({
        key: 'version',
        text: i18next.t('common:newVersion'),
        stays: true,
        action: { text: i18next.t('common:reload'), onPress: () => void update(true) },
      })
    },
    onRegisteredSW(_url, registration) {
      if (registration) setInterval(() => void registration.update().catch(() => {}), checkEveryMs)
    },
  })
}
