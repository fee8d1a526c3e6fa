import type { Mention } from '@sampan/contract'
import { Check, SendHorizontal, Smile, X } from 'lucide-react'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useWheneverLayout } from '../../app/useWhenever.ts'
import { isComposing } from '../../ui/composing.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { Popup } from '../../ui/Popup.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { useReading } from '../contacts/pinyin.ts'
import { SlowLine, SlowWait } from '../groups/SlowMode.tsx'
import { isNamed } from '../search/isNamed.ts'
import type { SentSticker } from '../stickers/recent.ts'
import { AttachMenu } from './AttachMenu.tsx'
import styles from './Composer.module.css'
import { MentionOffers } from './MentionOffers.tsx'
import type { Mentionable } from './mentions.ts'
import type { QuoteData } from './message.ts'
import { Quote } from './Quote.tsx'
import type { RecordedVoice } from './recorder.ts'
import { type Called, findMentions, mentionQuery } from './richText.ts'
import { useGrowing } from './useGrowing.ts'
import { VoiceButton } from './VoiceButton.tsx'

const ExpressionPicker = lazy(() => import('../stickers/ExpressionPicker.tsx'))
const EmojiPicker = lazy(() => import('./EmojiPicker.tsx'))

export interface ComposerProps {
  /** The draft; the composer keeps what is typed and tells each change. */
  text: string
  onText: (text: string, mentions: Mention[]) => void
  /** Who can be mentioned: the others of a group; empty in direct chats. */
  people: readonly Mentionable[]
  /** Whom the draft names already. */
  named?: readonly Called[]
  reply?: QuoteData | undefined
  onCancelReply: () => void
  /** What goes with the text, to be seen above the field. */
  attached?: ReactNode
  /** The words of a sent message are being changed: `text` holds the new ones. */
  editing?: ComposerEditing | undefined
  /** Changes the words of the last own message: the arrow up in an empty field. */
  onEditLast?: (() => void) | undefined
  onSend: (text: string, mentions: Mention[]) => void
  /** A slow group: how long one waits between messages, and how long still; 0 is not at all. */
  pauseSeconds?: number
  waitSeconds?: number
  /** Pictures, videos, or whatever was pasted. */
  onFiles: (files: File[]) => void
  /** Files to send as they are. */
  onPlainFiles: (files: File[]) => void
  onVoice: (voice: RecordedVoice) => void
  onSticker?: ((sticker: SentSticker) => void) | undefined
  /** What else can be sent here, beside pictures. */
  more?: readonly MenuEntry[]
}

export interface ComposerEditing {
  key: number
  before: string
  /** Whom they named. */
  named: readonly Called[]
  /** What is below a picture may be nothing. */
  mayBeEmpty: boolean
  onCancel: () => void
}

const nobody: readonly Called[] = []
const offeredMax = 6

