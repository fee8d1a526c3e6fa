import { memo } from 'react'
import { tileOf, useObservable, useOnlineMembers, useStatus, useSync } from '../../app/sync/index.ts'
import { useLastSeen } from '../privacy/useLastSeen.ts'
import { conversationName, isNotes } from './names.ts'
import type { TalkProps } from './Talk.tsx'
import { TalkBar } from './TalkBar.tsx'

/** The bar over a conversation: who it is with, and what they are at. */
export const TalkHead = memo(function TalkHead({ conversation, names, faceOf, listNames, t, detailsOpen }: TalkProps) {
  const online = useOnlineMembers()
  const { link } = useStatus()
  const typing = useObservable(useSync().typing).get(conversation.id) ?? []
  const name = conversationName(conversation, names, listNames)
  const { peer, kind, memberCount } = conversation
  const isNotesHere = isNotes(conversation, names.selfId)
  const isOnline = peer !== null && !isNotesHere && online.has(peer.id)
  const lastSeen = useLastSeen(isNotesHere ? null : (peer?.id ?? null), isOnline)
  const isTyping = kind === 'direct' && typing.length > 0
  const status = isTyping
    ? t('typing')
    : kind === 'group'
      ? t('people', { count: memberCount })
      : isNotesHere
        ? t('note.notesBegun')
        : isOnline
          ? t('online')
          : // Without a connection nothing is known of others.
            (lastSeen ?? (link === 'online' ? t('offline') : ''))
  return (
    <TalkBar
      conversationId={conversation.id}
      kind={kind}
      name={name}
      face={peer ? faceOf(peer.id) : { id: conversation.id, name }}
      members={tileOf(conversation, names.selfId).map(({ id }) => faceOf(id))}
      online={isOnline}
      status={status}
      live={isTyping || isOnline}
      detailsOpen={detailsOpen}
    />
  )
})
