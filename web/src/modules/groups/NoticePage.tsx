import type { Conversation, GroupNotice } from '@sampan/contract'
import { Megaphone } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SectionTitle } from '../../ui/Row.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { RichText } from '../chat/RichText.tsx'
import details from './Details.module.css'
import styles from './Lead.module.css'
import { PaneBar } from './PaneBar.tsx'
import { mayLead, noticeLengthMax } from './rules.ts'
import { useAskOnline } from './useAskOnline.ts'
import { useConversation } from './useConversation.ts'
import { useGroupPerson } from './useGroupPerson.ts'

/** `/chats/:conversationId/details/notice`: what a group is told; its owner and admins write it and see who has read it. */
export function NoticePage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('groups')
  const conversationId = parameters.conversationId ?? ''
  const conversation = useConversation(conversationId)
  return (
    <>
      <PaneBar title={t('notice.title')} conversationId={conversationId} back={`/chats/${conversationId}/details`} />
      <div className={details.scroll}>
        {conversation?.group ? (
          <Notice conversation={conversation} notice={conversation.group.notice} />
        ) : (
          <Skeleton shape="card" count={1} />
        )}
      </div>
    </>
  )
}

function Notice({ conversation, notice }: { conversation: Conversation; notice: GroupNotice | null }) {
  const { t } = useTranslation('groups')
  const { actions } = useSync()
  const { act, pending } = useAct()
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  const leads = mayLead(conversation.role)
  const { name } = useGroupPerson(conversation.id)
  const formats = useFormats()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setError(undefined)
    void act(
      () => actions.writeNotice(conversation.id, text.trim()),
      () => setText(''),
      setError,
    )
  }
  return (
    <div className={styles.page}>
      {notice ? (
        <section className={styles.card}>
          <div className={styles.noticeText}>
            <RichText text={notice.text} />
          </div>
          <p className={styles.quiet}>
            <Bdi>{name(notice.byId)}</Bdi> · {formats.dateTime(new Date(notice.writtenAt))}
          </p>
          <div className={styles.acts}>
            {!notice.confirmed && (
              <Button
                small
                busy={pending}
                onPress={() => void act(() => actions.confirmNotice(conversation.id, notice.id))}
              >
                {t('notice.confirm')}
              </Button>
            )}
            {leads && (
              <Button
                look="line"
                small
                busy={pending}
                onPress={() => void act(() => actions.writeNotice(conversation.id, null))}
              >
                {t('notice.remove')}
              </Button>
            )}
          </div>
        </section>
      ) : (
        !leads && <EmptyState icon={Megaphone} title={t('notice.none')} />
      )}
      {leads && (
        <form className={styles.form} onSubmit={submit} noValidate>
          <TextField
            label={t('notice.label')}
            hint={t('notice.hint')}
            value={text}
            onChange={setText}
            error={error}
            lines={4}
            lengthMax={noticeLengthMax}
          />
          <Button type="submit" wide busy={pending} disabled={text.trim() === ''}>
            {t(notice ? 'notice.replace' : 'notice.publish')}
          </Button>
        </form>
      )}
      {leads && notice && <Readers conversationId={conversation.id} noticeId={notice.id} key={notice.id} />}
    </div>
  )
}

function Readers({ conversationId, noticeId }: { conversationId: string; noticeId: string }) {
  const { t } = useTranslation('groups')
  const { actions } = useSync()
  const asked = useAskOnline(() => actions.listNoticeReaders({ conversationId, noticeId }), noticeId)
  if (asked.state !== 'answered') return null
  const { confirmedIds, waitingIds } = asked.answer
  return (
    <>
      <PeopleOf title={t('notice.done')} ids={confirmedIds} conversationId={conversationId} />
      <PeopleOf title={t('notice.waiting')} ids={waitingIds} conversationId={conversationId} />
    </>
  )
}

function PeopleOf({ title, ids, conversationId }: { title: string; ids: readonly string[]; conversationId: string }) {
  const { name, face } = useGroupPerson(conversationId)
  const formats = useFormats()
  if (ids.length === 0) return null
  return (
    <section>
      <SectionTitle>
        {title} · {formats.number(ids.length)}
      </SectionTitle>
      <ul className={styles.people}>
        {ids.map((id) => (
          <li key={id} className={styles.person}>
            <Avatar face={face(id)} size={32} />
            <Bdi cut>{name(id)}</Bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
