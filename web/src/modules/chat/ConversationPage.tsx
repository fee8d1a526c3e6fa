import type { Conversation } from '@sampan/contract'
import { OfflineError } from '@sampan/sdk'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { NotFound } from '../../app/NotFound.tsx'
import { useAct, useFaceOf, useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { useWhenever } from '../../app/useWhenever.ts'
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
  const { t } = useTranslation(['chat', 'common', 'files', 'messages'])
  const faceOf = useFaceOf()
  const view = useLive(async (queries) => (await queries.conversation(conversationId)) ?? null, conversationId)
  // They are read again whenever the conversation changes, and mostly are the same.
  const known = useSame(useLive((queries) => queries.peopleIn(conversationId), conversationId))
  const failed = useOpened(conversationId)
  const { act } = useAct()

  const people = useMemo(() => new Map(known?.members.map((member) => [member.id, member])), [known])
  const names = useMemo(
    () => known && namesFrom(memberId, people, new Map(known.remarks), new Map(known.nicknames)),
    [known, people, memberId],
  )
  const faceById = useCallback(
    (id: string) => {
      const member = people.get(id)
      return member ? faceOf(member, names?.nameOf(id)) : { id, name: '…' }
    },
    [people, names, faceOf],
  )
  // A draft that is saved changes the row in the store, but not the conversation: what did not change is not drawn again.
  const conversation = useSame(view?.conversation)
  // The conversation as it was when it was opened: where unread messages begin does not move while one reads.
  const opened = useRef<Conversation>(undefined)
  if (conversation && !opened.current) opened.current = conversation

  // It was never there for the caller; or it was, until the caller was removed, or left on another device.
  if (view === null && (failed || opened.current)) return <NotFound />
  if (!conversation || !names || !opened.current) return <Skeleton shape="talk" />
  return (
    <Talk
      conversation={conversation}
      opened={opened.current}
      names={names}
      faceOf={faceById}
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
  const { session, ready } = useStatus()
  const [failed, setFailed] = useState(false)
  // Again once there is a session to ask with.
  useWhenever(`${conversationId} ${session} ${ready}`, () => {
    let here = true
    // Offline, what the store holds is shown.
    actions.open(conversationId).catch((error) => here && !(error instanceof OfflineError) && setFailed(true))
    return () => {
      here = false
    }
  })
  return failed
}

/** The value before, for as long as the new one says the same. Plain values only. */
function useSame<Value>(value: Value): Value {
  const held = useRef(value)
  if (JSON.stringify(held.current) !== JSON.stringify(value)) held.current = value
  return held.current
}
