/** One item of a conversation, drawn again only when it has changed: pages come in above while one scrolls. */
import type { Message as SentMessage } from '@sampan/contract'
import type { TFunction } from 'i18next'
import { memo } from 'react'
import { Message, type MessageProps } from './Message.tsx'
import { type MessageActions, MessageContext, MessageMenuButton } from './MessageMenu.tsx'
import type { Names } from './names.ts'
import { noteText } from './noteText.ts'
import { Selectable } from './SelectBar.tsx'
import { DayMark, SystemNote, UnreadMark } from './TalkMarks.tsx'
import type { TalkItem } from './talkItems.ts'

/** What can be done with messages. One object for as long as the conversation is open. */
export interface TalkHands {
  menuOf(message: SentMessage): MessageActions
  onReact(message: SentMessage, emoji: string | null): void
  onName(memberId: string): void
  onOpenPicture(key: string): void
  onGoTo(seq: number): void
  onRetry(messageId: string): void
  onCancel(messageId: string): void
  onChoose(seq: number, chosen: boolean): void
}

/** What all rows stand in. Another object draws all of them again. */
export interface TalkScene {
  group: boolean
  names: Names
  t: TFunction<['chat', 'common', 'files', 'messages']>
  listNames(names: readonly string[]): string
  personHref(memberId: string): string | undefined
  /** Whether a sender may be named in what one writes. */
  mayName: boolean
  hands: TalkHands
}

interface TalkRowProps {
  item: TalkItem
  scene: TalkScene
  lit: boolean
  translation: MessageProps['translation']
  /** Undefined while no messages are being chosen. */
  chosen: boolean | undefined
  /** Of the item that begins a day. */
  day: string | undefined
}

export const TalkRow = memo(function TalkRow(props: TalkRowProps) {
  const { item, scene, day = '' } = props
  switch (item.kind) {
    case 'day':
      return <DayMark>{day}</DayMark>
    case 'unread':
      return <UnreadMark />
    case 'note': {
      const { body } = item.message
      const { names, t, listNames } = scene
      return body.kind === 'note' ? <SystemNote>{noteText(body.note, names, t, listNames)}</SystemNote> : null
    }
    case 'message':
      return <MessageRow {...props} item={item} />
  }
})

function MessageRow({
  item,
  scene,
  lit,
  translation,
  chosen,
}: TalkRowProps & { item: Extract<TalkItem, { kind: 'message' }> }) {
  const { message, source, follows } = item
  const { group, names, t, personHref, hands } = scene
  const sent = source.kind === 'message' ? source.message : undefined
  const { replyToSeq } = source.kind === 'message' ? source.message : source.outgoing
  // Made when one is opened: what it offers depends on the moment.
  const actions = sent && (() => hands.menuOf(sent))
  const drawn = (
    <Message
      message={message}
      follows={follows}
      group={group}
      translation={translation}
      lit={lit}
      personHref={personHref}
      onName={scene.mayName && chosen === undefined ? () => hands.onName(message.sender.id) : undefined}
      {...(message.body.kind === 'picture' && { onOpenPicture: () => hands.onOpenPicture(message.key) })}
      {...(replyToSeq !== null && { onGoToQuote: () => hands.onGoTo(replyToSeq) })}
      {...(sent && { onReact: (emoji: string | null) => hands.onReact(sent, emoji) })}
      {...(actions && { menu: <MessageMenuButton actions={actions} /> })}
      {...(source.kind === 'outgoing' && {
        onRetry: () => hands.onRetry(source.outgoing.messageId),
        onCancel: () => hands.onCancel(source.outgoing.messageId),
      })}
    />
  )
  if (chosen !== undefined) {
    if (!sent) return drawn
    const { seq, senderId } = sent
    const label =
      senderId === names.selfId ? t('message.fromYou') : t('message.from', { name: names.nameOf(senderId ?? '') })
    return (
      <Selectable selected={chosen} onChange={(selected) => hands.onChoose(seq, selected)} label={label}>
        {drawn}
      </Selectable>
    )
  }
  return actions && message.body.kind !== 'recalled' ? (
    <MessageContext actions={actions}>{drawn}</MessageContext>
  ) : (
    drawn
  )
}
