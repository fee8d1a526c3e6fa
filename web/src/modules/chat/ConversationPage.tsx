import type { Conversation, Member } from '@sampan/contract'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { NotFound } from '../../app/NotFound.tsx'
import { remarksOf, useAct, useFaceOf, useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { namesFrom } from './names.ts'
import { Talk } from './Talk.tsx'

/** A conversation by its address: opened in the store, then drawn. */
export function ConversationPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { conversationId = '' } = parameters
  return <Opened key={conversationId} conversationId={conversationId} />
}

function Opened({ conversationId }: { conversationId: string }) {
  const { actions } = useSync()
  const { memberId } = useStatus()
  const [path] = useLocation()
  const { list } = useFormats()
  const { t } = useTranslation(['chat', 'common'])
  const faceOf = useFaceOf()
  const view = useLive(async (queries) => (await queries.conversation(conversationId)) ?? null, conversationId)
  const people = useLive((queries) => queries.people())
  const relations = useLive((queries) => queries.relations())
  const failed = useOpened(conversationId)
  const { act } = useAct()

  const names = useMemo(
    () => (people && relations ? namesFrom(memberId, people, remarksOf(relations)) : undefined),
    [people, relations, memberId],
  )
  // The conversation as it was when it was opened: where unread messages begin does not move while one reads.
  const opened = useRef<Conversation>(undefined)
  if (view && !opened.current) opened.current = view.conversation

  if (view === null && failed) return <NotFound />
  if (!view || !names || !people || !opened.current) return <Skeleton shape="talk" />
  return (
    <Talk
      conversation={view.conversation}
      opened={opened.current}
      names={names}
      faceOf={(id) => {
        const member: Member | undefined = people.get(id)
        return member ? faceOf(member, names.nameOf(id)) : { id, name: '…' }
      }}
      listNames={list}
      t={t}
      act={act}
      actions={actions}
      detailsOpen={path.endsWith('/details')}
    />
  )
}

/** Fetches what is needed to show it. Answers true where there is no such conversation. */
function useOpened(conversationId: string): boolean {
  const { actions } = useSync()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let here = true
    // Offline, what the store holds is shown.
    actions.open(conversationId).catch(() => here && setFailed(true))
    return () => {
      here = false
    }
  }, [actions, conversationId])
  return failed
}
