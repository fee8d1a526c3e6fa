import { X } from 'lucide-react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './Packet.module.css'

/** The bar over a packet: on its own colour, so it is white. */
export function PacketBar({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation(['redPackets', 'common'])
  return (
    <header className={styles.bar}>
      <IconButton label={t('common:close')} icon={X} href={`/chats/${conversationId}`} />
      <Link href="/me/wallet/red-packets" className={styles.history ?? ''}>
        {t('history.link')}
      </Link>
    </header>
  )
}
