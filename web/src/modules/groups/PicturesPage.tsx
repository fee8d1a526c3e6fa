import { Images } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../app/sync/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './Details.module.css'
import { PaneBar } from './PaneBar.tsx'
import { Pictures } from './Pictures.tsx'
import { useNaming } from './useNaming.ts'

/** `/chats/:conversationId/details/pictures` */
export function PicturesPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('groups')
  const conversationId = parameters.conversationId ?? ''
  const messages = useLive((queries) => queries.pictures(conversationId), conversationId)
  const people = useLive((queries) => queries.people())
  const naming = useNaming()
  const nameOf = (memberId: string) => {
    const person = people?.get(memberId)
    return person && naming ? naming.of(person) : ''
  }
  return (
    <>
      <PaneBar title={t('pictures')} conversationId={conversationId} back={`/chats/${conversationId}/details`} />
      {messages === undefined ? (
        <Skeleton shape="card" count={3} />
      ) : messages.length === 0 ? (
        <EmptyState icon={Images} title={t('noPictures')} />
      ) : (
        <div className={styles.scroll}>
          <div className={styles.allPictures}>
            <Pictures messages={messages} nameOf={nameOf} />
          </div>
        </div>
      )}
    </>
  )
}
