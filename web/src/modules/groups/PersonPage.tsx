import { useTranslation } from 'react-i18next'
import { PersonById } from '../contacts/ContactPage.tsx'
import styles from './Details.module.css'
import { PaneBar } from './PaneBar.tsx'

/** `/chats/:conversationId/details/people/:memberId`: somebody's card, without leaving the conversation. */
export function PersonPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('contacts')
  const { conversationId = '', memberId = '' } = parameters
  return (
    <>
      <PaneBar title={t('card')} conversationId={conversationId} back={`/chats/${conversationId}/details`} />
      <div className={styles.scroll}>
        <div className={styles.personBody}>
          <PersonById memberId={memberId} key={memberId} />
        </div>
      </div>
    </>
  )
}