/** Field, emoji, pictures, and a microphone that becomes the send button as soon as there is text. */
export function Composer(props: ComposerProps) {
  const {
    text,
    onText,
    people,
    named = nobody,
    reply,
    onCancelReply,
    attached,
    onSend,
    onFiles,
    onPlainFiles,
    onVoice,
    onSticker,
    more = [],
    editing,
    onEditLast,
    pauseSeconds = 0,
    waitSeconds = 0,
  } = props
  const { t } = useTranslation(['chat', 'messages'])
  const field = useRef<HTMLTextAreaElement>(null)
  const [recording, setRecording] = useState(false)
  const [caret, setCaret] = useState(0)
  const [offered, setOffered] = useState(0)
  const chosen = useRef<Called[]>([])
  /** Where the caret is to stand once what was put in is there. */
  const caretNext = useRef<number>(undefined)
  const empty = text.trim() === ''
  const mayNotSend = empty && !editing?.mayBeEmpty

  useGrowing(field, text)
  useLayoutEffect(() => {
    if (reply) field.current?.focus()
  }, [reply])
  useWheneverLayout(editing?.key, () => {
    if (!editing) return
    chosen.current = [...editing.named]
    field.current?.focus()
    field.current?.setSelectionRange(text.length, text.length)
  })
  // On a phone the keyboard would cover what one came to read.
  const desktop = useDesktop()
  useEffect(() => {
    if (desktop && matchMedia('(pointer: fine)').matches) field.current?.focus()
  }, [desktop])

  // Named from outside, by a long press on a face: one goes on writing.
  const namedCount = useRef(named.length)
  useLayoutEffect(() => {
    const isMore = named.length > namedCount.current
    namedCount.current = named.length
    if (!isMore || document.activeElement === field.current) return
    field.current?.focus()
    field.current?.setSelectionRange(text.length, text.length)
  }, [named.length, text.length])

  const mentionsOf = (written: string) =>
    findMentions(written, editing ? chosen.current : [...named, ...chosen.current])
  const change = (written: string) => onText(written, mentionsOf(written))
  const asked = mentionQuery(text, caret)
  const read = useReading(asked?.query ?? '', () => people.flatMap(({ name, called }) => [name, called]))
  const matches = asked
    ? people.filter(({ name, called }) => isNamed(asked.query, [name, called], read)).slice(0, offeredMax)
    : []

  const send = () => {
    if (mayNotSend || (waitSeconds > 0 && !editing)) return
    onSend(text, mentionsOf(text))
    chosen.current = []
    field.current?.focus()
  }
  const insert = (what: string, from = field.current?.selectionStart ?? text.length) => {
    const to = field.current?.selectionEnd ?? text.length
    const written = text.slice(0, from) + what + text.slice(to)
    caretNext.current = from + what.length
    change(written)
  }
  // With the text itself: a key that is struck before the next frame comes after what was put in.
  useWheneverLayout(text, () => {
    const after = caretNext.current
    if (after === undefined) return
    caretNext.current = undefined
    field.current?.focus()
    field.current?.setSelectionRange(after, after)
    setCaret(after)
  })
  const mention = ({ id, called }: Mentionable) => {
    if (!asked) return
    chosen.current = [...chosen.current.filter((each) => each.id !== id), { id, name: called }]
    insert(`@${called} `, asked.start)
    setOffered(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    const current = matches[Math.min(offered, matches.length - 1)]
    if (current && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      setOffered((at) => (at + (event.key === 'ArrowDown' ? 1 : matches.length - 1)) % matches.length)
    } else if (current && (event.key === 'Tab' || event.key === 'Enter')) {
      event.preventDefault()
      mention(current)
    } else if (current && event.key === 'Escape') {
      event.preventDefault()
      setCaret(0)
    } else if (event.key === 'Enter' && !event.shiftKey && matchMedia('(pointer: fine)').matches) {
      event.preventDefault()
      send()
    } else if (event.key === 'Escape' && editing) {
      event.preventDefault()
      editing.onCancel()
    } else if (event.key === 'ArrowUp' && text === '' && !editing && onEditLast) {
      event.preventDefault()
      onEditLast()
    } else if (event.key === 'Escape' && reply) {
      event.preventDefault()
      onCancelReply()
    }
  }
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    onFiles(files)
  }

  return (
    <footer className={styles.composer}>
      {matches.length > 0 && <MentionOffers people={matches} current={offered} onChoose={mention} />}
      {editing && (
        <div className={styles.reply}>
          <Quote quote={{ name: t('messages:edit.editing'), text: editing.before, own: false }} />
          <IconButton label={t('messages:edit.cancelEdit')} icon={X} size={20} onPress={editing.onCancel} />
        </div>
      )}
      {reply && !editing && (
        <div className={styles.reply}>
          <Quote quote={reply} />
          <IconButton label={t('composer.cancelReply')} icon={X} size={20} onPress={onCancelReply} />
        </div>
      )}
      {attached}
      {pauseSeconds > 0 && !editing && <SlowLine pauseSeconds={pauseSeconds} />}
      <div className={styles.line}>
        {!recording && (
          <>
            {!editing && waitSeconds === 0 && <AttachMenu {...{ onFiles, onPlainFiles, more }} />}
            <div className={styles.field}>
              <textarea
                ref={field}
                className={styles.input}
                rows={1}
                {...(text !== '' && { dir: 'auto' })}
                aria-label={t('composer.title')}
                placeholder={t('composer.placeholder')}
                maxLength={4000}
                enterKeyHint="enter"
                value={text}
                onChange={(event) => {
                  setCaret(event.currentTarget.selectionStart)
                  setOffered(0)
                  change(event.currentTarget.value)
                }}
                onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
                onKeyDown={onKeyDown}
                onPaste={onPaste}
              />
              <Popup label={t('emoji.title')} trigger={<IconButton label={t('composer.emoji')} icon={Smile} />}>
                {(close) => (
                  <Suspense fallback={<div className={styles.waiting} />}>
                    {onSticker && !editing && waitSeconds === 0 ? (
                      <ExpressionPicker
                        onEmoji={(emoji) => insert(emoji)}
                        onSticker={(sticker) => {
                          onSticker(sticker)
                          close()
                        }}
                      />
                    ) : (
                      <EmojiPicker onEmoji={(emoji) => insert(emoji)} />
                    )}
                  </Suspense>
                )}
              </Popup>
            </div>
          </>
        )}
        {waitSeconds > 0 && !editing ? (
          <SlowWait seconds={waitSeconds} />
        ) : editing ? (
          <IconButton label={t('messages:edit.save')} icon={Check} look="filled" disabled={mayNotSend} onPress={send} />
        ) : empty || recording ? (
          <VoiceButton onVoice={onVoice} onRecording={setRecording} />
        ) : (
          <IconButton label={t('composer.send')} icon={SendHorizontal} turns look="filled" onPress={send} />
        )}
      </div>
    </footer>
  )
}
