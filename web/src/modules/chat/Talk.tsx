/** An open conversation: its bar, its messages, and where one writes. */

import {
  type ContactCardBody,
  type Conversation,
  MENTIONS_MAX,
  type Mention,
  type PlaceBody,
  TEXT_LENGTH_MAX,
} from '@sampan/contract'
import type { TFunction } from 'i18next'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Act, useLive } from '../../app/sync/index.ts'
import type { Actions } from '../../sync/index.ts'
import type { Face } from '../../ui/face.ts'
import { NoticeBar } from '../groups/NoticeBar.tsx'
import { RequestsBar } from '../groups/RequestsBar.tsx'
import { isSilenced, mayWrite, pauseSeconds } from '../groups/rules.ts'
import { useSlowMode } from '../groups/useSlowMode.ts'
import { ComposedPreview } from '../links/ComposedPreview.tsx'
import { usePreview } from '../links/usePreview.ts'
import { Backdrop } from '../options/Backdrop.tsx'
import { usePollEntry } from '../polls/usePollEntry.ts'
import { Composer } from './Composer.tsx'
import { DropZone } from './DropZone.tsx'
import { everyoneCalled, type Mentionable, mayCallEveryone } from './mentions.ts'
import type { OpenNames } from './names.ts'
import { pictureSize } from './pictureSize.ts'
import { calledIn } from './richText.ts'
import { type ChosenFile, SendFilesSheet } from './SendFilesSheet.tsx'
import { SendPicturesSheet } from './SendPicturesSheet.tsx'
import styles from './Talk.module.css'
import { TalkHead } from './TalkHead.tsx'
import type { TalkListHandle } from './TalkList.tsx'
import { TalkMessages } from './TalkMessages.tsx'
import { useCardEntries } from './useCardEntries.ts'
import { useDraft } from './useDraft.ts'
import { useEditing } from './useEditing.ts'
import { useMoneyEntries } from './useMoneyEntries.ts'
import { useReply } from './useReply.ts'

const SendCardSheet = lazy(() => import('./SendCardSheet.tsx'))
const SendPlaceSheet = lazy(() => import('./SendPlaceSheet.tsx'))
const PhotoEditor = lazy(() => import('../photoEditor/PhotoEditor.tsx'))

export interface TalkProps {
  conversation: Conversation
  /** As it was when it was opened. */
  opened: Conversation
  names: OpenNames
  faceOf: (memberId: string) => Face
  listNames: (names: readonly string[]) => string
  t: TFunction<['chat', 'common', 'files', 'messages']>
  act: Act
  actions: Actions
  detailsOpen: boolean
}

