import type { TFunction } from 'i18next'
import {
  Bookmark,
  CheckCheck,
  Copy,
  Ellipsis,
  Flag,
  Forward,
  Languages,
  ListChecks,
  Pencil,
  Reply,
  SmilePlus,
  Sticker,
  TextCursor,
  Trash2,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Toolbar } from 'react-aria-components/Toolbar'
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { ContextMenu, Menu, type MenuEntry } from '../../ui/Menu.tsx'
import styles from './MessageMenu.module.css'
import { quickReactions } from './message.ts'

export interface MessageActions {
  /** Of the reactions, which one is mine. */
  mine: string | undefined
  onReact: (emoji: string | null) => void
  /** Opens the whole picker. */
  onMoreReactions: () => void
  onReply?: (() => void) | undefined
  onCopy?: (() => void) | undefined
  /** Shows the words alone, to mark some of them with a finger. */
  onSelectText?: (() => void) | undefined
  /** Where the server has a translator. */
  onTranslate?: (() => void) | undefined
  onHideTranslation?: (() => void) | undefined
  onForward?: (() => void) | undefined
  /** Into one’s favourites. */
  onKeep?: (() => void) | undefined
  /** Of stickers that people made. */
  onKeepSticker?: (() => void) | undefined
  /** Absent when the quarter of an hour is over. */
  onEdit?: (() => void) | undefined
  /** Begins to choose several. */
  onSelect?: (() => void) | undefined
  /** Absent when the two minutes are over. */
  onRecall?: (() => void) | undefined
  onHide?: (() => void) | undefined
  onReport?: (() => void) | undefined
  /** Who has read it, in small groups. */
  readers?: { count: number; onShow: () => void } | undefined
}

/** Asked for when a menu opens. */
type ActionsOf = () => MessageActions

/** Wraps a message: a long press or a right click opens the menu, with reactions on top. */
export function MessageContext({ actions, children }: { actions: ActionsOf; children: ReactNode }) {
  const { t } = useTranslation('chat')
  const entriesOf = useEntries()
  return (
    <ContextMenu
      label={t('message.menu')}
      entries={() => entriesOf(actions(), false)}
      head={(close) => <ReactionLine actions={actions()} onDone={close} />}
    >
      {children}
    </ContextMenu>
  )
}

/** The same menu under a button, for the mouse and the keyboard. */
export function MessageMenuButton({ actions }: { actions: ActionsOf }) {
  const { t } = useTranslation('chat')
  const entriesOf = useEntries()
  return (
    <Menu label={t('message.menu')} entries={() => entriesOf(actions(), true)}>
      <IconButton label={t('message.menu')} icon={Ellipsis} size={20} />
    </Menu>
  )
}

function useEntries(): (actions: MessageActions, react: boolean) => MenuEntry[] {
  const { t } = useTranslation(['chat', 'groups', 'messages'])
  return (actions, react) => entriesOf(actions, react, t)
}

function entriesOf(actions: MessageActions, react: boolean, t: TFunction<['chat', 'groups', 'messages']>): MenuEntry[] {
  const {
    onReply,
    onCopy,
    onSelectText,
    onTranslate,
    onHideTranslation,
    onForward,
    onKeep,
    onKeepSticker,
    onEdit,
    onSelect,
    onRecall,
    onHide,
    onReport,
    readers,
    onMoreReactions,
  } = actions
  return [
    ...(react ? [{ id: 'react', text: t('message.react'), icon: SmilePlus, onPress: onMoreReactions }] : []),
    ...(onReply ? [{ id: 'reply', text: t('message.reply'), icon: Reply, turns: true, onPress: onReply }] : []),
    ...(onCopy ? [{ id: 'copy', text: t('message.copy'), icon: Copy, onPress: onCopy }] : []),
    ...(onSelectText
      ? [{ id: 'selectText', text: t('message.selectText'), icon: TextCursor, onPress: onSelectText }]
      : []),
    ...(onTranslate
      ? [{ id: 'translate', text: t('messages:translation.translate'), icon: Languages, onPress: onTranslate }]
      : []),
    ...(onHideTranslation
      ? [{ id: 'hideTranslation', text: t('messages:translation.hide'), icon: Languages, onPress: onHideTranslation }]
      : []),
    ...(onForward
      ? [{ id: 'forward', text: t('message.forward'), icon: Forward, turns: true, onPress: onForward }]
      : []),
    ...(onKeep ? [{ id: 'keep', text: t('message.keep'), icon: Bookmark, onPress: onKeep }] : []),
    ...(onKeepSticker
      ? [{ id: 'keepSticker', text: t('message.keepSticker'), icon: Sticker, onPress: onKeepSticker }]
      : []),
    ...(onEdit ? [{ id: 'edit', text: t('messages:edit.edit'), icon: Pencil, onPress: onEdit }] : []),
    ...(onSelect ? [{ id: 'select', text: t('messages:select.select'), icon: ListChecks, onPress: onSelect }] : []),
    ...(onRecall ? [{ id: 'recall', text: t('message.recall'), icon: Undo2, turns: true, onPress: onRecall }] : []),
    ...(readers
      ? [
          {
            id: 'readers',
            text: t('groups:readBy', { count: readers.count }),
            icon: CheckCheck,
            onPress: readers.onShow,
          },
        ]
      : []),
    ...(onReport ? [{ id: 'report', text: t('groups:report.action'), icon: Flag, onPress: onReport }] : []),
    ...(onHide ? [{ id: 'hide', text: t('message.hide'), icon: Trash2, destroys: true, onPress: onHide }] : []),
  ]
}

function ReactionLine({ actions, onDone }: { actions: MessageActions; onDone: () => void }) {
  const { t } = useTranslation('chat')
  return (
    <Toolbar className={styles.line ?? ''} aria-label={t('message.react')}>
      {quickReactions.map((emoji) => (
        <Button
          key={emoji}
          className={classes(styles.emoji, emoji === actions.mine && styles.mine)}
          aria-pressed={emoji === actions.mine}
          onPress={() => {
            actions.onReact(emoji === actions.mine ? null : emoji)
            onDone()
          }}
        >
          {emoji}
        </Button>
      ))}
      <IconButton
        label={t('message.moreReactions')}
        icon={SmilePlus}
        size={20}
        onPress={() => {
          onDone()
          actions.onMoreReactions()
        }}
      />
    </Toolbar>
  )
}
