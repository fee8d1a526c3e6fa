import type { Conversation } from '@sampan/contract'
import { SearchX } from 'lucide-react'
import { type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Virtualizer } from 'virtua'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useArrowKeys } from '../../ui/useArrowKeys.ts'
import { useReading } from '../contacts/pinyin.ts'
import { isNamed } from '../search/isNamed.ts'
import styles from './Details.module.css'
import { MemberRow } from './MemberRow.tsx'
import { PaneBar } from './PaneBar.tsx'
import { byRole } from './rules.ts'
import { useConversation, useGroupMembers } from './useConversation.ts'
import { type Naming, useNaming } from './useNaming.ts'

/** `/chats/:conversationId/details/people`: everybody in a group, up to 500. */
export function PeoplePage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('groups')
  const conversationId = parameters.conversationId ?? ''
  const conversation = useConversation(conversationId)
  const naming = useNaming()
  return (
    <>
      <PaneBar
        title={conversation ? t('people', { count: conversation.memberCount }) : t('details')}
        conversationId={conversationId}
        back={`/chats/${conversationId}/details`}
      />
      {conversation && naming ? (
        <People conversation={conversation} naming={naming} />
      ) : conversation === null ? (
        <EmptyState icon={SearchX} title={t('gone.title')} text={t('gone.text')} />
      ) : (
        <Skeleton shape="rows" />
      )}
    </>
  )
}

function People({ conversation, naming }: { conversation: Conversation; naming: Naming }) {
  const { t } = useTranslation('groups')
  const [query, setQuery] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const members = useGroupMembers(conversation.id)
  const read = useReading(query, () => members?.map(({ member }) => naming.of(member)) ?? [])
  const meant =
    members &&
    byRole(members).filter(({ member }) => isNamed(query, [naming.of(member), member.name, member.handle], read))
  return (
    <div className={styles.fill} {...useArrowKeys(field)}>
      <div className={styles.search}>
        <SearchField label={t('searchPeople')} value={query} onChange={setQuery} inputRef={field} />
      </div>
      {meant === undefined ? (
        <Skeleton shape="rows" />
      ) : meant.length === 0 ? (
        <EmptyState icon={SearchX} title={t('nobodyFound', { query })} />
      ) : (
        <div ref={scroll} className={styles.scroll}>
          <Virtualizer as="ul" item="li" scrollRef={scroll as RefObject<HTMLElement | null>} itemSize={48}>
            {meant.map((member) => (
              <MemberRow key={member.member.id} conversation={conversation} member={member} naming={naming} />
            ))}
          </Virtualizer>
        </div>
      )}
    </div>
  )
}