export function Talk(props: TalkProps) {
  const { conversation, names, faceOf, t, actions } = props
  const { id: conversationId } = conversation
  const { writing, write, clear } = useDraft(conversationId)
  const [files, setFiles] = useState<File[]>([])
  const [others, setOthers] = useState<{ files: File[]; plain: boolean }>({ files: [], plain: false })
  /** Pictures are shown as pictures; as soon as something else is among them, all of them in one list. */
  const take = useCallback((chosen: File[]) => {
    if (chosen.every((file) => isPicture(file))) setFiles(chosen)
    else setOthers({ files: chosen, plain: false })
  }, [])
  const [editing, setEditing] = useState<File>()
  const talk = useRef<TalkListHandle>(null)
  const people = usePeople(conversation, names, faceOf)
  const everyone = useEveryone(conversation, people)
  const reply = useReply(conversationId, writing.replyToSeq, props)
  const [sheet, setSheet] = useState<'card' | 'place'>()
  const [choosing, setChoosing] = useState(false)
  const more = [...useCardEntries(setSheet), ...useMoneyEntries(conversation), usePollEntry(conversationId)]
  const sendCard = (body: ContactCardBody | PlaceBody) => {
    void actions.sendCard({ conversationId, body, replyToSeq: writing.replyToSeq })
    write({ replyToSeq: null })
    talk.current?.goToNewest()
  }
  const { act } = props
  const onEditPicture = useCallback(
    (url: string) =>
      void act(async () => {
        const picture = await (await fetch(url)).blob()
        setEditing(new File([picture], 'picture', { type: picture.type }))
      }),
    [act],
  )
  const onReply = useCallback((seq: number) => write({ replyToSeq: seq }), [write])
  const onName = useCallback(
    (memberId: string) =>
      write(({ text, mentions }) => {
        const name = names.publicNameOf(memberId)
        const gap = text === '' || /\s$/.test(text) ? '' : ' '
        const written = `${text}${gap}@${name} `
        if (written.length > TEXT_LENGTH_MAX || mentions.length >= MENTIONS_MAX) return {}
        const mention = { memberId, offset: text.length + gap.length, length: name.length + 1 }
        return { text: written, mentions: [...mentions, mention] }
      }),
    [write, names],
  )
  const edit = useEditing(props)
  const { markedUnread } = conversation
  // Whoever opens it has seen the mark.
  useEffect(() => {
    if (markedUnread) void actions.setPreferences(conversationId, { markedUnread: false })
  }, [markedUnread, actions, conversationId])
  const { t: groupWords } = useTranslation('groups')
  const slowSeconds = useSlowMode(conversation)

  const page = usePreview(writing.text)
  const shown = edit.editing ? edit.page : page
  const send = (text: string, mentions: Mention[]) => {
    const { replyToSeq } = writing
    void actions.sendText({ conversationId, text: text.trim(), mentions, replyToSeq, preview: page.preview })
    clear()
    talk.current?.goToNewest()
  }
  const sendFiles = async (chosenFiles: readonly ChosenFile[], caption: string) => {
    const { replyToSeq } = writing
    for (const { file, video } of chosenFiles) {
      const message = { conversationId, blob: file, name: file.name, replyToSeq }
      await (video ? actions.sendVideo({ ...message, ...video, caption }) : actions.sendFile(message))
    }
    write({ replyToSeq: null })
    talk.current?.goToNewest()
  }
  const sendPictures = async (chosen: readonly File[], caption: string) => {
    for (const blob of chosen) {
      const size = await pictureSize(blob)
      await actions.sendPicture({ conversationId, blob, ...size, caption, replyToSeq: writing.replyToSeq })
    }
    write({ replyToSeq: null })
    talk.current?.goToNewest()
  }

  return (
    <>
      <TalkHead {...props} />
      <NoticeBar conversation={conversation} nameOf={names.nameOf} />
      <RequestsBar conversation={conversation} />
      <DropZone onFiles={take} text={t('files:choose.drop')} disabled={!mayWrite(conversation) || slowSeconds > 0}>
        <Backdrop background={conversation.background} />
        <TalkMessages
          {...props}
          talk={talk}
          onReply={onReply}
          onEdit={edit.begin}
          onEditPicture={onEditPicture}
          onName={mayWrite(conversation) ? onName : undefined}
          choosing={choosing}
          onChoosing={setChoosing}
        />
      </DropZone>
      {choosing ? null : mayWrite(conversation) ? (
        <Composer
          waitSeconds={slowSeconds}
          pauseSeconds={pauseSeconds(conversation)}
          text={edit.editing?.text ?? writing.text}
          editing={
            edit.editing && {
              key: edit.editing.seq,
              before: edit.editing.before,
              named: edit.editing.named,
              mayBeEmpty: edit.editing.kind === 'caption',
              onCancel: edit.end,
            }
          }
          onEditLast={edit.beginLast}
          onText={(text, mentions) => {
            if (edit.editing) return edit.write(text)
            write({ text, mentions })
            if (text !== '') actions.setTyping(conversationId)
          }}
          people={[...everyone, ...people]}
          named={calledIn(writing.text, writing.mentions)}
          reply={reply}
          onCancelReply={() => write({ replyToSeq: null })}
          attached={shown.preview && <ComposedPreview preview={shown.preview} onRemove={shown.remove} />}
          onSend={edit.editing ? edit.save : send}
          more={more}
          onFiles={take}
          onPlainFiles={(chosen) => setOthers({ files: chosen, plain: true })}
          onSticker={(sticker) => {
            void actions.sendSticker({ conversationId, ...sticker, replyToSeq: writing.replyToSeq })
            write({ replyToSeq: null })
            talk.current?.goToNewest()
          }}
          onVoice={({ blob, durationMs, waveform }) => {
            const { replyToSeq } = writing
            void actions.sendVoice({ conversationId, blob, durationMs, waveform: [...waveform], replyToSeq })
            write({ replyToSeq: null })
            talk.current?.goToNewest()
          }}
        />
      ) : (
        <p className={styles.cannotPost}>{isSilenced(conversation) ? groupWords('adminsOnly') : t('cannotPost')}</p>
      )}
      {editing && (
        <Suspense>
          <PhotoEditor
            file={editing}
            onClose={() => setEditing(undefined)}
            onDone={(made) => {
              setEditing(undefined)
              setFiles([made])
            }}
          />
        </Suspense>
      )}
      <Suspense>
        {sheet === 'card' && <SendCardSheet open onClose={() => setSheet(undefined)} onSend={sendCard} />}
        {sheet === 'place' && <SendPlaceSheet open onClose={() => setSheet(undefined)} onSend={sendCard} />}
      </Suspense>
      <SendFilesSheet
        files={others.files}
        plain={others.plain}
        onFiles={(left) => setOthers({ files: left, plain: others.plain })}
        onSend={(chosen, caption) => void act(() => sendFiles(chosen, caption))}
      />
      <SendPicturesSheet
        files={files}
        onFiles={setFiles}
        onSend={(chosen, caption) => void sendPictures(chosen, caption)}
      />
    </>
  )
}

/** What the server takes as a picture, by what the browser makes of its name; all else goes as a file. */
const isPicture = (file: File): boolean => /^image\/(jpeg|png|webp|gif|avif|hei[cf])$/.test(file.type)

/** All of them at once, where one may call them so. */
function useEveryone(conversation: Conversation, people: readonly Face[]): Mentionable[] {
  const { t } = useTranslation('alerts')
  return mayCallEveryone(conversation, people) ? [everyoneCalled(t('everyone'))] : []
}

/** The others of a group, to be mentioned; nobody in direct chats. */
function usePeople(conversation: Conversation, names: OpenNames, faceOf: (id: string) => Face): Mentionable[] {
  const members = useLive((queries) => queries.members(conversation.id), conversation.id) ?? []
  if (conversation.kind === 'direct') return []
  return members
    .filter(({ member, left }) => !left && member.id !== names.selfId)
    .map(({ member }) => ({ ...faceOf(member.id), called: names.publicNameOf(member.id) }))
}
