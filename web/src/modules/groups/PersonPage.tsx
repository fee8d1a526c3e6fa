import { useTranslation } from 'react-i18next'
import { useSearch } from 'wouter'
import { PersonById } from '../contacts/ContactPage.tsx'
import styles from './Details.module.css'
import { PaneBar } from './PaneBar.tsx'

/** `/chats/:conversationId/details/people/:memberId`: somebody's card, without leaving the conversation. */
export function PersonPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('contacts')
  const { conversationId = '', memberId = '' } = parameters
  const here = `/chats/${conversationId}`
  // By a press on a face among the messages: back leads to them.
  const fromChat = new URLSearchParams(useSearch()).get('from') === 'chat'
  return (
    <>
      <PaneBar title={t('card')} conversationId={conversationId} {...(!fromChat && { back: `${here}/details` })} />
      <div className={styles.scroll}>
        <div className={styles.personBody}>
          <PersonById memberId={memberId} key={memberId} />
        </div>
      </div>
    </>
  )
}
