import { useState } from 'react'
import { useFormats } from '../locales/useFormats.ts'
import { Composer } from '../modules/chat/Composer.tsx'
import { JumpToNewest } from '../modules/chat/JumpToNewest.tsx'
import { Message } from '../modules/chat/Message.tsx'
import { type MessageActions, MessageContext, MessageMenuButton } from '../modules/chat/MessageMenu.tsx'
import type { MessageData } from '../modules/chat/message.ts'
import { PictureViewer } from '../modules/chat/PictureViewer.tsx'
import styles from '../modules/chat/Talk.module.css'
import { TalkBar } from '../modules/chat/TalkBar.tsx'
import { DayMark, SystemNote, TypingLine, UnreadMark } from '../modules/chat/TalkMarks.tsx'
import type { Face } from '../ui/face.ts'
import { now } from './chats.ts'
import { anya, jonas, lucia, mei, omar, placeUrl } from './people.ts'

const at = (hour: number, minute: number) => new Date(2025, 10, 21, hour, minute)
const waveform = [8, 9, 16, 31, 22, 14, 20, 17, 4, 9, 6, 8, 29, 10, 18, 10, 9, 15, 15, 11, 9, 4, 13, 14, 9, 28, 10, 25]
const actions: MessageActions = {
  mine: '👍',
  onReact: () => {},
  onMoreReactions: () => {},
  onReply: () => {},
  onCopy: () => {},
  onForward: () => {},
  onRecall: () => {},
  onHide: () => {},
}

let lastSeq = 0
const message = (sender: Face, time: Date, body: MessageData['body'], more: Partial<MessageData> = {}): MessageData => {
  lastSeq += 1
  return {
    key: `m${lastSeq}`,
    seq: lastSeq,
    out: sender === omar,
    sender,
    at: time,
    forwarded: false,
    edited: false,
    reactions: [],
    body,
    ...(sender === omar && { mark: 'read' }),
    ...more,
  }
}
const text = (words: string) => ({ kind: 'text', text: words, mentions: [] }) as const
const river = {
  kind: 'picture',
  url: placeUrl('river'),
  width: 960,
  height: 640,
  placeholder: '3OcRJYB4d3h/iIeHeEh3eIhw+j2w',
  caption: '',
} as const

const direct: readonly MessageData[] = [
  message(mei, at(9, 2), { ...river, caption: '江上起雾了，好美' }),
  message(omar, at(9, 5), text('Beautiful! Save me a seat.'), {
    quote: { name: mei.name, text: '江上起雾了，好美', pictureUrl: placeUrl('river'), own: false },
    reactions: [{ emoji: '❤️', count: 1, mine: false, names: 'Mei 林美' }],
  }),
  message(mei, at(9, 8), { kind: 'voice', url: '/none.ogg', durationMs: 14_200, waveform }),
  message(omar, at(9, 11), { ...river, url: placeUrl('boats'), width: 500, height: 700 }, { mark: 'sent' }),
  message(
    omar,
    at(9, 12),
    text('https://ferries.example/timetable is the one, ما أجمله! And here is a longer line that has to wrap.'),
    {
      mark: 'read',
      forwarded: true,
    },
  ),
  message(mei, at(9, 36), text('👍🎉')),
  message(mei, at(9, 37), { kind: 'recalled' }),
  message(omar, at(9, 38), { kind: 'voice', url: '/own.ogg', durationMs: 3_000, waveform }, { mark: 'sending' }),
  message(omar, at(9, 40), text('Two thermoses, promise'), { mark: 'failed', seq: undefined }),
]

const group: readonly MessageData[] = [
  message(anya, at(9, 14), text('Я возьму плед и термос. Кто едет первым паромом?')),
  message(mei, at(9, 21), { ...river, caption: '十点二十的船，我已经到码头了' }),
  message(omar, at(9, 24), text('Perfect. I’ll be there at ten.')),
  message(lucia, at(9, 31), text('Pagato! Porto le focacce')),
  message(lucia, at(9, 31), text('E le olive.')),
  message(
    jonas,
    at(9, 35),
    {
      kind: 'text',
      text: '@Omar عمر you bring the tea?',
      mentions: [{ memberId: 'omar', offset: 0, length: 9 }],
    },
    {
      reactions: [
        { emoji: '👍', count: 2, mine: true, names: 'Mei, Omar' },
        { emoji: '😂', count: 1, mine: false, names: 'Lucia' },
      ],
    },
  ),
  message(omar, at(9, 40), text('Two thermoses, promise'), { mark: 'failed', seq: undefined }),
]

/** A conversation made of its parts, without a store. */
export function Talk({
  many,
  draft = '',
  detailsOpen = false,
}: {
  many: boolean
  draft?: string
  detailsOpen?: boolean
}) {
  const formats = useFormats()
  const [words, setWords] = useState(draft)
  const [picture, setPicture] = useState<string>()
  const [replying, setReplying] = useState(draft !== '')
  const messages = many ? group : direct
  return (
    <>
      <TalkBar
        conversationId="2"
        kind={many ? 'group' : 'direct'}
        name={many ? 'Weekend on the river' : mei.name}
        face={many ? { id: 'g', name: 'Weekend on the river' } : mei}
        members={[jonas, lucia, anya, mei]}
        online
        status={many ? '5 people · 3 online' : 'online'}
        live={!many}
        detailsOpen={detailsOpen}
      />
      <div className={styles.room}>
        <div className={styles.scroll}>
          <div className={styles.fill} />
          <div className={styles.talk}>
            <DayMark>{formats.day(now, now)}</DayMark>
            {many && <SystemNote>{'Mei 林美 invited Jonas'}</SystemNote>}
            {messages.map((each, index) => (
              <div key={each.key}>
                {index === messages.length - 2 && <UnreadMark />}
                <MessageContext actions={() => actions}>
                  <Message
                    message={each}
                    follows={
                      messages[index - 1]?.sender === each.sender && messages[index - 1]?.body.kind !== 'picture'
                    }
                    group={many}
                    onOpenPicture={() => setPicture('river')}
                    onGoToQuote={() => {}}
                    onReact={() => {}}
                    onRetry={() => {}}
                    menu={<MessageMenuButton actions={() => actions} />}
                  />
                </MessageContext>
              </div>
            ))}
            {many && <TypingLine text="Anya Аня is typing…" />}
          </div>
        </div>
        {many && <JumpToNewest unreadCount={3} onPress={() => {}} />}
      </div>
      <Composer
        text={words}
        onText={setWords}
        people={many ? [mei, anya, lucia, jonas].map((face) => ({ ...face, called: face.name })) : []}
        reply={replying ? { name: mei.name, text: '江上起雾了，好美', own: false } : undefined}
        onCancelReply={() => setReplying(false)}
        onSend={() => setWords('')}
        onPlainFiles={() => {}}
        onFiles={() => {}}
        onVoice={() => {}}
      />
      <PictureViewer
        pictures={['river', 'boats', 'market'].map((name) => ({
          key: name,
          url: placeUrl(name),
          thumbnailUrl: placeUrl(name),
          width: 960,
          height: 640,
          caption: name === 'river' ? '江上起雾了，好美' : '',
          name: mei.name,
          at: now,
        }))}
        shown={picture}
        onShow={setPicture}
        onClose={() => setPicture(undefined)}
        onSave={() => {}}
      />
    </>
  )
}
